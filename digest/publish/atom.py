"""atom.xml: the feed of all stories as Atom (RFC 4287), an entry a story, with the date of its last change.

Atom demands a date of each entry. Undated stories have the first instant of 1970 there, as nothing else that stays the
same could be said: a date of the build would make them new with every build.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from digest import urls
from digest.publish.channels import instant, main_channel, newest, published, updated
from digest.publish.markup import as_text, element, plain
from digest.publish.story_html import lead_html, story_html
from digest.settings.values import SiteSettings
from digest.urls import base
from digest.values import Edition, OutputFile, StoryReport
from digest.version import VERSION
from digest.wording.headlines import headline
from digest.wording.words import Words

_NAMESPACE = "http://www.w3.org/2005/Atom"
_UNDATED = datetime(1970, 1, 1, tzinfo=UTC)


def atom(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the feed, newest stories first, as many as the settings say."""
    settings, channel = site.settings, main_channel(edition, site)
    address = base(settings.base_url)
    home = urls.absolute(address, urls.HOME)
    parts = [
        element("id", plain(home)),
        element("title", plain(channel.title)),
        *([element("subtitle", plain(settings.description))] if settings.description else []),
        element("updated", instant(newest(channel) or _UNDATED)),
        element("author", element("name", plain(channel.title))),
        _link(href=urls.absolute(address, urls.ATOM), rel="self", type="application/atom+xml"),
        _link(href=home, rel="alternate", type="text/html"),
        element("generator", "digest", version=VERSION),
        *(_entry(report, address, site.words) for report in channel.stories),
    ]
    opening = element("feed", "\n" + "\n".join(parts) + "\n", xmlns=_NAMESPACE, **{"xml:lang": settings.language})
    yield OutputFile(urls.ATOM, f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n'.encode())


def _entry(report: StoryReport, address: str, words: Words) -> str:
    first, page = published(report), urls.absolute(address, urls.story(report.story.slug))
    parts = [
        element("id", plain(report.story.guid)),
        element("title", plain(headline(report, words).text)),
        element("updated", instant((updated(report) or _UNDATED) + _fraction(report))),
        *([element("published", instant(first))] if first else []),
        _link(href=page, rel="alternate", type="text/html"),
        *(_link(href=source, rel="via") for source in _sources(report)),
        *(element("category", term=topic.name) for topic in report.story.topics),
        element("summary", as_text(lead_html(report, words)), type="html"),
        element("content", as_text(story_html(report, address, words)), type="html"),
    ]
    return element("entry", "\n" + "\n".join(parts) + "\n")


def _sources(report: StoryReport) -> list[str]:
    addresses = [urls.web(article.url) for article in report.story.reports]
    return list(dict.fromkeys(address for address in addresses if address))


def _link(**attributes: str) -> str:
    return element("link", **attributes)


def _fraction(report: StoryReport) -> timedelta:
    """Return a fraction of a second that is the story's own.

    Many reports state a day without a time. No two entries of a feed should have changed at the same instant, says the
    W3C's validator: programs that remember the last instant that they have seen would miss the second one.
    """
    return timedelta(microseconds=zlib.crc32(report.story.id.encode()) % 1_000_000)
