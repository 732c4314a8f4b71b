"""Measures who-follows-whom, quotations and differences: on stories with something planted, and on the same untouched.

    python -m benchmarks.quality relations [--show]

BENCH is the folder with `cluster/*.dev.jsonl`: a line an article, with `story`, `title`, `date`, `text`, `source`.
What is flagged in untouched stories is printed in full with --show, to be read: no count tells whether it is right.
"""

from __future__ import annotations

import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from benchmarks import planting
from benchmarks.results import table
from digest.clean import clean, is_furniture
from digest.cluster import cluster
from digest.describe import Outlets, describe
from digest.head import head
from digest.load import load
from digest.relate import Creditable, relate
from digest.settings.values import BoilerplateSettings, Register
from digest.values import Article, Declared, Moment, RawArticle, Relations, SourceFile, Story

# Sets of whole articles in several reports a story.
SETS = ("basil", "wikinews", "multinews", "multiling2011")
_MIN_CHARACTERS = 900
_FIRST = date(2026, 3, 2)
OUTLETS = Outlets(Register())


@dataclass(frozen=True, slots=True)
class Told:
    """A report of a benchmark story."""

    text: str
    title: str = ""
    outlet: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often what was planted was found, of how many times it could be planted."""

    found: int
    planted: int

    def __str__(self) -> str:
        share = f"{100 * self.found / self.planted:.1f} %" if self.planted else "-"
        return f"{self.found} of {self.planted} ({share})"


def stories(bench: Path) -> Iterator[tuple[str, list[Told]]]:
    """Yield the stories of the sets that have two reports or more of some length."""
    for name in SETS:
        found: dict[str, list[Told]] = defaultdict(list)
        for line in (bench / "cluster" / f"{name}.dev.jsonl").read_text("utf-8").splitlines():
            record = json.loads(line)
            if len(record["text"]) >= _MIN_CHARACTERS:
                found[record["story"]].append(Told(record["text"], record["title"] or "", record.get("source") or ""))
        yield from ((story, told) for story, told in found.items() if len(told) > 1)


def article(told: Told, name: str) -> Article:
    """Return a report as the stages before this one hand it on."""
    (raw,) = load(SourceFile(f"{name}.txt", told.text.encode()), None)
    assert isinstance(raw, RawArticle), raw
    moment = Moment(told.day, None, told.day.isoformat(), "declared") if told.day else None
    raw = replace(raw, declared=Declared(title=told.title, outlet=told.outlet, published=moment))
    return describe(clean(raw, head(raw, (), is_furniture), BoilerplateSettings()), OUTLETS)


def related(told: Sequence[Told]) -> tuple[Story, Relations]:
    """Return the relations of a story of these reports; "a", "b" and so on are their ids."""
    articles = tuple(article(report, _name(index)) for index, report in enumerate(told))
    made = Story("s", "s", "urn:s", articles, ())
    return made, relate(made, Creditable(Register(), articles))


def _name(index: int) -> str:
    return f"{index:03d}"


def _is_tied(relations: Relations, one: str, other: str) -> bool:
    chains = {position.article: position.chain for position in relations.positions}
    return chains[one] == chains[other]


def tied(reports: Sequence[tuple[str, list[Told]]], plant: Callable[[Told, random.Random], Told | None]) -> Outcome:
    """Add to each story a text made from its first report; found is that both are one chain, told as following."""
    found = planted = 0
    for name, told in reports:
        made = plant(told[0], random.Random(name))
        if made is None:
            continue
        _, relations = related([*told, made])
        planted += 1
        found += _is_tied(relations, _name(0), _name(len(told)))
    return Outcome(found, planted)


def copied(told: Told, _stream: random.Random) -> Told:
    """Plant an exact copy at another outlet."""
    return replace(told, outlet="The Planted Post")


def edited(told: Told, stream: random.Random) -> Told:
    """Plant a lightly edited copy."""
    return Told(planting.edited(told.text, stream), "Another headline", "The Planted Post")


def rewritten(told: Told, stream: random.Random) -> Told:
    """Plant a rewrite with another headline and opening and no credit."""
    return Told(planting.rewritten(told.text, stream), "Another headline", "The Planted Post")


def credited(told: Told, stream: random.Random) -> Told:
    """Plant a rewrite that credits the outlet of the first report."""
    return Told(planting.rewritten(told.text, stream, told.outlet or "Reuters"), "Another headline", "The Planted Post")


def agencies(reports: Sequence[tuple[str, list[Told]]]) -> Outcome:
    """Add to each story two texts that have little in common and carry the same agency; found is that they are one."""
    found = planted = 0
    for name, told in reports:
        # The first line may be the headline, which a dateline doesn't stand in.
        halves = planting.sentences(told[0].text)[1:]
        if len(halves) < 4:
            continue
        middle = len(halves) // 2
        parts = (halves[:middle], halves[middle:])
        made = [
            Told(f"LISBON (Reuters) - {planting.joined(part)}", name, f"The Planted Post {n}")
            for n, part in enumerate(parts)
        ]
        _, relations = related([*told[1:], *made])
        planted += 1
        found += _is_tied(relations, _name(len(told) - 1), _name(len(told)))
    return Outcome(found, planted)


def quotations(reports: Sequence[tuple[str, list[Told]]], change: Callable[[str], str | None]) -> Outcome:
    """Add to each story an edited copy with one quotation changed; found is that its form is said to differ."""
    found = planted = 0
    for _, told in reports:
        made = planting.changed_quotation(told[0].text, change)
        if made is None:
            continue
        text, now = made
        _, relations = related([told[0], Told(text, "Another headline", "The Planted Post")])
        planted += 1
        found += any(
            utterance.differs and any(now[:30] in form.text or form.text[:30] in now for form in utterance.forms)
            for utterance in relations.utterances
        )
    return Outcome(found, planted)


def figures(reports: Sequence[tuple[str, list[Told]]], label: str, days: int) -> Outcome:
    """Add to each story an edited copy with one figure changed; found is that it is told, with the label expected."""
    found = planted = 0
    for name, told in reports:
        made = planting.changed_figure(told[0].text)
        if made is None:
            continue
        text, now = made
        again = planting.edited(text, random.Random(name))
        if now not in again:
            again = text
        dates = (_FIRST, _FIRST + timedelta(days=days)) if days else (None, None)
        _, relations = related(
            [replace(told[0], day=dates[0]), Told(again, "Another headline", "The Planted Post", dates[1])]
        )
        planted += 1
        value = float(now.replace(",", ""))
        found += any(
            difference.label == label
            and any(figure.value == value or now in figure.text for figure in difference.figures)
            for difference in relations.differences
        )
    return Outcome(found, planted)


def fenced(reports: Sequence[tuple[str, list[Told]]]) -> Outcome:
    """Date the last report of each story half a year back; found is that it is background, or apart."""
    found = planted = 0
    for _, told in reports:
        dated = [replace(report, day=_FIRST) for report in told[:-1]] + [
            replace(told[-1], day=_FIRST - timedelta(days=180))
        ]
        made = cluster([article(report, _name(index)) for index, report in enumerate(dated)])
        planted += 1
        found += not any(
            {_name(0), _name(len(told) - 1)} <= {report.id for report in story.reports} for story in made.stories
        )
    return Outcome(found, planted)


def raised(reports: Sequence[tuple[str, list[Told]]]) -> tuple[int, int]:
    """Return how often an added copy, exact or edited, raised "at most N", and of how many times."""
    times = of = 0
    for name, told in reports:
        before = related(told)[1].independent_max
        for plant in (copied, edited):
            for index in range(min(2, len(told))):
                added = plant(told[index], random.Random(name))
                times += related([*told, added])[1].independent_max > before
                of += 1
    return times, of


def untouched(reports: Sequence[tuple[str, list[Told]]]) -> tuple[str, str]:
    """Return what is flagged in the stories as they are: a line of counts, and all of it in full."""
    counts: Counter[str] = Counter()
    shown: list[str] = []
    for name, told in reports:
        story, relations = related(told)
        counts["independent"] += relations.independent_max
        counts["articles"] += len(told)
        counts["with figures"] += bool(relations.differences)
        counts["with quotations"] += any(utterance.differs for utterance in relations.utterances)
        shown += _in_full(name, story, relations)
    line = (
        f"{len(reports)} stories, {counts['articles']} articles, at most {counts['independent']} independent; "
        f"figures flagged in {counts['with figures']} stories, quotations in {counts['with quotations']}"
    )
    return line, "\n".join(shown)


def _in_full(name: str, story: Story, relations: Relations) -> Iterator[str]:
    texts = {article.id: article for article in story.articles}
    for difference in relations.differences:
        yield f"{name}: {difference.what}, {difference.label}"
        for figure in difference.figures:
            around = texts[figure.article].text[max(0, figure.start - 120) : figure.end + 120]
            yield f"    {figure.article} [{figure.text}] {' '.join(around.split())}"
    for utterance in relations.utterances:
        if utterance.differs:
            yield f"{name}: {utterance.speaker or '-'}"
            for form in utterance.forms:
                marked = [texts[span.article].text[span.start : span.end] for span in form.differing]
                text = " ".join(form.text.split())
                yield f"    {'+'.join(form.articles)} {form.relation} {text} {marked} -{form.lacking}"


def speed() -> str:
    """Return what a story of many articles of 40 sentences takes, by the number of sentences."""
    rows = []
    for articles in (10, 25, 50, 100):
        told = [Told(_invented(index), f"Headline {index}") for index in range(articles)]
        made = Story("s", "s", "urn:s", tuple(article(t, _name(i)) for i, t in enumerate(told)), ())
        creditable = Creditable(Register(), made.articles)
        start = time.perf_counter()
        relations = relate(made, creditable)
        took = time.perf_counter() - start
        number = sum(len(a.sentences) for a in made.articles)
        rows.append(f"{articles} articles, {number} sentences, {len(relations.matches)} matches: {took:.2f} s")
    return "\n".join(rows)


def _invented(index: int) -> str:
    """Return an article of 40 sentences, a third of which other articles have too, in part or in whole."""
    own, common = random.Random(index), random.Random(7)
    stock = [f"{''.join(common.choices('abcdefghijklmnoprstuvw', k=common.randint(4, 9)))}" for _ in range(1500)]
    shared = [" ".join(common.choices(stock, k=18)) for _ in range(60)]
    found = []
    for _ in range(40):
        words = own.choice(shared).split() if own.random() < 0.35 else own.choices(stock, k=18)
        if own.random() < 0.5:
            words[own.randrange(len(words))] = str(own.randint(10, 9000))
        found.append(" ".join(words).capitalize() + ".")
    return "\n".join(" ".join(found[start : start + 4]) for start in range(0, 40, 4))


def report(bench: Path, *, show: bool = False) -> str:
    """Return the figures as text."""
    reports = list(stories(bench))
    line, full = untouched(reports)
    times, of = raised(reports)
    rows = [
        ("exact copies tied", tied(reports, copied)),
        ("edited copies tied", tied(reports, edited)),
        ("rewrites without credit tied", tied(reports, rewritten)),
        ("rewrites with credit tied", tied(reports, credited)),
        ("two texts of one agency tied", agencies(reports)),
        ("“not” dropped from a quotation", quotations(reports, planting.without_not)),
        ("a word of a quotation changed", quotations(reports, planting.other_word)),
        ("dots in a quotation, flagged in error", quotations(reports, planting.with_ellipsis)),
        ("a bracket in a quotation, flagged in error", quotations(reports, planting.with_bracket)),
        ("a figure changed, “differs”", figures(reports, "differs", 0)),
        ("a figure changed a day later, “later figure”", figures(reports, "later figure", 1)),
        ("an older piece fenced or apart", fenced(reports)),
    ]
    told = [(name, str(outcome)) for name, outcome in rows]
    told.append(("an added copy raised “at most N”", f"{times} of {of}"))
    parts = ["## Relations", table(("planted, found", ""), told), f"Untouched stories: {line}", speed()]
    return "\n\n".join([*parts, *([full] if show else [])])
