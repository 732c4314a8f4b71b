"""Shapes of input over which the parsers below take time out of all proportion, told before they are given it."""

from __future__ import annotations

import re

# lxml and feedparser compare each attribute of an element with all before it: 20,000 take 2 s, 100,000 minutes. The
# busiest elements of real pages have some dozens; long values in quotation marks (pictures, state) are harmless.
MAX_ATTRIBUTES = 500
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{5000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")

# The same holds for email and the parameters of a part. No mail program writes more than a few hundred bytes.
_LONG_HEADER = re.compile(rb"^content-(?:type|disposition):(?:[^\n]|\n[ \t]){8000}", re.IGNORECASE | re.MULTILINE)


def has_crowded_element(markup: str) -> bool:
    """Say whether an element of `markup` has more attributes than any that was meant to be read."""
    return any(len(_QUOTED.sub("", tag).split()) > MAX_ATTRIBUTES for tag in _LONG_TAG.findall(markup))


def has_crowded_header(mail: bytes) -> bool:
    """Say whether a part of `mail` has more parameters than any that was meant to be read."""
    return _LONG_HEADER.search(mail) is not None
