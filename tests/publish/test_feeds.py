"""Atom, JSON Feed, OPML and the feeds of outlets and topics: the same stories under the same names, by every rule."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.publish import publish
from digest.settings.values import Settings, SiteSettings
from digest.text import fold
from digest.values import Edition, Outlet, Topic
from tests.publish.feed_rules import ATOM, faults
from tests.render.reading import live_parts, read_html
from tests.render.sample import HOSTILE, bridge_story, edition_of, german_story, make_edition, make_site

BASE = "https://example.org/repo/"
# As many as there are, so that the undated story is among them.
SITE = SiteSettings(settings=Settings(title="The Quay Briefing", base_url=BASE, language="en-GB"))


def with_real_guids(edition: Edition) -> Edition:
    """The sample's own are made by hand; those of a record are always of this form."""
    guids = (f"urn:uuid:00000000-0000-5000-8000-{number:012}" for number in range(len(edition.stories)))
    stories = tuple(
        replace(report, story=replace(report.story, guid=guid))
        for report, guid in zip(edition.stories, guids, strict=True)
    )
    return replace(edition, stories=stories)


EDITION = with_real_guids(make_edition())


def built(edition: Edition = EDITION, site: SiteSettings = SITE) -> dict[str, bytes]:
    return {file.path: file.data for file in publish(edition, site)}


FILES = built()
FEEDS = sorted(path for path in FILES if path.endswith(("feed.xml", "atom.xml")))
OUTLETS = ("hafenblatt", "harbour-courier", "portside-daily", "stranger", "the-evening-bell")


def feed_json(files: dict[str, bytes] = FILES) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["feed.json"])
    return found


def test_there_is_a_feed_of_all_in_three_formats_and_one_of_each_outlet_and_topic() -> None:
    parts = {f"sources/{outlet}/feed.xml" for outlet in OUTLETS}
    parts |= {f"topics/{topic}/feed.xml" for topic in ("council", "harbour", "topic-1234")}
    assert set(FEEDS) == {"feed.xml", "atom.xml"} | parts
    assert "feed.json" in FILES


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_keeps_every_rule_of_the_validator_and_readers_have_no_complaint(path: str) -> None:
    assert faults(FILES[path], BASE + path) == []
    read = feedparser.parse(FILES[path])
    assert not read.bozo
    assert read.version == ("atom10" if path == "atom.xml" else "rss20")


@pytest.mark.parametrize(
    ("path", "old", "new", "fault"),
    [
        ("feed.xml", 'version="2.0"', 'version="0.9"', "InvalidRSSVersion"),
        ("feed.xml", "category>", "tag>", "UndefinedElement tag"),
        ("feed.xml", ">Thu, 12 Mar", ">Fri, 12 Mar", "InvalidRFC2822Date"),
        ("feed.xml", "12 Mar 2026", "12 Mar 1926", "ImplausibleDate"),
        ("feed.xml", 'href="https://example.org/repo/feed.xml"', 'href="https://example.org/feed.xml"', "SelfDoesnt"),
        ("feed.xml", "&lt;p&gt;", "&lt;p onclick=x&gt;", "SecurityRiskAttr onclick"),
        ("feed.xml", "&lt;p&gt;", "&lt;script&gt;&lt;/script&gt;&lt;p&gt;", "SecurityRisk script"),
        ("feed.xml", "&lt;/p&gt;", "", "NotHtml"),
        ("feed.xml", 'a href="https://example.org/repo/', 'a href="../', "ContainsRelRef"),
        ("feed.xml", "&#x3C;script", "&lt;script", "CharacterData"),
        ("feed.xml", "<language>en-GB", "<language>English!", "InvalidLanguage"),
        ("atom.xml", "00000001</id>", "00000000</id>", "DuplicateIds"),
        ("atom.xml", 'rel="self"', 'rel="me"', "MissingSelf"),
        ("atom.xml", 'rel="via"', 'rel="alternate"', "DuplicateAtomLink"),
        ("atom.xml", "T06:00:00", " 06:00:00", "InvalidRFC3339Date"),
        ("atom.xml", 'summary type="html"', "summary", "ContainsUndeclaredHTML"),
        ("atom.xml", "urn:uuid:0", "urn:uuid:x", "InvalidUUID"),
    ],
)
def test_the_rules_find_what_breaks_them(path: str, old: str, new: str, fault: str) -> None:
    text = FILES[path].decode()
    assert old in text
    assert [found for found in faults(text.replace(old, new).encode(), BASE + path) if found.startswith(fault)]


# Lone halves of surrogate pairs included: a pasted text may hold them.
ANY = st.text(st.characters(), max_size=30)


@settings(max_examples=40, deadline=None)
@given(headline=ANY, outlet=ANY, topic=ANY.filter(fold), address=ANY)
def test_whatever_is_in_a_text_a_feed_keeps_every_rule(headline: str, outlet: str, topic: str, address: str) -> None:
    report = german_story()
    first, *others = report.story.reports
    named = replace(
        first, headline=headline, outlet=Outlet("x", outlet, registered=False), url=f"https://x.example/{address}"
    )
    story = replace(report.story, reports=(named, *others), topics=(Topic("y", topic),))
    files = built(with_real_guids(edition_of((replace(report, story=story),))))
    for path in ("feed.xml", "atom.xml", "sources/x/feed.xml", "topics/y/feed.xml"):
        assert faults(files[path], BASE + path) == [], path
    assert feed_json(files)["items"]
    assert ElementTree.fromstring(files["feeds.opml"]).tag == "opml"


