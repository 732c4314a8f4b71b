"""What the template of a story's page is given."""

from __future__ import annotations

from dataclasses import dataclass

from digest.render.context_parts import Link, Mark, Passage, SafeHtml, Text


@dataclass(frozen=True, slots=True)
class Also:
    """Who else has a sentence, and how they depend on its source ("" where they don't)."""

    marks: tuple[Mark, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PickView:
    """A sentence of the summary; `before` and `after` are its neighbours, where they may be printed."""

    mark: Mark
    text: Text
    also: tuple[Also, ...]
    only_here: bool
    differs: tuple[Mark, ...]
    before: Text | None
    after: Text | None
    at_source: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A credibility note; register notes have a source and the day on which it was checked."""

    message: str
    source: Link
    checked: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """An article in the sources section.

    `picked` says that a sentence of the summary is its; `depth` how many reports it hangs below (0: none), in a chain
    never more than one more than the source before it.
    """

    anchor: str
    mark: Mark
    picked: bool
    depth: int
    headline: Text
    has_headline: bool
    href: str
    outlet: Link
    facts: tuple[str, ...]
    standing: str
    why: tuple[str, ...]
    seen: tuple[NoteView, ...]
    register: tuple[NoteView, ...]
    boilerplate: str
    audit: str
    adds: tuple[Passage, ...]
    adds_words: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """Articles that depend on one report, that report first."""

    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class DrawingView:
    """Who follows whom as a drawing, in a form for wide screens and one for phones, and the same facts in words."""

    wide: SafeHtml
    tall: SafeHtml
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One matter on which figures differ."""

    what: str
    passages: tuple[Passage, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation; `differs` where the first form has another or none."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class FormView:
    """A form of a quotation: `parts` are the stretches that may be printed, `whole` whether that is all of it.

    `where` tells in words what is not printed ("" where nothing), `left_out` what the first form has beyond it.
    """

    parts: tuple[tuple[Word, ...], ...]
    whole: bool
    lang: str
    dir: str
    marks: tuple[Mark, ...]
    where: str
    left_out: str
    differs: bool


@dataclass(frozen=True, slots=True)
class UtteranceView:
    """One thing that was said, in every form that it takes."""

    speaker: str
    forms: tuple[FormView, ...]


@dataclass(frozen=True, slots=True)
class DatedView:
    """A day and the statements that name it."""

    day: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class InputView:
    """A text that the page was made from."""

    mark: Mark
    path: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class MadeView:
    """How the page was made."""

    version: str
    method: str
    last_change: str
    overrides: tuple[str, ...]
    inputs: tuple[InputView, ...]
    audit: str
    data: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """A story, in the order in which its page tells it. `contents` are the sections that it has.

    `note` is the editor's remark on the story, "" where there is none.
    """

    headline: Text
    headline_by: str
    standing: str
    note: str
    counts: tuple[str, ...]
    flags: tuple[str, ...]
    topics: tuple[Link, ...]
    contents: tuple[Link, ...]
    several: bool
    picks: tuple[PickView, ...]
    chains: tuple[ChainView, ...]
    drawing: DrawingView | None
    differences: tuple[DifferenceView, ...]
    quotations: tuple[UtteranceView, ...]
    timeline: tuple[DatedView, ...]
    background: tuple[SourceView, ...]
    made: MadeView
