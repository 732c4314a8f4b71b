"""feed.xml: RSS 2.0, an item a story (https://www.rssboard.org/rss-profile).

A description is HTML, so its plain text is escaped twice: once as HTML, once as XML. All dates come from the
articles. `pubDate` is the oldest report's, so that a story which gains a source stays where readers filed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest import urls
from digest.publish.markup import as_text, element, plain
from digest.publish.story_html import story_html
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.urls import base
from digest.values import Edition, OutputFile, StoryReport
from digest.version import VERSION
from digest.wording.counts import counts_in_words
from digest.wording.dates import first_and_last, newest_first, rfc822
from digest.wording.headlines import headline
from digest.wording.marks import outlet_name

_NAMESPACES = 'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
_MARKUP = re.compile("[&<>]")


def rss(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the feed, newest stories first, as many as the settings say."""
    settings = site.settings
    address = base(settings.base_url)
    ordered = newest_first(edition.stories)
    newest = first_and_last(ordered[0]) if ordered else None
    feed = urls.absolute(address, urls.RSS)
    channel = [
        element("title", _title(settings.title)),
        element("link", plain(urls.absolute(address, urls.HOME))),
        element("description", as_text(plain(settings.description))),
        element("language", plain(settings.language)),
        *([element("lastBuildDate", rfc822(newest[1]))] if newest else []),
        element("generator", f"digest {VERSION}"),
        element("docs", "https://www.rssboard.org/rss-specification"),
        element("atom:link", href=feed, rel="self", type="application/rss+xml"),
        *(_item(report, address) for report in ordered[: settings.feeds.items]),
    ]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<rss version="2.0" {_NAMESPACES}>', "<channel>"]
    lines += [*channel, "</channel>", "</rss>", ""]
    yield OutputFile(urls.RSS, "\n".join(lines).encode())


def _item(report: StoryReport, address: str) -> str:
    dates = first_and_last(report)
    parts = [
        element("title", _title(headline(report).text)),
        element("link", plain(urls.absolute(address, urls.story(report.story.slug)))),
        element("guid", plain(report.story.guid), isPermaLink="false"),
        *([element("pubDate", rfc822(dates[0]))] if dates else []),
        element("description", as_text(_description(report))),
        element("content:encoded", as_text(story_html(report, address))),
    ]
    return element("item", "\n".join(["", *parts, ""]))


def _title(text: str) -> str:
    """Return plain text for a title: hexadecimal references are what the RSS profile asks for there."""
    return _MARKUP.sub(lambda found: f"&#x{ord(found[0]):X};", fold(text))


def _description(report: StoryReport) -> str:
    counts = element("p", plain(counts_in_words(report)))
    if not report.summary.picks:
        return counts
    pick = report.summary.picks[0]
    article = next(article for article in report.story.articles if article.id == pick.article)
    return element("p", plain(f"{pick.text} ({outlet_name(article)})")) + counts
