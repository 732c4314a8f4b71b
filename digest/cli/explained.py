"""A story's report -> the lines in which `digest explain` tells every decision on it, with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import click

from digest.cli.columns import side_by_side, wrapped
from digest.relate.likeness import common_words
from digest.text import fold
from digest.values import Article, Edition, Evidence, Match, Note, Position, QuotationForm, StoryReport
from digest.wording.counts import counts_in_words, standing_line
from digest.wording.facts import known_facts
from digest.wording.headlines import article_headline, headline
from digest.wording.marks import also_in_words, in_order, letters, outlet_name, positions
from digest.wording.phrases import (
    adds,
    fact,
    left_out,
    passed_over,
    percent,
    quoted,
    refused,
    removed,
    standing,
    with_lines,
)
from digest.wording.printed import excerpt_of, line_of
from digest.wording.words import english

# Passages that two texts share, shown side by side for each pair of them: the nearest; the table has them all.
_MOST_PASSAGES = 4
_MOST_ADDED = 5
_FACT_WIDTH = 11
_WORDS = english()  # as all commands


@dataclass(frozen=True, slots=True)
class _Scene:
    """A story with what its sections look up."""

    report: StoryReport
    edition: Edition
    width: int
    letters: Mapping[str, str]
    where: Mapping[str, Position]
    articles: Mapping[str, Article]

    def sentence(self, article: str, number: int) -> str:
        return self.articles[article].sentences[number - 1].text

    def line(self, article: str, start: int) -> int:
        return line_of(self.articles[article], start)

    def marks(self, articles: tuple[str, ...]) -> str:
        return ", ".join(self.letters[article] for article in self.letters if article in articles)


def explained(report: StoryReport, edition: Edition, width: int) -> Iterator[str]:
    """Yield the lines, with the codes of terminals for bold and dim; texts have no control characters left."""
    scene = _Scene(report, edition, width, letters(report), positions(report), {a.id: a for a in in_order(report)})
    yield from _opening(scene)
    for title, section in _SECTIONS:
        lines = list(section(scene))
        if lines:
            yield from ("", click.style(title, bold=True, underline=True), *lines)


def _opening(scene: _Scene) -> Iterator[str]:
    report = scene.report
    title = headline(report, _WORDS)
    yield click.style(title.text, bold=True)
    yield click.style(f"{report.story.slug} · {report.story.id} · headline: {title.by or 'none'}", dim=True)
    yield counts_in_words(report, _WORDS)
    yield from wrapped(standing_line(report, _WORDS), scene.width)


def _together(scene: _Scene) -> Iterator[str]:
    story, level = scene.report.story, scene.edition.record.level
    for path in story.overrides:
        yield from wrapped(f"decided in {path}", scene.width, "  ")
    for each in sorted(story.affinities, key=lambda each: list(scene.letters).index(each.article)):
        text = f"{scene.letters[each.article]}  {each.likeness:.2f} like the others, by: {', '.join(each.words)}"
        yield from wrapped(text, scene.width, "  ", "     ")
    if story.affinities and level is not None:
        yield f"  Groups of texts whose mean likeness is below {level:.2f} are stories of their own."
    if not story.affinities:
        yield "  No other text is like enough."
    if story.earlier:
        yield from wrapped(f"goes on from: {', '.join(story.earlier)}", scene.width, "  ")


def _sources(scene: _Scene) -> Iterator[str]:
    for article in scene.articles.values():
        yield from _source(article, scene)


def _source(article: Article, scene: _Scene) -> Iterator[str]:
    report, position = scene.report, scene.where[article.id]
    follows = scene.letters.get(position.follows, "")
    heading = f"{scene.letters[article.id]}  {outlet_name(article, _WORDS)}: {article_headline(article, _WORDS)}"
    yield from map(_bold, wrapped(heading, scene.width, "  ", "     "))
    role = standing(position, follows, _WORDS, alone=len(report.story.reports) == 1) or "the only report"
    came = {"credit": "a credit tells that it came later", "date": "its date tells that it came later"}
    yield from _told(scene, "role", "; ".join(filter(None, (role, came.get(position.direction)))))
    yield from _told(scene, "file", article.cleaned.raw.path)
    for known in known_facts(article, _WORDS):
        if known.name != "headline":
            yield from _told(scene, known.name, f"{known.value} ({known.where})" if known.where else known.value)
    if why := report.story.why_background.get(article.id):
        yield from _told(scene, "background", _WORDS.say(why))
    for evidence in position.evidence:
        yield from _evidence(article, evidence, scene)
    yield from _added(article, scene)
    for note in report.notes:
        if note.article == article.id:
            yield from _told(scene, "seen" if note.tier == "seen" else "register", _note(note))
    yield from _told(scene, "lines", removed(article, _WORDS))
    excerpt = excerpt_of(report.summary, article.id)
    yield from _told(scene, "quoted", quoted(excerpt.words, excerpt.share, article.body_words, _WORDS))
    yield ""


def _bold(line: str) -> str:
    return click.style(line, bold=True)


def _told(scene: _Scene, name: str, text: str) -> Iterator[str]:
    indent = " " * (6 + _FACT_WIDTH)
    for number, line in enumerate(wrapped(text, scene.width, indent)):
        label = click.style(f"     {name:<{_FACT_WIDTH}} ", dim=True)
        yield line if number else label + line[len(indent) :]


def _note(note: Note) -> str:
    checked = ", ".join(filter(None, (note.source, f"checked {note.checked}" if note.checked else "")))
    return with_lines(note.message, note.lines, _WORDS) + (f" [{checked}]" if checked else "")


def _evidence(article: Article, evidence: Evidence, scene: _Scene) -> Iterator[str]:
    yield from _told(scene, "why", with_lines(evidence.message, [evidence.line] if evidence.line else [], _WORDS))
    if evidence.sentence:
        yield from wrapped(f"“{scene.sentence(article.id, evidence.sentence)}”", scene.width, " " * 9)
    elif evidence.line:
        yield from wrapped(f"“{_text_of_line(article, evidence.line)}”", scene.width, " " * 9)
    nearest = sorted(evidence.matches, key=lambda match: -match.share)[:_MOST_PASSAGES]
    for match in sorted(nearest, key=lambda match: match.left.number):
        yield from _passages(match, scene)
    more = len(evidence.matches) - len(nearest)
    if more:
        yield click.style(f"         and {more} more, see the table below", dim=True)


def _text_of_line(article: Article, number: int) -> str:
    return next(line.text for line in article.cleaned.raw.lines if line.number == number)


def _passages(match: Match, scene: _Scene) -> Iterator[str]:
    ours, theirs = (scene.sentence(ref.article, ref.number) for ref in (match.left, match.right))
    words = ", ".join(common_words(ours, theirs))
    heads = (f"{scene.letters[ref.article]}, sentence {ref.number}" for ref in (match.left, match.right))
    for line in side_by_side(next(heads), next(heads), scene.width, " " * 9):
        yield click.style(line, dim=True)
    yield from side_by_side(ours, theirs, scene.width, " " * 9)
    told = f"{match.closeness}, {percent(match.share, _WORDS)} in common: {words}"
    yield from (click.style(line, dim=True) for line in wrapped(told, scene.width, " " * 9))


def _added(article: Article, scene: _Scene) -> Iterator[str]:
    if scene.where[article.id].standing == "background" or len(scene.report.story.reports) == 1:
        return
    numbers = [ref.number for ref in scene.report.relations.additions if ref.article == article.id]
    lines = sorted({article.sentences[number - 1].line for number in numbers})
    yield from _told(scene, "adds", adds(len(numbers), lines, _WORDS))
    for number in numbers[:_MOST_ADDED]:
        yield from wrapped(f"{number}  {scene.sentence(article.id, number)}", scene.width, " " * 9, " " * 12)


def _quotations(scene: _Scene) -> Iterator[str]:
    for utterance in scene.report.relations.utterances:
        yield f"  {_bold(fold(utterance.speaker) or 'Speaker not identified')}"
        for form in utterance.forms:
            yield from _form(form, scene)


def _form(form: QuotationForm, scene: _Scene) -> Iterator[str]:
    article = scene.articles[form.article]
    words = [fold(article.text[span.start : span.end]) for span in form.differing]
    differing = f"; other words: {', '.join(words)}" if words else ""
    lacking = f"; {left_out(form.lacking, _WORDS)}" if form.lacking else ""
    relation = "" if form.relation == "identical" else f"  [{form.relation}{differing}{lacking}]"
    text = f"{scene.marks(form.articles)}, line {scene.line(form.article, form.start)}: “{form.text}”{relation}"
    yield from wrapped(text, scene.width, "    ", "       ")


def _differences(scene: _Scene) -> Iterator[str]:
    for difference in scene.report.relations.differences:
        yield f"  {_bold(fold(difference.what))}: {difference.label}"
        for figure in difference.figures:
            place = f"{scene.letters[figure.article]}, line {scene.line(figure.article, figure.start)}"
            yield from wrapped(f"{place}: “{figure.text}” ({fact(figure, _WORDS)})", scene.width, "    ")


def _summary(scene: _Scene) -> Iterator[str]:
    summary = scene.report.summary
    yield f"  sentences ranked by: {summary.method}"
    for place, pick in enumerate(summary.picks, 1):
        also = also_in_words(scene.report, pick, _WORDS)
        text = f"{place}. {scene.letters[pick.article]}, sentence {pick.sentence}: {pick.text}"
        yield from wrapped(f"{text}  [{also}]" if also else text, scene.width, "  ", "     ")
    for article in scene.articles.values():
        for reason, numbers in refused(scene.report, article.id, _WORDS):
            yield from wrapped(f"{scene.letters[article.id]}, {numbers}: may not stand, {reason}", scene.width, "  ")
        if numbers := passed_over(scene.report, article, _WORDS):
            told = f"{scene.letters[article.id]}, {numbers}: might have, but others came first or a limit was reached"
            yield from wrapped(told, scene.width, "  ")


def _alignment(scene: _Scene) -> Iterator[str]:
    place = {article: number for number, article in enumerate(scene.letters)}
    pairs: dict[tuple[int, int], list[tuple[int, int, str]]] = {}
    for match in scene.report.relations.matches:
        sides = sorted((place[ref.article], ref.number) for ref in (match.left, match.right))
        told = f"{sides[0][1]}={sides[1][1]} {match.closeness} {match.share * 100:.0f} %"
        pairs.setdefault((sides[0][0], sides[1][0]), []).append((sides[0][1], sides[1][1], told))
    marks = list(scene.letters.values())
    for (left, right), found in sorted(pairs.items()):
        told = "; ".join(text for _, _, text in sorted(found))
        yield from wrapped(told, scene.width, f"  {marks[left]}={marks[right]}  ", "       ")


def _doubts(scene: _Scene) -> Iterator[str]:
    letter = {article.cleaned.raw.path: scene.letters[article.id] for article in scene.articles.values()}
    for doubt in scene.edition.doubts:
        if doubt.path in letter:
            place = f"{letter[doubt.path]}, line {doubt.line}" if doubt.line else letter[doubt.path]
            yield from wrapped(f"{place}: {_WORDS.say(doubt.message)} — {_WORDS.say(doubt.settle)}", scene.width, "  ")


_SECTIONS: tuple[tuple[str, Callable[[_Scene], Iterator[str]]], ...] = (
    ("Why these texts are together", _together),
    ("Sources", _sources),
    ("Quotations", _quotations),
    ("Where the reports differ", _differences),
    ("Summary", _summary),
    ("Which sentence says what which other says", _alignment),
    ("Doubts for the editor", _doubts),
)