def test_all_formats_name_the_same_stories_in_the_same_order() -> None:
    rss, atom = feedparser.parse(FILES["feed.xml"]), feedparser.parse(FILES["atom.xml"])
    guids = [item["id"] for item in feed_json()["items"]]
    assert [entry.id for entry in rss.entries] == [entry.id for entry in atom.entries] == guids
    assert [entry.link for entry in atom.entries] == [item["url"] for item in feed_json()["items"]]


def test_no_format_holds_more_stories_than_the_settings_say() -> None:
    files = built(site=make_site(BASE))
    assert len(feedparser.parse(files["atom.xml"]).entries) == len(feed_json(files)["items"]) == 3


def test_entries_of_one_day_have_instants_of_their_own_that_stay() -> None:
    first, second = (
        replace(german_story(), story=replace(german_story().story, id=name, slug=name)) for name in ("one", "two")
    )

    def instants(edition: Edition) -> set[str]:
        return {entry.updated for entry in feedparser.parse(built(edition)["atom.xml"]).entries}

    both = instants(edition_of((first, second)))
    assert len(both) == 2
    assert {instant[:19] for instant in both} == {"2026-03-10T00:00:00"}
    assert instants(edition_of((second,))) < both


def test_an_entry_has_its_first_publication_its_last_change_its_sources_and_topics() -> None:
    entry = feedparser.parse(FILES["atom.xml"]).entries[0]
    assert entry.published == "2026-03-12T09:00:00Z"
    assert entry.updated.startswith("2026-03-14T06:00:00")
    assert [tag.term for tag in entry.tags] == ["Council", "Harbour"]
    via = [link.href for link in entry.links if link.rel == "via"]
    assert via == [a.url for a in bridge_story().story.reports if a.url.startswith("https://")]


def test_an_undated_story_has_the_same_date_in_every_build_where_one_must_stand() -> None:
    entry = feedparser.parse(FILES["atom.xml"]).entries[-1]
    assert entry.updated.startswith("1970-01-01T00:00:00.")
    assert "published" not in entry
    assert not {"date_published", "date_modified"} & feed_json()["items"][-1].keys()


def test_json_feed_has_what_the_format_asks_for_and_no_null() -> None:
    found = feed_json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["home_page_url"], found["feed_url"], found["language"]) == (BASE, f"{BASE}feed.json", "en-GB")
    item = found["items"][0]
    assert (item["date_published"], item["date_modified"]) == ("2026-03-12T09:00:00Z", "2026-03-14T06:00:00Z")
    assert item["tags"] == ["Council", "Harbour"]
    assert item["summary"].endswith("at most 2 independent reports · 1 background")
    assert b"null" not in FILES["feed.json"]
    assert {"items": []}.items() <= feed_json(built(Edition((), (), ()))).items()


def test_hostile_text_is_inert_in_every_format() -> None:
    for item in feed_json()["items"]:
        assert live_parts(read_html(item["content_html"])) == []
    hostile = next(item for item in feed_json()["items"] if "alert" in item["title"])
    assert hostile["title"].startswith("<script>alert(1)</script>")
    outlines = ElementTree.fromstring(FILES["feeds.opml"]).iter("outline")
    assert any("<script>" in (outline.get("text") or "") for outline in outlines)
    assert HOSTILE not in FILES["atom.xml"].decode()


def test_a_part_feed_has_the_stories_of_its_outlet_or_topic_as_the_whole_one_has_them() -> None:
    whole = {item.findtext("guid"): ElementTree.tostring(item) for item in items("feed.xml")}
    parts = {path: [item.findtext("guid") for item in items(path)] for path in FEEDS if path.count("/")}
    assert len(parts["topics/harbour/feed.xml"]) == 2
    assert len(parts["sources/stranger/feed.xml"]) == 1
    for path in parts:
        for item in items(path):
            assert ElementTree.tostring(item) == whole[item.findtext("guid")]
    channel = feedparser.parse(FILES["topics/harbour/feed.xml"]).feed
    assert (channel.title, channel.link) == ("The Quay Briefing: Harbour", f"{BASE}topics/harbour/")


def items(path: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(FILES[path]).iter("item"))


def test_opml_lists_every_feed_with_its_page_the_whole_one_first() -> None:
    root = ElementTree.fromstring(FILES["feeds.opml"])
    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "The Quay Briefing")
    listed = [outline for outline in root.iter("outline") if outline.get("type") == "rss"]
    assert listed[0].get("xmlUrl") == f"{BASE}feed.xml"
    assert {outline.get("xmlUrl") for outline in listed} == {BASE + path for path in FEEDS if path != "atom.xml"}
    for outline in listed:
        assert all(outline.get(name) for name in ("text", "title", "htmlUrl"))
    assert [outline.get("text") for outline in root.findall("body/outline")][1:] == ["Topics", "Sources"]


def test_empty_site_has_sound_feeds_without_stories() -> None:
    files = built(Edition((), (), ()))
    assert faults(files["feed.xml"], f"{BASE}feed.xml") == faults(files["atom.xml"], f"{BASE}atom.xml") == []
    assert len(list(ElementTree.fromstring(files["feeds.opml"]).iter("outline"))) == 1


def test_a_domain_of_ones_own_is_written_where_it_is_set() -> None:
    assert "CNAME" not in FILES
    assert built(site=SiteSettings(settings=Settings(cname="news.example.org")))["CNAME"] == b"news.example.org\n"


def test_atom_has_no_element_that_its_namespace_lacks() -> None:
    assert all(element.tag.startswith(ATOM) for element in ElementTree.fromstring(FILES["atom.xml"]).iter())
