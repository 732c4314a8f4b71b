"""feeds.opml: all feeds of the site in one file, for readers that take in many at once (OPML 2.0, http://opml.org/spec2).

The feed of all stories stands first; the others lie in groups of their own, as who takes all of them gets every story
several times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email.utils import format_datetime

from digest import urls
from digest.publish.channels import Channel, main_channel, newest, outlet_channels, topic_channels
from digest.publish.markup import element, plain
from digest.settings.values import SiteSettings
from digest.urls import base
from digest.values import Edition, OutputFile


def opml(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the list of feeds."""
    address, main = base(site.settings.base_url), main_channel(edition, site)
    changed = newest(main)
    head = [
        element("title", plain(main.title)),
        *([element("dateModified", format_datetime(changed))] if changed else []),
        element("docs", "http://opml.org/spec2.opml"),
    ]
    body = [
        _outline(main, address),
        _group(site.words["topics"], topic_channels(edition, site), address),
        _group(site.words["sources"], outlet_channels(edition, site), address),
    ]
    parts = element("head", "\n".join(head)), element("body", "\n".join(part for part in body if part))
    whole = element("opml", "\n".join(parts), version="2.0")
    yield OutputFile(urls.OPML, f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode())


def _group(name: str, channels: Iterable[Channel], address: str) -> str:
    outlines = "\n".join(_outline(channel, address) for channel in channels)
    return element("outline", f"\n{outlines}\n", text=name) if outlines else ""


def _outline(channel: Channel, address: str) -> str:
    return element(
        "outline",
        type="rss",
        text=channel.title,
        title=channel.title,
        xmlUrl=urls.absolute(address, channel.path),
        htmlUrl=urls.absolute(address, channel.page),
    )
