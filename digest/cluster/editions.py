"""Stories -> the editions that they belong to: a day or a week, in the zone of the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from digest.settings.values import Settings
from digest.values import EditionDay, Moment, Story
from digest.wording.dates import week_in_words, weekday_in_words
from digest.wording.prose import capital
from digest.wording.words import Words

UNDATED = "undated"


def editions(stories: Iterable[Story], settings: Settings, words: Words) -> tuple[EditionDay, ...]:
    """Return the editions, newest first, the undated one last; stories keep their order.

    A story belongs to the day of its newest report; where all are undated, to the day on which the newest of them was
    collected. A moment with a time is taken to the site's zone; where only a day is known, it is that day everywhere.
    A week begins on its Monday (ISO 8601).
    """
    zone, weekly = ZoneInfo(settings.timezone), settings.edition == "weekly"
    found: dict[date | None, list[str]] = defaultdict(list)
    for story in stories:
        day = _day(story, zone)
        found[day - timedelta(days=day.weekday()) if day and weekly else day].append(story.id)
    dated = sorted((day for day in found if day), reverse=True)
    name = week_in_words if weekly else weekday_in_words
    days = [EditionDay(day.isoformat(), capital(name(day, words)), day, tuple(found[day])) for day in dated]
    if None in found:
        days.append(EditionDay(UNDATED, capital(words.say("dates.undated")), None, tuple(found[None])))
    return tuple(days)


def _day(story: Story, zone: ZoneInfo) -> date | None:
    published = [report.published for report in story.reports if report.published]
    moments = published or [report.collected for report in story.reports if report.collected]
    newest = max(moments, key=lambda moment: (moment.sort_key, moment.day), default=None)
    return _in_zone(newest, zone) if newest else None


def _in_zone(moment: Moment, zone: ZoneInfo) -> date:
    return moment.instant.astimezone(zone).date() if moment.instant else moment.day
