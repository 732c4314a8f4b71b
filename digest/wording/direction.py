"""Which way texts run, and how foreign words are kept from turning the words around them.

Where words of both directions meet in one text, neutral characters between them (spaces, brackets, digits) go astray.
Markup would be `<bdi>`; in plain text, which feeds, drawings and data need, an invisible mark of direction on either
side does it (UAX #9, 2.6). Isolates (2.4) would be more exact, but they can also make a line lie: `text.printable` lets
none through, and need not tell ours from those of a source.
"""

from __future__ import annotations

import re
from functools import cache

from digest.wording.plurals import base

_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
)
# A script in the tag has the last word: Kurdish, Azerbaijani or Punjabi run either way.
_SCRIPTS = frozenset(("adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_MARKS = {"ltr": "\u200e", "rtl": "\u200f"}
# Letters that run the other way: the blocks of Unicode that hold right-to-left scripts, and all other letters.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_TURNED = {"ltr": re.compile(f"[{_RIGHT}]"), "rtl": re.compile(rf"[^\W\d_{_RIGHT}]")}


@cache
def direction(language: str) -> str:
    """Return "rtl" or "ltr" for a BCP 47 tag.

    >>> direction("he-IL"), direction("az-Arab"), direction("de")
    ('rtl', 'rtl', 'ltr')
    """
    script = next((part for part in language.lower().split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    return "rtl" if base(language) in _RIGHT_TO_LEFT else "ltr"


def isolated(text: str, around: str) -> str:
    """Return foreign words for a text that runs `around` ("ltr" or "rtl"), marked off where they run the other way."""
    if around == "ltr" and text.isascii():
        return text
    mark = _MARKS[around]
    return f"{mark}{text}{mark}" if _TURNED[around].search(text) and not text.startswith(mark) else text
