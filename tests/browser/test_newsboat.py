"""newsboat, a feed reader, over real HTTP: it takes in the list of feeds, and each story once for all of them."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.browser.serve import Handler
from tests.publish.published import GAINED, Published, publishing

pytestmark = pytest.mark.browser


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Published]:
    with publishing(tmp_path) as site:
        yield site


def newsboat(folder: Path, *arguments: str) -> None:
    assert shutil.which("newsboat"), "newsboat is not installed: apt install newsboat"
    places = ["-u", "urls", "-c", "cache.db", "-C", "config"]
    subprocess.run(["newsboat", "-q", *places, *arguments], cwd=folder, check=True, timeout=120, capture_output=True)


def items(folder: Path) -> dict[str, tuple[str, int, str]]:
    """What newsboat knows: title, date and content of each item by its GUID."""
    with closing(sqlite3.connect(folder / "cache.db")) as database:
        rows = database.execute("select guid, title, pubDate, content from rss_item").fetchall()
    assert len({row[0] for row in rows}) == len(rows)
    return {guid: (title, date, content) for guid, title, date, content in rows}


def test_newsboat_reads_every_feed_asks_with_conditions_and_updates_the_item(
    published: Published, tmp_path: Path
) -> None:
    (tmp_path / "config").touch()
    (tmp_path / "urls").touch()
    newsboat(tmp_path, "-i", str(tmp_path / "public" / "feeds.opml"))
    with (tmp_path / "urls").open("a", encoding="utf-8") as urls:
        urls.write(f"{published.address}atom.xml\n")
    # Only after its second look does it remember when a feed was changed.
    for _ in range(2):
        newsboat(tmp_path, "-x", "reload")
    Handler.answers.clear()
    newsboat(tmp_path, "-x", "reload")
    feeds = [path for path, status in Handler.answers if status == 304]
    assert sorted(feeds) == [
        f"/repo/{path}"
        for path in ("atom.xml", "feed.xml", "sources/harbour-radio/feed.xml", "sources/the-quay-courier/feed.xml",
                     "topics/harbour/feed.xml")
    ]  # fmt: skip
    before = items(tmp_path)
    assert len(before) == 2, "a story in several feeds is one item"
    published.build(GAINED)
    newsboat(tmp_path, "-x", "reload")
    after = items(tmp_path)
    assert after.keys() == before.keys()
    (changed,) = [guid for guid in after if "Saltmere Gazette" in after[guid][2]]
    assert "Saltmere Gazette" not in before[changed][2]
    assert after[changed][:2] == before[changed][:2]
