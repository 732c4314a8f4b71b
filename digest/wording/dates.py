"""Dates as a reader, a machine and a feed want them: in the site's language and time zone, never the clock's."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from digest.values import Moment, StoryReport
from digest.wording.words import Words


def weekday_in_words(day: date, words: Words) -> str:
    """Return a day with its weekday: "Wednesday 20 August 2025"."""
    return words.say("dates.weekday", weekday=day.weekday(), day=day)


def week_in_words(day: date, words: Words) -> str:
    """Return the week that begins on a day: "Week of 18 August 2025"."""
    return words.say("dates.week", day=day)


def day_and_month(day: date, words: Words) -> str:
    """Return a day for where its year stands beside it or is plain: "20 August"."""
    return words.say("dates.day_month", **words.parts(day))


def in_words(moment: Moment | None, words: Words) -> str:
    """Return the day of `moment`, or that there is none."""
    return words.day(words.day_of(moment)) if moment else words.say("dates.undated")


def days_in_words(first: date, last: date, link: Literal["between", "from"], words: Words) -> str:
    """Return when something was, from one day to another, without saying month and year twice.

    "between 19 and 20 August 2025", "from 30 December 2025 to 2 January 2026"; "on 19 August 2025" for one day.
    """
    if first == last:
        return words.say("dates.on" if link == "between" else "dates.from", day=first)
    same_year = first.year == last.year
    kind = "days" if same_year and first.month == last.month else "months" if same_year else "years"
    return words.say(f"dates.{link}_{kind}", **words.parts(first, "1"), **words.parts(last, "2"))


def iso(moment: Moment | None) -> str | None:
    """Return `moment` in ISO 8601: with time in UTC where it is known, else the day; None where there is none."""
    if moment is None:
        return None
    return moment.instant.isoformat().replace("+00:00", "Z") if moment.instant else moment.day.isoformat()


def first_and_last(report: StoryReport) -> tuple[Moment, Moment] | None:
    """Return the oldest and the newest date of the story's reports, or None where all are undated."""
    moments = sorted((a.published for a in report.story.reports if a.published), key=lambda moment: moment.sort_key)
    return (moments[0], moments[-1]) if moments else None


# Every outlet's page asks for the whole edition's order.
@lru_cache(maxsize=4)
def newest_first(reports: tuple[StoryReport, ...]) -> tuple[StoryReport, ...]:
    """Return stories by their newest report, undated ones last, ties by id."""
    by_id = [(report, first_and_last(report)) for report in sorted(reports, key=lambda report: report.story.id)]
    dated = [(dates[1].sort_key, report) for report, dates in by_id if dates]
    undated = [report for report, dates in by_id if not dates]
    return (*(report for _, report in sorted(dated, key=lambda pair: pair[0], reverse=True)), *undated)
