"""A small edition, built by hand: four stories that hold what a page may have to show, hostile markup included."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from digest.cluster.editions import editions
from digest.settings.values import FeedSettings, OutletEntry, Page, Register, Settings, SiteSettings, Statement
from digest.shell.files import read_theme
from digest.values import (
    Article,
    CleanArticle,
    Declared,
    Difference,
    Doubt,
    Edition,
    Evidence,
    Excerpt,
    Figure,
    Head,
    LedgerLine,
    Line,
    Match,
    Moment,
    Note,
    Outlet,
    Pick,
    Position,
    QuotationForm,
    RawArticle,
    Rejection,
    Relations,
    Role,
    Sentence,
    SentenceRef,
    SkippedFile,
    Span,
    Story,
    StoryReport,
    Summary,
    Theme,
    Topic,
    Utterance,
    message,
    verbatim,
)
from digest.wording.words import english

THEME_FOLDER = Path(__file__).parents[2] / "themes" / "briefing"
# Everything that has ever been put into a field to make a page do what its owner didn't mean.
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\" onmouseover='alert(3)' &amp; & </title></style>]]>"
    " {{ 7 * 7 }} \x00\x1b\ufffe\u202e\u2066 javascript:alert(4)"
)

_SENTENCE = re.compile(r"[^.!?]+[.!?]+[”\"]?")


def load_theme() -> Theme:
    """The theme as it is shipped."""
    return read_theme("briefing", Path("no-site"))


def moment(day: str, hour: int | None = None) -> Moment:
    on = date.fromisoformat(day)
    instant = None if hour is None else datetime(on.year, on.month, on.day, hour, tzinfo=UTC)
    return Moment(on, instant, day, "line 2")


@dataclass(frozen=True)
class Marked:
    """The role of a line that isn't body."""

    role: Role
    rule: str
    reason: str
    kind: str = ""
    repeats: int = 0


def make_article(
    key: str,
    text: str,
    *,
    marked: Mapping[int, Marked] | None = None,
    headline: str = "",
    outlet: Outlet | None = None,
    published: Moment | None = None,
    author: str = "",
    url: str = "",
    language: str = "en",
    path: str = "",
    doubts: tuple[Doubt, ...] = (),
) -> Article:
    """An article whose lines are body but for `marked` ones and empty ones."""
    lines, start = [], 0
    for number, whole in enumerate(text.splitlines(keepends=True), 1):
        body = whole.rstrip("\n")
        length = len(whole.encode("utf-8", "surrogatepass"))
        before = len(text[:start].encode("utf-8", "surrogatepass"))
        lines.append(Line(number, start, body, whole[len(body) :], before, before + length))
        start += len(whole)
    given = marked or {}
    ledger = tuple(_entry(line, given.get(line.number)) for line in lines)
    raw = RawArticle(
        key,
        path or f"2026-03-14/{key}.txt",
        text,
        "utf-8",
        None,
        hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        tuple(lines),
        Declared(),
    )
    head = Head(None, None, None, published, None, None, ())
    sentences: list[Sentence] = []
    for entry in ledger:
        for found in _SENTENCE.finditer(entry.line.text) if entry.role == "body" else ():
            first = entry.line.start + found.start() + (len(found[0]) - len(found[0].lstrip()))
            last = entry.line.start + found.end()
            sentences.append(Sentence(len(sentences) + 1, first, last, text[first:last], entry.line.number))
    clean = CleanArticle(raw, head, ledger, doubts)
    return Article(clean, headline, outlet, author, published, None, url, language, tuple(sentences))


def _entry(line: Line, marked: Marked | None) -> LedgerLine:
    if marked:
        return LedgerLine(line, marked.role, marked.rule, verbatim(marked.reason), marked.kind, marked.repeats)
    if not line.text.strip():
        return LedgerLine(line, "blank", "blank", verbatim("nothing on it"))
    return LedgerLine(line, "body", "", None)


def span(article: Article, words: str) -> Span:
    """The place of `words` in an article."""
    start = article.text.index(words)
    return Span(article.id, start, start + len(words))


def pick(article: Article, number: int, also_in: tuple[str, ...] = (), *, context: bool = False) -> Pick:
    sentence = article.sentences[number - 1]

    def near(other: int) -> Span | None:
        if not context or not 1 <= other <= len(article.sentences):
            return None
        return Span(article.id, article.sentences[other - 1].start, article.sentences[other - 1].end)

    return Pick(
        article.id, number, sentence.start, sentence.end, sentence.text, also_in, not also_in,
        near(number - 1), near(number + 1),
    )  # fmt: skip


