"""What of a feed is new, and what it and its subscriptions are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fetch import Entries, NotAFeed, ending_of, feeds_of, name_of, read_entries
from digest.load import load
from digest.values import RawArticle, SourceFile

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item><guid>one</guid><title>Ferry stops</title><link>https://gazette.example/1</link>
<description><![CDATA[<p>The ferry to Holm stops on Monday, the council said.</p>]]></description></item>
<item><guid>two</guid><title>Lock opens</title><link>https://gazette.example/2</link>
<description>The lock in Saltmere opens on Tuesday, the port said.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Radio</title>
<entry><id>a</id><link rel="self" href="https://radio.example/a.atom"/><link href="https://radio.example/a"/></entry>
</feed>"""


def entries(data: str) -> Entries:
    found = read_entries(data.encode())
    assert isinstance(found, Entries)
    return found


def test_what_is_left_is_the_same_feed_with_fewer_entries() -> None:
    feed = entries(RSS)
    assert feed.links == ("https://gazette.example/1", "https://gazette.example/2")
    assert feed.only(feed.keys) == RSS.encode()
    (article,) = load(SourceFile("a.xml", feed.only(feed.keys[:1])))
    assert isinstance(article, RawArticle)
    assert (article.declared.title, article.declared.outlet) == ("Ferry stops", "Harbour Gazette")
    assert article.text == "The ferry to Holm stops on Monday, the council said.\n"


def test_an_entry_is_known_by_its_id_whatever_else_changes() -> None:
    changed = RSS.replace("Ferry stops", "Ferry stops for good").replace("/1<", "/moved<")
    assert entries(changed).keys == entries(RSS).keys
    assert len(set(entries(RSS.replace("<guid>one</guid>", "")).keys)) == 2
    assert entries(ATOM).links == ("https://radio.example/a",)


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "no XML"), (b"<html><body>x</body></html>", "something else"), (b"{}", "expected an RSS or Atom feed")],
)
def test_what_is_no_feed_is_told(data: bytes, told: str) -> None:
    found = read_entries(data)
    assert isinstance(found, NotAFeed)
    assert told in found.reason


def test_no_entity_is_unfolded_and_no_file_read() -> None:
    hostile = RSS.replace("<rss", '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss').replace(
        "stops", "&x;"
    )
    feed = entries(hostile)
    assert b"root:" not in feed.only(feed.keys[:1])


@given(st.binary(max_size=300) | st.sampled_from([RSS, ATOM]).map(lambda text: text[: len(text) // 2].encode()))
def test_whatever_came_is_a_feed_or_none(data: bytes) -> None:
    found = read_entries(data)
    if isinstance(found, Entries):
        assert len(found.keys) == len(found.links)
        assert isinstance(found.only(found.keys[:1]), bytes)


def test_subscriptions_are_read_at_any_depth_and_each_once() -> None:
    opml = (
        '<opml version="2.0"><body><outline text="Local"><outline xmlUrl="https://a.example/feed"/>'
        '<outline xmlUrl="https://b.example/feed"/></outline><outline xmlUrl="https://a.example/feed"/>'
        '<outline xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    assert feeds_of(opml.encode()) == ("https://a.example/feed", "https://b.example/feed")
    assert feeds_of(b"<html/>") == "expected OPML, found <html>"
    assert "no XML" in str(feeds_of(b"x"))
    assert feeds_of(b"<opml><body/></opml>") == "expected outlines with xmlUrl, found none"


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.gazette.example/news/ferry-stops.html", "gazette-example-ferry-stops"),
        ("https://gazette.example/", "gazette-example"),
        ("https://gazette.example/../..%2f..%2fetc/passwd", "gazette-example-passwd"),
        ("https://[2606::1]/a", "2606-1-a"),
        ("https://новини.example/стаття", "example"),
    ],
)
def test_a_name_is_made_of_host_and_path_and_leads_nowhere(address: str, name: str) -> None:
    assert name_of(address) == name


def test_endings_follow_the_kind_that_the_server_states() -> None:
    assert [ending_of(one) for one in ("text/html", "TEXT/XML; charset=x", "", "video/mp4")] == [
        ".html",
        ".xml",
        ".html",
        "",
    ]
