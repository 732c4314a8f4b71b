"""feed.json: the feed of all stories as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), an item a story."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.channels import instant, main_channel, published, updated
from digest.publish.data import Json, word, written
from digest.publish.story_html import lead_text, story_html
from digest.settings.values import SiteSettings
from digest.urls import base
from digest.values import Edition, OutputFile, StoryReport
from digest.wording.headlines import headline
from digest.wording.words import Words


def json_feed(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the feed, newest stories first, as many as the settings say."""
    settings, channel = site.settings, main_channel(edition, site)
    address = base(settings.base_url)
    feed: dict[str, Json] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": urls.absolute(address, urls.HOME),
        "feed_url": urls.absolute(address, urls.JSON_FEED),
        "description": word(settings.description),
        "language": settings.language,
        "authors": [{"name": channel.title}],
        "items": [_item(report, address, site.words) for report in channel.stories],
    }
    yield written(urls.JSON_FEED, _given(feed))


def _item(report: StoryReport, address: str, words: Words) -> Json:
    first, last = published(report), updated(report)
    return _given(
        {
            "id": report.story.guid,
            "url": urls.absolute(address, urls.story(report.story.slug)),
            "title": headline(report, words).text,
            "summary": lead_text(report, words),
            "content_html": story_html(report, address, words),
            "date_published": instant(first) if first else None,
            "date_modified": instant(last) if last else None,
            "tags": [word(topic.name) for topic in report.story.topics],
        }
    )


def _given(values: dict[str, Json]) -> dict[str, Json]:
    """Return the values that there are: the format knows no null."""
    return {key: value for key, value in values.items() if value or key == "items"}
