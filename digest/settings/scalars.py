"""The text of a plain YAML scalar -> its kind and value, with what YAML's versions disagree on kept apart."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from digest.text import fold

Kind = Literal["text", "null", "bool", "int", "float", "date", "timestamp", "impossible date", "odd number"]
Value = str | bool | int | float | date | None

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE, _FALSE = ("true", "yes", "on"), ("false", "no", "off")
_BOOLS = {spelling: word in _TRUE for word in _TRUE + _FALSE for spelling in (word, word.capitalize(), word.upper())}
# 18 digits fit 64 bits; int() of thousands of digits is slow and, above 4,300, raises.
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?=\.?[0-9])(?:0|[1-9][0-9]{0,17})?(?:\.[0-9]{0,40})?(?:[eE][-+]?[0-9]{1,2})?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIMESTAMP = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?"
)
# Numbers in YAML 1.1 or 1.2 but not the same in both, or beyond 64 bits: base 60, 8, 16 and 2, underscores, infinity.
_ODD = re.compile(
    r"[-+]?(?:[0-9][0-9_]*(?:(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?)"
    r"|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\.(?:inf|Inf|INF))"
    r"|\.(?:nan|NaN|NAN)"
)
_SHOWN = 60  # characters of a value in a message


def resolve(text: str) -> tuple[Kind, Value]:
    """Return what a plain (unquoted, untagged) scalar is.

    "timestamp", "impossible date" and "odd number" have their text for a value: it isn't fit for use, and whoever
    meets one says so.

    >>> resolve("no")
    ('bool', False)
    >>> resolve("12:30:00")
    ('odd number', '12:30:00')
    """
    if text in _NULLS:
        return "null", None
    if text in _BOOLS:
        return "bool", _BOOLS[text]
    return _number_or_date(text) if text[0] in "+-.0123456789" else ("text", text)


def _number_or_date(text: str) -> tuple[Kind, Value]:
    if _INT.fullmatch(text):
        return "int", int(text)
    if _FLOAT.fullmatch(text):
        return "float", float(text)
    if match := _DATE.fullmatch(text):
        try:
            return "date", date(*map(int, match.groups()))
        except ValueError:
            return "impossible date", text
    if _TIMESTAMP.fullmatch(text):
        return "timestamp", text
    return ("odd number" if _ODD.fullmatch(text) else "text"), text


def clip(text: str, quote: str = "'") -> str:
    """Return `text` as a message shows it: on one line, cut where it is long, in quotation marks.

    >>> clip("ten")
    "'ten'"
    """
    shown = fold(text[: 4 * _SHOWN])
    if len(shown) > _SHOWN or len(text) > 4 * _SHOWN:
        shown = shown[:_SHOWN] + "…"
    return quote + shown + quote
