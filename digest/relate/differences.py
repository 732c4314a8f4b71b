"""Matched sentences -> figures that count the same thing and are not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from digest.values import Difference, Figure, Match, Sentence, SentenceRef, Story

_SPELLED = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "tn": 1e12,
    "trillion": 1e12,
}
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_FIGURE = re.compile(
    rf"(?<![\w.,:/-])(?P<money>[£$€])?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|{'|'.join(_SPELLED)})"
    rf"(?![\w]*[:/-]\d)(?:\s?(?P<scale>thousand|million|billion|trillion|mn|bn|tn|m))?\b"
    rf"(?:\s?(?P<percent>%|per cent|percent))?(?:\s(?P<noun>(?!{_MONTH}\b)[a-z][a-z-]{{2,}}))?",
    re.IGNORECASE,
)
# Words after a number that tell nothing of what is counted.
_NO_UNIT = frozenset(
    "and the for who that were was are had have has from with after before since about more less other than per new "
    "different people's which when while but not would will could can may might said told".split()
)


def compare(story: Story, matches: Sequence[Match]) -> tuple[Difference, ...]:
    """Return the differences between figures, from pairs of sentences that say the same otherwise.

    A pair tells only where each side has one figure of that unit: a false alarm is worse than a miss.
    """
    sentences: Mapping[SentenceRef, Sentence] = {
        SentenceRef(article.id, sentence.number): sentence
        for article in story.reports
        for sentence in article.sentences
    }
    found: dict[tuple[str, frozenset[float]], Difference] = {}
    for match in matches:
        if match.left in sentences and match.right in sentences:
            left = _single(_figures(match.left, sentences[match.left]))
            right = _single(_figures(match.right, sentences[match.right]))
            for unit in sorted(left.keys() & right.keys()):
                one, two = left[unit], right[unit]
                if one.value != two.value:
                    found.setdefault(
                        (unit, frozenset((one.value, two.value))),
                        Difference(unit, (one, two), "differs"),
                    )
    return tuple(found.values())


def _single(figures: Iterator[Figure]) -> dict[str, Figure]:
    """Return the figures by unit, without those units that stand twice."""
    by_unit: dict[str, list[Figure]] = {}
    for figure in figures:
        by_unit.setdefault(figure.unit, []).append(figure)
    return {unit: found[0] for unit, found in by_unit.items() if len(found) == 1}


def _figures(ref: SentenceRef, sentence: Sentence) -> Iterator[Figure]:
    for match in _FIGURE.finditer(sentence.text):
        unit = _unit(match)
        if unit:
            text = match.group().rstrip()
            start = sentence.start + match.start()
            yield Figure(ref.article, start, start + len(text), text, _value(match), unit)


def _value(match: re.Match[str]) -> float:
    number = match["number"].lower()
    value = float(_SPELLED[number]) if number in _SPELLED else float(number.replace(",", ""))
    return value * _SCALES.get((match["scale"] or "").lower(), 1.0)


def _unit(match: re.Match[str]) -> str:
    """Return what is counted: a currency, "per cent", or the noun that follows in its singular; "" if nothing tells."""
    if match["money"]:
        return match["money"]
    if match["percent"]:
        return "per cent"
    noun = (match["noun"] or "").lower()
    return "" if noun in _NO_UNIT else noun.removesuffix("s")
