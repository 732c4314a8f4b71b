"""Promise 10 and the rules of feeds: items that stay the same for those who subscribed, in feeds that can be read.

RSS 2.0 (https://www.rssboard.org/rss-profile), Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from lxml import etree

from digest.check.built import BuiltSite, objects, text_of
from digest.check.values import Broken, Inspection, Verdict

_ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of any feed: what a reader knows it by, where it leads, when it was published, in the feed's own form."""

    id: str
    link: str
    title: str
    dates: tuple[str, ...]
    is_atom: bool


def feeds(seen: Inspection) -> Verdict:
    """Read every feed, and compare each item with the page that it leads to and with what was published before."""
    looked_at = 0
    broken = [Broken(path, found) for path, found in seen.site.problems]
    guids = {story.slug: story.guid for story in seen.record.stories}
    known: dict[str, str] = {}
    for path, items in _feeds(seen.site):
        looked_at += len(items)
        for item in items:
            broken += [Broken(path, found) for found in _faults(item, seen.site, guids, known)]
        ids = [item.id for item in items]
        broken += [Broken(path, f"expected each id once, found {one!r} again") for one in {*ids} if ids.count(one) > 1]
    broken += [Broken("index.html", found) for found in _moved(seen)]
    return Verdict("stable", looked_at, "items of feeds, and the addresses given before", tuple(broken))


def _faults(item: _Item, site: BuiltSite, guids: dict[str, str], known: dict[str, str]) -> Iterator[str]:
    if not item.id or not item.title or not item.link:
        yield f"expected an item with id, title and link, found {item.id!r}, {item.title!r}, {item.link!r}"
    if site.base and (item.id.startswith(site.base) or item.id == item.link):
        yield f"expected an id that doesn't change with the address, found {item.id!r}"
    path = site.own_path(item.link)
    if path is None or path not in site.files:
        yield f"expected an item that leads to a page of this site, found {item.link!r}"
    else:
        slug = path.removesuffix("/index.html").rpartition("/")[2]
        given = guids.get(slug) or known.setdefault(slug, item.id)
        if item.id != given:
            yield f"expected the id {given!r}, which {slug} was published under, found {item.id!r}"
    for date in item.dates:
        if not _is_date(date, item.is_atom):
            yield f"expected a date of {'RFC 3339' if item.is_atom else 'RFC 822'}, found {date!r}"


def _feeds(site: BuiltSite) -> Iterator[tuple[str, list[_Item]]]:
    for path, root in site.feeds.items():
        if root.tag == "rss":
            yield path, [_rss_item(item) for item in root.iter("item")]
        elif root.tag == f"{_ATOM}feed":
            yield path, [_atom_item(item) for item in root.iter(f"{_ATOM}entry")]
    for path, value in site.data.items():
        if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version", "")):
            yield path, [_json_item(item) for item in objects(value.get("items"))]


def _rss_item(item: etree._Element) -> _Item:
    dates = tuple(element.text or "" for element in item.iter("pubDate"))
    return _Item(item.findtext("guid", ""), item.findtext("link", ""), item.findtext("title", ""), dates, is_atom=False)


def _atom_item(item: etree._Element) -> _Item:
    links = (link for link in item.iter(f"{_ATOM}link") if link.get("rel", "alternate") == "alternate")
    return _Item(
        item.findtext(f"{_ATOM}id", ""),
        next((link.get("href", "") for link in links), ""),
        item.findtext(f"{_ATOM}title", ""),
        tuple(element.text or "" for element in item.iter(f"{_ATOM}published", f"{_ATOM}updated")),
        is_atom=True,
    )


def _json_item(item: object) -> _Item:
    if not isinstance(item, dict):
        return _Item("", "", "", (), is_atom=True)
    dates = tuple(text_of(item, key) for key in ("date_published", "date_modified") if key in item)
    return _Item(text_of(item, "id"), text_of(item, "url"), text_of(item, "title"), dates, is_atom=True)


def _is_date(text: str, is_atom: bool) -> bool:
    try:
        when = datetime.fromisoformat(text) if is_atom else parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return False
    return when.tzinfo is not None


def _moved(seen: Inspection) -> Iterator[str]:
    """Yield stories that are no longer where they were first published, though their texts are still there."""
    standing = {text_of(story.data, "id"): story.folder.removeprefix("stories/") for story in seen.site.stories}
    for story in seen.record.stories:
        if story.id in standing and standing[story.id] != story.slug:
            yield f"expected story {story.id} at stories/{story.slug}/, found it at stories/{standing[story.id]}/"
        elif story.merged_into in standing and f"stories/{story.slug}/index.html" not in seen.site.files:
            yield f"expected stories/{story.slug}/ to lead on to the story that took it in, found nothing there"
