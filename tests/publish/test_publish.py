"""Laws of the machine outputs: the feed parses and stays inert, the data has the promised shape."""

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from digest.publish import publish, sitemap
from digest.render import render
from digest.settings.values import Settings, SiteSettings
from digest.values import Edition, Moment
from tests.render.reading import live_parts, read_html
from tests.render.sample import bridge_story, load_theme, make_edition, make_site

BASE = "https://example.org/repo/"
EDITION = make_edition()


def built(edition: Edition = EDITION, base_url: str = BASE) -> dict[str, bytes]:
    return {file.path: file.data for file in publish(edition, make_site(base_url))}


FILES = built()
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


def channel() -> ElementTree.Element:
    found = ElementTree.fromstring(FILES["feed.xml"]).find("channel")
    assert found is not None
    return found


def test_feed_reads_without_complaint_newest_first_and_limited() -> None:
    feed = feedparser.parse(FILES["feed.xml"])
    assert not feed.bozo
    assert feed.version == "rss20"
    # Four stories, `feeds.items: 3`: the undated one comes last, so it is the one that is left out.
    assert [entry.link for entry in feed.entries] == [
        f"{BASE}stories/{slug}/" for slug in ("harbour-bridge", "hostile", "drei-linien")
    ]


def test_feed_dates_come_from_the_articles() -> None:
    assert channel().findtext("lastBuildDate") == "Sat, 14 Mar 2026 06:00:00 +0000"
    assert channel().findtext("item/pubDate") == "Thu, 12 Mar 2026 09:00:00 +0000"


def test_undated_story_has_no_date() -> None:
    edition = Edition((EDITION.stories[2],), (), ())
    item = ElementTree.fromstring(built(edition)["feed.xml"]).find("channel/item")
    assert item is not None
    assert item.find("pubDate") is None


def test_guid_is_the_storys_and_no_address() -> None:
    guid = channel().find("item/guid")
    assert guid is not None
    assert (guid.text, guid.get("isPermaLink")) == ("tag:example.org,2026:s-bridge", "false")


def test_guid_stays_when_story_gains_a_title_a_source_and_another_address() -> None:
    report = bridge_story()
    changed = replace(report, story=replace(report.story, title="Another title", reports=report.story.reports[:2]))

    def guid(edition: Edition, base_url: str) -> str | None:
        return ElementTree.fromstring(built(edition, base_url)["feed.xml"]).findtext("channel/item/guid")

    positions = tuple(p for p in report.relations.positions if p.article in ("a-courier", "b-daily", "e-old"))
    relations = replace(report.relations, positions=positions, differences=(), utterances=(), timeline=(), additions=())
    picks = report.summary.picks[:1]
    smaller = replace(changed, relations=relations, summary=replace(report.summary, picks=picks))
    assert guid(Edition((report,), (), ()), BASE) == guid(Edition((smaller,), (), ()), "https://other.example/")


def test_feed_names_itself() -> None:
    link = channel().find("{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert (link.get("href"), link.get("rel")) == (f"{BASE}feed.xml", "self")


def test_description_is_the_lead_sentence_with_its_outlet_then_the_counts() -> None:
    description = channel().findtext("item/description") or ""
    assert read_html(description).text == (
        "The harbour bridge will close to all traffic from 4 May for eleven weeks while its main cables are replaced,"
        " the port authority said on Thursday. (Harbour Courier)"
        "4 articles · 3 outlets, 1 not stated · at most 2 independent reports · 1 background"
    )


def test_content_is_inert_and_all_its_addresses_are_absolute() -> None:
    for item in channel().iter("item"):
        for name in ("description", "{http://purl.org/rss/1.0/modules/content/}encoded"):
            read = read_html(item.findtext(name) or "")
            assert live_parts(read) == []
            assert all(address.startswith(("https://", "http://")) for address in read.addresses)


def test_content_has_summary_differences_sources_and_links() -> None:
    read = read_html(channel().findtext("item/{http://purl.org/rss/1.0/modules/content/}encoded") or "")
    assert "[A; also in B and C (which follow A)]" in read.text
    assert "A “About 31,000 people” (line 4); D 27,500 crossings, in line 3 (may count different things)" in read.text
    assert f"{BASE}stories/harbour-bridge/audit/" in read.addresses
    assert "https://bell.example/ferry" in read.addresses


def test_content_has_a_heading_for_differences_only_where_there_are_any() -> None:
    told = {item.findtext("link"): item.findtext(ENCODED) or "" for item in channel().findall("item")}
    headed = {link for link, content in told.items() if "<h2>Where the reports differ</h2>" in content}
    assert headed == {f"{BASE}stories/{slug}/" for slug in ("harbour-bridge", "hostile")}


def test_hostile_title_is_text_in_the_feed() -> None:
    title = channel().findall("item")[1].findtext("title") or ""
    assert title.startswith("<script>alert(1)</script>")
    # References, as the RSS profile asks for, so that no reader takes the title for markup of the feed.
    assert b"<title>&#x3C;script&#x3E;alert(1)" in FILES["feed.xml"]


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith(".xml")])
def test_xml_is_well_formed(path: str) -> None:
    assert ElementTree.fromstring(FILES[path]) is not None


