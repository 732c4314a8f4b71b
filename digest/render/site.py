"""render(): an edition, the settings and a theme -> every page of the site, and the theme's files."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.render.assets import name_assets
from digest.render.audit import view_audit
from digest.render.context import MarkdownPage, NotFoundPage
from digest.render.finding import view_feeds, view_search, view_topic, view_topics
from digest.render.frames import Desk, Planned
from digest.render.fronts import Days, days_of, view_archive, view_edition, view_home
from digest.render.lists import view_outlet, view_sources
from digest.render.markdown import render_pages
from digest.render.picture import link_picture
from digest.render.redirect import redirect
from digest.render.story import view_story
from digest.render.templates import Templates
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Edition, OutputFile, StoryReport, Theme
from digest.wording.counts import standing_line
from digest.wording.headlines import headline


def render(edition: Edition, site: SiteSettings, theme: Theme) -> tuple[OutputFile, ...]:
    """Return the pages of the site and the theme's static files, by path.

    Raises:
        ThemeError: a template is missing, has a fault, or asks for an unknown field; or the picture is none.
        SettingsError: one of the editor's pages is too large, its address is taken, or it links to a page that isn't
            there.
    """
    names, files = name_assets(theme.static)
    picture = link_picture(theme, names, site.settings)
    # Line ends as a browser reads them, and none at the ends: the policy has the hash of what is read.
    missing_style = "\n".join(theme.static.get("not_found.css", b"").decode("utf-8", "replace").splitlines()).strip()
    desk = Desk.of(edition, site, names, theme.options, picture, missing_style)
    templates = Templates(theme, desk.words)
    pages = (
        OutputFile(planned.path, templates.render(planned.template, desk.frame(planned), planned.page))
        for planned in _pages(edition, desk)
    )
    titles = {report.story.slug: headline(report, desk.words).text for report in edition.stories}
    moved = (redirect(slug, to, titles[to], desk) for slug, to in edition.redirects)
    return tuple(sorted((*files, *pages, *moved), key=lambda file: file.path))


def _pages(edition: Edition, desk: Desk) -> Iterator[Planned]:
    settings, words, days = desk.site.settings, desk.words, days_of(edition)
    # First, as an editor's fault is told before the long work.
    written = render_pages(desk.site.pages, desk.links, words)
    yield Planned(urls.HOME, "home.html", view_home(edition, days, desk), settings.title)
    for number, (day, _) in enumerate(days):
        view = view_edition(number, days, desk)
        yield Planned(urls.edition(day.id), "edition.html", view, day.title, section=urls.ARCHIVE)
    for report in edition.stories:
        yield from _story_pages(report, edition, desk)
    yield Planned(urls.SOURCES, "sources.html", view_sources(edition, desk), words["sources"], words["sources_intro"])
    for outlet in edition.outlets:
        shown = view_outlet(outlet, edition, desk)
        path = urls.outlet(outlet.id)
        yield Planned(path, "outlet.html", shown, shown.name, section=urls.SOURCES, has_feed=True)
    yield from _finding_pages(edition, days, desk)
    for page in desk.site.pages:
        view_page = MarkdownPage(fold(page.title), written[page.slug])
        yield Planned(urls.page(page.slug), "page.html", view_page, view_page.title)
    home = desk.links(urls.NOT_FOUND)(urls.HOME)
    yield Planned(urls.NOT_FOUND, "not_found.html", NotFoundPage(home), words["not_found"])


def _story_pages(report: StoryReport, edition: Edition, desk: Desk) -> Iterator[Planned]:
    slug, words = report.story.slug, desk.words
    title, line = headline(report, words).text, standing_line(report, words)
    # A story belongs to no entry of the navigation: its path marks none as the current one.
    yield Planned(urls.story(slug), "story.html", view_story(report, desk), title, line, story=report)
    view = view_audit(report, edition.doubts, desk)
    yield Planned(urls.audit(slug), "audit.html", view, f"{words['audit']}{words['colon']}{title}", line)


def _finding_pages(edition: Edition, days: Days, desk: Desk) -> Iterator[Planned]:
    words = desk.words
    yield Planned(urls.ARCHIVE, "archive.html", view_archive(days, desk), words["archive"], words["archive_intro"])
    if desk.has_topics:
        yield Planned(urls.TOPICS, "topics.html", view_topics(edition, desk), words["topics"], words["topics_intro"])
    for topic in edition.topics:
        view = view_topic(topic, days, desk)
        yield Planned(urls.topic(topic.id), "topic.html", view, topic.name, section=urls.TOPICS, has_feed=True)
    yield Planned(urls.SEARCH, "search.html", view_search(days, desk), words["search"], words["search_intro"])
    yield Planned(urls.FEEDS, "feeds.html", view_feeds(edition, desk), words["feeds"])
