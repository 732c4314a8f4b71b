"""What other programs read off a page's head: OpenGraph and JSON-LD; hostile text stays text in both."""

from __future__ import annotations

import json
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from msgspec import structs

from digest.errors import ThemeError
from digest.render import render
from digest.settings.values import Settings, SiteSettings
from digest.values import Edition
from tests.render.reading import Read, pages
from tests.render.sample import load_theme, make_edition, make_site

BASE = "https://example.org/repo/"
THEME = load_theme()
EDITION = make_edition()


def site(settings: SiteSettings) -> tuple[dict[str, str], dict[str, Read]]:
    files = render(EDITION, settings, THEME)
    return {f.path: f.data.decode() for f in files if f.path.endswith(".html")}, pages(files)


SOURCES, PAGES = site(make_site(BASE))
SOURCES_WITHOUT_ADDRESS, _ = site(make_site(""))


def graph(path: str) -> dict[str, str]:
    return {a["property"]: a["content"] for tag, a in PAGES[path].tags if tag == "meta" and "property" in a}


def data(path: str, sources: dict[str, str] = SOURCES) -> dict[str, Any]:
    _, found, rest = sources[path].partition('<script type="application/ld+json">')
    assert found
    told: dict[str, Any] = json.loads(rest.partition("</script>")[0])
    return told


def test_a_story_is_shown_as_an_article_with_its_dates() -> None:
    found = graph("stories/harbour-bridge/index.html")
    assert (found["og:type"], found["og:url"]) == ("article", f"{BASE}stories/harbour-bridge/")
    assert found["og:title"] == "Harbour bridge to close for eleven weeks while cables are replaced"
    assert found["og:site_name"] == "The Quay Briefing"
    assert found["article:published_time"] == "2026-03-12T09:00:00Z"
    assert found["article:modified_time"] == "2026-03-14T06:00:00Z"


def test_other_pages_are_shown_as_the_sites_and_without_what_is_not_known() -> None:
    found = graph("archive/index.html")
    assert (found["og:type"], found["og:title"]) == ("website", "Archive")
    assert "og:locale" not in found
    british = structs.replace(Settings(), language="en-GB")
    assert '<meta property="og:locale" content="en_GB">' in site(SiteSettings(settings=british))[0]["index.html"]


@pytest.mark.parametrize("path", ["index.html", "stories/harbour-bridge/index.html"])
def test_links_are_shown_with_the_themes_picture(path: str) -> None:
    found = graph(path)
    picture = next(file for file in render(EDITION, make_site(BASE), THEME) if file.path.startswith("assets/share."))
    assert found["og:image"] == f"{BASE}{picture.path}"
    assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
    assert (found["og:image:type"], found["og:image:alt"]) == ("image/png", "The Quay Briefing")
    assert found["twitter:card"] == "summary_large_image"


def test_without_an_address_or_a_picture_none_is_named() -> None:
    assert "og:image" not in SOURCES_WITHOUT_ADDRESS["index.html"]
    bare = replace(THEME, static={path: data for path, data in THEME.static.items() if path != "share.png"})
    files = {file.path: file.data for file in render(EDITION, make_site(BASE), bare)}
    assert b"og:image" not in files["index.html"]


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_a_picture_that_is_no_png_is_a_fault_of_the_theme(data: bytes) -> None:
    own = replace(THEME, static={**THEME.static, "share.png": data})
    with pytest.raises(ThemeError, match=r"^themes/briefing/static/share\.png: expected a picture in PNG"):
        render(EDITION, make_site(BASE), own)


def test_a_story_is_a_news_article_that_cites_its_sources() -> None:
    found = data("stories/harbour-bridge/index.html")
    assert (found["@type"], found["url"]) == ("NewsArticle", f"{BASE}stories/harbour-bridge/")
    assert (found["datePublished"], found["dateModified"]) == ("2026-03-12T09:00:00Z", "2026-03-14T06:00:00Z")
    assert found["publisher"] == {"@type": "Organization", "name": "The Quay Briefing", "url": BASE}
    assert found["keywords"] == ["Council", "Harbour"]
    assert [cited.get("headline", "") for cited in found["citation"]][:1] == [found["headline"]]
    assert len(found["citation"]) == 5
    assert found["isBasedOn"] == [cited["url"] for cited in found["citation"][:4] if "url" in cited]


def test_data_says_nothing_of_what_is_not_known_and_judges_nothing() -> None:
    found = data("stories/s-gesher/index.html", site(make_site())[0])
    assert not {"datePublished", "dateModified", "url", "keywords", "isBasedOn"} & set(found)
    assert "ClaimReview" not in "".join(SOURCES.values())
    assert all("" not in (value, *found.values()) for value in found["citation"][0].values())


def test_the_policy_names_the_data_by_its_hash_and_allows_no_other_script() -> None:
    for path, page in PAGES.items():
        policy = next(attributes["content"] for _, attributes in page.tags if "http-equiv" in attributes)
        if "ld+json" in SOURCES[path]:
            text = SOURCES[path].partition('ld+json">')[2].partition("</script>")[0]
            hashed = b64encode(sha256(text.encode()).digest()).decode()
            assert policy.endswith(f"; script-src 'sha256-{hashed}'")
        elif path != "search/index.html":
            assert "script-src" not in policy


def test_only_stories_have_data() -> None:
    told = {path for path, source in SOURCES.items() if "application/ld+json" in source}
    assert told == {f"stories/{report.story.slug}/index.html" for report in EDITION.stories}


def test_hostile_text_cannot_end_the_script_element() -> None:
    raw = SOURCES["stories/hostile/index.html"].partition('ld+json">')[2].partition("</script>")[0]
    assert "<" not in raw
    assert data("stories/hostile/index.html")["headline"].startswith("<script>alert(1)</script>")


def test_empty_edition_has_a_sound_head() -> None:
    files = pages(render(Edition((), (), ()), SiteSettings(), THEME))
    assert ("og:title", "Briefing") in [(a.get("property"), a.get("content")) for _, a in files["index.html"].tags]