STORY_KEYS = [
    "id", "slug", "url", "title", "first_published", "updated", "counts", "summary", "articles", "quotations",
    "differences", "timeline", "overrides", "inputs",
]  # fmt: skip
ARTICLE_KEYS = [
    "id", "path", "outlet", "title", "url", "author", "published", "language", "role", "chain", "evidence", "adds",
    "notes", "boilerplate", "excerpt", "follows", "direction", "facts", "background",
]  # fmt: skip

FORM_KEYS = ["text", "articles", "article", "start", "end", "relation", "differing", "lacking"]


def story(slug: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILES[f"stories/{slug}/story.json"])
    return found


@pytest.mark.parametrize("slug", [report.story.slug for report in EDITION.stories])
def test_story_json_has_exactly_the_promised_keys_in_order(slug: str) -> None:
    found = story(slug)
    assert list(found) == STORY_KEYS
    assert list(found["title"]) == ["text", "by"]
    assert list(found["counts"]) == ["articles", "outlets", "independent_max", "background"]
    for pick in found["summary"]:
        assert list(pick) == ["text", "article", "start", "end", "also_in", "only_here"]
    for article in found["articles"]:
        assert list(article) == ARTICLE_KEYS
        assert list(article["notes"]) == ["seen", "register"]
        assert list(article["boilerplate"]) == ["removed", "of"]
        assert list(article["excerpt"]) == ["words", "share"]
    for quotation in found["quotations"]:
        assert list(quotation) == ["speaker", "forms", "differs"]
        assert all(list(form) == FORM_KEYS for form in quotation["forms"])
    for difference in found["differences"]:
        assert list(difference) == ["what", "values", "label"]
        keys = ["text", "value", "unit", "article", "start", "end", "shown"]
        assert all(list(v) == keys for v in difference["values"])
    assert all(list(given) == ["path", "sha256", "encoding"] for given in found["inputs"])


def test_story_json_of_the_bridge() -> None:
    found = story("harbour-bridge")
    assert found["url"] == f"{BASE}stories/harbour-bridge/"
    headline = "Harbour bridge to close for eleven weeks while cables are replaced"
    assert found["title"] == {"text": headline, "by": "Harbour Courier"}
    assert (found["first_published"], found["updated"]) == ("2026-03-12T09:00:00Z", "2026-03-14T06:00:00Z")
    assert found["counts"] == {"articles": 4, "outlets": 3, "independent_max": 2, "background": 1}
    assert [article["id"] for article in found["articles"]] == ["a-courier", "b-daily", "c-bare", "d-bell", "e-old"]
    assert [article["published"] for article in found["articles"]][1:3] == ["2026-03-13", None]
    assert found["articles"][2]["outlet"] is None
    assert found["articles"][2]["title"] is None
    assert found["articles"][0]["boilerplate"] == {"removed": 3, "of": 8}
    evidence = [(one["kind"], one["with"], one["line"]) for item in found["articles"] for one in item["evidence"]]
    assert evidence == [("credit", "a-courier", 2), ("shared_text", "a-courier", None)]
    (note,) = found["articles"][0]["notes"]["register"]
    assert (note["source"], note["checked"]) == ("https://courier.example/about", "2026-03-02")
    assert {(note["source"], note["checked"]) for note in found["articles"][0]["notes"]["seen"]} == {(None, None)}


