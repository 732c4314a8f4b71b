"""The frozen values that the stages hand on, in the order in which they come into being.

Offsets: `start` and `end` count characters of `RawArticle.text`, `end` exclusive. Line and sentence numbers count
from 1. A value that holds an earlier one keeps it whole, so nothing is `None` only because a stage has not run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Literal, Union

# ------------------------------------------------------------------------------------------- message

Value = Union["str | int | float | date | Message | tuple[Value, ...]"]


@dataclass(frozen=True, slots=True)
class Message:
    """Something that digest says, apart from the language that it is said in.

    `key` names a text in digest/wording/languages; `values` are what is put into it, by name: a `str` is foreign (a
    name, words of a source), a `Message` is digest's own, `n` is the number that the text is about.
    """

    key: str
    values: tuple[tuple[str, Value], ...] = ()


def message(key: str, **values: Value) -> Message:
    """Return the message that says `key` with these values."""
    return Message(key, tuple(values.items()))


def all_of(messages: Sequence[Message]) -> Message:
    """Return several messages as one, told one after the other."""
    told = messages[0]
    for more in messages[1:]:
        told = message("reasons.and", first=told, second=more)
    return told


def verbatim(text: str) -> Message:
    """Return words that are somebody else's, such as the editor's, as a message."""
    return message("notes.verbatim", text=text)


# ---------------------------------------------------------------------------------------------- load


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it lies on the disc; `path` is relative to the seeds folder, with '/'.

    `sidecar` is the `NAME.yaml` beside it, in which the editor declares what the file itself can't.
    """

    path: str
    data: bytes
    sidecar: SourceFile | None = None


SkippedKind = Literal[
    "unreadable", "empty", "not_text", "format", "damaged", "no_article", "declared", "left_out", "sidecar", "cut"
]


