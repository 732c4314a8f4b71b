"""The words of one date, as a newspaper writes it -> its day, and its instant where time and zone stand there too.

A line is a date only if every word of it belongs to the date: what is left over when day, time and zone are taken out
must be a weekday or a word such as "at" or "Uhr". That rule holds for every language, and keeps prose out.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from digest.dates import zones
from digest.dates.names import FILLERS, MONTHS, WEEKDAYS, folded, is_foreign

Found = tuple[date, datetime | None]

# No newspaper is older; an earlier or much later year is an error of whoever wrote the page.
_FIRST_YEAR, _LAST_YEAR = 1600, 2200
# Thai years count from the death of the Buddha, 543 years earlier.
_BUDDHIST_YEARS = range(2400, 2700)
_BUDDHIST_OFFSET = 543
# The digits of Arabic, Persian, Hindi and Thai text.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९๐๑๒๓๔๕๖๗๘๙", "0123456789" * 4)
_TWO_WORDS = re.compile(r"(كانون|تشرين)\s+(الأول|الثاني|الاول)")

_MONTH = r"(?P<month>[^\s\d,/()|·•:;-]+?)"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|-го|-е)?"
# "20 آب/أغسطس 2025" has both names that the Arabic world knows.
_OTHER_NAME = r"(?:\s?/\s?[^\s\d/]+)?"
_OF_YEAR = r"(?:de\s+|del\s+|พ\.ศ\.\s*|ค\.ศ\.\s*)?"
_DAY = r"(?<![\d:.])(?P<day>\d{1,2})"
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!\d)(?P<year>\d{4})\s?(?P<mark>[-/.]|年|년)\s?(?P<month>\d{1,2})\s?(?:(?P=mark)|月|월)\s?(?P<day>\d{1,2})(?:日|일|\.(?!\d)|(?!\d))",
        rf"{_DAY}\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_DAY}\s+tháng\s+(?P<month>\d{{1,2}}),?\s+(?:năm\s+)?{_YEAR}",
        rf"{_DAY}{_ORDINAL}[\s-]+(?:of\s+|de\s+|di\s+|d['’])?{_MONTH}{_OTHER_NAME}[.,]?[\s-]+{_OF_YEAR}{_YEAR}",
        rf"(?<![^\s(,;|·•]){_MONTH}\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}",
        rf"(?<!\d){_YEAR}[.,]?\s+{_MONTH}\s+{_DAY}\.?",
    )
)
_SLASHED = re.compile(rf"{_DAY}(?P<mark>[/-])(?P<month>\d{{1,2}})(?P=mark){_YEAR}")
_TIME = re.compile(
    r"(?P<before>上午|下午|午前|午後|오전|오후)?\s?(?<!\d)(?P<hour>\d{1,2})"
    r"(?:\s?[:.h時点时시]\s?(?P<minute>\d{2})(?:[:.]\d{2}(?:\.\d+)?|分|분)?|(?=\s?(?:[ap]\.?m\b|uhr\b|h\b)))"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?!\d)"
)
_PM = ("下午", "午後", "오후", "p")
_ZONE = re.compile(
    rf"\(?(?<![^\W\d_])(?P<zone>(?:utc|gmt)?[+\u2212-]\d{{1,2}}(?::?\d{{2}})?|{'|'.join(sorted(zones.NAMES)).lower()})(?!\w)\)?"
)
# Stops and dashes between the parts; white space and marks of every kind but those that make a word.
_WORD = re.compile(r"[^\s\d.,;:،؛|·•()\[\]/–—-]+(?:-feira)?")


def plain(text: str) -> str:
    """Return `text` as dates are read: folded, with ASCII digits, two-word months as one."""
    if text.isascii():
        return text.lower()
    return _TWO_WORDS.sub(r"\1_\2", folded(text).translate(_DIGITS))


def is_month(word: str) -> bool:
    """Say whether `word` is the name of a month in one of the languages that are read."""
    return folded(word).rstrip(".") in MONTHS


def is_weekday(word: str) -> bool:
    """Say whether `word` is the name of a weekday in one of the languages that are read."""
    return folded(word).rstrip(".") in WEEKDAYS


def is_sane(year: int) -> bool:
    """Say whether a newspaper can have appeared in `year`."""
    return _FIRST_YEAR <= year <= _LAST_YEAR


def read(text: str, day_first: bool | None = None) -> Found | None:
    """Return what `text`, as `plain` gives it, states as a whole, or None.

    Args:
        text: the words of one date.
        day_first: how the text's language writes 03/04/2025; None where that isn't known, then such a date is none.
    """
    found = _day(text, day_first)
    if found is None:
        return None
    day, rest = found
    time = _TIME.search(rest)
    rest_of_time = rest[: time.start()] + " " + rest[time.end() :] if time else rest
    zone = _ZONE.search(rest_of_time) if time else None
    left = rest_of_time[: zone.start()] + " " + rest_of_time[zone.end() :] if zone else rest_of_time
    if not _is_nothing(left):
        return None
    return day, _instant(day, time, zone["zone"]) if time and zone else None


def time_only(text: str) -> bool:
    """Say whether `text` is a time of day and nothing else ("14:05 Uhr", "5:00 a.m. ET")."""
    time = _TIME.search(text)
    if time is None:
        return False
    return _is_nothing(_ZONE.sub(" ", text[: time.start()] + " " + text[time.end() :], count=1))


def day_and_month(text: str) -> tuple[int, int] | None:
    """Return (month, day) of a date without a year ("aug. 20", "20 août", "8月20日"), `text` being plain."""
    match = re.fullmatch(r"(\d{1,2})月(\d{1,2})日", text)
    if match:
        return int(match[1]), int(match[2])
    words = [word.strip(".,") for word in text.replace("º", "").split() if word not in ("de", "di", "of", "d'")]
    if len(words) != 2:
        return None
    numbers = [re.sub(r"(?<=\d)(?:st|nd|rd|th|er)$", "", word) for word in words]
    digits = [number for number in numbers if number.isdigit() and len(number) <= 2]
    months = [MONTHS[word] for word in words if word in MONTHS]
    return (months[0], int(digits[0])) if len(digits) == len(months) == 1 else None


def _day(text: str, day_first: bool | None) -> tuple[date, str] | None:
    """Return the day and what is left of the text without it."""
    for shape in _SHAPES:
        for match in shape.finditer(text):
            month = match["month"]
            number = int(month) if month.isdecimal() else _month(month)
            found = _date(int(match["year"]), number, int(match["day"])) if number else None
            if found is not None:
                return found, text[: match.start()] + " " + text[match.end() :]
    slashed = _SLASHED.search(text)
    found = _slashed(slashed, text, day_first) if slashed else None
    return (found, text[: slashed.start()] + " " + text[slashed.end() :]) if slashed and found else None


def _month(name: str) -> int:
    return MONTHS.get(name.rstrip("."), 0)


def _slashed(match: re.Match[str], text: str, day_first: bool | None) -> date | None:
    left, right, year = int(match["day"]), int(match["month"]), int(match["year"])
    if left == right:
        return _date(year, left, right)
    if left > 12 or right > 12:
        return _date(year, right, left) if left > 12 else _date(year, left, right)
    if day_first is None and any(is_foreign(word) for word in _WORD.findall(text)):
        # Only Americans put the month first, and these are not the words of an American.
        day_first = True
    if day_first is None:
        return None
    return _date(year, right, left) if day_first else _date(year, left, right)


def _date(year: int, month: int, day: int) -> date | None:
    if year in _BUDDHIST_YEARS:
        year -= _BUDDHIST_OFFSET
    try:
        return date(year, month, day) if is_sane(year) else None
    except ValueError:
        return None


def _is_nothing(left: str) -> bool:
    # More than four words are a sentence, whatever they are.
    words = _WORD.findall(left)
    return len(words) <= 4 and all(word in FILLERS or word in WEEKDAYS for word in words) and not re.search(r"\d", left)


def _instant(day: date, time: re.Match[str], zone: str) -> datetime | None:
    hour, minute = int(time["hour"]), int(time["minute"] or 0)
    half = (time["half"] or time["before"] or "").strip()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith(_PM) else 0)
    minutes = zones.minutes_east(zone, day)
    if hour > 23 or minute > 59 or minutes is None:
        return None
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(minutes=minutes)
