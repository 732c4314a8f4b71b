"""A headline line -> the title in it, and the outlet beside it: "Bridge to close | Quay Courier"."""

from __future__ import annotations

import re

from digest.head.facts import Context
from digest.head.names import is_label, is_publication, is_section
from digest.head.reading import bare
from digest.text import comparable

_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+(?P<mark>[|｜–—-])\s+(?P<last>[^|｜]{2,40})$")
_PREFIX = re.compile(r"^(?P<first>[^|｜]{2,40}?)\s+[|｜]\s+(?P<title>.{12,})$")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")


def split(text: str, context: Context) -> tuple[str, str]:
    """Return the title in `text`, and the outlet beside it ("" where none is).

    What stands behind a bar is taken for the outlet; behind a dash, which headlines have of their own, only what is
    known as one. Sections and labels are left out of both.
    """
    title = bare(text.strip().lstrip("#"))
    front = _PREFIX.match(title)
    if front is not None and is_label(front["first"]):
        title = front["title"].strip()
    elif front is not None and _names_outlet(front["first"], context):
        return front["title"].strip(), front["first"].strip()
    outlet = ""
    while (match := _SUFFIX.match(title)) is not None:
        last, is_bar = match["last"].strip(), match["mark"] in "|｜"
        if is_section(last) or is_label(last):
            if not (is_bar or outlet):
                break
        elif not outlet and (is_bar or _names_outlet(last, context)):
            outlet = last
        else:
            break
        title = match["title"]
    return title, outlet


def _names_outlet(text: str, context: Context) -> bool:
    return comparable(text) in context.outlets or is_publication(text) or _SITE.fullmatch(text) is not None
