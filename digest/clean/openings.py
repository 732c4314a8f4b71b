"""Numbered expressions -> the first of them that matches a whole line, tried where the line begins as they do.

Most furniture begins with words of its own ("Sign up ..."), so the first letter of a line leaves few of hundreds of
expressions; these are compiled together when the first such line comes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Escapes and classes are one piece each: brackets and bars mean nothing inside them.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]|[^\\\[(|)]+", re.DOTALL)
_LITERAL = re.compile(r"[^\\.^$*+?{}\[\]|()]|\\\W")
_GROUP = re.compile(r"\(\?(?:-i)?:")
_OPTIONAL = re.compile(r"(?:[?*]|\{[^}]*\})[?+]?")
# Under this stand the expressions that may begin with anything; no line begins so.
_ANYTHING = ""
# To compile an expression once for each of more letters would take longer than to try it on every line.
_MAX_OPENINGS = 8
# Any digit, as "\\d" is.
_DIGIT = "0"


class Alternatives:
    """Expressions by number; of those that match a line the lowest number is asked for."""

    def __init__(self, listed: Sequence[tuple[int, str]], flags: re.RegexFlag = re.NOFLAG) -> None:
        self._flags = flags
        self._listed: dict[str, list[tuple[int, str]]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for number, expression in listed:
            found = openings(expression)
            for opening in found if 0 < len(found) <= _MAX_OPENINGS else (_ANYTHING,):
                self._listed.setdefault(opening, []).append((number, expression))

    def first(self, line: str, opening: str, none: int) -> int:
        """Return the number of the first expression that matches the whole line.

        Args:
            line: the line.
            opening: what it begins with, as `opening` gives it.
            none: what to return where no expression matches.
        """
        return min(self._match(line, _ANYTHING, none), self._match(line, opening, none))

    def _match(self, line: str, opening: str, none: int) -> int:
        if opening not in self._listed:
            return none
        if opening not in self._compiled:
            joined = "|".join(f"(?:{expression})(?P<n{number}>)" for number, expression in self._listed[opening])
            self._compiled[opening] = re.compile(joined, self._flags)
        match = self._compiled[opening].fullmatch(line)
        return int(match.lastgroup.removeprefix("n")) if match and match.lastgroup else none


def opening(line: str) -> str:
    """Return the character that a line begins with, in lower case, and any digit as "0"."""
    return _DIGIT if line[:1].isdecimal() else line[:1].lower()[:1]


def openings(expression: str) -> frozenset[str]:
    """Return what begins whatever the expression matches, as `opening` gives it.

    Empty where it may begin with any character, or with one that isn't easily told.

    >>> sorted(openings("(?:our )?(?:podcast|app)"))
    ['a', 'o', 'p']
    """
    found = [_openings(branch) for branch in _branches(expression)]
    return frozenset().union(*found) if all(found) else frozenset()


def _openings(branch: str) -> frozenset[str]:
    piece = _first_piece(branch)
    group, optional = _GROUP.match(piece), _OPTIONAL.match(branch, len(piece))
    if group is not None:
        found = openings(piece[group.end() : -1])
    else:
        found = frozenset(opening(piece[-1]) if _LITERAL.fullmatch(piece) else _DIGIT if piece == r"\d" else "")
    behind = openings(branch[optional.end() :]) if optional else found
    return found | behind if found and behind else frozenset()


def _branches(expression: str) -> Iterator[str]:
    """Yield what stands between the bars of an expression that are in none of its groups."""
    depth = start = 0
    for piece in _PIECE.finditer(expression):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if piece.group() == "|" and not depth:
            yield expression[start : piece.start()]
            start = piece.end()
    yield expression[start:]


def _first_piece(branch: str) -> str:
    """Return the group, class, escape or character that a branch begins with."""
    depth = 0
    for piece in _PIECE.finditer(branch):
        depth += (piece.group() == "(") - (piece.group() == ")")
        if not depth:
            return branch[: piece.end()] if branch[0] in "(\\[" else branch[0]
    return branch
