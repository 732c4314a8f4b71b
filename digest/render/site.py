"""render(): an edition, the settings and a theme -> every page of the site, and the theme's files."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.render.assets import name_assets
from digest.render.audit import view_audit
from digest.render.context import MarkdownPage, NotFoundPage, Page
from digest.render.frames import Desk
from digest.render.lists import outlets_of, view_archive, view_home, view_outlet, view_sources
from digest.render.markdown import check_pages, render_markdown
from digest.render.redirect import redirect
from digest.render.story import view_story
from digest.render.templates import Templates
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Edition, OutputFile, StoryReport, Theme
from digest.wording.counts import standing_line
from digest.wording.headlines import headline
from digest.wording.words import WORDS


def render(edition: Edition, site: SiteSettings, theme: Theme) -> tuple[OutputFile, ...]:
    """Return the pages of the site and the theme's static files, by path.

    Raises:
        ThemeError: a template is missing, has a fault, or asks for an unknown field.
        SettingsError: one of the editor's pages is too large, or its address is taken.
    """
    check_pages(site.pages)
    names, files = name_assets(theme.static)
    desk = Desk.of(edition, site, names)
    templates = Templates(theme)
    pages = (
        OutputFile(path, templates.render(template, desk.frame(path, title, description, section), page))
        for path, template, title, description, section, page in _pages(edition, desk)
    )
    titles = {report.story.slug: headline(report).text for report in edition.stories}
    moved = (redirect(slug, to, titles[to], desk) for slug, to in edition.redirects)
    return tuple(sorted((*files, *pages, *moved), key=lambda file: file.path))


# Path, template, title, description, path of the navigation entry that it belongs to ("" for itself), view.
_Planned = tuple[str, str, str, str, str, Page]


def _pages(edition: Edition, desk: Desk) -> Iterator[_Planned]:
    settings = desk.site.settings
    yield urls.HOME, "home.html", settings.title, "", "", view_home(edition, desk)
    for report in edition.stories:
        yield from _story_pages(report, edition, desk)
    yield urls.SOURCES, "sources.html", WORDS.sources, WORDS.sources_intro, "", view_sources(edition, desk)
    for outlet in outlets_of(edition):
        view = view_outlet(outlet, edition, desk)
        yield urls.outlet(outlet.id), "outlet.html", view.name, "", urls.SOURCES, view
    yield urls.ARCHIVE, "archive.html", WORDS.archive, WORDS.archive_intro, "", view_archive(edition, desk)
    for page in desk.site.pages:
        view_page = MarkdownPage(fold(page.title), render_markdown(page.body))
        yield urls.page(page.slug), "page.html", view_page.title, "", "", view_page
    home = desk.links(urls.NOT_FOUND)(urls.HOME)
    yield urls.NOT_FOUND, "not_found.html", WORDS.not_found, "", "", NotFoundPage(home)


def _story_pages(report: StoryReport, edition: Edition, desk: Desk) -> Iterator[_Planned]:
    slug, title, line = report.story.slug, headline(report).text, standing_line(report)
    # A story belongs to no entry of the navigation: its path marks none as the current one.
    yield urls.story(slug), "story.html", title, line, "", view_story(report, desk)
    view = view_audit(report, edition.doubts, desk)
    yield urls.audit(slug), "audit.html", f"{WORDS.audit}: {title}", line, "", view
