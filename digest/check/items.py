"""The feeds of a site -> their items, in one form whatever the format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from digest.check.built import BuiltSite, objects, text_of

_ATOM = "{http://www.w3.org/2005/Atom}"
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


@dataclass(frozen=True, slots=True)
class Item:
    """An item of any feed: what a reader knows it by, where it leads, and what it shows.

    `lead` is the short text and `content` the long one. Dates are in the feed's own form: `published` and `updated` are
    the first of each, "" for none.
    """

    id: str
    link: str
    title: str
    lead: str
    content: str
    published: str
    updated: str
    dates: tuple[str, ...]
    is_rss: bool


def feed_items(site: BuiltSite) -> Iterator[tuple[str, list[Item]]]:
    """Yield the path of each feed with its items."""
    for path, root in site.feeds.items():
        if root.tag == "rss":
            yield path, [_rss_item(item) for item in root.iter("item")]
        elif root.tag == f"{_ATOM}feed":
            yield path, [_atom_item(item) for item in root.iter(f"{_ATOM}entry")]
    for path, value in site.data.items():
        if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version", "")):
            yield path, [_json_item(item) for item in objects(value.get("items"))]


def _rss_item(item: etree._Element) -> Item:
    dates = tuple(element.text or "" for element in item.iter("pubDate"))
    return Item(
        id=item.findtext("guid", ""),
        link=item.findtext("link", ""),
        title=item.findtext("title", ""),
        lead=item.findtext("description", ""),
        content=item.findtext(_ENCODED, ""),
        published=next(iter(dates), ""),
        updated="",
        dates=dates,
        is_rss=True,
    )


def _atom_item(item: etree._Element) -> Item:
    links = (link for link in item.iter(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate")
    return Item(
        id=item.findtext(f"{_ATOM}id", ""),
        link=next((link.get("href", "") for link in links), ""),
        title=item.findtext(f"{_ATOM}title", ""),
        lead=item.findtext(f"{_ATOM}summary", ""),
        content=item.findtext(f"{_ATOM}content", ""),
        published=item.findtext(f"{_ATOM}published", ""),
        updated=item.findtext(f"{_ATOM}updated", ""),
        dates=tuple(element.text or "" for element in item.iter(f"{_ATOM}published", f"{_ATOM}updated")),
        is_rss=False,
    )


def _json_item(item: Mapping[str, object]) -> Item:
    return Item(
        id=text_of(item, "id"),
        link=text_of(item, "url"),
        title=text_of(item, "title"),
        lead=text_of(item, "summary"),
        content=text_of(item, "content_html"),
        published=text_of(item, "date_published"),
        updated=text_of(item, "date_modified"),
        dates=tuple(text_of(item, key) for key in ("date_published", "date_modified") if key in item),
        is_rss=False,
    )


def instant(text: str, *, is_rss: bool = False) -> datetime | None:
    """Return the moment that a date of RFC 3339, or in RSS of RFC 822, states; None where it is none."""
    try:
        return parsedate_to_datetime(text) if is_rss else datetime.fromisoformat(text)
    except (ValueError, TypeError, IndexError):
        return None
