"""Lines -> Verdict by line number: which of them are boilerplate, by which rule, and why.

In this order: what the editor says; phrases that are certain; lines that say again what another says; lines that recur
at the outlet; hints that another line of furniture confirms; what stands in a promotion or a list of other stories, or
among furniture; and last, for what is left, the model.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.clean.captions import credited
from digest.clean.duplicates import Repeat, find_repeats
from digest.clean.explain import explain
from digest.clean.model import Model, judge
from digest.clean.phrases import find, rule
from digest.clean.playlists import videos
from digest.clean.reading import Reading, read
from digest.clean.rulebook import Found, Rule
from digest.clean.surroundings import surrounded
from digest.clean.threads import THREAD, comment_thread
from digest.settings.values import BoilerplateSettings
from digest.text import comparable, fold
from digest.values import Line, Message, message

# A newsletter promotion is a heading, a pitch and an end mark: no more lines than that lie between its ends.
_SANDWICH_LINES = 3
# A list of other stories: a heading of a few words, then headlines, which have no full stop.
_MAX_HEADING_WORDS = 6
_MAX_RELATED = 12
_MAX_HEADLINE_WORDS = 20
# What must have one below it to be a heading: subheadings are shorter.
_HEADLINE_WORDS = range(6, _MAX_HEADLINE_WORDS + 1)
_LINES_TO_HEADLINE = 3
# A subheading of the text has a word or two, or the next paragraph has two of its words, and a third of them.
_SUBHEADING_WORDS = 2
_MIN_TAKEN_UP = 2
# A headline may be a question; what ends with a colon introduces something.
_NO_HEADLINE = re.compile(r"[.!…。！:：]['\"’”»)\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line is boilerplate. `repeats` is the number of the line that stays and says the same, or 0."""

    rule: str
    kind: str
    reason: Message
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a text that are not blank, as the rules see them; all tuples are by line.

    `thread` are the indexes of those that are comments of readers.
    """

    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    found: tuple[Found | None, ...]
    reading: Reading
    thread: range


def page(lines: Sequence[Line], headline: str = "") -> Page:
    """Return what the rules see of `lines`, none of them blank."""
    texts = tuple(fold(line.text) for line in lines)
    found, reading = tuple(find(line.text) for line in lines), read(texts, headline)
    thread = comment_thread(texts, found, [line.is_prose for line in reading.lines])
    return Page(tuple(lines), texts, found, reading, thread)


def judge_lines(
    page: Page,
    settings: BoilerplateSettings,
    recurring: frozenset[str],
    model: Model,
    decided: frozenset[int] = frozenset(),
) -> dict[int, Verdict]:
    """Return the verdict on each line that is boilerplate, by its number.

    Args:
        page: the text.
        settings: what the editor strips and protects; both beat every rule.
        recurring: lines that the outlet puts under other articles too, as `text.comparable` gives them.
        model: what judges the lines that no rule names.
        decided: numbers of lines that are headline or metadata: they are seen as neighbours, but not judged.
    """
    named, hints = marks(page)
    verdicts = _by_rules(page, named, settings, recurring, decided)
    left = [at for at, line in enumerate(page.lines) if line.number not in decided and line.number not in verdicts]
    for judgement in judge(page.reading, left, named, hints, model):
        rule_id, kind, reason = explain(judgement, hints[judgement.line])
        verdicts[page.lines[judgement.line].number] = Verdict(rule_id, kind, reason)
    for line, text in zip(page.lines, page.texts, strict=True):
        if _contains_any(text, settings.keep):
            verdicts.pop(line.number, None)
    return verdicts


def marks(page: Page) -> tuple[list[str], list[str]]:
    """Return what phrases say of each line: the kind where one is certain, and the kind where one only hints at it.

    A hint is certain where it stands outside the prose and closes the text, or is next to a line that a phrase knows;
    a heading of lists also above a bare headline.
    """
    prose = [
        at
        for at, line in enumerate(page.reading.lines)
        if line.is_prose and page.found[at] is None and at not in page.thread
    ]
    named, hints = [], []
    for at, found in enumerate(page.found):
        if at in page.thread:
            named.append("comments")
            hints.append("")
            continue
        kind = found.rule.kind if found is not None else ""
        is_certain = found is not None and (found.is_certain or _is_confirmed(page, at, prose))
        named.append(kind if is_certain else "")
        hints.append("" if is_certain else kind)
    return named, hints


def _is_confirmed(page: Page, at: int, prose: Sequence[int]) -> bool:
    is_outside = bool(prose) and (at < prose[0] or at > prose[-1])
    found = page.found[at]
    if (is_outside and found is not None and found.closes) or _heads(page, at):
        return True
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(page.found)]
    return is_outside and any(page.found[other] is not None for other in beside)


def _heads(page: Page, at: int) -> bool:
    """Say whether a line has words that head lists of other stories, and heads one here.

    A list is told by a headline: longer than a subheading, no sentence, and the text below doesn't take it up. A label
    or a shorter headline may stand above that one.
    """
    found = page.found[at]
    if found is None or not found.heads:
        return False
    for below in range(at + 1, min(at + 1 + _LINES_TO_HEADLINE, len(page.texts))):
        size = len(page.texts[below].split())
        if page.found[below] is not None or size > _MAX_HEADLINE_WORDS or _NO_HEADLINE.search(page.texts[below]):
            return False
        if size in _HEADLINE_WORDS:
            return below + 1 == len(page.texts) or not _takes_up(page.reading, below + 1, below)
    return False


def _by_rules(
    page: Page,
    named: Sequence[str],
    settings: BoilerplateSettings,
    recurring: frozenset[str],
    decided: frozenset[int],
) -> dict[int, Verdict]:
    free = tuple(line for line in page.lines if line.number not in decided)
    repeats = find_repeats(free)
    verdicts: dict[int, Verdict] = {}
    for at, line in enumerate(page.lines):
        verdict = _verdict(page, at, bool(named[at]), settings, recurring, repeats.get(line.number))
        if verdict is not None and line.number not in decided:
            verdicts[line.number] = verdict
    for number, reason in credited(free):
        verdicts.setdefault(number, Verdict("credited-caption", "caption", reason))
    for number in videos(free):
        verdicts.setdefault(number, _by_rule(rule("playlist")))
    for number in _between_newsletter_lines(page, verdicts):
        verdicts[number] = _by_rule(rule("newsletter-sandwich"))
    for number in _below_related_headings(page, verdicts):
        verdicts[number] = _by_rule(rule("related-headline"))
    for at, rule_id in surrounded(page.reading, named):
        verdicts.setdefault(page.lines[at].number, _by_rule(rule(rule_id)))
    return {number: verdict for number, verdict in verdicts.items() if number not in decided}


def _verdict(
    page: Page,
    at: int,
    is_named: bool,
    settings: BoilerplateSettings,
    recurring: frozenset[str],
    repeat: Repeat | None,
) -> Verdict | None:
    found = page.found[at]
    if _contains_any(page.texts[at], settings.strip):
        return Verdict("editor-strip", "editor", message("reasons.editor_strip"))
    if at in page.thread:
        return _by_rule(rule(THREAD))
    if found is not None and is_named:
        return _by_rule(found.rule)
    if repeat is not None:
        kind = "repeat" if repeat.rule == "repeated-line" else "caption"
        return Verdict(repeat.rule, kind, repeat.reason, repeat.of)
    if recurring and comparable(page.texts[at]) in recurring:
        return Verdict("recurs-at-outlet", "recurring", message("reasons.recurs"))
    return None


def _by_rule(matched: Rule) -> Verdict:
    return Verdict(matched.id, matched.kind, message(f"rules.{matched.id}"))


def _contains_any(text: str, phrases: Sequence[str]) -> bool:
    if not phrases:
        return False
    folded = text.casefold()
    return any(phrase.casefold() in folded for phrase in phrases)


def _between_newsletter_lines(page: Page, verdicts: Mapping[int, Verdict]) -> list[int]:
    """Return the numbers of the few lines that stand between two lines of one newsletter promotion."""
    marks = [
        index
        for index, line in enumerate(page.lines)
        if line.number in verdicts and verdicts[line.number].rule == "newsletter-promotion"
    ]
    return [
        page.lines[index].number
        for left, right in pairwise(marks)
        if right - left <= _SANDWICH_LINES
        for index in range(left + 1, right)
        if page.lines[index].number not in verdicts
    ]


def _below_related_headings(page: Page, verdicts: Mapping[int, Verdict]) -> list[int]:
    """Return the numbers of the bare headlines that follow a heading such as "Related stories"."""
    found: list[int] = []
    below = 0
    for at, line in enumerate(page.lines):
        verdict = verdicts.get(line.number)
        if verdict is not None:
            is_related = verdict.rule == "related-stories" and len(line.text.split()) <= _MAX_HEADING_WORDS
            below = _MAX_RELATED if is_related or _heads(page, at) else below
        elif below and len(line.text.split()) <= _MAX_HEADLINE_WORDS and not _NO_HEADLINE.search(line.text):
            if not _is_taken_up(page, at, verdicts):
                found.append(line.number)
            below -= 1
        else:
            below = 0
    return found


def _is_taken_up(page: Page, at: int, verdicts: Mapping[int, Verdict]) -> bool:
    """Say whether a line is the text's own subheading: a word or two above a paragraph, or what that takes up."""
    below = (other for other in range(at + 1, len(page.lines)) if page.lines[other].number not in verdicts)
    following = next(below, None)
    if following is None or not page.reading.lines[following].is_prose:
        return False
    return len(page.reading.lines[at].tokens) <= _SUBHEADING_WORDS or _takes_up(page.reading, following, at)


def _takes_up(reading: Reading, at: int, subheading: int) -> bool:
    """Say whether a line is a paragraph that speaks of what the line of a subheading does."""
    line, own = reading.lines[at], reading.lines[subheading].stems
    return line.is_prose and len(own & line.stems) >= max(_MIN_TAKEN_UP, len(own) / 3)
