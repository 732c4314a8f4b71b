"""A regular expression -> what the lines begin with that it matches, by which few of hundreds need be tried on a line.

Most furniture begins with words of its own ("Sign up ..."): its first letters tell as much as its first word does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Two characters leave several times as many expressions for the most frequent words, four hardly fewer than three.
_LENGTH = 3
# Escapes and classes are one piece each: brackets and bars mean nothing inside them.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]|[^\\\[(|)]+", re.DOTALL)
_LITERAL = re.compile(r"[^\\.^$*+?{}\[\]|()]|\\\W")
# A class that lists its characters, with no range among them.
_LISTED = re.compile(r"\[(?!\^)((?:[^\\\]-]|\\\W)+-?)\]")
_GROUP = re.compile(r"\(\?(?:-i)?:")
# What takes no characters, and so may stand before what a line begins with.
_ZERO_WIDTH = re.compile(r"\^|\\b|\(\?<?[=!].*", re.DOTALL)
_QUANTIFIER = re.compile(r"(?P<times>[?*+]|\{[^}]*\})[?+]?")
_MAYBE_NONE = ("?", "*", "{0", "{,")
# Any digit, as "\\d" is.
_DIGIT = "0"
# No line holds it: white space is folded, and what can't be printed is replaced.
_ANYTHING = "\0"
_DECIMAL = re.compile(r"\d")


def opening(line: str) -> str:
    """Return the characters that a line begins with, in lower case, and any digit as "0".

    >>> opening("4 Views")
    '0 v'
    """
    return _DECIMAL.sub(_DIGIT, line[:_LENGTH].lower()[:_LENGTH])


def openings(expression: str) -> frozenset[str]:
    """Return what begins the `opening` of whatever the expression matches.

    These are shorter than an opening where a line may go on with anything, and "" where it may begin so.

    >>> sorted(openings("(?:our )?(?:podcast|app)"))
    ['app', 'our', 'pod']
    """
    found = {start.removesuffix(_ANYTHING) for start in _openings(expression)}
    return frozenset(start for start in found if not any(start[:size] in found for size in range(len(start))))


def _openings(expression: str) -> set[str]:
    """Return what matches begin with; what may go on with anything says so at its end."""
    return {start for branch in _branches(expression) for start in _of_branch(branch)}


def _of_branch(branch: str) -> set[str]:
    starts = {""}
    while branch and any(map(_goes_on, starts)):
        piece = _first_piece(branch)
        quantifier = _QUANTIFIER.match(branch, len(piece))
        times = quantifier["times"] if quantifier else ""
        more = _of_piece(piece)
        if times not in ("", "?"):
            more = {text.removesuffix(_ANYTHING) + _ANYTHING for text in more}
        if times.startswith(_MAYBE_NONE):
            more.add("")
        starts = {(start + text)[:_LENGTH] if _goes_on(start) else start for start in starts for text in more}
        branch = branch[quantifier.end() if quantifier else len(piece) :]
    return starts


def _goes_on(start: str) -> bool:
    """Say whether what follows counts: neither is the opening full, nor is it unknown how it goes on."""
    return len(start) < _LENGTH and not start.endswith(_ANYTHING)


def _of_piece(piece: str) -> set[str]:
    group = _GROUP.match(piece)
    if group is not None:
        return _openings(piece[group.end() : -1])
    if _ZERO_WIDTH.fullmatch(piece):
        return {""}
    if _LITERAL.fullmatch(piece):
        return {opening(piece[-1])}
    listed = _LISTED.fullmatch(piece)
    if listed is not None:
        return {opening(character) for character in listed[1].replace("\\", "")}
    return {_DIGIT if piece == r"\d" else _ANYTHING}


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