@dataclass(frozen=True, slots=True)
class SkippedFile:
    """A file that gave no article, and why: in words for the editor, who reads them in a terminal, and by its kind.

    In a file of several articles `path` ends in ":" and the place of the one that is meant, such as "bulk.jsonl:17".
    The site tells readers the kind alone, in its own language.
    """

    path: str
    reason: str
    kind: SkippedKind = "unreadable"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text. `text` has no line end, `eol` is that line end ("" at the end of a file).

    `byte_start` and `byte_end` delimit the line with its line end. In pasted text and Markdown they count in the file
    (line 1 holds the byte order mark), so that the slices of all lines, joined, are the file. For the other kinds they
    count in `RawArticle.text`, encoded as UTF-8: the file holds markup, escapes or transfer encodings in between.
    """

    number: int
    start: int
    text: str
    eol: str
    byte_start: int
    byte_end: int

    @property
    def end(self) -> int:
        """Return the offset behind the last character of the text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as a source states it, perhaps with a time.

    `day` is the calendar day in the source's own zone; `instant` is aware and in UTC, and None where only a day is
    known. `stated` is the text that it was read from, `where` says where that stood ("line 3", "folder name").
    """

    day: date
    instant: datetime | None
    stated: str
    where: str

    def __post_init__(self) -> None:
        if self.instant is not None and self.instant.utcoffset() != UTC.utcoffset(None):
            raise ValueError(f"Moment.instant must be in UTC, got {self.instant!r}")

    @property
    def sort_key(self) -> datetime:
        """Return what puts moments in order: the instant, or the start of the day."""
        return self.instant or datetime.combine(self.day, time(), tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Declared:
    """What the file or the folder says of the article outright; None or "" where it says nothing.

    `found` has (field, where) for what was read off a page, feed or mail: ("title", "JSON-LD headline").
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str = ""
    published: Moment | None = None
    collected: Moment | None = None
    language: str = ""
    story: str = ""
    background: bool = False
    updated: Moment | None = None
    found: tuple[tuple[str, str], ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An article as text. `encoding_note` says how a guess was made, None where none was needed.

    The first `front_matter_lines` lines are what the file declares, not its text. `path` is the file's; in a file of
    several articles it ends in ":" and the line or number of this one, and `sha256` is of this one alone. `dropped` has
    (line number, reason) for what stands on a saved page outside of its article. `notes` says what else became of the
    file (attachments that were not read, a date that isn't one).
    """

    id: str
    path: str
    text: str
    encoding: str
    encoding_note: Message | None
    sha256: str
    lines: tuple[Line, ...]
    declared: Declared
    front_matter_lines: int = 0
    dropped: tuple[tuple[int, Message], ...] = ()
    notes: tuple[Message, ...] = ()


# ---------------------------------------------------------------------------------------------- head


@dataclass(frozen=True, slots=True)
class Fact:
    """A value read off a line of the text; `rule` names how."""

    value: str
    line: int
    rule: str


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a text say about it; None where they don't.

    `unresolved_date` is a relative date ("13 hours ago") that gives no day, mostly because the text doesn't say when it
    was collected. `lines` has (number, role, rule, reason) for each line that is headline or metadata. `place` and
    `agency` may stand in a slug ("TIDEWELL, Aug 20 (Agency) -") at the start of the first paragraph, which stays body.
    """

    headline: Fact | None
    outlet: Fact | None
    author: Fact | None
    published: Moment | None
    unresolved_date: Fact | None
    place: Fact | None
    lines: tuple[tuple[int, Role, str, Message], ...]
    updated: Moment | None = None
    url: Fact | None = None
    agency: Fact | None = None


# --------------------------------------------------------------------------------------------- clean

Role = Literal["headline", "metadata", "body", "boilerplate", "blank"]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line with its role; `rule` and `reason` stand on all that is not body. `kind` groups rules for counts.

    `repeats` is the number of the body line whose words the line says again, 0 where none.
    """

    line: Line
    role: Role
    rule: str
    reason: Message | None
    kind: str = ""
    repeats: int = 0

    @property
    def kept(self) -> bool:
        """Say whether the line stays."""
        return self.role != "boilerplate"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision that the editor should look at, and what would settle it."""

    path: str
    line: int
    message: Message
    settle: Message


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """The ledger: every line of the article, in order, with its role."""

    raw: RawArticle
    head: Head
    ledger: tuple[LedgerLine, ...]
    doubts: tuple[Doubt, ...]

    @property
    def body(self) -> tuple[Line, ...]:
        """Return the lines of the article itself."""
        return tuple(entry.line for entry in self.ledger if entry.role == "body")

    @property
    def stripped(self) -> tuple[LedgerLine, ...]:
        """Return the lines that were taken out."""
        return tuple(entry for entry in self.ledger if entry.role == "boilerplate")


# ------------------------------------------------------------------------------------------ describe


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body: number, span, the very characters, and the line that it stands in."""

    number: int
    start: int
    end: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; `id` is its address under /sources/. `registered` says whether outlets.yaml knows it."""

    id: str
    name: str
    registered: bool


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of one article. `headline` and `outlet` may be missing: then nothing is put in their place.

    `place` is the dateline's, in the text's words. `language_note` says how the language is known.
    """

    cleaned: CleanArticle
    headline: str
    outlet: Outlet | None
    author: str
    published: Moment | None
    collected: Moment | None
    url: str
    language: str
    sentences: tuple[Sentence, ...]
    place: str = ""
    updated: Moment | None = None
    language_note: Message | None = None

    @property
    def id(self) -> str:
        """Return the article's id."""
        return self.cleaned.raw.id

    @property
    def text(self) -> str:
        """Return the text of the file that the spans count in."""
        return self.cleaned.raw.text

    @property
    def body_words(self) -> int:
        """Words of the article by white space: what a share of it is counted against."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)


# ------------------------------------------------------------------------------------------- cluster


@dataclass(frozen=True, slots=True)
class Topic:
    """What a story is about, in the editor's words; `id` is its address under /topics/."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Affinity:
    """How alike an article is to the other members of its story: mean cosine, and the words that tell most."""

    article: str
    likeness: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One event. `reports` are the articles on it, `background` those that are fenced; both in reading order.

    `why_background` has, by article id, why it is fenced. `overrides` names the files in which the editor decided.
    `first_published` is the date of the newest report when the story was first published, in ISO 8601, "" where all
    are undated. `earlier` has the ids of stories some time before this one that are alike, the most alike first.
    `topics` are those that the editor set, for the story or for its articles. `affinities` tell why the articles are
    together, as far as no decision of the editor does.
    """

    id: str
    slug: str
    guid: str
    reports: tuple[Article, ...]
    background: tuple[Article, ...]
    why_background: Mapping[str, Message] = field(default_factory=dict)
    pinned: bool = False
    overrides: tuple[str, ...] = ()
    title: str = ""
    first_published: str = ""
    earlier: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    affinities: tuple[Affinity, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return all articles."""
        return self.reports + self.background


@dataclass(frozen=True, slots=True)
class PublishedStory:
    """How a story is known to those who have its address: fixed when it was first published.

    `articles` are the (id, SHA-256) of its reports in the last published site. `merged_into` is the id of the story
    that took it in, "" while it stands. `reissued` says that its GUID was renewed by an override still in force.
    """

    id: str
    slug: str
    guid: str
    first_published: str
    articles: tuple[tuple[str, str], ...]
    merged_into: str = ""
    reissued: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of the published site: the stories, by id, and the level at which they were told apart."""

    level: float | None = None
    stories: tuple[PublishedStory, ...] = ()


# A first build knows of nothing published.
NOTHING_PUBLISHED = Record()


@dataclass(frozen=True, slots=True)
class Clustering:
    """The stories; old slugs with those that they lead to now; what to remember once they are published; doubts."""

    stories: tuple[Story, ...]
    redirects: tuple[tuple[str, str], ...]
    record: Record
    doubts: tuple[Doubt, ...]


# -------------------------------------------------------------------------------------------- relate

Closeness = Literal["exact", "close", "part"]
Standing = Literal["origin", "follows", "partly_follows", "version_of", "independent", "background"]
Direction = Literal["credit", "date", ""]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one article."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SentenceRef:
    """A sentence by its article's id and its number."""

    article: str
    number: int


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences of different articles that say the same; `share` is of the shorter one's content words."""

    left: SentenceRef
    right: SentenceRef
    closeness: Closeness
    share: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an article was folded into a chain: a credit in its words, or text that it shares.

    Each of the `matches` has a sentence of the article's on its left side, one of `with_article` on its right. Where a
    sentence holds the credit, `sentence` is its number.
    """

    kind: Literal["credit", "shared_text", "declared"]
    with_article: str
    message: Message
    line: int = 0
    matches: tuple[Match, ...] = ()
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Position:
    """Where an article stands in its story. `chain` counts from 1, 0 for background; `follows` is an article id.

    `direction` has what tells that it came after the one it follows; "" where nothing does: they only share text.
    """

    article: str
    standing: Standing
    chain: int
    follows: str
    evidence: tuple[Evidence, ...]
    direction: Direction = ""


QuotationRelation = Literal["identical", "shortened", "alone", "differs", "translation"]


@dataclass(frozen=True, slots=True)
class QuotationForm:
    """A quotation as it stands in one article or, word for word, in several (`articles`, first the quoted one).

    `relation` tells how it stands to the fuller forms of its utterance ("alone": none of them has it): `differing` are
    the words that this one has not there, `lacking` is how many of its words are dropped without dots. Pieces of a
    quotation that "she said" interrupts are forms of their own.
    """

    article: str
    start: int
    end: int
    text: str
    articles: tuple[str, ...]
    relation: QuotationRelation = "identical"
    differing: tuple[Span, ...] = ()
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Utterance:
    """One thing that was said: its speaker ("" where not identified) and every form that it takes."""

    speaker: str
    forms: tuple[QuotationForm, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a source's exact words, with its value and what it counts.

    `shown` says it as a plain fact, in nobody's words ("30,000 troops", "19 August"), None where it has no such form;
    of a range, `value` is the lower end and `high` the upper. A date has YYYYMMDD as its value, a time of day minutes,
    a weekday 0 (Monday) to 6.
    """

    article: str
    start: int
    end: int
    text: str
    value: float
    unit: str
    shown: Message | None = None
    high: float = 0.0


DifferenceLabel = Literal["differs", "later figure", "may count different things"]


@dataclass(frozen=True, slots=True)
class Difference:
    """Figures on one matter that are not the same.

    `what` is the unit or the noun that they count, or one of "date", "weekday", "time", "number", "spelling of a name".
    """

    what: str
    figures: tuple[Figure, ...]
    label: DifferenceLabel


@dataclass(frozen=True, slots=True)
class Relations:
    """The alignment table and all that is read off it. `positions` follow `Story.articles`."""

    matches: tuple[Match, ...]
    positions: tuple[Position, ...]
    independent_max: int
    utterances: tuple[Utterance, ...]
    differences: tuple[Difference, ...]
    additions: tuple[SentenceRef, ...]
    timeline: tuple[tuple[Moment, SentenceRef], ...]


# ----------------------------------------------------------------------------------------- summarise


@dataclass(frozen=True, slots=True)
class Pick:
    """A sentence of the summary: `text` is the source's, character for character."""

    article: str
    sentence: int
    start: int
    end: int
    text: str
    also_in: tuple[str, ...]
    only_here: bool
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A sentence that may not stand in a summary, and why: a key of `refusals` in digest/wording/languages.

    `taken` says that it stands there all the same, as too few others stand alone.
    """

    article: str
    sentence: int
    reason: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What of one article stands on the site: words, and their share of the article (0 to 1)."""

    article: str
    words: int
    share: float
    limit: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What of the sources' wording may be printed: the picks, and the spans for which the budget still held.

    `printed` has every span of every article that may stand on the site, picks and context included.
    """

    method: str
    picks: tuple[Pick, ...]
    rejections: tuple[Rejection, ...]
    printed: frozenset[Span]
    excerpts: tuple[Excerpt, ...]


# -------------------------------------------------------------------------------------------- assess


@dataclass(frozen=True, slots=True)
class Note:
    """One credibility note on one article: computed ("seen") or the editor's ("register")."""

    article: str
    tier: Literal["seen", "register"]
    signal: str
    message: Message
    lines: tuple[int, ...] = ()
    source: str = ""
    checked: str = ""


# ------------------------------------------------------------------------------------------- edition


@dataclass(frozen=True, slots=True, eq=False)
class StoryReport:
    """All there is to say of one story. A report equals only itself, so that what is read off it can be remembered."""

    story: Story
    relations: Relations
    summary: Summary
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class EditionDay:
    """The stories of one day or week, in the order in which the site shows them, by their ids.

    `id` is its address below /editions/: the first day in ISO 8601, or "undated"; `day` is that day, `title` its name.
    """

    id: str
    title: str
    day: date | None
    stories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that the site is made from: stories in display order, what was skipped, what is doubtful.

    `redirects` are slugs that stories had, with those that they lead to now; `days` the editions, newest first;
    `record` is what to remember once the site is published.
    """

    stories: tuple[StoryReport, ...]
    skipped: tuple[SkippedFile, ...]
    doubts: tuple[Doubt, ...]
    redirects: tuple[tuple[str, str], ...] = ()
    days: tuple[EditionDay, ...] = ()
    record: Record = NOTHING_PUBLISHED

    @property
    def articles(self) -> tuple[Article, ...]:
        """Return all articles."""
        return tuple(article for report in self.stories for article in report.story.articles)

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        """Return every outlet of the articles, by name."""
        found = {article.outlet.id: article.outlet for article in self.articles if article.outlet}
        return tuple(sorted(found.values(), key=lambda outlet: (outlet.name.casefold(), outlet.id)))

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return every topic of the stories, by name; of two spellings that share an address, one."""
        named = {topic for report in self.stories for topic in report.story.topics}
        found = {topic.id: topic for topic in sorted(named, key=lambda topic: topic.name, reverse=True)}
        return tuple(sorted(found.values(), key=lambda topic: (topic.name.casefold(), topic.id)))


# ------------------------------------------------------------------------------------ render, publish


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as read from its folder: template sources and static files by their path in it.

    `options` has the value of each option that theme.yaml declares.
    """

    name: str
    templates: Mapping[str, str]
    static: Mapping[str, bytes]
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of the site; `path` is relative to the output folder, with '/'."""

    path: str
    data: bytes
