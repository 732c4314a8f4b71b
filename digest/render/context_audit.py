"""What the template of an audit page is given."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render.context_parts import Link, Mark, Text


@dataclass(frozen=True, slots=True)
class StrippedLine:
    """A line that was taken out; `again` says which line of the article has its words."""

    number: int
    rule: str
    reason: str
    text: str
    again: str


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line that was read as headline or as facts about the article."""

    number: int
    role: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Grouped:
    """What is true of several sentences or lines, and their numbers."""

    label: str
    numbers: str


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A decision that the editor should look at."""

    line: int
    message: str
    settle: str


@dataclass(frozen=True, slots=True)
class AuditedArticle:
    """The account of one text."""

    anchor: str
    mark: Mark
    headline: Text
    outlet: str
    path: str
    encoding: str
    removed: str
    stripped: tuple[StrippedLine, ...]
    read: tuple[ReadLine, ...]
    kept: tuple[Grouped, ...]
    rejected: tuple[Grouped, ...]
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """How much of one text stands on the site."""

    mark: Mark
    name: str
    words: int
    share: str
    limit: int


@dataclass(frozen=True, slots=True)
class MatchRow:
    """Two sentences that say the same."""

    left: Mark
    left_number: int
    right: Mark
    right_number: int
    closeness: str
    share: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The account of one story."""

    story: Link
    lang: str
    dir: str
    articles: tuple[AuditedArticle, ...]
    excerpts: tuple[ExcerptRow, ...]
    matches: tuple[MatchRow, ...]
