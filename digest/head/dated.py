"""A line that is a date and, beside it, who wrote the article or for whom -> the facts of both.

Nothing parts the two as a bar would ("By Maren Holt August 20, 2025"): where one ends is where the rest is the other.
"""

from __future__ import annotations

import re
from itertools import islice

from digest import dates
from digest.dates import DateLine
from digest.head import bylines
from digest.head.facts import Context, Facts, merged, of_byline
from digest.head.names import is_publication
from digest.text import comparable

# A date and an outlet with a comma or nothing between them, in either order.
_DATE_AND_OUTLET = re.compile(
    r"^(?P<date>.{0,60}\d[^\s,]*(?:,?\s(?:[ap]\.?m\.?|[A-Z]{2,4}))?),?\s(?P<outlet>[^\W\d_][^\d,/|]{3,60})$"
)
_OUTLET_AND_DATE = re.compile(r"^(?P<outlet>[^\W\d_][^\d,/|]{3,60}),?\s(?P<date>\d.{5,60})$")
# "2025-08-20 14:05 来源：...": the label says what the name is.
_DATE_AND_SOURCE = re.compile(
    r"^(?P<date>.{6,60}?)\s+(?:source|quelle|fuente|fonte|bron|źródło|джерело|источник|المصدر|来源|來源|출처)\s*[:：]\s*"
    r"(?P<outlet>[^\W\d_][^:：/|]{1,60})$",
    re.IGNORECASE,
)
# "Posted on May 4, 2025 by Maren Holt".
_DATE_AND_BYLINE = re.compile(
    r"^(?P<date>.{5,60}?\d\S*(?:\s[ap]\.?m\.?)?),?\s(?P<byline>(?:by|von|par|por|di|da|door|przez)\s\S.{2,60})$",
    re.IGNORECASE,
)
# Where the date may begin behind a byline: at a word, or where a digit or a month has been joined to the name.
_WORD = re.compile(r"(?<=[\s,|·•])[^\s,|·•]|(?<=[^\W\d_])\d|(?<=[a-zà-ÿ]{2})[A-Z](?=[a-z]{2})")
_DIGIT = re.compile(r"\d")
_BETWEEN = " \t,;|·•–—-"
# "8/20/25 09:19 PM ET": which of the numbers is the day can't be told; that they are a date can.
_SHORT_DATE = re.compile(
    r"[\s,|]+\d{1,2}[/.]\s?\d{1,2}[/.]\s?\d{2}(?:,?\s[\d:.]+)?(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?$", re.IGNORECASE
)
# A byline with a date has no more words before it, and each is tried.
_MAX_TRIED = 20


def read(text: str, where: str, context: Context) -> Facts | None:
    """Return what `text`, without counts at its end, states if it's a date with a byline or an outlet beside it."""
    if _DIGIT.search(text) is None:
        return None
    return (
        _byline_and_date(text, where, context)
        or _date_and_outlet(text, where, context)
        or _date_and_byline(text, where, context)
    )


def _byline_and_date(text: str, where: str, context: Context) -> Facts | None:
    """Read "By Maren Holt | 20 August 2025" and "By Maren Holt posted Aug 20th 2025 7:30PM"."""
    if not bylines.is_opened(text):
        return None
    before, date = parted(text, where, context)
    if date is not None:
        byline = bylines.read(before)
        return merged(Facts(date=date), of_byline(byline)) if byline else None
    short = _SHORT_DATE.search(text)
    byline = bylines.read(text[: short.start()].rstrip(_BETWEEN)) if short else None
    return of_byline(byline) if byline else None


def parted(text: str, where: str, context: Context) -> tuple[str, DateLine | None]:
    """Return what stands before the date at the end of `text`, and the date; all of it and None where there is none."""
    for match in islice(_WORD.finditer(text), _MAX_TRIED):
        date = _date(text[match.start() :], where, context)
        if date is not None:
            return text[: match.start()].rstrip(_BETWEEN), date
    return text, None


def _date_and_outlet(text: str, where: str, context: Context) -> Facts | None:
    """Read "20 August 2025 Quay Radio" and "Wednesday August 20 2025, 5.12pm BST, The Quay Times"."""
    labelled = _DATE_AND_SOURCE.match(text)
    match = labelled or _DATE_AND_OUTLET.match(text) or _OUTLET_AND_DATE.match(text)
    if match is None:
        return None
    outlet = match["outlet"].strip()
    if not (labelled or is_publication(outlet) or comparable(outlet) in context.outlets):
        return None
    date = _date(match["date"], where, context)
    return Facts(date=date, outlet=outlet) if date is not None else None


def _date_and_byline(text: str, where: str, context: Context) -> Facts | None:
    match = _DATE_AND_BYLINE.match(text)
    byline = bylines.read(match["byline"]) if match else None
    date = _date(match["date"], where, context) if match and byline else None
    return merged(Facts(date=date), of_byline(byline)) if date and byline else None


def _date(text: str, where: str, context: Context) -> DateLine | None:
    return dates.read(text, where, context.collected, context.language)