def summarise(articles: tuple[Article, ...], picks: tuple[Pick, ...], *printed: Span) -> Summary:
    """A summary whose printed spans are its picks, their context, and those named; excerpts are counted from them."""
    spans = {Span(p.article, p.start, p.end) for p in picks} | set(printed)
    spans |= {near for p in picks for near in (p.before, p.after) if near}
    texts = {article.id: article for article in articles}
    excerpts = []
    for article in articles:
        words = sum(len(texts[s.article].text[s.start : s.end].split()) for s in spans if s.article == article.id)
        excerpts.append(Excerpt(article.id, words, words / max(article.body_words, 1), 120))
    rejections = tuple(Rejection(a.id, a.sentences[-1].number, "opens with a pronoun") for a in articles if a.sentences)
    return Summary("coverage", picks, rejections, frozenset(spans), tuple(excerpts))


COURIER = Outlet("harbour-courier", "Harbour Courier", registered=True)
DAILY = Outlet("portside-daily", "Portside Daily", registered=False)
BELL = Outlet("the-evening-bell", "The Evening Bell", registered=False)
BLATT = Outlet("hafenblatt", "Hafenblatt", registered=False)
STRANGER = Outlet("stranger", f"Stranger {HOSTILE}", registered=False)


def bridge_story() -> StoryReport:
    """Five articles: an origin with two followers (one without headline, outlet, date), one alone, one background."""
    courier = make_article(
        "a-courier",
        "Harbour bridge to close for eleven weeks while cables are replaced\n"
        "12 March 2026\n"
        "Engineers found broken wires in January. The harbour bridge will close to all traffic from 4 May for eleven"
        " weeks while its main cables are replaced, the port authority said on Thursday. Buses will be sent over the"
        " lock road.\n"
        "About 31,000 people cross on a working day, according to the authority’s count of last autumn.\n"
        "“We looked at every other way. There is none that keeps people safe,” said harbour master Tom Reyes.\n"
        "Sign up for our morning letter\n"
        "The harbour bridge will close to all traffic from 4 May for eleven weeks while its main cables are replaced\n"
        "Source link\n",
        marked={
            1: Marked("headline", "first line", "the first line, short, without a full stop"),
            2: Marked("metadata", "date line", "a date and nothing else"),
            6: Marked("boilerplate", "newsletter", "asks to sign up for a letter", "newsletter"),
            7: Marked("boilerplate", "caption", "stands twice, once as a caption", "caption", repeats=3),
            8: Marked("boilerplate", "source link", "a scraper’s mark", "related"),
        },
        headline="Harbour bridge to close for eleven weeks while cables are replaced",
        outlet=COURIER,
        published=moment("2026-03-12", 9),
        author="Ana Ruiz",
        url="https://courier.example/bridge?a=1&b=2",
    )
    daily = make_article(
        "b-daily",
        "Bridge shut for almost three months\n"
        "The harbour bridge will close for eleven weeks from 4 May, the Harbour Courier reported. “We looked at every"
        " other way. There is none that keeps people safe,” harbour master Tom Reyes told the paper.\n",
        marked={1: Marked("headline", "first line", "the first line, short, without a full stop")},
        headline="Bridge shut for almost three months",
        outlet=DAILY,
        published=moment("2026-03-13"),
        url="https://portside.example/bridge",
    )
    bare = make_article(
        "c-bare",
        "The bridge over the harbour is to be closed for eleven weeks. “We looked at several other options. There is"
        " none that keeps people safe,” the harbour master said.\n",
        doubts=(
            Doubt("2026-03-14/c-bare.txt", 1, verbatim("no headline found"), verbatim("title: in the front matter")),
        ),
    )
    bell = make_article(
        "d-bell",
        "Ferry crews kept in the dark over bridge works\n"
        "“Nobody has told the ferry crews how many of us they need,” said Ines Aldana, who speaks for the crews.\n"
        "The ferries carried 27,500 crossings of the bridge’s users on one day in 2019, she said.\n",
        marked={1: Marked("headline", "first line", "the first line, short, without a full stop")},
        headline="Ferry crews kept in the dark over bridge works",
        outlet=BELL,
        published=moment("2026-03-14", 6),
        url="https://bell.example/ferry",
    )
    old = make_article(
        "e-old",
        "The bridge was inspected in the spring of 2024. No fault was reported at that time by the inspectors.\n",
        headline="Bridge passes its inspection",
        outlet=COURIER,
        published=moment("2024-05-02"),
    )
    reports = (courier, daily, bare, bell)
    matches = (
        Match(SentenceRef("a-courier", 2), SentenceRef("b-daily", 1), "close", 0.82),
        Match(SentenceRef("a-courier", 2), SentenceRef("c-bare", 1), "part", 0.55),
        Match(SentenceRef("a-courier", 5), SentenceRef("b-daily", 2), "exact", 1.0),
    )
    picks = (
        pick(courier, 2, ("b-daily", "c-bare"), context=True),
        pick(bell, 1),
        pick(courier, 4),
    )
    said, again, other = (
        "“We looked at every other way. There is none that keeps people safe,”",
        "“We looked at every other way. There is none that keeps people safe,”",
        "“We looked at several other options. There is none that keeps people safe,”",
    )
    first, changed = span(courier, said), span(bare, other)
    assert span(daily, again)
    figures = (span(courier, "About 31,000 people"), span(bell, "27,500 crossings"))
    fragment = span(bare, "looked at several other options")
    summary = summarise((*reports, old), picks, first, fragment)
    relations = Relations(
        matches=matches,
        positions=(
            Position("a-courier", "origin", 1, "", ()),
            Position(
                "b-daily", "follows", 1, "a-courier",
                (Evidence("credit", "a-courier", verbatim("credits the Harbour Courier"), 2, matches[:1]),),
            ),
            Position(
                "c-bare", "follows", 1, "a-courier",
                (Evidence("shared_text", "a-courier", message("evidence.shares", n=2, of=3), 0, matches[1:2]),),
            ),
            Position("d-bell", "independent", 2, "", ()),
            Position("e-old", "background", 0, "", ()),
        ),
        independent_max=2,
        utterances=(
            Utterance(
                "Tom Reyes",
                (
                    QuotationForm("a-courier", first.start, first.end, said, ("a-courier", "b-daily")),
                    QuotationForm(
                        "c-bare", changed.start, changed.end, other, ("c-bare",), "differs",
                        (span(bare, "several"), span(bare, "options")),
                    ),
                ),
                differs=True,
            ),
        ),
        differences=(
            Difference(
                "people crossing on a working day",
                (
                    Figure("a-courier", figures[0].start, figures[0].end, "About 31,000 people", 31000.0, "people"),
                    Figure("d-bell", figures[1].start, figures[1].end, "27,500 crossings", 27500.0, "crossings"),
                ),
                "may count different things",
            ),
        ),
        additions=(SentenceRef("a-courier", 4), SentenceRef("d-bell", 1), SentenceRef("d-bell", 2)),
        timeline=((moment("2026-05-04"), SentenceRef("a-courier", 2)),
                  (moment("2019-01-01"), SentenceRef("d-bell", 2))),
    )  # fmt: skip
    notes = (
        Note("a-courier", "seen", "sources", verbatim("Names one person as its source"), (5,)),
        Note("a-courier", "seen", "date", verbatim("Has a date and a byline.")),
        Note(
            "a-courier", "register", "fact", verbatim("Daily newspaper, owned by Quay Media."), (),
            "https://courier.example/about", "2026-03-02",
        ),
    )  # fmt: skip
    story = Story(
        "s-bridge", "harbour-bridge", "tag:example.org,2026:s-bridge", reports, (old,),
        {"e-old": message("background.older", n=679)}, first_published="2026-03-12T09:00:00Z",
        topics=(Topic("council", "Council"), Topic("harbour", "Harbour")),
    )  # fmt: skip
    return StoryReport(story, relations, summary, notes)


