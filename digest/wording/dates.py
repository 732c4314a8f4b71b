"""Dates as a reader, a machine and a feed want them; always the source's own calendar day, never the clock."""

from __future__ import annotations

from datetime import date
from email.utils import format_datetime

from digest.values import Moment, StoryReport
from digest.wording.english import MONTHS, WEEKDAYS
from digest.wording.words import WORDS


def day_in_words(day: date) -> str:
    """Return a day for a reader.

    >>> day_in_words(date(2025, 8, 20))
    '20 August 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    """Return a day for a reader, with its weekday.

    >>> weekday_in_words(date(2025, 8, 20))
    'Wednesday 20 August 2025'
    """
    return f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def week_in_words(day: date) -> str:
    """Return the week that begins on a day.

    >>> week_in_words(date(2025, 8, 18))
    'Week of 18 August 2025'
    """
    return f"Week of {day_in_words(day)}"


def in_words(moment: Moment | None) -> str:
    """Return the day of `moment`, or that there is none."""
    return day_in_words(moment.day) if moment else WORDS.undated


def days_in_words(first: date, last: date, link: str = "and") -> str:
    """Return two days without saying month and year twice; one day where they are the same.

    >>> days_in_words(date(2025, 8, 19), date(2025, 8, 20))
    '19 and 20 August 2025'
    >>> days_in_words(date(2025, 12, 30), date(2026, 1, 2), "to")
    '30 December 2025 to 2 January 2026'
    """
    if first == last:
        return day_in_words(first)
    if first.year != last.year:
        opening = day_in_words(first)
    elif first.month != last.month:
        opening = f"{first.day} {MONTHS[first.month - 1]}"
    else:
        opening = str(first.day)
    return f"{opening} {link} {day_in_words(last)}"


def iso(moment: Moment | None) -> str | None:
    """Return `moment` in ISO 8601: with time in UTC where it is known, else the day; None where there is none."""
    if moment is None:
        return None
    return moment.instant.isoformat().replace("+00:00", "Z") if moment.instant else moment.day.isoformat()


def rfc822(moment: Moment) -> str:
    """Return `moment` as RSS wants it; a day without a time is its midnight in UTC."""
    return format_datetime(moment.sort_key)


def first_and_last(report: StoryReport) -> tuple[Moment, Moment] | None:
    """Return the oldest and the newest date of the story's reports, or None where all are undated."""
    moments = sorted((a.published for a in report.story.reports if a.published), key=lambda moment: moment.sort_key)
    return (moments[0], moments[-1]) if moments else None


def newest_first(reports: tuple[StoryReport, ...]) -> tuple[StoryReport, ...]:
    """Return stories by their newest report, undated ones last, ties by id."""
    by_id = sorted(reports, key=lambda report: report.story.id)
    dated = [(dates[1].sort_key, report) for report in by_id if (dates := first_and_last(report))]
    undated = [report for report in by_id if first_and_last(report) is None]
    return (*(report for _, report in sorted(dated, key=lambda pair: pair[0], reverse=True)), *undated)
