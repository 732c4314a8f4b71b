"""A line -> whether its words show that it is furniture, for certain or perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from digest.clean.rulebook import Found, Rule, rulebook
from digest.text import fold

# A furniture line is short; on longer ones the patterns are not tried, which also bounds the time they take.
_MAX_CHARACTERS = 700
# Characters of a counter and of the marks around a phrase, at most.
_MAX_COUNTER = 40
# A line of controls without anything between them ("Share Save Print") is no longer than this.
_MAX_CONTROL_WORDS = 12
# Bullets and other marks that stand apart in it.
_MAX_MARKS = 4
# What Markdown, bullets and icons put before, behind and into a line, and what ends a label.
_MARKS_BEFORE, _MARKS_BEHIND = " *_>#•▶►▸‣·[+–—-", " *_]"
_MARKS_WITHIN = re.compile(r"\*\*|\]\(\S+\)")
_LABEL_BEFORE, _LABEL_BEHIND = " «‹<←|·", " .:：!！…»›>→↓*,|·-"
_DIGIT = re.compile(r"\d")
_COUNTER = re.compile(r"^[(\[]?\d[\d.,]*[km]?[)\]]?\s+|\s*[(\[]?\d[\d.,]*[km]?[)\]]?$", re.IGNORECASE)
_BARS = "|·•"
_BETWEEN_CONTROLS = re.compile(r"\s{2,}|\s*[|·•]\s*")
# Furniture speaks to the reader, or names things; it doesn't tell who said what.
_REPORTS = re.compile(
    r",[\"”’»]* (?:\S+ ){1,5}(?:told|read(?! more))\b"
    r"|,[\"”’»]* (?:\S+ ){0,5}(?:said|says|asked|added|warned|wrote|argued|insisted|ruled)\b"
    r"|\b(?:the (?:court|jury|inquest|inquiry) (?:heard|was told)|according to)\b",
    re.IGNORECASE,
)
# Pictures, and headlines of other stories, do both.
_MAY_REPORT = frozenset(("caption", "related"))
# "___", "* * *": rows of marks, which part what stands above from what stands below.
_SEPARATOR = re.compile(r"[\W_]{3,}")
_QUOTES = str.maketrans("’‘", "''")


def rules() -> Sequence[Rule]:
    """Return the rules that ship with digest, in file order."""
    return rulebook().listed


def rule(rule_id: str) -> Rule:
    """Return the rule of that id."""
    return rulebook().by_id[rule_id]


@lru_cache(maxsize=10_000)
def find(line: str) -> Found | None:
    """Return what the words of the whole line say, or None. What is certain goes before what is a hint.

    A line of several controls next to one another ("Share   Print   Save") is furniture if each of them is.
    """
    if len(line) > _MAX_CHARACTERS:
        return None
    folded = fold(line)
    found = _find(folded)
    if found is not None and found.is_certain:
        return found
    return _of_pieces(line.strip(), folded) or found


def is_furniture(line: str) -> bool:
    """Say whether the words of `line` show it to be furniture for certain."""
    found = find(line)
    return found is not None and found.is_certain


def _find(folded: str) -> Found | None:
    bare = _without_marks(folded)
    if _SEPARATOR.fullmatch(folded):
        return Found(rule("separator"), True)
    found = _exact(bare) if len(bare) <= _longest_phrase() else None
    if found is not None and found.is_certain:
        return found
    told = rulebook().expressions.find(bare)
    if told is None or (found is not None and not (told.is_certain or told.closes)):
        return found
    if told.is_certain and told.rule.kind not in _MAY_REPORT and _REPORTS.search(bare):
        return Found(told.rule, False)
    return told


def _without_marks(folded: str) -> str:
    bare = folded.lstrip(_MARKS_BEFORE).rstrip(_MARKS_BEHIND)
    return _MARKS_WITHIN.sub("", bare) if "**" in bare or "](" in bare else bare


def _exact(bare: str) -> Found | None:
    phrase, exact = _phrase(bare), rulebook().exact
    return exact.get(phrase) or (exact.get(_COUNTER.sub("", phrase)) if _DIGIT.search(phrase) else None)


@cache
def _longest_phrase() -> int:
    """Return how long a line with a phrase can be: beyond it, what ends a label and counters have no room."""
    return max(map(len, rulebook().exact)) + _MAX_COUNTER


def _phrase(bare: str) -> str:
    return bare.translate(_QUOTES).casefold().lstrip(_LABEL_BEFORE).rstrip(_LABEL_BEHIND)


def _of_pieces(line: str, folded: str) -> Found | None:
    pieces = _pieces(line, folded)
    found = [_find(fold(piece)) for piece in pieces] if len(pieces) > 1 else _controls(folded)
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    certain = [one for one in known if one.is_certain]
    return certain[0] if len(certain) * 2 >= len(known) else known[0]


def _pieces(line: str, folded: str) -> list[str]:
    if line == folded and not any(map(line.__contains__, _BARS)):
        return [line]
    return [piece for piece in _BETWEEN_CONTROLS.split(line) if piece]


def _controls(folded: str) -> list[Found | None]:
    """Cut a line, folded, into the longest phrases known, from the left; a word that begins none gives None."""
    if folded.count(" ") >= _MAX_CONTROL_WORDS + _MAX_MARKS:
        return []
    tokens = _without_marks(folded).translate(_QUOTES).casefold().split()
    if not 2 <= len(tokens) <= _MAX_CONTROL_WORDS:
        return []
    exact = rulebook().exact
    pieces: list[Found | None] = []
    start = 0
    while start < len(tokens):
        end = next((end for end in range(len(tokens), start, -1) if " ".join(tokens[start:end]) in exact), 0)
        if not end:
            return []
        pieces.append(exact[" ".join(tokens[start:end])])
        start = end
    return pieces


def words_by_kind() -> Iterator[tuple[str, str]]:
    """Yield (kind, word) for every word of every phrase that is listed as such."""
    for phrase, found in rulebook().exact.items():
        for word in phrase.split():
            yield found.rule.kind, word
