"""Says when a figure of the headline doesn't stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message

_NUMBER = re.compile(r"(?<![\w.,+-])\d+(?:[.,]\d+)*")
# A headline rounds; what is within this share of a number in the text is that number.
_ROUNDED = 0.06
_WORDS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0, "eighty": 80.0, "ninety": 90.0}


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield a note with the figures of the headline that are nowhere in the body, not even rounded.

    Figures below ten are left out: texts write them in words.
    """
    figures = [match.group() for match in _NUMBER.finditer(article.headline) if _value(match.group()) >= 10]
    if not figures:
        return
    there = {value for sentence in article.sentences for value in _values(sentence.text)}
    missing = [figure for figure in figures if not any(_is_near(_value(figure), other) for other in there)]
    if missing:
        head = article.cleaned.head.headline
        told = message("notes.headline_figures", n=len(missing), figures=tuple(missing))
        yield Note(article.id, "seen", "headline", told, (head.line,) if head else ())


def _values(text: str) -> Iterator[float]:
    yield from (_value(match.group()) for match in _NUMBER.finditer(text))
    for word in re.findall(r"[a-z]+(?:-[a-z]+)?", text.casefold()):
        tens, _, unit = word.partition("-")
        if tens in _WORDS and (not unit or unit in _WORDS):
            yield _WORDS[tens] + _WORDS.get(unit, 0.0)


def _value(written: str) -> float:
    # "1,200" and "1.200" are the same number in different notations; "2.4" is another.
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", written):
        return float(re.sub(r"\D", "", written))
    is_decimal = len(re.findall(r"[.,]", written)) == 1
    return float(written.replace(",", ".") if is_decimal else re.sub(r"\D", "", written))


def _is_near(value: float, other: float) -> bool:
    # "2.4m" above, "2,400,000" below: digits that agree are the same figure on another scale.
    return any(abs(value * scale - other) <= _ROUNDED * value * scale for scale in (1.0, 1e3, 1e6, 1e9, 1e-3, 1e-6))
