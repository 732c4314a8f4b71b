from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import dates
from digest.clean import is_furniture
from digest.head import head
from digest.values import Moment
from tests.casefile import Case, read_cases
from tests.make import raw

CASES = read_cases(Path(__file__).parent / "cases" / "heads.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_reads_what_stands_there_and_nothing_else(case: Case) -> None:
    first, _, rest = case.blocks["text"].partition("\n")
    collected, text = (first[1:], rest) if first.startswith("@") else ("", case.blocks["text"])
    found = head(raw(text, collected=collected), (), is_furniture)
    facts = {
        "headline": found.headline and found.headline.value,
        "outlet": found.outlet and found.outlet.value,
        "author": found.author and found.author.value,
        "published": found.published and (found.published.instant or found.published.day).isoformat(),
        "unresolved": found.unresolved_date and found.unresolved_date.value,
    }
    assert {key: value for key, value in facts.items() if value} == dict(
        line.split(": ", 1) for line in case.blocks["facts"].splitlines()
    )


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
