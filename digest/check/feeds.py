"""Promise 10 and the rules of feeds: items that stay the same for those who subscribed, in feeds that can be read.

RSS 2.0 (https://www.rssboard.org/rss-profile), Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.built import BuiltSite, text_of
from digest.check.items import Item, feed_items, instant
from digest.check.values import Broken, Inspection, Verdict


def feeds(seen: Inspection) -> Verdict:
    """Read every feed, and compare each item with the page that it leads to and with what was published before."""
    looked_at = 0
    broken = [Broken(path, found) for path, found in seen.site.problems]
    guids = {story.slug: story.guid for story in seen.record.stories}
    known: dict[str, str] = {}
    for path, items in feed_items(seen.site):
        looked_at += len(items)
        for item in items:
            broken += [Broken(path, found) for found in _faults(item, seen.site, guids, known)]
        ids = [item.id for item in items]
        broken += [Broken(path, f"expected each id once, found {one!r} again") for one in {*ids} if ids.count(one) > 1]
    broken += [Broken("index.html", found) for found in _moved(seen)]
    return Verdict("stable", looked_at, "items of feeds, and the addresses given before", tuple(broken))


def _faults(item: Item, site: BuiltSite, guids: dict[str, str], known: dict[str, str]) -> Iterator[str]:
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
        if not _is_date(date, item):
            yield f"expected a date of {'RFC 822' if item.is_rss else 'RFC 3339'}, found {date!r}"


def _is_date(text: str, item: Item) -> bool:
    moment = instant(text, is_rss=item.is_rss)
    return moment is not None and moment.tzinfo is not None


def _moved(seen: Inspection) -> Iterator[str]:
    """Yield stories that are no longer where they were first published, though their texts are still there."""
    standing = {text_of(story.data, "id"): story.folder.removeprefix("stories/") for story in seen.site.stories}
    for story in seen.record.stories:
        if story.id in standing and standing[story.id] != story.slug:
            yield f"expected story {story.id} at stories/{story.slug}/, found it at stories/{standing[story.id]}/"
        elif story.merged_into in standing and f"stories/{story.slug}/index.html" not in seen.site.files:
            yield f"expected stories/{story.slug}/ to lead on to the story that took it in, found nothing there"
