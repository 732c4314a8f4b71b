"""An edition -> what the pages that list things are given: home, sources, one outlet, archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from digest import urls
from digest.render.context import (
    ArchiveDay,
    ArchiveEntry,
    ArchivePage,
    Card,
    Cited,
    HomePage,
    Listed,
    OutletPage,
    OutletRow,
    Recorded,
    Skipped,
    SourcesPage,
)
from digest.render.context_parts import Link
from digest.render.frames import Desk
from digest.render.scene import Scene, anchor
from digest.settings.values import OutletEntry, Statement
from digest.text import fold, slugify
from digest.values import Article, Edition, Outlet, StoryReport
from digest.wording.counts import counts_in_words, flags
from digest.wording.dates import day_in_words, first_and_last, in_words, newest_first, weekday_in_words
from digest.wording.headlines import headline, outlets_in_words
from digest.wording.marks import in_order, letters, outlet_name
from digest.wording.words import WORDS


def view_home(edition: Edition, desk: Desk) -> HomePage:
    """Return the view of the home page; stories stand in the edition's order."""
    newest = newest_first(edition.stories)
    dates = first_and_last(newest[0]) if newest else None
    cards = tuple(_card(report, desk) for report in edition.stories)
    return HomePage(weekday_in_words(dates[1].day) if dates else "", cards[0] if cards else None, cards[1:])


def _card(report: StoryReport, desk: Desk) -> Card:
    scene = Scene.of(report, desk, urls.HOME, linked=False)
    title = headline(report)
    return Card(
        href=scene.to(urls.story(report.story.slug)),
        headline=desk.headline(title),
        has_headline=title.kind != "none",
        outlets=outlets_in_words(report),
        counts=counts_in_words(report),
        flags=flags(report),
        cited=_cited(scene),
    )


def _cited(scene: Scene) -> Cited | None:
    if not scene.report.summary.picks:
        return None
    pick = scene.report.summary.picks[0]
    article = scene.articles[pick.article]
    source = f"{outlet_name(article)}, {in_words(article.published)}"
    return Cited(scene.mark(pick.article), scene.desk.text(pick.text, article.language), source)


def view_archive(edition: Edition, desk: Desk) -> ArchivePage:
    """Return the view of the archive."""
    to = desk.links(urls.ARCHIVE)

    def entry(report: StoryReport) -> ArchiveEntry:
        title = headline(report)
        shown = desk.headline(title)
        link = Link(shown.text, to(urls.story(report.story.slug)))
        return ArchiveEntry(link, shown.lang, shown.dir, counts_in_words(report))

    days = groupby(newest_first(edition.stories), key=_day)
    return ArchivePage(tuple(ArchiveDay(day, tuple(entry(report) for report in reports)) for day, reports in days))


def _day(report: StoryReport) -> str:
    dates = first_and_last(report)
    return weekday_in_words(dates[1].day) if dates else WORDS.undated.capitalize()


def outlets_of(edition: Edition) -> tuple[Outlet, ...]:
    """Return every outlet of the edition's articles, by name."""
    found = {article.outlet.id: article.outlet for article in edition.articles if article.outlet}
    return tuple(sorted(found.values(), key=lambda outlet: (outlet.name.casefold(), outlet.id)))


def view_sources(edition: Edition, desk: Desk) -> SourcesPage:
    """Return the view of the list of sources."""
    to = desk.links(urls.SOURCES)
    rows = tuple(
        OutletRow(
            outlet=Link(fold(outlet.name), to(urls.outlet(outlet.id))),
            articles=sum(a.outlet is not None and a.outlet.id == outlet.id for a in edition.articles),
            registered=outlet.registered,
        )
        for outlet in outlets_of(edition)
    )
    skipped = sorted((fold(file.path), fold(file.reason)) for file in edition.skipped)
    return SourcesPage(
        outlets=rows,
        unstated=tuple(_listed(edition, desk, to, None)),
        skipped=tuple(Skipped(path, reason) for path, reason in skipped),
    )


def view_outlet(outlet: Outlet, edition: Edition, desk: Desk) -> OutletPage:
    """Return the view of one outlet's page."""
    entry = next((e for e in desk.site.register.outlets if slugify(e.name) == outlet.id or e.name == outlet.name), None)
    known = entry or OutletEntry(name=outlet.name)
    return OutletPage(
        name=fold(outlet.name),
        registered=entry is not None,
        facts=tuple(_recorded(fact, desk) for fact in known.facts),
        outside_views=tuple(_recorded(view, desk) for view in known.outside_views),
        remark=fold(known.note),
        reply=fold(known.reply),
        articles=tuple(_listed(edition, desk, desk.links(urls.outlet(outlet.id)), outlet.id)),
    )


def _recorded(statement: Statement, desk: Desk) -> Recorded:
    source = fold(statement.source)
    return Recorded(fold(statement.text), Link(source, desk.web(source)), day_in_words(statement.checked))


def _listed(edition: Edition, desk: Desk, to: Callable[[str], str], outlet: str | None) -> Iterator[Listed]:
    """Yield the articles of an outlet (None: those that name none), newest story first."""
    for report in newest_first(edition.stories):
        marks = letters(report)
        for article in in_order(report):
            if (article.outlet.id if article.outlet else None) == outlet:
                href = f"{to(urls.story(report.story.slug))}#{anchor(marks[article.id])}"
                yield _one(article, desk, Link(headline(report).text, href))


def _one(article: Article, desk: Desk, story: Link) -> Listed:
    return Listed(
        headline=desk.article_headline(article),
        has_headline=bool(article.headline.strip()),
        date=in_words(article.published),
        story=story,
        at_source=desk.web(article.url),
    )