def german_story() -> StoryReport:
    """Two independent reports in German, with a title by the editor."""
    blatt = make_article(
        "de-blatt",
        "Nach der Sperrung vom Februar fahren die Linien 3, 7 und 12 wieder durch. Die Fahrpläne hängen ab Montag"
        " aus.\n",
        headline="Drei Linien fahren ab Montag wieder bis zum Hafen",
        outlet=BLATT,
        published=moment("2026-03-10"),
        language="de",
    )
    bote = make_article(
        "de-bote",
        "Die Straßenbahn kehrt an den Hafen zurück. Das teilte der Betreiber mit.\n",
        headline="Straßenbahn kehrt zurück",
        language="de",
        published=moment("2026-03-10"),
    )
    relations = Relations(
        (), (Position("de-blatt", "independent", 1, "", ()), Position("de-bote", "independent", 2, "", ())),
        2, (), (), (), (),
    )  # fmt: skip
    story = Story(
        "s-tram", "drei-linien", "tag:example.org,2026:s-tram", (blatt, bote), (), first_published="2026-03-10",
        topics=(Topic("harbour", "harbour"),),
    )  # fmt: skip
    return StoryReport(story, relations, summarise((blatt, bote), (pick(blatt, 1), pick(bote, 1))), ())


def single_story() -> StoryReport:
    """One article without a date, in Hebrew, whose sentences can't be quoted."""
    only = make_article(
        "he-only", "הגשר ייסגר לתנועה. כך נמסר מהנמל.\n", headline="הגשר ייסגר", outlet=DAILY, language="he"
    )
    relations = Relations((), (Position("he-only", "independent", 1, "", ()),), 1, (), (), (), ())
    story = Story("s-gesher", "s-gesher", "tag:example.org,2026:s-gesher", (only,), ())
    return StoryReport(story, relations, summarise((only,), ()), ())


