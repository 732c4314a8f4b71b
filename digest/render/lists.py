"""An edition -> what the pages are given that tell whose texts the site quotes: sources, and one outlet each."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest import urls
from digest.render.context import (
    Listed,
    OutletPage,
    OutletRow,
    Recorded,
    Skipped,
    SourcesPage,
)
from digest.render.context_parts import Link, Text
from digest.render.frames import Desk
from digest.render.scene import anchor
from digest.settings.values import OutletEntry, Statement
from digest.text import fold, slugify
from digest.values import Article, Edition, Outlet
from digest.wording.dates import in_words, newest_first
from digest.wording.headlines import headline
from digest.wording.marks import in_order, letter


def view_sources(edition: Edition, desk: Desk) -> SourcesPage:
    """Return the view of the list of sources."""
    to = desk.links(urls.SOURCES)
    rows = tuple(
        OutletRow(
            outlet=Link(fold(outlet.name), to(urls.outlet(outlet.id))),
            articles=sum(a.outlet is not None and a.outlet.id == outlet.id for a in edition.articles),
            registered=outlet.registered,
        )
        for outlet in edition.outlets
    )
    skipped = sorted((fold(file.path), desk.words.say(f"skipped.{file.kind}")) for file in edition.skipped)
    return SourcesPage(
        outlets=rows,
        unstated=tuple(_listed(edition, desk, to, None)),
        skipped=tuple(Skipped(path, reason) for path, reason in skipped),
    )


def view_outlet(outlet: Outlet, edition: Edition, desk: Desk) -> OutletPage:
    """Return the view of one outlet's page."""
    entry = next((e for e in desk.site.register.outlets if slugify(e.name) == outlet.id or e.name == outlet.name), None)
    path = urls.outlet(outlet.id)
    to = desk.links(path)
    known = entry or OutletEntry(name=outlet.name)
    return OutletPage(
        name=fold(outlet.name),
        registered=entry is not None,
        facts=tuple(_recorded(fact, desk) for fact in known.facts),
        outside_views=tuple(_recorded(view, desk) for view in known.outside_views),
        remark=fold(known.note),
        reply=fold(known.reply),
        articles=tuple(_listed(edition, desk, to, outlet.id)),
        feed=to(urls.feed_of(path)),
    )


def _recorded(statement: Statement, desk: Desk) -> Recorded:
    source = fold(statement.source)
    return Recorded(fold(statement.text), Link(source, desk.web(source)), desk.words.day(statement.checked))


def _listed(edition: Edition, desk: Desk, to: Callable[[str], str], outlet: str | None) -> Iterator[Listed]:
    """Yield the articles of an outlet (None: those that name none), newest story first."""
    for report in newest_first(edition.stories):
        for index, article in enumerate(in_order(report)):
            if (article.outlet.id if article.outlet else None) == outlet:
                href = f"{to(urls.story(report.story.slug))}#{anchor(letter(index))}"
                yield _one(article, desk, desk.headline(headline(report, desk.words)), href)


def _one(article: Article, desk: Desk, story: Text, href: str) -> Listed:
    return Listed(
        headline=desk.article_headline(article),
        has_headline=bool(article.headline.strip()),
        date=in_words(article.published, desk.words),
        story=Link(story.text, href),
        lang=story.lang,
        dir=story.dir,
        at_source=desk.web(article.url),
    )
