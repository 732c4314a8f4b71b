"""Says of a line by its form alone whether it can be a headline."""

from __future__ import annotations

import re

COLONS = (":", "：")
_OPEN_END = (*COLONS, ",", "，", ";", "、")
_BULLET = re.compile(r"^\s*(?:[*•‣▪◦●»>–—-]|\(?[\da-z]{1,2}[.)])\s")
_CREDIT = re.compile(
    r"\((?:photo|image|picture|credit|file|pictured|getty|reuters|ap|afp|pa|foto|bild|imagen|crédit|фото)\b|"
    r"\b(?:photo(?:graph)? (?:by|credit)|pictured|image credit|file (?:photo|picture)|getty images|shutterstock|istock|"
    r"is seen|are seen|foto:|bild:|photo:|image:|picture:|фото:)|"
    r"[.!?”\"]\s?[–—-]+\s?(?:ap|afp|epa|reuters|dpa|file|agencies|getty)$",
    re.IGNORECASE,
)
_SPECIFICATION = re.compile(r"\b[^\W\d_]+:\s.*\b[^\W\d_]+:\s")
# "10:40 a.m.: Engineers leave the bridge": an entry of a live report.
_CLOCK = re.compile(r"^\d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)\s?[:–—-]\s", re.IGNORECASE)
_QUOTED_WHOLE = re.compile(r"^(?:[\"“„«‘「『].*[\"”»“’」』]|'(?:[^']|'(?=\w))*')$")
_INTERVIEW = re.compile(r"^(?:[QA]|[^:：]{2,40})[:：].*[?？؟]$")
_HANDLE = re.compile(r"^@\w|https?://|www\.")
_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
# A line with more numbers is one of a table, of results, of dates.
_MAX_NUMBERS = 3


def may_head(text: str) -> bool:
    """Say whether a line has the form of a headline at all."""
    if not any(character.isalpha() for character in text) or text.endswith(_OPEN_END):
        return False
    if _BULLET.match(text) or _CLOCK.match(text):
        return False
    if _CREDIT.search(text) or _SPECIFICATION.search(text) or _HANDLE.search(text):
        return False
    # "iPhone" opens with a small letter, a line that goes on from another too.
    return not (text[0].islower() and not text[1:2].isupper())


def is_quotation_or_figures(text: str) -> bool:
    """Say whether a line is a quotation, a question to somebody or a row of figures, which seldom are headlines."""
    if _QUOTED_WHOLE.match(text) or _INTERVIEW.match(text):
        return True
    return len(_NUMBER.findall(text)) > _MAX_NUMBERS
