"""A line that is a date and nothing else -> the Moments that it states; never today's date, never a guess.

A date inside prose is not looked for: libraries that do find dates where there are none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from digest.dates import joints, relative, written
from digest.dates.labels import Part, is_foreign_label, is_label, parts
from digest.dates.written import Found, is_month, is_weekday
from digest.values import Moment

__all__ = [
    "DateLine",
    "is_label",
    "is_month",
    "is_relative",
    "is_time",
    "is_weekday",
    "parse",
    "read",
    "read_age",
    "without_year",
]

# Longer lines are sentences that begin with a date; "Published: ... | Updated: ..." with weekdays and zones fits.
_MAX_CHARACTERS = 120
_MAX_PART_CHARACTERS = 60
_DIGIT = re.compile(r"\d")
_RFC_5322 = re.compile(r"^(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d")
# A slug has no year; it is that of the collection if the day lies so close to it, and else it isn't known.
_MAX_DAYS_FROM_COLLECTION = 30
# Languages in which 03/04/2025 is the third of April. English is written both ways; Chinese, Hungarian neither.
_DAY_FIRST = frozenset(
    "ar cs da de el es fi fr he hi id it nl no pl pt ro ru th tr uk vi en-gb en-ie en-au en-nz en-in".split()
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line states. `unresolved` says that it is relative and gives no day."""

    published: Moment | None = None
    updated: Moment | None = None
    unresolved: bool = False


def read(text: str, where: str, collected: Moment | None, language: str = "") -> DateLine | None:
    """Return what `text` states if the whole of it is dates, each perhaps with a label; None if anything else is there.

    Args:
        text: a line.
        where: where it stands, for readers.
        collected: what relative dates refer to; without it they are not resolved.
        language: BCP 47 tag of the text where it's declared: how it writes 03/04/2025.
    """
    if not text or len(text) > _MAX_CHARACTERS:
        return None
    has_digit = _DIGIT.search(text) is not None
    if not has_digit and len(text) > _MAX_PART_CHARACTERS:
        return None
    published = updated = None
    unresolved = False
    for part in parts(joints.with_gaps(text) if has_digit else text):
        if part.updated and is_time(part.text):
            # "20 août 2025 à 18:27 (mis à jour : 19:56)": of the day that stands beside it, or of a later one.
            continue
        found = _read_part(part, text.strip(), where, collected, _day_first(language, part))
        if found is None:
            return None
        if found is _NO_DAY:
            unresolved = True
        elif part.updated:
            updated = updated or found
        else:
            published = published or found
    if not (published or updated or unresolved):
        return None
    return DateLine(published, updated, unresolved and not (published or updated))


def read_age(text: str, where: str, collected: Moment | None) -> DateLine | None:
    """Return what "2d" states where it stands beside a byline; by itself it may be any length of time."""
    minutes = relative.minutes_of_age(written.plain(text))
    if minutes is None:
        return None
    found = _relative(minutes, text.strip(), where, collected)
    return DateLine(unresolved=True) if found is _NO_DAY else DateLine(published=found)


def parse(text: str, where: str, collected: Moment | None, language: str = "") -> Moment | None:
    """Return the moment that `text` states as a whole, that of publication if it has two; None if it states none."""
    found = read(text, where, collected, language)
    return (found.published or found.updated) if found else None


def is_relative(text: str) -> bool:
    """Say whether `text` is a date in relation to the moment of reading ("13 hours ago", "yesterday")."""
    return any(relative.minutes_ago(written.plain(part.text)) is not None for part in parts(text))


def is_time(text: str) -> bool:
    """Say whether `text` is a time of day and nothing else ("14:05 Uhr", "5:00 a.m. ET")."""
    return len(text) <= _MAX_PART_CHARACTERS and written.time_only(written.plain(text))


def without_year(text: str, where: str, collected: Moment | None) -> Moment | None:
    """Return the day that `text` ("Aug 20") means in the year of the collection; None where that isn't close by."""
    found = written.day_and_month(written.plain(text.strip(" .,")))
    if found is None or collected is None:
        return None
    for year in (collected.day.year, collected.day.year - 1):
        try:
            day = date(year, *found)
        except ValueError:
            continue
        # A day after the collection is one that the text can't know of, but for what time zones do.
        if -1 <= (collected.day - day).days <= _MAX_DAYS_FROM_COLLECTION:
            return Moment(day, None, text, f"{where}, year from {collected.where}")
    return None


# A relative date that gives no day; a value of its own, since None says that there is no date at all.
_NO_DAY = Moment(date.min, None, "", "")


def _read_part(part: Part, stated: str, where: str, collected: Moment | None, day_first: bool | None) -> Moment | None:
    if len(part.text) > _MAX_PART_CHARACTERS:
        return None
    plain = written.plain(part.text)
    minutes = relative.minutes_ago(plain)
    if minutes is not None:
        return _relative(minutes, stated, where, collected)
    if not _DIGIT.search(plain):
        return None
    found = _standard(part.text) or written.read(plain, day_first)
    return Moment(found[0], found[1], stated, where) if found else None


def _day_first(language: str, part: Part) -> bool | None:
    tag = language.casefold()
    if tag in _DAY_FIRST or tag.partition("-")[0] in _DAY_FIRST or is_foreign_label(part.label):
        return True
    return False if tag == "en-us" else None


def _standard(text: str) -> Found | None:
    """Read ISO 8601 and RFC 5322."""
    for is_shaped, parser in (
        (text[:4].isdecimal(), datetime.fromisoformat),
        (_RFC_5322.match(text), parsedate_to_datetime),
    ):
        if not is_shaped:
            continue
        try:
            when = parser(text)
            # Without a zone the instant is not known, and the day is all that is stated.
            found = when.date(), when.astimezone(UTC) if when.tzinfo is not None else None
        except (ValueError, OverflowError):
            continue
        return found if written.is_sane(found[0].year) else None
    return None


def _relative(minutes: int, stated: str, where: str, collected: Moment | None) -> Moment:
    if collected is None or minutes < 0:
        return _NO_DAY
    how = f"{where}, counted back from {collected.where}"
    if collected.instant is not None and minutes % 1440:
        when = collected.instant - timedelta(minutes=minutes)
        return Moment(when.date(), when, stated, how)
    # Against a day without a time, hours say no more than "that day"; "yesterday" is a day, not an instant.
    return Moment(collected.day - timedelta(days=minutes // 1440), None, stated, how)
