"""Sentences -> claim figures: each number with its unit and what it counts, each date, weekday and time of day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from digest.relate.claims import Claim
from digest.relate.days import dates, times, weekdays
from digest.relate.reading import Number, numbers
from digest.relate.units import SIGN, SPELLED_UNITS, unit_of
from digest.values import Message, Value, message

_MORE = re.compile(
    r"(?:more than|over|at least|above|no fewer than|no less than|upwards of|in excess of|exceeding|"
    r"mehr als|über|mindestens|wenigstens|plus de|au moins|plus d[’']|más de|al menos|por lo menos|más que|"
    r"più di|oltre|almeno|mais de|pelo menos|meer dan|minstens)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_LESS = re.compile(
    r"(?:less than|fewer than|up to|as many as|as much as|under|below|no more than|at most|not more than|"
    r"weniger als|bis zu|höchstens|maximal|unter|moins de|jusqu[’']à|au plus|menos de|hasta|como máximo|"
    r"meno di|fino a|al massimo|até|minder dan|hoogstens|tot)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|an estimated|estimated|close to|circa|"
    r"rund|etwa|ungefähr|knapp|gut|fast|environ|quelque|près de|presque|unos|unas|cerca de|alrededor de|casi|"
    r"aproximadamente|circa|quasi|quase|ongeveer|bijna|zo[’']n)\s+(?:the\s+|a\s+)?$",
    re.IGNORECASE,
)
_LOOK_BACK = 24
_DIGIT = re.compile(r"\d")
_SIGN_BEFORE = re.compile(rf"(?P<sign>{SIGN}|\b(?:USD|EUR|GBP|CHF|Rs\.?)\s?)\s?$")
_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\bbis\b|\bà\b|\ba\b|\band\b|\bund\b|\bet\b|\by\b)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from|zwischen|von|entre|de|tra|fra|da|tussen|van)\s+$", re.IGNORECASE)
# Numbers that count nothing: parts of names and codes, ages behind a name, scores, list numbers.
_CODE_BEFORE = re.compile(
    r"(?:\b(?:No|Nr|[Ss]tage|[Rr]ound|[Dd]ay|[Ww]eek|[Gg]ame|[Ll]ap|[Hh]eat|[Pp]art|[Nn]umber|[Ee]pisode|[Ss]eason|Article|Art|Section|Rule|Route|Highway|Channel|Flight|Boeing|Airbus|Chapter|Title|Page|Figure|Phase|"
    r"Covid|COVID|G|B|Level|Group|Room|Gate|Interstate|Resolution|Artikel|Paragraf|Paragraph|artículo|article)\.?\s*[-–]?\s*"
    r"|[A-Za-z]-|[#/_@&:]|\d[.,:/-])$"
)
# "Several hundred" is no hundred.
_VAGUE = re.compile(
    r"\b(?:several|few|many|couple of|mehrere[nr]?|einige[nr]?|paar|viele[nr]?|plusieurs|quelques|varios|algunos|"
    r"vários|alguns|diversi|alcuni|enkele|meerdere)\s$",
    re.IGNORECASE,
)


# A sentence is asked for its figures by more than one comparison.
@lru_cache(maxsize=20_000)
def claims(text: str, language: str) -> tuple[Claim, ...]:
    """Return the figures of a sentence, in order; they don't overlap."""
    found: list[Claim] = []
    taken = bytearray(len(text))
    dated = (*dates(text), *times(text)) if _DIGIT.search(text) else ()
    for claim in (*dated, *weekdays(text), *_counted(text, language)):
        if not any(taken[claim.start : claim.end]):
            taken[claim.start : claim.end] = b"\1" * (claim.end - claim.start)
            found.append(claim)
    return tuple(sorted(found, key=lambda claim: claim.start))


def shown(claim: Claim) -> Message:
    """Return a figure as a plain fact, in no source's words."""
    if claim.kind == "weekday":
        return message("figures.weekday", n=int(claim.low))
    if claim.kind == "time":
        hour, minute = divmod(int(claim.low), 60)
        return message("figures.time", hour=f"{hour:02d}", minute=f"{minute:02d}")
    if claim.kind == "date":
        return _date(int(claim.low))
    numbers: Value = claim.low
    if claim.low != claim.high:
        numbers = message("figures.range", low=claim.low, high=claim.high)
    value = _with_unit(claim, numbers)
    if claim.about:
        return message("figures.about", value=value)
    if claim.open:
        return message("figures.at_least" if claim.open > 0 else "figures.at_most", value=value)
    return value


def _date(number: int) -> Message:
    year, month, day = number // 10000, number // 100 % 100, number % 100
    if year:
        return message("figures.date", d=day, m=month, y=str(year))
    return message("figures.day", d=day, m=month)


def _with_unit(claim: Claim, numbers: Value) -> Message:
    if claim.kind == "money":
        return message("figures.money", value=numbers, unit=claim.unit)
    if claim.kind == "per cent":
        return message("figures.percent", value=numbers)
    if claim.unit in SPELLED_UNITS:
        return message(f"units.{claim.unit}", n=claim.high, value=numbers)
    # What is counted is the text's own word; km and kg are the same everywhere.
    return message("figures.counted" if claim.unit else "figures.plain", value=numbers, unit=claim.unit)


def _counted(text: str, language: str) -> Iterator[Claim]:
    found = list(numbers(text, language))
    index = 0
    while index < len(found):
        number = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        is_range = following is not None and _is_range(text, number, following)
        last = following if is_range and following is not None else number
        claim = _claim(text, number, last)
        if claim is not None:
            yield claim
        index += 2 if is_range else 1


def _is_range(text: str, one: Number, two: Number) -> bool:
    between = text[one.end : two.start]
    if _TO.fullmatch(re.sub(SIGN, "", between)) is None or one.value >= two.value:
        return False
    return not re.search(r"\b(?:and|und|et|y|a|à)\b", between) or bool(
        _BETWEEN.search(text[max(0, one.start - _LOOK_BACK) : one.start])
    )


def _claim(text: str, first: Number, last: Number) -> Claim | None:
    offset = max(0, first.start - _LOOK_BACK)
    sign = _SIGN_BEFORE.search(text[offset : first.start])
    start = offset + sign.start() if sign else first.start
    before = text[max(0, start - _LOOK_BACK) : start]
    if sign is None and (_CODE_BEFORE.search(before) or _VAGUE.search(before)):
        return None
    # "1.5 to 2.5 million": what multiplies the last number is meant for the first too, unless that made it the larger.
    low = first.value * last.times if first.value * last.times < last.value else first.value
    kind, unit, nouns, end = unit_of(text, last.end, sign["sign"] if sign else "")
    more, less, about = (pattern.search(before) for pattern in (_MORE, _LESS, _ABOUT))
    opened = 1 if more else -1 if less else 0
    if qualifier := more or less or about:
        start -= len(before) - qualifier.start()
    return Claim(start, end, kind, low, last.value, unit, nouns, opened, about is not None, last.step)
