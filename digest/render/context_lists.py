"""What the pages are given on which a reader looks for a story: archive, topics, search, feeds."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render.context_parts import Link


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """A story in a list; `lang` and `dir` are its headline's, "" where they are the page's own."""

    story: Link
    has_headline: bool
    lang: str
    dir: str
    counts: str


@dataclass(frozen=True, slots=True)
class ArchiveDay:
    """An edition and its stories; `more` tells how many of them are on its own page only, "" for none."""

    edition: Link
    entries: tuple[ArchiveEntry, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """All editions, newest first, the undated one last."""

    days: tuple[ArchiveDay, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic and how many stories it has, in words."""

    topic: Link
    stories: str


@dataclass(frozen=True, slots=True)
class TopicsPage:
    """Every topic that the editor set."""

    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """One topic: its stories by edition, and the address of its feed."""

    name: str
    days: tuple[ArchiveDay, ...]
    feed: str


@dataclass(frozen=True, slots=True)
class Found:
    """A story on the search page: its headline, and in one line its outlets, edition and topics."""

    story: Link
    has_headline: bool
    lang: str
    dir: str
    about: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Headlines, newest first; `more` leads on where there are too many for one page.

    `pagefind` is the address of Pagefind's script where the editor chose it, else "".
    """

    stories: tuple[Found, ...]
    more: Link | None
    pagefind: str


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed: its name, its link, and the address that a reader copies ("" where the site's own isn't known)."""

    name: str
    href: str
    address: str


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """Every feed: all stories in each format, the list of feeds, and one feed for each topic and outlet."""

    main: tuple[FeedRow, ...]
    opml: str
    topics: tuple[Link, ...]
    outlets: tuple[Link, ...]
