"""A sentence -> the numbers in it, in digits or in words, with what they seem rounded to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.relate.numbers import SPELLED, base, digits, scale
from digest.text import words

_DIGITS = r"\d{1,3}(?:[.,’'\u00a0\u202f]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_SPACED_DIGITS = r"\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|" + _DIGITS
_SPACED = frozenset("fr es pl uk ru sv cs nb fi".split())
_LETTERS = r"[^\W\d_]+(?:[-’'][^\W\d_]+)*"
_PATTERN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>{_LETTERS})")
_SPACED_PATTERN = re.compile(rf"(?P<digits>{_SPACED_DIGITS})|(?P<word>{_LETTERS})")
_ANY_DIGIT = re.compile(r"\d")
_FOLLOWING = re.compile(rf"[\s-](?:(?P<and>and|y|et|e|und)[\s-])?(?P<word>{_LETTERS})")
_SCALE = re.compile(rf"[\s\u00a0]?(?P<word>{_LETTERS})\.?")
# "£20m" are millions, "20 m" are metres; so with "k".
_METRES = frozenset(("m", "k"))
# Words of scale whose stop is their own, and ends no sentence.
_WITH_STOP = frozenset(("mio", "mrd", "tsd"))
# "treinta y un", "vingt et une", "vinte e um": what joins a ten to its digit, and the ones that are articles elsewhere.
_JOINING_DIGITS = frozenset(("y", "et", "e"))
_ONE = frozenset("un uno una une um uma".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number at its place; `step` is what it seems rounded to, `times` what a "million" at its end multiplies by."""

    start: int
    end: int
    value: float
    step: float
    times: float = 1.0


def numbers(text: str, language: str) -> Iterator[Number]:
    """Yield the numbers of `text`; years, ordinals and parts of words are none."""
    spelled = SPELLED.get(base(language), {})
    if _ANY_DIGIT.search(text) is None and spelled.keys().isdisjoint(words(text)):
        return
    pattern = _SPACED_PATTERN if base(language) in _SPACED else _PATTERN
    position = 0
    while match := pattern.search(text, position):
        position = match.end()
        if match["digits"]:
            if _is_part_of_word(text, match):
                continue
            value = digits(match["digits"], language)
            number = _scaled(text, match, value, _step(match["digits"], value), language)
        else:
            if match["word"].casefold() not in spelled:
                continue
            number = _spelled_out(text, match, spelled, language)
        position = number.end
        yield number


def _is_part_of_word(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    ordinal = re.compile(r"(?:st|nd|rd|th|s|er|e|º|ª)\b|\.\s+[a-zäöü]").match(text, match.end())
    year = match.end() - match.start() == 4 and re.fullmatch(r"(?:1[5-9]|20)\d\d", match["digits"]) is not None
    glued = re.compile(r"[^\W\d_]").match(after) and not re.compile(r"(?:m|bn|k|mn|tn|km|kg|ft|lb|mph)\b", re.I).match(
        text, match.end()
    )
    return bool((before.isalnum() and before) or ordinal or year or glued)


def _step(written: str, value: float) -> float:
    """Return to what a number seems rounded: 2.4 to a tenth, 30,000 to ten thousands, 41 to one."""
    if value != int(value):
        return 10.0 ** -len(re.split(r"[.,]", written)[-1])
    plain = re.sub(r"\D", "", written)
    zeros = len(plain) - len(plain.rstrip("0"))
    return 10.0**zeros if value >= 1000 and zeros >= 2 else 1.0


def _scaled(text: str, match: re.Match[str], value: float, step: float, language: str) -> Number:
    end, times = match.end(), 1.0
    while (word := _SCALE.match(text, end)) and (by := scale(word["word"], language)) > 1.0:
        name = word["word"].casefold()
        if name in _METRES and (times > 1.0 or text[end].isspace()):
            break  # "20 m" are metres
        end, times = word.end() if name in _WITH_STOP else word.end("word"), times * by
    return Number(match.start(), end, round(value * times, 6), step * times, times)


def _spelled_out(text: str, match: re.Match[str], spelled: dict[str, int], language: str) -> Number:
    """Return the number that begins with a word: "two hundred and fifty thousand"."""
    total, current, end = 0.0, float(spelled[match["word"].casefold()]), match.end()
    scaled_by = 1.0
    while following := _FOLLOWING.match(text, end):
        word = following["word"].casefold()
        times = scale(word, language, behind_word=True)
        value = 1 if following["and"] in _JOINING_DIGITS and word in _ONE else spelled.get(word)
        if times > 1.0 and word not in _METRES:
            scaled_by *= times
            if times < 1000:
                current *= times
            else:
                # "two thousand million" against "two million three hundred thousand".
                total, current = (total + current) * times if times > total else total + current * times, 0.0
        elif value is not None and _adds_to(current, value):
            current += value
            scaled_by = 1.0
        else:
            break
        end = following.end("word")
    return Number(match.start(), end, total + current, scaled_by if scaled_by >= 1000 else 1.0, scaled_by)


def _adds_to(current: float, value: int) -> bool:
    """Say whether a word goes on with a number: "two hundred | fifty", "fifty | three", but not "four | and six"."""
    if current == 0:
        return value < 1000  # "dos mil | quinientos"
    if current % 100 == 0:
        return value < 100
    # French counts on to 19 from 60: "soixante | et onze".
    return current % 10 == 0 and current % 100 >= 20 and value < (20 if current % 100 == 60 else 10)
