from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import dates
from digest.values import Moment
from tests.casefile import read_cases

COLLECTED = Moment(date(2025, 8, 20), None, "2025-08-20", "folder name")
LINES = [
    line.rsplit(" =>", 1)
    for case in read_cases(Path(__file__).parent / "cases" / "dates.md")
    for line in case.blocks["dates"].splitlines()
]


def in_words(found: dates.DateLine | None) -> str:
    if found is None:
        return ""
    moments = (("", found.published), ("updated ", found.updated))
    stated = [label + (moment.instant or moment.day).isoformat() for label, moment in moments if moment]
    return ", ".join(stated + ["no day"] * found.unresolved)


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_reads_dates_as_newspapers_write_them(line: str, expected: str) -> None:
    assert in_words(dates.read(line, "line 1", COLLECTED)) == expected.strip()


@pytest.mark.parametrize(
    ("language", "day"), [("fr", "2025-09-08"), ("en-GB", "2025-09-08"), ("en-US", "2025-08-09"), ("en", None)]
)
def test_the_declared_language_tells_day_from_month(language: str, day: str | None) -> None:
    found = dates.parse("08/09/2025", "line 1", None, language)
    assert (found.day.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("stated", "when"),
    [
        ("13 hours ago", datetime(2025, 8, 19, 17, tzinfo=UTC)),
        ("45 minutes ago", datetime(2025, 8, 20, 5, 15, tzinfo=UTC)),
    ],
)
def test_hours_and_minutes_count_back_from_a_moment_exactly(stated: str, when: datetime) -> None:
    collected = Moment(date(2025, 8, 20), datetime(2025, 8, 20, 6, tzinfo=UTC), "x", "--now")
    found = dates.parse(stated, "line 1", collected)
    assert found is not None
    assert found.instant == when
    assert found.stated == stated


def test_what_holds_no_date_is_none() -> None:
    assert [dates.read(text, "line 1", COLLECTED) for text in ("", "|", "Updated", "The gate is shut.")] == [None] * 4


def test_a_relative_date_says_what_it_was_counted_from() -> None:
    found = dates.parse("2 days ago", "line 1", COLLECTED)
    assert found is not None
    assert found.where == "line 1, counted back from folder name"
    assert dates.parse("2 days ago", "line 1", None) is None
    assert dates.is_relative("2 days ago")


@given(st.text(max_size=130) | st.text(alphabet="0123456789 .:/-ago月日AugPTZ+hours前|", max_size=60))
def test_no_text_makes_the_reader_of_dates_stumble(text: str) -> None:
    found = dates.read(text, "line 1", COLLECTED)
    moments = (found.published, found.updated) if found else ()
    assert all(1600 <= moment.day.year <= 2200 for moment in moments if moment)


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2199, 1, 1)))
def test_reads_back_every_day_that_it_can_write(when: date) -> None:
    for shape in ("%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%d.%m.%Y", "%a, %-d %b %Y", "%Y年%-m月%-d日"):
        found = dates.parse(when.strftime(shape), "line 1", None)
        assert found is not None, shape
        assert found.day == when


@given(
    st.builds(datetime.combine, st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.times()),
    st.sampled_from(("%B %-d, %Y", "%-d %b %Y", "%d.%m.%Y", "%Y-%m-%d")),
    st.sampled_from(("%H:%M", "%-I:%M %p", "%-I.%M%p")),
)
def test_a_line_without_its_gaps_states_what_it_states_with_them(when: datetime, day: str, hour: str) -> None:
    for parts in ((day, hour), (day, "Updated ", day), (day, " ", hour, "Updated: ", day)):
        apart = " ".join(when.strftime(part).strip() for part in parts)
        assert dates.read(apart, "line 1", None) is not None
        together = "".join(when.strftime(part) for part in parts)
        assert in_words(dates.read(together, "line 1", None)) == in_words(dates.read(apart, "line 1", None))


@pytest.mark.parametrize(
    ("abbreviation", "zone", "left_open"),
    [
        # On the two days on which clocks change the hour is left open; British summer time isn't said in winter.
        ("ET", "America/New_York", {"EDT", "EST"}),
        ("PT", "America/Los_Angeles", {"PDT", "PST"}),
        ("UK", "Europe/London", {"BST", "GMT"}),
        ("BST", "Europe/London", {"GMT"}),
    ],
)
@pytest.mark.parametrize("year", [2007, 2025, 2026])
def test_hours_of_summer_and_winter_are_those_of_the_time_zone_database(
    abbreviation: str, zone: str, left_open: set[str], year: int
) -> None:
    open_days = set()
    for day in (date(year, 1, 1) + timedelta(days=n) for n in range(365)):
        found = dates.parse(f"{day} 11:05 am {abbreviation}", "line 1", None)
        assert found is not None
        there = datetime(day.year, day.month, day.day, 11, 5, tzinfo=ZoneInfo(zone))
        if found.instant is None:
            open_days.add(there.tzname())
        else:
            assert found.instant == there
    assert open_days == left_open


def test_abbreviations_of_zones_are_what_the_time_zone_database_calls_them() -> None:
    # Cuba's CST and CDT are an hour off those of the United States, which are what newspapers mean.
    places = sorted(place for place in available_timezones() if place not in ("America/Havana", "Cuba"))
    days = (date(2026, 1, 15), date(2026, 7, 15))
    compared = set()
    for day, place in product(days, places):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(place))
        found = dates.parse(f"{day} 12:00 {noon.tzname()}", "line 1", None)
        if found is not None and found.instant is not None:
            assert found.instant == noon, (place, noon.tzname())
            compared.add(noon.tzname())
    assert {"CET", "CEST", "EST", "EDT", "JST", "ACST", "AEDT", "NST", "WITA", "MSK", "GMT"} <= compared
