"""Editions: by the newest source's day in the site's zone, undated stories by the day on which they were collected."""

from __future__ import annotations

import pytest

from digest.cluster.editions import editions
from digest.settings.values import Settings
from digest.values import Article, Story
from digest.wording.words import english
from tests.make import article

TEXT = "\n\nThe lock was closed on Sunday after a barge had struck the gate.\n"


def story(name: str, *reports: Article) -> Story:
    return Story(name, name, f"urn:{name}", reports, ())


def dated(stated: str) -> Article:
    return article(f"Lock closed\n{stated}{TEXT}", "a.txt")


LATE = dated("Mon, 04 May 2026 23:30:00 +0000")
DAY = dated("4 May 2026")
UNDATED = article(f"Lock closed{TEXT}", "a.txt")


def days(settings: Settings, *stories: Story) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(day.id, day.title, day.stories) for day in editions(stories, settings, english())]


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-05-04"), ("Asia/Tokyo", "2026-05-05"), ("America/New_York", "2026-05-04")]
)
def test_a_moment_is_of_the_day_that_it_is_in_the_zone_of_the_site(zone: str, day: str) -> None:
    assert [found[0] for found in days(Settings(timezone=zone), story("a", LATE))] == [day]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Kiritimati", "America/New_York"])
def test_a_day_without_a_time_is_that_day_everywhere(zone: str) -> None:
    assert [found[0] for found in days(Settings(timezone=zone), story("a", DAY))] == ["2026-05-04"]


def test_the_newest_source_counts_and_the_newest_edition_is_first() -> None:
    newer = dated("6 May 2026")
    assert days(Settings(), story("a", DAY), story("b", DAY, newer), story("c", DAY)) == [
        ("2026-05-06", "Wednesday 6 May 2026", ("b",)),
        ("2026-05-04", "Monday 4 May 2026", ("a", "c")),
    ]


def test_a_week_begins_on_its_monday() -> None:
    assert days(Settings(edition="weekly"), story("a", DAY), story("b", dated("10 May 2026"))) == [
        ("2026-05-04", "Week of 4 May 2026", ("a", "b"))
    ]


def test_an_undated_story_is_of_the_day_of_its_collection_or_of_none() -> None:
    collected = article(f"Lock closed{TEXT}", "2026-05-07/a.txt")
    assert days(Settings(), story("a", UNDATED), story("b", collected)) == [
        ("2026-05-07", "Thursday 7 May 2026", ("b",)),
        ("undated", "Undated", ("a",)),
    ]