def test_every_text_in_story_json_stands_at_its_span() -> None:
    texts = {article.id: article.text for article in EDITION.articles}
    checked = 0
    for report in EDITION.stories:
        found = story(report.story.slug)
        for cited in (*found["summary"], *found["timeline"], *(a for x in found["articles"] for a in x["adds"])):
            if cited["text"] is not None:
                assert texts[cited["article"]][cited["start"] : cited["end"]] == cited["text"]
                checked += 1
    assert checked > 5


def test_words_that_may_not_be_printed_are_null() -> None:
    found = story("harbour-bridge")
    assert [form["text"] is None for form in found["quotations"][0]["forms"]] == [False, True]
    values = found["differences"][0]["values"]
    assert [value["text"] for value in values] == ["About 31,000 people", None]


def test_address_that_is_not_of_the_web_is_null() -> None:
    assert story("hostile")["articles"][0]["url"] is None


def test_undated_story_has_null_dates() -> None:
    found = story("s-gesher")
    assert (found["first_published"], found["updated"]) == (None, None)


def test_index_lists_stories_with_addresses_titles_dates_counts_and_articles() -> None:
    index = json.loads(FILES["index.json"])
    assert [entry["slug"] for entry in index["stories"]] == [report.story.slug for report in EDITION.stories]
    keys = ["id", "slug", "url", "title", "first_published", "updated", "counts", "edition", "articles"]
    assert all(list(entry) == keys for entry in index["stories"])
    assert index["stories"][0]["articles"] == ["a-courier", "b-daily", "c-bare", "d-bell", "e-old"]


def test_sitemap_names_pages_that_exist() -> None:
    pages = {file.path for file in render(EDITION, make_site(BASE), load_theme())}
    locations = [
        loc.text or "" for loc in ElementTree.fromstring(FILES["sitemap.xml"]).iter() if loc.tag.endswith("loc")
    ]
    for location in locations:
        path = location.removeprefix(BASE)
        assert (path + "index.html" if path.endswith("/") or not path else path) in pages
    assert len(locations) > 10
    topics = {f"{BASE}topics/{topic}" for topic in ("", "council/", "harbour/")}
    assert topics <= set(locations)


def test_a_sitemap_that_is_too_long_is_the_index_of_several(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [loc.text for loc in ElementTree.fromstring(FILES["sitemap.xml"]).iter() if loc.tag.endswith("loc")]
    monkeypatch.setattr(sitemap, "MAX_URLS", 10)
    files = built()
    index = [loc.text or "" for loc in ElementTree.fromstring(files["sitemap.xml"]).iter() if loc.tag.endswith("loc")]
    assert index == [f"{BASE}sitemap-{number}.xml" for number in range(1, -(-len(whole) // 10) + 1)]
    parts = [ElementTree.fromstring(files[address.removeprefix(BASE)]) for address in index]
    assert [loc.text for part in parts for loc in part.iter() if loc.tag.endswith("loc")] == whole


def test_robots_never_hides_the_noindex_and_names_the_sitemap_only_without_it() -> None:
    assert b"Disallow: /" not in FILES["robots.txt"]
    assert b"Sitemap" not in FILES["robots.txt"]
    public = SiteSettings(settings=Settings(noindex=False, base_url=BASE))
    robots = next(file.data for file in publish(EDITION, public) if file.path == "robots.txt")
    assert b"Sitemap: https://example.org/repo/sitemap.xml" in robots


def test_github_is_told_not_to_run_jekyll() -> None:
    assert FILES[".nojekyll"] == b""


def test_without_a_base_address_feeds_name_the_local_preview() -> None:
    assert b"<link>http://localhost:8000/</link>" in built(base_url="")["feed.xml"]


def test_empty_edition_gives_a_feed_without_items() -> None:
    feed = feedparser.parse(built(Edition((), (), ()))["feed.xml"])
    assert not feed.bozo
    assert feed.entries == []


def test_earliest_year_is_no_trouble() -> None:
    report = bridge_story()
    year_one = Moment(report.story.reports[0].published.day.replace(year=1), None, "", "")  # type: ignore[union-attr]
    articles = tuple(replace(article, published=year_one) for article in report.story.reports)
    old = replace(report, story=replace(report.story, reports=articles))
    assert json.loads(built(Edition((old,), (), ()))["stories/harbour-bridge/story.json"])["updated"] == "0001-03-12"
