"""What the template of an audit page is given."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render.context_parts import Link, Mark, SafeHtml, Text


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
class FactRow:
    """A fact on a text, and where it is known from."""

    name: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class AuditedArticle:
    """The account of one text.

    `together` says how alike it is to the other texts, `standing` its place among them, `why` what that rests on,
    `adds` what it alone has, `passed_over` which of its sentences could stand in the summary and were not taken.
    """

    anchor: str
    mark: Mark
    headline: Text
    outlet: str
    path: str
    facts: tuple[FactRow, ...]
    together: str
    standing: str
    why: tuple[str, ...]
    adds: str
    passed_over: str
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
class OverlapView:
    """One text as a strip from its first to its last line, and the same in words."""

    mark: Mark
    svg: SafeHtml
    words: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The account of one story; `overlaps` are empty where it has one text.

    `decided` names the files in which the editor decided on it, `explain` the command that tells more.
    """

    story: Link
    decided: tuple[str, ...]
    explain: str
    lang: str
    dir: str
    articles: tuple[AuditedArticle, ...]
    excerpts: tuple[ExcerptRow, ...]
    matches: tuple[MatchRow, ...]
    overlaps: tuple[OverlapView, ...]
