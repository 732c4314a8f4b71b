"""Lists, sentences and numbered places in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from digest.values import Message, message
from digest.wording.direction import isolated
from digest.wording.words import Words

# Spanish says "e" for "y" before a word that begins with the same sound: "A e I", "e hijos", but "y hielo" (RAE).
_BEFORE_I = re.compile(r"h?i(?![aeo])", re.IGNORECASE)


def listed(parts: Sequence[str], words: Words) -> str:
    """Return `parts` as a list in prose: "A, B and C"."""
    if len(parts) < 2:
        return "".join(parts)
    first = parts[0]
    for part in parts[1:-1]:
        first = words.say("lists.more", a=first, b=part)
    last = "lists.last_before_i" if _BEFORE_I.match(parts[-1]) else "lists.last"
    return words.say(last, a=first, b=parts[-1])


def named(names: Iterable[str], words: Words) -> str:
    """Return foreign names in a row: "A, B", each isolated where it runs the other way."""
    return words["comma"].join(isolated(name, words.direction) for name in names)


def sentence(clause: str) -> str:
    """Return `clause` with a capital and a full stop.

    >>> sentence("two follow one report")
    'Two follow one report.'
    """
    return capital(clause) + "."


def capital(text: str) -> str:
    """Return `text` with a capital as its first letter.

    >>> capital("undated")
    'Undated'
    """
    return text[:1].upper() + text[1:]


def lines(numbers: Sequence[int], words: Words) -> str:
    """Return numbers of lines, runs drawn together: "lines 1–3 and 9"."""
    return words.say(numbered("places.lines", numbers, words))


def in_lines(numbers: Sequence[int], words: Words) -> str:
    """Return in which lines something stands: "in lines 1–3 and 9"."""
    return words.say(numbered("places.in_lines", numbers, words))


def numbered(key: str, numbers: Sequence[int], words: Words) -> Message:
    """Return what is numbered with its numbers, in ascending order."""
    return message(key, n=len(numbers), numbers=listed(ranges(numbers), words))


def ranges(numbers: Sequence[int]) -> list[str]:
    """Return ascending numbers as runs.

    >>> ranges([1, 2, 3, 9])
    ['1–3', '9']
    """
    runs: list[list[int]] = []
    for value in numbers:
        if runs and value == runs[-1][1] + 1:
            runs[-1][1] = value
        else:
            runs.append([value, value])
    return [str(first) if first == last else f"{first}–{last}" for first, last in runs]
