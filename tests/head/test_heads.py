from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import dates
from digest.clean import is_furniture
from digest.head import head
from digest.values import Head, Moment
from tests.casefile import Case, read_cases
from tests.make import raw

FOLDER = Path(__file__).parent / "cases"
CASES = [*read_cases(FOLDER / "heads.md"), *read_cases(FOLDER / "shapes.md")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_reads_what_stands_there_and_nothing_else(case: Case) -> None:
    first, _, rest = case.blocks["text"].partition("\n")
    collected, text = (first[1:], rest) if first.startswith("@2") else ("", case.blocks["text"])
    found = head(raw(text, collected=collected), (), is_furniture)
    expected = dict(line.split(": ", 1) for line in case.blocks["facts"].splitlines())
    assert {
        key: value for key, value in facts(found).items() if value and (key != "lines" or key in expected)
    } == expected


def facts(found: Head) -> dict[str, str]:
    read_off = {
        "headline": found.headline,
        "outlet": found.outlet,
        "author": found.author,
        "unresolved": found.unresolved_date,
        "place": found.place,
        "url": found.url,
        "agency": found.agency,
    }
    moments = {"published": found.published, "updated": found.updated}
    return {
        **{key: fact.value if fact else "" for key, fact in read_off.items()},
        **{key: (moment.instant or moment.day).isoformat() if moment else "" for key, moment in moments.items()},
        "lines": ", ".join(f"{number} {role}" for number, role, _, _ in found.lines),
    }


def test_a_name_of_the_register_is_an_outlet_line() -> None:
    text = "Bridge to close for weeks\nThe Holm Islander\n2025-08-19\nThe bridge will close on Monday, the port said."
    found = head(raw(text), frozenset({"the holm islander"}))
    assert found.outlet is not None
    assert found.outlet.value == "The Holm Islander"


def test_hours_count_back_from_a_moment_exactly() -> None:
    collected = Moment(date(2025, 8, 20), datetime(2025, 8, 20, 6, tzinfo=UTC), "x", "--now")
    found = dates.parse("13 hours ago", "line 1", collected)
    assert found is not None
    assert found.instant == datetime(2025, 8, 19, 17, tzinfo=UTC)
    assert found.stated == "13 hours ago"


@given(st.text(max_size=80))
def test_no_text_makes_the_reader_of_dates_stumble(text: str) -> None:
    found = dates.parse(text, "line 1", None)
    assert found is None or found.day.year >= 1600


@given(st.dates(min_value=date(1700, 1, 1), max_value=date(2199, 1, 1)))
def test_reads_back_every_day_that_it_can_write(when: date) -> None:
    for shape in ("%Y-%m-%d", "%-d %B %Y", "%B %-d, %Y", "%d.%m.%Y", "%a, %-d %b %Y"):
        found = dates.parse(when.strftime(shape), "line 1", None)
        assert found is not None, shape
        assert found.day == when