def hostile_story() -> StoryReport:
    """Two articles with hostile markup in every field that a stranger can fill."""
    first = make_article(
        "x-1",
        f"{HOSTILE} was printed first. A second line {HOSTILE} follows it here. A third stays unprinted.\n"
        f"{HOSTILE} furniture\n",
        marked={2: Marked("boilerplate", HOSTILE, HOSTILE, HOSTILE)},
        headline=HOSTILE,
        outlet=STRANGER,
        published=moment("2026-03-11"),
        author=HOSTILE,
        url="javascript:alert(document.domain)",
        language='en" onload="alert(1)',
        path=f"in/{HOSTILE}.txt",
        doubts=(Doubt(f"in/{HOSTILE}.txt", 1, verbatim(HOSTILE), verbatim(HOSTILE)),),
    )
    second = make_article(
        "x-2",
        "Two of them said so today. The rest of it is nobody’s business.\n",
        headline="",
        published=moment("2026-03-11"),
        url='https://x.example/"><script>alert(5)</script>',
    )
    start, end = first.sentences[0].start, first.sentences[0].end
    form = QuotationForm("x-1", start, end, HOSTILE, ("x-1",))
    figure = Figure("x-1", start, end, HOSTILE, 7.5, HOSTILE)
    relations = Relations(
        (Match(SentenceRef("x-1", 1), SentenceRef("x-2", 1), "part", 0.5),),
        (
            Position("x-1", "origin", 1, "", ()),
            Position("x-2", "partly_follows", 1, "x-1", (Evidence("declared", "x-1", verbatim(HOSTILE), 1),)),
        ),
        1,
        (Utterance(HOSTILE, (form,), differs=False),),
        (Difference(HOSTILE, (figure, replace(figure, article="x-2", start=0, end=3)), "differs"),),
        (SentenceRef("x-1", 1),),
        ((moment("2026-03-11"), SentenceRef("x-1", 1)),),
    )
    notes = (
        Note("x-1", "seen", HOSTILE, verbatim(HOSTILE), (1, 2)),
        Note("x-1", "register", HOSTILE, verbatim(HOSTILE), (), "javascript:alert(6)", HOSTILE),
    )
    story = Story(
        "s-x", "hostile", f"tag:{HOSTILE}", (first, second), (), {}, overrides=(HOSTILE,),
        first_published="2026-03-11", topics=(Topic("topic-1234", HOSTILE),),
    )  # fmt: skip
    return StoryReport(story, relations, summarise((first, second), (pick(first, 1),)), notes)


def make_edition() -> Edition:
    return edition_of((bridge_story(), german_story(), single_story(), hostile_story()))


def edition_of(reports: tuple[StoryReport, ...]) -> Edition:
    return Edition(
        reports,
        (SkippedFile("notes/photo.txt", "binary: it holds NUL bytes", "not_text"), SkippedFile(HOSTILE, HOSTILE)),
        (
            Doubt(
                "2026-03-14/d-bell.txt",
                3,
                verbatim("the figure 27,500 stands on a line near a stripped one"),
                verbatim("keep: in site.yaml"),
            ),
        ),
        days=editions((report.story for report in reports), Settings(), english()),
    )


def make_site(base_url: str = "") -> SiteSettings:
    register = Register(
        outlets=(
            OutletEntry(
                name="Harbour Courier",
                facts=(
                    Statement(
                        text="Daily newspaper.", source="https://courier.example/about", checked=date(2026, 3, 2)
                    ),
                    Statement(text=HOSTILE, source="javascript:alert(7)", checked=date(2026, 3, 2)),
                ),
                note=HOSTILE,
                reply="It prints corrections on page two.",
            ),
        )
    )
    settings = Settings(
        title="The Quay Briefing",
        base_url=base_url,
        feeds=FeedSettings(items=3),
        report_errors_to="mailto:desk@example.org",
    )
    about = "What this is. See the [sources](../sources/index.html).\n\n## How\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    pages = (
        Page(slug="about", title="About", order=1, body=about, path="content/about.md"),
        Page(
            slug="risky", title=HOSTILE, order=2, body=f"{HOSTILE}\n\n[x](javascript:alert(8))", path="content/risky.md"
        ),
    )
    return SiteSettings(settings=settings, register=register, pages=pages)
