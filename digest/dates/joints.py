"""A line in which elements of a page have run together -> the line with the gaps that the page showed between them."""

from __future__ import annotations

import re

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯҐЄІЇΑ-Ω"
_CAPITALIZED = rf"(?=[{_UPPER}][^\W\d_{_UPPER}])"
_JOINT = re.compile(
    # "2025Updated", "GMT+1Updated".
    rf"(?<=\d){_CAPITALIZED}"
    # "PublishedAug 20".
    rf"|(?<=[^\W\d_{_UPPER}]{{4}}){_CAPITALIZED}"
    # "PMUpdated", "a.m.Updated", "UhrAktualisiert".
    rf"|(?<=[A-Z]{{2}}|[ap]m|m\.|hr){_CAPITALIZED}"
    # "20255:02 PM", "2025-08-2014:05".
    r"|(?<=\b(?:19|20)\d\d|\d-\d\d)(?=\d{1,2}[:.h]\d\d)"
)
# "8/20/2025August 20, 2025": the same day in figures and in words, of which the words tell day from month.
_SAID_AGAIN = re.compile(r"\b0?(\d{1,2})/0?(\d{1,2})/(\d{4})(?=[A-Z][a-z]{2,8}\.? (?:\1|\2), \3)")


def with_gaps(line: str) -> str:
    """Return `line` with a space at each joint, and a day that is said twice said once."""
    return _JOINT.sub(" ", _SAID_AGAIN.sub("", line))
