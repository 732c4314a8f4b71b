"""RawArticle + Head -> CleanArticle: every line with its role, and for what is not body the rule and the reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.clean.duplicates import Repeat, find_repeats
from digest.clean.furniture import furnish, outlet_key
from digest.clean.phrases import Rule, first_match, is_furniture, rule
from digest.settings.values import BoilerplateSettings
from digest.text import comparable, fold
from digest.values import CleanArticle, Doubt, Head, LedgerLine, Line, RawArticle, Role

__all__ = ["clean", "furnish", "is_furniture", "outlet_key"]

# A newsletter promotion is a heading, a pitch and an end mark: no more lines than that lie between its ends.
_SANDWICH_LINES = 3
# A list of other stories: a heading of a few words, then headlines, which have no full stop.
_MAX_HEADING_WORDS = 6
_MAX_RELATED = 12
_MAX_HEADLINE_WORDS = 20
# Of what the extractor left out, only sentences can be a lost part of the article.
_MIN_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.!…。！؟]['\"’”»)\]]*$")
_FIGURE = re.compile(r"\d")
_QUOTATION = re.compile(r"[“„«][^”“»]{3,}[”“»]|\"[^\"]{3,}\"|(?<!\w)[‘'](?=\w)[^’']{8,}[’'](?!\w)")
_NAME = re.compile(r"(?<=\w\s)[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")


@dataclass(frozen=True, slots=True)
class _Verdict:
    rule: str
    kind: str
    reason: str
    repeats: int = 0


def clean(
    raw: RawArticle,
    head: Head,
    settings: BoilerplateSettings,
    recurring: frozenset[str] = frozenset(),
) -> CleanArticle:
    """Return the ledger of `raw`: every line once, in order.

    Args:
        raw: the article.
        head: which lines are headline and metadata.
        settings: what the editor strips and protects; both beat every rule.
        recurring: lines that the same outlet puts under other articles too (`furnish`).
    """
    known: dict[int, tuple[Role, str, str]] = {
        number: (role, rule_id, reason) for number, role, rule_id, reason in head.lines
    }
    dropped = _dropped(raw, settings)
    taken = known.keys() | dropped.keys()
    candidates = tuple(line for line in raw.lines if line.number not in taken and line.text.strip())
    verdicts = _verdicts(candidates, settings, recurring)
    ledger = []
    for line in raw.lines:
        if line.number in known:
            role, rule_id, reason = known[line.number]
            ledger.append(LedgerLine(line, role, rule_id, reason))
        elif line.number in dropped:
            ledger.append(LedgerLine(line, "boilerplate", "extractor", dropped[line.number], "page"))
        elif line.number in verdicts:
            verdict = verdicts[line.number]
            ledger.append(LedgerLine(line, "boilerplate", verdict.rule, verdict.reason, verdict.kind, verdict.repeats))
        elif line.text.strip():
            ledger.append(LedgerLine(line, "body", "", ""))
        else:
            ledger.append(LedgerLine(line, "blank", "blank-line", "no characters but white space"))
    return CleanArticle(raw, head, tuple(ledger), _doubts(raw, ledger))


def _dropped(raw: RawArticle, settings: BoilerplateSettings) -> dict[int, str]:
    """Return why each line of a saved page that isn't its article is none; the editor's phrases keep a line."""
    texts = {line.number: line.text for line in raw.lines} if raw.dropped and settings.keep else {}
    return {
        number: reason
        for number, reason in raw.dropped
        if not _contains_any(fold(texts.get(number, "")), settings.keep)
    }


def _verdicts(lines: tuple[Line, ...], settings: BoilerplateSettings, recurring: frozenset[str]) -> dict[int, _Verdict]:
    texts = {line.number: fold(line.text) for line in lines}
    repeats = find_repeats(lines)
    verdicts: dict[int, _Verdict] = {}
    for line in lines:
        verdict = _verdict(line.text, texts[line.number], settings, recurring, repeats.get(line.number))
        if verdict is not None:
            verdicts[line.number] = verdict
    for number in _between_newsletter_lines(lines, verdicts):
        verdicts[number] = _by_rule(rule("newsletter-sandwich"))
    for number in _below_related_headings(lines, verdicts):
        verdicts[number] = _by_rule(rule("related-headline"))
    for line in lines:
        if _contains_any(texts[line.number], settings.keep):
            verdicts.pop(line.number, None)
    return verdicts


def _verdict(
    raw_text: str, text: str, settings: BoilerplateSettings, recurring: frozenset[str], repeat: Repeat | None
) -> _Verdict | None:
    if _contains_any(text, settings.strip):
        return _Verdict("editor-strip", "editor", "site.yaml strips lines with this phrase")
    matched = first_match(raw_text)
    if matched is not None:
        return _by_rule(matched)
    if repeat is not None:
        kind = "repeat" if repeat.rule == "repeated-line" else "caption"
        return _Verdict(repeat.rule, kind, repeat.reason, repeat.of)
    if comparable(text) in recurring:
        return _Verdict("recurs-at-outlet", "recurring", "stands under other articles of this outlet too")
    return None


def _by_rule(matched: Rule) -> _Verdict:
    return _Verdict(matched.id, matched.kind, matched.reason)


def _contains_any(text: str, phrases: Sequence[str]) -> bool:
    folded = text.casefold()
    return any(phrase.casefold() in folded for phrase in phrases)


def _between_newsletter_lines(lines: tuple[Line, ...], verdicts: dict[int, _Verdict]) -> list[int]:
    """Return the numbers of the few lines that stand between two lines of one newsletter promotion."""
    marks = [
        index
        for index, line in enumerate(lines)
        if line.number in verdicts and verdicts[line.number].rule == "newsletter-promotion"
    ]
    return [
        lines[index].number
        for left, right in pairwise(marks)
        if right - left <= _SANDWICH_LINES
        for index in range(left + 1, right)
        if lines[index].number not in verdicts
    ]


def _below_related_headings(lines: tuple[Line, ...], verdicts: dict[int, _Verdict]) -> list[int]:
    """Return the numbers of the bare headlines that follow a heading such as "Related stories"."""
    found: list[int] = []
    below = 0
    for line in lines:
        verdict = verdicts.get(line.number)
        words = len(line.text.split())
        if verdict is not None:
            is_heading = verdict.rule == "related-stories" and words <= _MAX_HEADING_WORDS
            below = _MAX_RELATED if is_heading else below
        elif below and words <= _MAX_HEADLINE_WORDS and not _SENTENCE_END.search(line.text.rstrip()):
            found.append(line.number)
            below -= 1
        else:
            below = 0
    return found


def _doubts(raw: RawArticle, ledger: list[LedgerLine]) -> tuple[Doubt, ...]:
    body = {name for entry in ledger if entry.role == "body" for name in _NAME.findall(entry.line.text)}
    doubts = []
    for entry in ledger:
        if entry.role != "boilerplate" or (entry.rule == "extractor" and not _is_sentence(entry.line.text)):
            continue
        found = _worth_a_look(entry.line.text, body)
        if found:
            doubts.append(
                Doubt(
                    path=raw.path,
                    line=entry.line.number,
                    message=f"stripped as {entry.rule}, but holds {found}",
                    settle="add a phrase of the line to boilerplate.keep in site.yaml if it is part of the article",
                )
            )
    return tuple(doubts)


def _is_sentence(text: str) -> bool:
    # A page has hundreds of links and labels around its article: nobody would look through them all.
    return len(text.split()) >= _MIN_SENTENCE_WORDS and _SENTENCE_END.search(text.rstrip()) is not None


def _worth_a_look(text: str, names: set[str]) -> str:
    if _FIGURE.search(text):
        return "a figure"
    if _QUOTATION.search(text):
        return "a quotation"
    shared = next((name for name in re.findall(r"[A-ZÀ-ÖØ-Þ][\w’'-]{2,}", text) if name in names), "")
    return f"the name “{shared}”, which stands in the article too" if shared else ""
