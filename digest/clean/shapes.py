"""A line -> its shape, by which the lines of one list are told to be alike; and which shapes are an article's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.text import cued

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_LEAD = re.compile(
    r"\s*(?:(?P<bullet>[*•·–-])\s"
    rf"|(?P<date>{_MONTH}\.? \d|\d{{1,2}}\.? {_MONTH}\b|\d{{1,4}}[./-]\d{{1,2}}\b)"
    r"|(?P<number>\d)|(?P<bracket>[\[(])|(?P<label>\w{1,12}:\s)|(?P<quotation>[\"“„«‘']))",
    re.IGNORECASE,
)
# "2 cups flour", "250 g butter": a recipe's line. A quantity with a unit is reported, never a control.
_QUANTITY = re.compile(
    r"(?:^|[\s(])(?:\d+|[¼½¾⅓⅔⅛]|\d+[./,]\d+)\s?(?:cups?|tsps?|tbsps?|teaspoons?|tablespoons?|oz|ounces?|lbs?|g|gr|kg|mg|"
    r"ml|cl|dl|l|grams?|litres?|liters?|scoops?|cloves?|slices?|pinch|EL|TL|Prise|cuillères?|cucharadas?|cucchiai)\b",
    re.IGNORECASE,
)
# "Q: ...", "A: ...": an interview.
_INTERVIEW = re.compile(r"\s*[QA]\d{0,2}\s?[:.]\s")
# "— Name (@handle) 9 May 2025": whose post the line above is.
_SIGNATURE = re.compile(r"\s*[—–-]{1,2}\s?\S.*\(@\w+\)")
# "Correction: 29 February 2024", "Clarification:": what an editor says of the text belongs to it.
_NOTICE = re.compile(
    r"\s*(?:corrections?|clarifications?|update|editor.s note|berichtigung|korrektur|correctif|rectificatif|corrección|"
    r"rettifica|correção|rectificatie|sprostowanie|виправлення|уточнення)\b[^:]{0,20}:",
    re.IGNORECASE,
)
# "G. Petit et al., ... DOI: 10.1007/...": what a report rests on.
_REFERENCE = cued(r"\bet al\b|\bdoi\b.{0,20}\b10\.\d", "et al; doi", re.IGNORECASE)
# "Adults: £12", "VIP: 60,000₩": what something costs.
_PRICE = re.compile(
    r"\s*[^\W\d_][\w ]{0,30}?\s?[:：]\s?(?:[$£€¥₩]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$£€¥₩]|euros?\b))\s*$", re.IGNORECASE
)
# Fewer dated lines in a row are datelines; a list of tour dates or of what happened when has more.
_MIN_DATED_LINES = 3
# A dated line of a list says what happens then; a date alone does not.
_MIN_DATED_WORDS = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What a line begins with ("" for plain words), whether it ends like a sentence, and its size in steps."""

    lead: str
    is_ended: bool
    size: int


def shape(text: str, word_count: int, is_ended: bool) -> Shape:
    """Return the shape of a line that has so many words."""
    match = _LEAD.match(text)
    lead = (match.lastgroup or "") if match else ""
    size = 0 if word_count <= 3 else 1 if word_count <= 8 else 2 if word_count <= 25 else 3
    # Items of one list differ in length more than bare headlines do, but their bullets tell that they belong together.
    return Shape(lead, is_ended, min(size, 1) if lead else size)


def groups(shapes: Sequence[Shape]) -> list[tuple[int, int]]:
    """Return for each line where the run of lines of its shape begins and ends (exclusive)."""
    found: list[tuple[int, int]] = []
    start = 0
    for index in range(1, len(shapes) + 1):
        if index == len(shapes) or shapes[index] != shapes[start]:
            found += [(start, index)] * (index - start)
            start = index
    return found


def is_reported(text: str, word_count: int, lead: str, alike: int) -> bool:
    """Say whether a line is of a shape that articles have and furniture has not.

    Args:
        text: the line.
        word_count: how many words it has.
        lead: what it begins with.
        alike: how many lines of the same shape stand together with it.
    """
    if lead == "date" and alike >= _MIN_DATED_LINES and word_count >= _MIN_DATED_WORDS:
        return True
    return any(pattern.match(text) for pattern in (_INTERVIEW, _SIGNATURE, _NOTICE, _PRICE)) or any(
        pattern.search(text) for pattern in (_QUANTITY, _REFERENCE)
    )


def is_signature(text: str) -> bool:
    """Say whether a line says whose post stands above it."""
    return _SIGNATURE.match(text) is not None
