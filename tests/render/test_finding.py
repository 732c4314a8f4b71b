"""How readers find stories: the latest edition, earlier ones, archive, topics, search, feeds."""

from __future__ import annotations

import re
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest
from msgspec import structs

from digest.cluster.editions import editions
from digest.publish import publish
from digest.render import render
from digest.render.fronts import MAX_CARDS, MAX_EARLIER, MAX_LISTED
from digest.settings.values import Settings, SiteSettings
from digest.text import fold
from digest.values import Edition, StoryReport
from digest.wording.words import english
from tests.render.reading import Read, pages, read_html
from tests.render.sample import bridge_story, edition_of, german_story, load_theme, make_edition, make_site, moment

THEME = load_theme()


def site(edition: Edition, settings: SiteSettings | None = None) -> dict[str, Read]:
    return pages(render(edition, settings or make_site(), THEME))


def stories_on(path: str, page: Read) -> list[str]:
    """The slugs of the stories that a page links to, each once, in its order."""
    targets = [normpath(join(dirname(path), address)) for address in page.addresses]
    found = [match[1] for target in targets if (match := re.fullmatch(r"stories/([^/]+)/index.html", target))]
    return list(dict.fromkeys(found))


def numbered(number: int, day: str = "2026-03-10", *, pinned: bool = False) -> StoryReport:
    report = german_story()
    articles = tuple(replace(article, published=moment(day)) for article in report.story.reports)
    name = f"story-{number:03}"
    return replace(report, story=replace(report.story, id=name, slug=name, reports=articles, pinned=pinned))


SAMPLE = make_edition()
PAGES = site(SAMPLE)


def test_home_is_the_latest_edition_and_lists_those_before() -> None:
    home = PAGES["index.html"]
    assert "Saturday 14 March 2026" in home.text
    assert stories_on("index.html", home) == ["harbour-bridge", "hostile", "drei-linien", "s-gesher"]
    assert home.text.index("Earlier editions") < home.text.index("Wednesday 11 March 2026") < home.text.index("Undated")


def test_what_stands_for_a_headline_does_not_look_like_one_in_any_list() -> None:
    report = german_story()
    bare = tuple(replace(article, headline="") for article in report.story.reports)
    # The story before it is the whole of the latest edition, so that it stands below on the home page.
    edition = edition_of((numbered(1, "2026-03-20"), replace(report, story=replace(report.story, reports=bare))))
    files = {file.path: file.data.decode("utf-8", "replace") for file in render(edition, make_site(), THEME)}
    for path in ("index.html", "archive/index.html", "search/index.html"):
        titles = re.findall(r'<p class="(title[^"]*)"><a href="[^"]*stories/([^/"]+)/', files[path])
        assert ("title none", report.story.slug) in titles, path


def test_a_pinned_story_stays_on_the_home_page_and_in_its_edition() -> None:
    pinned, newer = numbered(1, "2026-03-01", pinned=True), numbered(2, "2026-03-10")
    found = site(edition_of((pinned, newer)))
    assert stories_on("index.html", found["index.html"]) == ["story-001", "story-002"]
    assert "Earlier editions" not in found["index.html"].text
    assert stories_on("editions/2026-03-01/index.html", found["editions/2026-03-01/index.html"]) == ["story-001"]


@pytest.mark.parametrize("edition", ["daily", "weekly"])
def test_editions_partition_the_stories_as_index_json_has_it(edition: str) -> None:
    reports = tuple(numbered(n, f"2026-03-{1 + n % 20:02}") for n in range(30))
    days = editions((report.story for report in reports), structs.replace(Settings(), edition=edition), english())
    made = replace(edition_of(reports), days=days)
    found = {path: page for path, page in site(made).items() if path.startswith("editions/")}
    listed = [(path, slug) for path, page in found.items() for slug in stories_on(path, page)]
    assert sorted(slug for _, slug in listed) == [report.story.slug for report in reports]
    index = next(file.data for file in publish(made, make_site()) if file.path == "index.json").decode()
    for path, slug in listed:
        assert re.search(rf'"slug": "{slug}".*?"edition": "{path.split("/")[1]}"', index, re.DOTALL)


def test_every_page_names_the_latest_edition_a_week_by_its_own_name() -> None:
    assert all("Edition of 14 March 2026" in page.text for page in PAGES.values())
    weekly = structs.replace(Settings(), edition="weekly")
    reports = (numbered(1, "2026-03-12"),)
    made = replace(edition_of(reports), days=editions((report.story for report in reports), weekly, english()))
    home = site(made, SiteSettings(settings=weekly))["index.html"]
    assert home.text.count("Week of 9 March 2026") == 2
    assert "Edition of" not in home.text


def test_editions_lead_to_their_neighbours() -> None:
    path = "editions/2026-03-11/index.html"
    assert {"../2026-03-14/index.html", "../2026-03-10/index.html"} <= set(PAGES[path].addresses)
    assert "Newer edition: Saturday 14 March 2026 · Older edition: Tuesday 10 March 2026" in PAGES[path].text
    assert "Newer" not in PAGES["editions/2026-03-14/index.html"].text
    assert "Older" not in PAGES["editions/undated/index.html"].text


