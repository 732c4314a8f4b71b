"""What each template is given, resolved into display values: templates loop and choose, and decide nothing.

Every template gets `frame` (what surrounds each page), `words` (the site's own words) and `page`, the value that
is named for it in PAGE_VALUES. Texts that a source wrote are `Text`; addresses are ready for an href, "" where there
is none; a mark, text or view that may be missing says so by its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.render.context_audit import AuditPage
from digest.render.context_lists import (
    ArchiveDay,
    ArchiveEntry,
    ArchivePage,
    FeedsPage,
    SearchPage,
    TopicPage,
    TopicsPage,
)
from digest.render.context_parts import Link, Mark, Meta, SafeHtml, Text
from digest.render.context_story import StoryPage


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds every page.

    `assets` gives the address of each static file of the theme by its path in it, `options` the value of each option
    that the theme declares by its name. `feeds` are those to advertise, the main one first; `open_graph` is what social
    networks show of the page; `data` is the page as JSON-LD, for `<script type="application/ld+json">`. `style` is what
    404.html has in itself, for `<style>`: opened from the disc, it finds no stylesheet.
    """

    title: str
    site_title: str
    site_description: str
    description: str
    language: str
    dir: str
    policy: str
    noindex: bool
    canonical: str
    home: str
    feeds: tuple[Link, ...]
    open_graph: tuple[Meta, ...]
    data: SafeHtml | None
    style: SafeHtml | None
    assets: Mapping[str, str]
    navigation: tuple[Link, ...]
    edition: str
    footer: tuple[Link, ...]
    report_error: str
    made_with: str
    options: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cited:
    """One sentence, its source's mark, and the source in words."""

    mark: Mark
    text: Text
    source: str


@dataclass(frozen=True, slots=True)
class Card:
    """A story on the home page; `flags` say what differs."""

    href: str
    headline: Text
    has_headline: bool
    outlets: str
    counts: str
    flags: tuple[str, ...]
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class HomePage:
    """An edition: its name in words ("" on an empty site), first the lead, then the others.

    `holdings` says how many stories it has, from how many texts; `further` are what is too much for cards. The home
    page is the latest edition with the stories that are pinned, and has those before it in `earlier`; on other editions
    `newer` and `older` lead to the neighbours.
    """

    day: str
    lead: Card | None
    cards: tuple[Card, ...]
    holdings: str
    further: tuple[ArchiveEntry, ...]
    earlier: tuple[ArchiveDay, ...]
    newer: Link | None
    older: Link | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An article in a list: its headline, its date, its address at the source; `lang` and `dir` are its story's."""

    headline: Text
    has_headline: bool
    date: str
    story: Link
    lang: str
    dir: str
    at_source: str


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet in the list of sources."""

    outlet: Link
    articles: int
    registered: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that gave no article, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every outlet; the articles that name none; the files that were skipped."""

    outlets: tuple[OutletRow, ...]
    unstated: tuple[Listed, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """A dated statement of the register; `source` has an address where the editor gave one."""

    text: str
    source: Link
    checked: str


@dataclass(frozen=True, slots=True)
class OutletPage:
    """One outlet: what the register says of it, and its articles."""

    name: str
    registered: bool
    facts: tuple[Recorded, ...]
    outside_views: tuple[Recorded, ...]
    remark: str
    reply: str
    articles: tuple[Listed, ...]
    feed: str


@dataclass(frozen=True, slots=True)
class MarkdownPage:
    """A page that the editor wrote."""

    title: str
    body: SafeHtml


@dataclass(frozen=True, slots=True)
class NotFoundPage:
    """What stands at an address that leads nowhere."""

    home: str


Page = (
    HomePage
    | StoryPage
    | AuditPage
    | SourcesPage
    | OutletPage
    | ArchivePage
    | TopicsPage
    | TopicPage
    | SearchPage
    | FeedsPage
    | MarkdownPage
    | NotFoundPage
)

# Which value each template is given as `page`; a theme must have every one of these templates.
PAGE_VALUES: Mapping[str, type[Page]] = {
    "home.html": HomePage,
    "edition.html": HomePage,
    "story.html": StoryPage,
    "audit.html": AuditPage,
    "sources.html": SourcesPage,
    "outlet.html": OutletPage,
    "archive.html": ArchivePage,
    "topics.html": TopicsPage,
    "topic.html": TopicPage,
    "search.html": SearchPage,
    "feeds.html": FeedsPage,
    "page.html": MarkdownPage,
    "not_found.html": NotFoundPage,
}
