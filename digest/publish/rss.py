"""feed.xml, of all stories and of each outlet and topic: RSS 2.0, an item a story.

By the RSS profile (https://www.rssboard.org/rss-profile). A description is HTML, so its plain text is escaped twice:
once as HTML, once as XML. All dates come from the articles. `pubDate` is the date of first publication, so that a story
which gains a source stays where readers filed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.utils import format_datetime
from functools import lru_cache

from digest import urls
from digest.publish.channels import Channel, main_channel, newest, outlet_channels, published, topic_channels
from digest.publish.markup import as_text, element, plain
from digest.publish.story_html import lead_html, story_html
from digest.settings.values import Settings, SiteSettings
from digest.text import fold
from digest.urls import base
from digest.values import Edition, OutputFile, StoryReport
from digest.version import VERSION
from digest.wording.headlines import headline
from digest.wording.words import Words

_NAMESPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
_MARKUP = re.compile("[&<>]")


def rss(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the feeds, newest stories first, as many as the settings say."""
    yield _feed(main_channel(edition, site), site.settings, site.words)
    for channel in (*topic_channels(edition, site), *outlet_channels(edition, site)):
        yield _feed(channel, site.settings, site.words)


def _feed(channel: Channel, settings: Settings, words: Words) -> OutputFile:
    address, newest_date = base(settings.base_url), newest(channel)
    parts = [
        element("title", _title(channel.title)),
        element("link", plain(urls.absolute(address, channel.page))),
        element("description", as_text(plain(settings.description or channel.title))),
        element("language", plain(settings.language)),
        *([element("lastBuildDate", format_datetime(newest_date))] if newest_date else []),
        element("generator", f"digest {VERSION}"),
        element("docs", "https://www.rssboard.org/rss-specification"),
        element("atom:link", href=urls.absolute(address, channel.path), rel="self", type="application/rss+xml"),
        *(_item(report, address, words) for report in channel.stories),
    ]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<rss version="2.0" {_NAMESPACES}>', "<channel>"]
    lines += [*parts, "</channel>", "</rss>", ""]
    return OutputFile(channel.path, "\n".join(lines).encode())


# A story stands in the feeds of all of its outlets and topics.
@lru_cache(maxsize=4096)
def _item(report: StoryReport, address: str, words: Words) -> str:
    first = published(report)
    parts = [
        element("title", _title(headline(report, words).text)),
        element("link", plain(urls.absolute(address, urls.story(report.story.slug)))),
        element("guid", plain(report.story.guid), isPermaLink="false"),
        *([element("pubDate", format_datetime(first))] if first else []),
        *(element("category", plain(topic.name)) for topic in report.story.topics),
        element("description", as_text(lead_html(report, words))),
        element("content:encoded", as_text(story_html(report, address, words))),
    ]
    return element("item", "\n".join(["", *parts, ""]))


def _title(text: str) -> str:
    """Return plain text for a title: hexadecimal references are what the RSS profile asks for there."""
    return _MARKUP.sub(lambda found: f"&#x{ord(found[0]):X};", fold(text))