def test_long_editions_are_told_in_full_on_their_own_page_only() -> None:
    today = tuple(numbered(n) for n in range(MAX_CARDS + 2))
    before = tuple(numbered(100 + n, f"2026-03-{1 + n // 10:02}") for n in range(40))
    found = site(edition_of(today + before))
    own = found["editions/2026-03-10/index.html"]
    assert len(stories_on("editions/2026-03-10/index.html", own)) == MAX_CARDS + 2
    assert sum(tag == "article" for tag, _ in own.tags) == MAX_CARDS
    home = found["index.html"]
    assert len(stories_on("index.html", home)) == MAX_CARDS + 2 + MAX_EARLIER
    archive = found["archive/index.html"]
    assert len(stories_on("archive/index.html", archive)) == 5 * MAX_LISTED
    assert f"{10 - MAX_LISTED} more stories" in archive.text


def test_a_topic_has_a_page_and_a_feed_and_its_stories_lead_there() -> None:
    page = PAGES["topics/harbour/index.html"]
    assert stories_on("topics/harbour/index.html", page) == ["harbour-bridge", "drei-linien"]
    assert "feed.xml" in page.addresses
    assert "../../topics/council/index.html" in PAGES["stories/harbour-bridge/index.html"].addresses
    # Of two spellings of one topic the site shows one.
    assert fold(PAGES["topics/index.html"].text).count("arbour 2 stories") == 1


def test_without_topics_nothing_speaks_of_them() -> None:
    bare = replace(bridge_story(), story=replace(bridge_story().story, topics=()))
    found = site(edition_of((bare,)))
    assert not [path for path in found if path.startswith("topics/")]
    assert not [path for path, page in found.items() if "Topic" in page.text and path != "search/index.html"]


def test_search_lists_every_story_with_what_it_is_found_by() -> None:
    page = PAGES["search/index.html"]
    found = stories_on("search/index.html", page)
    assert found == ["harbour-bridge", "hostile", "drei-linien", "s-gesher"]
    text = fold(page.text)
    assert "Harbour Courier, Portside Daily, The Evening Bell and one more · Saturday 14 March 2026 · Council" in text


def test_search_has_the_one_script_of_the_site_and_its_box_waits_for_it() -> None:
    scripted = {path: [a for tag, a in page.tags if tag == "script" and "src" in a] for path, page in PAGES.items()}
    assert [path for path, scripts in scripted.items() if scripts] == ["search/index.html"]
    (script,) = scripted["search/index.html"]
    assert re.fullmatch(r"\.\./assets/search\.[0-9a-f]{10}\.js", script["src"])
    boxes = [attributes for _, attributes in PAGES["search/index.html"].tags if attributes.get("role") == "search"]
    assert ["hidden" in box for box in boxes] == [True]


def policies(settings: SiteSettings) -> dict[str, str]:
    found = site(SAMPLE, settings)
    return {path: next(a["content"] for _, a in page.tags if "http-equiv" in a) for path, page in found.items()}


def test_only_the_search_page_may_run_a_script_and_nothing_comes_from_elsewhere() -> None:
    headlines = policies(make_site())
    assert {path for path, policy in headlines.items() if "script-src 'self'" in policy} == {"search/index.html"}
    assert headlines["search/index.html"].endswith("; script-src 'self'")
    assert all(policy.startswith("default-src 'none'; ") and "http" not in policy for policy in headlines.values())
    whole = policies(structs.replace(make_site(), settings=Settings(search="pagefind")))
    assert whole["search/index.html"].endswith("; script-src 'self' 'wasm-unsafe-eval'")
    assert "script-src" not in whole["index.html"]


def test_pagefind_is_named_where_it_is_chosen_only() -> None:
    def named(settings: SiteSettings) -> list[str]:
        tags = site(SAMPLE, settings)["search/index.html"].tags
        return [attributes["data-pagefind"] for _, attributes in tags if "data-pagefind" in attributes]

    assert named(make_site()) == []
    assert named(SiteSettings(settings=Settings(search="pagefind"))) == ["../pagefind/pagefind.js"]


def alternates(page: Read) -> list[tuple[str, str]]:
    found = [attributes for tag, attributes in page.tags if tag == "link" and attributes.get("rel") == "alternate"]
    return [(attributes["title"], attributes["href"]) for attributes in found]


def test_one_main_feed_is_advertised_everywhere_and_a_pages_own_beside_it() -> None:
    main = "The Quay Briefing"
    assert alternates(PAGES["index.html"]) == [(main, "feed.xml")]
    assert alternates(PAGES["stories/harbour-bridge/index.html"]) == [(main, "../../feed.xml")]
    assert alternates(PAGES["topics/council/index.html"]) == [
        (main, "../../feed.xml"),
        (f"{main}: Council", "feed.xml"),
    ]
    assert alternates(PAGES["sources/harbour-courier/index.html"])[1] == (f"{main}: Harbour Courier", "feed.xml")


def test_the_page_of_feeds_leads_to_every_feed_and_names_the_addresses_to_copy() -> None:
    files = publish(SAMPLE, make_site())
    feeds = {f.path for f in files if f.path.endswith(("feed.xml", "atom.xml", "feed.json", ".opml"))}
    page = read_html(next(f.data for f in render(SAMPLE, make_site("https://example.org/repo/"), THEME)
                          if f.path == "feeds/index.html"))  # fmt: skip
    assert {normpath(join("feeds", address)) for address in page.addresses} >= feeds
    assert len(feeds) == 4 + 3 + 5
    assert "https://example.org/repo/atom.xml" in page.text
