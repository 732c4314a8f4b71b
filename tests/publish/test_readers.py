"""A feed reader over real HTTP: what is the same isn't sent again, and a story that gains a source is the same item."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import feedparser
import pytest

from tests.publish.published import GAINED, Published, publishing

FEEDS = ("feed.xml", "atom.xml", "sources/harbour-radio/feed.xml", "topics/harbour/feed.xml")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    with publishing(tmp_path_factory.mktemp("feeds")) as site:
        yield site


def read(site: Published, path: str, **known: Any) -> Any:
    return feedparser.parse(site.address + path, **known)


def test_what_has_not_changed_is_not_sent_again_even_by_another_build(published: Published) -> None:
    first = {path: read(published, path) for path in FEEDS}
    published.build({})
    for path, feed in first.items():
        assert (feed.status, feed.bozo, bool(feed.entries)) == (200, False, True), path
        assert read(published, path, etag=feed.etag).status == 304, path
        assert read(published, path, modified=feed.modified).status == 304, path


def test_a_story_that_gains_a_source_is_the_same_item_updated(published: Published) -> None:
    before = {path: read(published, path) for path in FEEDS}
    items = feed_json(published)
    published.build(GAINED)
    for path, old in before.items():
        new = read(published, path, etag=old.etag, modified=old.modified)
        assert new.status == 200, path
        assert {entry.id for entry in new.entries} == {entry.id for entry in old.entries}
        was, now = lock(old), lock(new)
        assert (now.link, now.published) == (was.link, was.published)
        assert "Saltmere Gazette" in now.content[0].value
        assert "Saltmere Gazette" not in was.content[0].value
    assert lock(before["atom.xml"]).updated < lock(read(published, "atom.xml")).updated
    changed = feed_json(published)
    assert {item["id"] for item in changed} == {item["id"] for item in items}
    assert [(item["date_published"], item["date_modified"]) for item in changed if "tags" in item] == [
        ("2026-05-05T00:00:00Z", "2026-05-06T00:00:00Z")
    ]


def lock(feed: Any) -> Any:
    return next(entry for entry in feed.entries if "lock" in entry.title.lower())


def feed_json(site: Published) -> list[dict[str, Any]]:
    with urlopen(site.address + "feed.json", timeout=10) as answer:
        found: list[dict[str, Any]] = json.load(answer)["items"]
    return found


def test_the_server_of_these_tests_sends_what_has_changed(published: Published) -> None:
    with pytest.raises(HTTPError, match="304"), urlopen(published.address + "feed.xml", timeout=10) as answer:
        urlopen(Request(published.address + "feed.xml", headers={"If-None-Match": answer.headers["ETag"]}), timeout=10)
    with urlopen(Request(published.address + "feed.xml", headers={"If-None-Match": '"x"'}), timeout=10) as answer:
        assert answer.status == 200
