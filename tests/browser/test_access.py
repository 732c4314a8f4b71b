"""Everyone can read and reach everything: axe-core's rules, the keyboard alone, anchors and the way back, paper."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import CHECKOUT, Place
from tests.browser.kinds import KINDS
from tests.browser.windows import opened

pytestmark = pytest.mark.browser

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
# WCAG 2.2 at level AA, and what axe-core counts as good practice beyond it.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE, DESK = 360, 1440


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, a line each."""
    assert AXE.is_file(), "axe-core is not installed: npm ci --prefix tests/browser"
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{rule['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_axe_finds_a_fault(browser: Browser) -> None:
    with opened(browser) as (page, _):
        page.set_content('<html lang="en"><title>x</title><main><h1 style="color:#bbb">Pale</h1></main>')
        assert [found.partition(":")[0] for found in violations(page)] == ["color-contrast"]


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, places: dict[str, Place], samples: dict[str, str], kind: str) -> None:
    with opened(browser, width=PHONE) as (page, _):
        page.goto(places["subpath"].base + samples[kind], wait_until="load")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert violations(page) == []
        # No colour depends on the width, so two looks see both widths and both lights.
        page.set_viewport_size({"width": DESK, "height": 900})
        page.emulate_media(color_scheme="dark")
        assert violations(page) == []


# What can be followed or opened and is on the screen.
REACHABLE = """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
    .filter(one => one.checkVisibility({visibilityProperty: true}))"""


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("kind", ["home", "story", "audit"])
def test_the_keyboard_reaches_everything_in_the_order_of_the_page_and_shows_where_it_is(
    browser: Browser, places: dict[str, Place], samples: dict[str, str], kind: str, width: int
) -> None:
    with opened(browser, width=width) as (page, _):
        page.goto(places["subpath"].base + samples[kind], wait_until="load")
        count = page.evaluate(f"window.all = ({REACHABLE})(); window.all.length")
        visited, bare = [], []
        for _ in range(count):
            page.keyboard.press("Tab")
            index, outline = page.evaluate(
                "() => [window.all.indexOf(document.activeElement),"
                " parseFloat(getComputedStyle(document.activeElement).outlineWidth)]"
            )
            visited.append(index)
            if not outline:
                bare.append(index)
    assert count > 10
    assert visited == list(range(count))
    assert bare == []


def test_a_sentence_opens_to_its_neighbours_by_keyboard(browser: Browser, places: dict[str, Place]) -> None:
    place = places["subpath"]
    with_context = (
        path for path in sorted(place.site.glob("stories/*/index.html")) if b"<details>" in path.read_bytes()
    )
    with opened(browser) as (page, _):
        page.goto(place.base + next(with_context).relative_to(place.site).as_posix(), wait_until="load")
        details = page.locator(".picks details").first
        sentence = details.locator("xpath=ancestor::li/p").inner_text()
        assert not details.locator(".context").is_visible()
        details.locator("summary").focus()
        page.keyboard.press("Enter")
        assert sentence in details.locator(".context").inner_text()
        assert len(details.locator(".context").inner_text()) > len(sentence)
        page.keyboard.press("Enter")
        assert not details.locator(".context").is_visible()


def test_anchors_lead_to_their_place_and_the_way_back_leads_back(browser: Browser, places: dict[str, Place]) -> None:
    with opened(browser) as (page, faults):
        page.goto(places["subpath"].base, wait_until="load")
        page.locator("h2 a").first.click()
        story = page.url
        page.locator(".aside .contents a").last.click()
        assert page.url.startswith(story + "#")
        assert page.locator(f"#{page.url.partition('#')[2]}").bounding_box()["y"] < 900  # type: ignore[index]
        page.go_back()
        assert page.url == story
        assert page.evaluate("scrollY") == 0
        page.go_back()
        assert page.url == places["subpath"].base
    assert faults == []


@pytest.mark.parametrize(("width", "shown"), [(PHONE, "tall"), (768, "wide"), (DESK, "wide")])
def test_one_form_of_the_drawing_is_shown(
    browser: Browser, places: dict[str, Place], samples: dict[str, str], width: int, shown: str
) -> None:
    with opened(browser, width=width) as (page, _):
        page.goto(places["subpath"].base + samples["story"], wait_until="load")
        for form in ("wide", "tall"):
            assert page.locator(f"svg.{form}").is_visible() is (form == shown)
        smallest = page.locator(f"svg.{shown} text").evaluate_all(
            "texts => Math.min(...texts.map(text => text.getBoundingClientRect().height))"
        )
    assert smallest >= 11, "letters of the drawing are too small to read"


def sheets(page: Page) -> int:
    """Return on how many sheets a page prints."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def test_a_story_of_ten_sources_prints_on_two_sheets_too(browser: Browser, tmp_path: Path) -> None:
    for number, outlet in enumerate("Gazette Courier Post Times Herald Mail Echo Star Observer Tribune".split()):
        told = "The swing bridge in Wendle is closed until May, because its bearings are cracked, the council said."
        own = " ".join(
            f"In ward {number}{part} the {outlet} found {thing} shut, and Ada Merrow told it why at some length."
            for part, thing in enumerate(("a school", "the slipway", "two shops", "the depot", "a clinic", "the mill"))
        )
        path = tmp_path / "seeds" / "2026-03-02" / f"{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        own += f" “The {outlet} asked us {number + 2} times this week,” Ada Merrow said on the quay."
        matter = f"story: bridge\noutlet: Wendle {outlet}\nurl: https://{outlet.lower()}.example/2026/bridge-closed\n"
        path.write_text(f"---\n{matter}---\n# Bridge closed, says the {outlet}\n\n{told}\n\n{own}\n", "utf-8")
    command = [sys.executable, "-m", "digest", "build", str(tmp_path)]
    subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, timeout=120)
    (story,) = (tmp_path / "public" / "stories").iterdir()
    with opened(browser) as (page, _):
        page.goto((story / "index.html").as_uri(), wait_until="load")
        assert page.locator(".source").count() == 10
        assert sheets(page) <= 2
        page.emulate_media(media="print")
        assert page.locator(".source h3").filter(visible=True).count() == 10


def test_a_story_prints_on_two_sheets_with_the_addresses_of_its_sources(
    browser: Browser, places: dict[str, Place]
) -> None:
    place = places["subpath"]
    stories = sorted(path.parent.name for path in place.site.glob("stories/*/audit"))
    assert len(stories) > 3
    with opened(browser) as (page, _):
        addresses = []
        for slug in stories:
            page.goto(f"{place.base}stories/{slug}/index.html", wait_until="load")
            assert (taken := sheets(page)) <= 2, f"{slug} takes {taken} sheets"
            page.emulate_media(media="print")
            addresses += page.locator("h3 a[href^=http]").evaluate_all(
                "links => links.map(link => [link.href, getComputedStyle(link, '::after').content])"
            )
    assert addresses
    assert all(href in shown for href, shown in addresses)
