"""Lines that say again what another line of the same text says: captions doubled by a scraper, pasted repeats.

The article's words are never lost by this: of lines that end like a sentence the first is always kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from digest.clean.shapes import is_signature
from digest.text import comparable
from digest.values import Line, Message, message

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
    reason: Message
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
        if ends_sentence(line) and not ends_sentence(lines[earlier]):
            first[key] = index  # the sentence is the one that stays
    return {number: _with_words_kept(repeat, number, lines, keys) for number, repeat in found.items()}


def _judge(line: Line, earlier: Line, near: bool, found: Mapping[int, Repeat]) -> dict[int, Repeat]:
    """Return what to strip of two lines that say the same, given what is already being stripped."""
    if ends_sentence(line) and not ends_sentence(earlier):
        reason = message("reasons.caption_of_line", line=line.number)
        return {earlier.number: Repeat("caption-of-line", reason, line.number)}
    if ends_sentence(earlier):
        if ends_sentence(line) and not near:
            return {}  # a refrain, or the same step in a list of steps
        reason = message("reasons.repeats_line", line=earlier.number)
        return {line.number: Repeat("repeated-line", reason, earlier.number)}
    if near or earlier.number in found:
        again = message("reasons.caption_stands_again", line=line.number)
        before = message("reasons.caption_stood_before", line=earlier.number)
        return {
            earlier.number: Repeat("doubled-caption", again, 0),
            line.number: Repeat("doubled-caption", before, 0),
        }
    return {}


def _with_words_kept(repeat: Repeat, number: int, lines: tuple[Line, ...], keys: list[str]) -> Repeat:
    """Say in which line that stays the words of a doubled caption stand too, if in any."""
    if repeat.rule != "doubled-caption" or len(lines) > _MAX_LINES_SEARCHED:
        return repeat
    key = next(key for line, key in zip(lines, keys, strict=True) if line.number == number)
    for line, other in zip(lines, keys, strict=True):
        if key in other and ends_sentence(line):
            reason = message("reasons.words_kept", reason=repeat.reason, line=line.number)
            return Repeat(repeat.rule, reason, line.number)
    return repeat


def ends_sentence(line: Line) -> bool:
    """Say whether a line ends as sentences do."""
    return _SENTENCE_END.search(line.text.rstrip()) is not None
