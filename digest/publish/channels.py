"""An edition -> the feeds of the site: one of all stories, and one for each outlet and each topic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from digest import urls
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Edition, StoryReport
from digest.wording.dates import first_and_last, newest_first


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: its title, the path of the page that it goes with, its own path, its stories, newest first."""

    title: str
    page: str
    path: str
    stories: tuple[StoryReport, ...]


def main_channel(edition: Edition, site: SiteSettings) -> Channel:
    """Return the feed of all stories, as many as the settings say."""
    return _channel(fold(site.settings.title), urls.HOME, urls.RSS, newest_first(edition.stories), site)


def topic_channels(edition: Edition, site: SiteSettings) -> Iterator[Channel]:
    """Yield the feed of each topic."""
    ordered = newest_first(edition.stories)
    for topic in edition.topics:
        mine = tuple(report for report in ordered if any(topic.id == found.id for found in report.story.topics))
        yield _part(topic.name, urls.topic(topic.id), mine, site)


def outlet_channels(edition: Edition, site: SiteSettings) -> Iterator[Channel]:
    """Yield the feed of each outlet: the stories in which it has an article."""
    by_outlet: dict[str, list[StoryReport]] = {}
    for report in newest_first(edition.stories):
        for outlet_id in {article.outlet.id for article in report.story.articles if article.outlet}:
            by_outlet.setdefault(outlet_id, []).append(report)
    for outlet in edition.outlets:
        yield _part(outlet.name, urls.outlet(outlet.id), tuple(by_outlet[outlet.id]), site)


def _part(name: str, page: str, stories: tuple[StoryReport, ...], site: SiteSettings) -> Channel:
    return _channel(
        f"{fold(site.settings.title)}{site.words['colon']}{fold(name)}", page, urls.feed_of(page), stories, site
    )


def _channel(title: str, page: str, path: str, stories: tuple[StoryReport, ...], site: SiteSettings) -> Channel:
    return Channel(title, page, path, stories[: site.settings.feeds.items])


def published(report: StoryReport) -> datetime | None:
    """Return when the story was first published: the date of its newest report then; None where all were undated."""
    stated = report.story.first_published
    if not stated:
        return None
    moment = datetime.fromisoformat(stated)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def updated(report: StoryReport) -> datetime | None:
    """Return the date of the story's newest report, None where all are undated."""
    dates = first_and_last(report)
    return dates[1].sort_key if dates else None


def newest(channel: Channel) -> datetime | None:
    """Return the newest date in a feed; the first story has it."""
    return updated(channel.stories[0]) if channel.stories else None


def instant(moment: datetime) -> str:
    """Return a moment as RFC 3339 has it, in UTC."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
