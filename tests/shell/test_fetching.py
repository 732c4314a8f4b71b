"""Fetching feeds into seeds/, from a real server on this machine: what is saved, what is asked again, what is told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from digest.articles import read
from digest.errors import UsageError
from digest.settings import read_settings
from digest.settings.values import SiteSettings
from digest.shell.fetching import Outcome, fetch_all
from digest.shell.files import read_sources
from tests.shell.webserver import Reply, Server, serving

NOW = datetime(2026, 3, 1, 22, 30, tzinfo=UTC)
TEXT = "The ferry to Holm stops on Monday, the council said. It will sail again in June, with both shafts replaced."
PAGE = f"<html><head><title>Ferry stops</title></head><body><article><h1>Ferry stops</h1><p>{TEXT}</p></article></body>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def feed(server: Server, *numbers: int) -> bytes:
    items = "".join(
        f"<item><guid>{n}</guid><title>Ferry stops {n}</title><link>{server.url}/page/{n}</link>"
        f"<description>{TEXT} Number {n}.</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Gazette</title>{items}</channel></rss>'.encode()


def fetch(server: Server, site: Path, now: datetime = NOW, **settings: object) -> list[Outcome]:
    given = {"timezone": "Europe/Berlin", "fetch": {"feeds": [f"{server.url}/feed"], **settings}}
    read = read_settings({"site.yaml": json.dumps(given).encode()}).settings
    return list(fetch_all(site, read, site / "seeds", server.web(), now, lambda _stage, _done, _of: None))


def articles(site: Path) -> list[tuple[str, str, str]]:
    cleaned, skipped = read(read_sources(site / "seeds")[0], SiteSettings())
    assert skipped == []
    return [(article.raw.path, article.raw.declared.title, article.raw.declared.url) for article in cleaned]


def test_a_feed_is_saved_under_the_day_of_the_sites_zone_and_then_what_is_new(server: Server, tmp_path: Path) -> None:
    server.replies["/feed"] = Reply(feed(server, 1, 2))
    (outcome,) = fetch(server, tmp_path)
    assert (outcome.new, outcome.saved) == (2, ("2026-03-01/127-0-0-1-feed.xml",))
    assert (tmp_path / "seeds" / outcome.saved[0]).read_bytes() == feed(server, 1, 2)
    server.replies["/feed"] = Reply(feed(server, 3, 2))
    (outcome,) = fetch(server, tmp_path, NOW + timedelta(hours=1))
    assert (outcome.new, outcome.saved) == (1, ("2026-03-02/127-0-0-1-feed.xml",))
    assert fetch(server, tmp_path) == [Outcome(f"{server.url}/feed")]
    assert [title for _, title, _ in articles(tmp_path)] == ["Ferry stops 1", "Ferry stops 2", "Ferry stops 3"]


def test_a_feed_is_asked_for_changes_only(server: Server, tmp_path: Path) -> None:
    def answer(headers: Mapping[str, str]) -> Reply:
        known = headers.get("if-none-match") == '"a"' and headers.get("if-modified-since") == "yesterday"
        return (
            Reply(status=304)
            if known
            else Reply(feed(server, 1), headers={"ETag": '"a"', "Last-Modified": "yesterday"})
        )

    server.replies["/feed"] = answer
    assert [outcome.new for outcome in fetch(server, tmp_path)] == [1]
    before = (tmp_path / "seeds/.fetched.json").read_bytes()
    assert fetch(server, tmp_path) == [Outcome(f"{server.url}/feed")]
    assert (tmp_path / "seeds/.fetched.json").read_bytes() == before


def test_pages_take_the_place_of_entries_where_they_can_be_had(server: Server, tmp_path: Path) -> None:
    server.replies |= {
        "/robots.txt": Reply(b"User-agent: *\nDisallow: /page/2\n"),
        "/feed": Reply(feed(server, 1, 2, 3)),
        "/page/1": Reply(PAGE.encode(), headers={"Content-Type": "text/html; charset=utf-8"}),
        "/page/3": Reply(b"\x89PNG", headers={"Content-Type": "image/png"}),
    }
    (outcome,) = fetch(server, tmp_path, articles=True)
    assert outcome.saved == ("2026-03-01/127-0-0-1-1.html", "2026-03-01/127-0-0-1-feed.xml")
    assert [problem.split(": ")[1] for problem in outcome.problems] == [
        "its robots.txt asks programs not to fetch this; a page can be saved in a browser and added",
        "expected a page, a feed or text, found 'image/png'",
    ]
    assert sorted(articles(tmp_path)) == [
        ("2026-03-01/127-0-0-1-1.html", "Ferry stops", f"{server.url}/page/1"),
        ("2026-03-01/127-0-0-1-feed.xml:1", "Ferry stops 2", f"{server.url}/page/2"),
        ("2026-03-01/127-0-0-1-feed.xml:2", "Ferry stops 3", f"{server.url}/page/3"),
    ]
    server.asked.clear()
    assert fetch(server, tmp_path, articles=True)[0].new == 0
    assert server.paths == ["/robots.txt", "/feed"]


def test_of_a_long_feed_pages_come_by_and_by(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest.shell.fetching.MAX_PAGES", 2)
    server.replies["/feed"] = Reply(feed(server, 1, 2, 3), headers={"ETag": '"a"'})
    for n in (1, 2, 3):
        page = PAGE.replace("Monday", f"{n} March").encode()
        server.replies[f"/page/{n}"] = Reply(page, headers={"Content-Type": "text/html"})
    assert [fetch(server, tmp_path, articles=True)[0].new for _ in range(3)] == [2, 1, 0]
    assert len(articles(tmp_path)) == 3
    assert "if-none-match" not in server.asked[-3][1]


def test_what_goes_wrong_with_one_feed_is_told_and_does_not_stop_the_others(server: Server, tmp_path: Path) -> None:
    server.replies["/html"] = Reply(b"<html><body>No feed.</body></html>")
    server.replies["/gone"] = Reply(status=410)
    server.replies["/moved"] = Reply(status=301, headers={"Location": "/feed"})
    server.replies["/feed"] = Reply(feed(server, 1))
    names = ("html", "gone", "none", "moved")
    found = fetch(server, tmp_path, feeds=["http://10.0.0.1/feed", *(f"{server.url}/{name}" for name in names)])
    assert [outcome.problems for outcome in found] == [
        ("10.0.0.1 is no public address, and nothing else is asked",),
        ("expected an RSS or Atom feed, found something else",),
        ("HTTP 410: it is gone for good, so take it out of site.yaml",),
        ("HTTP 404",),
        (),
    ]
    assert found[-1].note == f"it has moved to {server.url}/feed: change site.yaml"
    assert found[-1].new == 1


def test_a_server_that_asks_to_be_left_alone_is(server: Server, tmp_path: Path) -> None:
    server.replies["/feed"] = Reply(status=429, headers={"Retry-After": "3600"})
    assert fetch(server, tmp_path)[0].problems == ("HTTP 429",)
    server.replies["/feed"] = Reply(feed(server, 1))
    server.asked.clear()
    (outcome,) = fetch(server, tmp_path, NOW + timedelta(minutes=59))
    assert outcome.note == "asked to be left alone until 2026-03-01T23:30:00+00:00"
    assert server.asked == []
    assert fetch(server, tmp_path, NOW + timedelta(minutes=61))[0].new == 1


def test_subscriptions_come_from_opml_in_the_folder_or_on_the_web(server: Server, tmp_path: Path) -> None:
    opml = f'<opml version="2.0"><body><outline xmlUrl="{server.url}/feed"/></body></opml>'
    (tmp_path / "mine.opml").write_text(opml)
    server.replies |= {"/feed": Reply(feed(server, 1)), "/their.opml": Reply(opml.encode())}
    found = fetch(server, tmp_path, feeds=[], opml=["mine.opml", f"{server.url}/their.opml", f"{server.url}/none.opml"])
    assert [(outcome.url, outcome.new, outcome.problems) for outcome in found] == [
        (f"{server.url}/none.opml", 0, ("HTTP 404",)),
        (f"{server.url}/feed", 1, ()),
    ]
    (tmp_path / "site").mkdir()
    for name, told in (
        ("../mine.opml", "expected a file in the site folder"),
        ("none.opml", "none.opml: cannot be read"),
    ):
        with pytest.raises(UsageError, match=told):
            fetch(server, tmp_path / "site", opml=[name])


def test_a_damaged_state_stops_before_anything_is_asked(server: Server, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for damage in ("{", '{"format": 2, "feeds": {}}', '{"format": 1, "feeds": {"a": {"seen": 3}}}'):
        (tmp_path / "seeds/.fetched.json").write_text(damage)
        with pytest.raises(UsageError, match="expected what digest fetch wrote there"):
            fetch(server, tmp_path)
    assert server.asked == []
