"""Lines that say again what another line of the same text says: captions doubled by a scraper, pasted repeats.

The article's words are never lost by this: of lines that end like a sentence the first is always kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.clean.shapes import is_signature
from digest.text import comparable
from digest.values import Line

_SENTENCE_END = re.compile(r"[.!?…。！？؟]['\"’”»)\]]*$")
# Shorter lines repeat by chance: "Yes.", a speaker's name, "* * *".
_MIN_WORDS = 5
# Alike lines further apart than this are a refrain, not a caption and its copy.
_NEIGHBOURS = 2
# Looking for a caption's words in the other lines takes time by the square of their number; no article has as many.
_MAX_LINES_SEARCHED = 2000


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line to strip because of another: `of` is the number of a line that stays and says the same, or 0."""

    rule: str
    reason: str
    of: int


def find_repeats(lines: tuple[Line, ...]) -> Mapping[int, Repeat]:
    """Return, by line number, which of `lines` (none of them blank) repeat others and may be stripped."""
    keys = [comparable(line.text) for line in lines]
    found: dict[int, Repeat] = {}
    first: dict[str, int] = {}
    for index, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if key.count(" ") + 1 < _MIN_WORDS or is_signature(line.text):
            continue
        earlier = first.setdefault(key, index)
        if earlier == index:
            continue
        found.update(_judge(line, lines[earlier], index - earlier <= _NEIGHBOURS, found))
        if _ends_sentence(line) and not _ends_sentence(lines[earlier]):
            first[key] = index  # the sentence is the one that stays
    return {number: _with_words_kept(repeat, number, lines, keys) for number, repeat in found.items()}


def _judge(line: Line, earlier: Line, near: bool, found: Mapping[int, Repeat]) -> dict[int, Repeat]:
    """Return what to strip of two lines that say the same, given what is already being stripped."""
    if _ends_sentence(line) and not _ends_sentence(earlier):
        reason = f"a caption: says, without a full stop, what line {line.number} says"
        return {earlier.number: Repeat("caption-of-line", reason, line.number)}
    if _ends_sentence(earlier):
        if _ends_sentence(line) and not near:
            return {}  # a refrain, or the same step in a list of steps
        return {line.number: Repeat("repeated-line", f"says again what line {earlier.number} says", earlier.number)}
    if near or earlier.number in found:
        return {
            earlier.number: Repeat("doubled-caption", f"a caption: stands again as line {line.number}", 0),
            line.number: Repeat("doubled-caption", f"a caption: stood already as line {earlier.number}", 0),
        }
    return {}


def _with_words_kept(repeat: Repeat, number: int, lines: tuple[Line, ...], keys: list[str]) -> Repeat:
    """Say in which line that stays the words of a doubled caption stand too, if in any."""
    if repeat.rule != "doubled-caption" or len(lines) > _MAX_LINES_SEARCHED:
        return repeat
    key = next(key for line, key in zip(lines, keys, strict=True) if line.number == number)
    for line, other in zip(lines, keys, strict=True):
        if key in other and _ends_sentence(line):
            return Repeat(repeat.rule, f"{repeat.reason}; line {line.number} keeps its words", line.number)
    return repeat


def _ends_sentence(line: Line) -> bool:
    return _SENTENCE_END.search(line.text.rstrip()) is not None
