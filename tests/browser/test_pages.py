"""Pages in Chromium: a silent console, nothing from elsewhere, nothing wider than the window, no script needed."""

from __future__ import annotations

from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PLACES, Place
from tests.browser.kinds import KINDS
from tests.browser.windows import Scheme, opened, requests_elsewhere

pytestmark = pytest.mark.browser

WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SIGHTS = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]


# 404.html is shown under any address, so it can name the rest of the site only by the path of the base address.
EVERYWHERE = [(place, kind) for place in PLACES for kind in KINDS if kind != "not found" or place == "subpath"]


@pytest.mark.parametrize(("place", "kind"), EVERYWHERE, indirect=["place"])
def test_loads_in_silence_and_fits(browser: Browser, place: Place, samples: dict[str, str], kind: str) -> None:
    with opened(browser, width=WIDTHS[0]) as (page, faults):
        elsewhere = requests_elsewhere(page, place.base)
        page.goto(place.base + samples[kind], wait_until="load")
        for scheme, width in SIGHTS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            needed = page.evaluate("document.documentElement.scrollWidth")
            assert needed <= width, f"{samples[kind]} needs {needed} px, the window has {width}: {widest(page)}"
        # Without an icon of its own a page makes browsers ask for /favicon.ico, which lies outside of a project site.
        assert page.locator("link[rel~=icon]").count() == 1, f"{samples[kind]} names no icon"
    assert faults == []
    assert elsewhere == []


def widest(page: Page) -> str:
    """Name the elements that stick out, for the message of a failing test."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > document.documentElement.clientWidth)
                .slice(0, 5).map(element => element.tagName + '.' + element.className)"""
        )
    )


def boxes(page: Page) -> str:
    """Where each element stands. Pictures won't do: their corners are shaded otherwise from one time to the next."""
    return str(
        page.evaluate(
            """() => [...document.querySelectorAll('body, body *')].map(element => {
                const {x, y, width, height} = element.getBoundingClientRect();
                return [element.tagName, x, y, width, height, getComputedStyle(element).visibility].join(' ');
            }).join('\\n')"""
        )
    )


# The search page has a script, which shows the box that narrows the list.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_is_the_same_without_script(
    browser: Browser, places: dict[str, Place], samples: dict[str, str], kind: str
) -> None:
    seen = []
    for script in (True, False):
        with opened(browser, script=script) as (page, faults):
            page.goto(places["subpath"].base + samples[kind], wait_until="load")
            seen.append((page.locator("body").inner_text(), boxes(page)))
        assert faults == []
    assert seen[0][0].strip(), f"{samples[kind]} shows nothing"
    assert seen[0] == seen[1]


# The colours of the page: the paper is the root's where the body has none of its own.
COLOURS = r"""() => {
    const style = getComputedStyle(document.body);
    const root = getComputedStyle(document.documentElement);
    const paper = style.backgroundColor === 'rgba(0, 0, 0, 0)' ? root.backgroundColor : style.backgroundColor;
    return [paper, style.color].map(colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number));
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_dark_is_dark(browser: Browser, places: dict[str, Place], samples: dict[str, str], kind: str) -> None:
    with opened(browser, scheme="dark") as (page, _):
        page.goto(places["subpath"].base + samples[kind], wait_until="load")
        paper, ink = page.evaluate(COLOURS)
    assert max(paper) < 80, f"paper {paper}"
    assert min(ink) > 150, f"ink {ink}"


@pytest.mark.parametrize("missing", ["missing", "stories/missing/audit/", "a/b/c.html"])
def test_missing_address_shows_the_site_and_leads_home(
    browser: Browser, places: dict[str, Place], missing: str
) -> None:
    base = places["subpath"].base
    loaded: list[int] = []
    with opened(browser) as (page, _):
        elsewhere = requests_elsewhere(page, base)
        page.on("response", lambda got: loaded.append(got.status))
        answer = page.goto(base + missing, wait_until="load")
        links = page.evaluate("[...document.links].map(link => link.href)")
        styles = page.evaluate("document.styleSheets.length")
        own = [link for link in links if link.startswith(base) and urldefrag(link).url != base + missing]
        dead = [link for link in own if not page.request.get(link).ok]
    assert answer is not None
    assert answer.status == 404
    assert sorted(loaded)[:-1] == [200] * (len(loaded) - 1), "what the page itself loads must not be missing"
    assert styles > 0, "shown without the theme's stylesheet"
    assert elsewhere == []
    assert {base, base + "index.html"} & set(links), "does not lead home"
    assert dead == []


def test_the_page_for_missing_addresses_has_a_style_when_opened_from_the_disc(
    browser: Browser, places: dict[str, Place]
) -> None:
    looks = []
    for scheme in SCHEMES:
        with opened(browser, scheme=scheme) as (page, _):
            page.goto(places["file"].base + "404.html", wait_until="load")
            looks.append((page.evaluate(COLOURS), page.locator("main").bounding_box()))
    (light, box), (dark, _) = looks
    assert min(light[0]) > 200
    assert max(dark[0]) < 80
    assert box is not None
    assert 100 < box["x"] < 1440 - box["width"]


def test_shows_where_the_keyboard_stands(browser: Browser, places: dict[str, Place], samples: dict[str, str]) -> None:
    with opened(browser) as (page, _):
        page.goto(places["root"].base + samples["story"], wait_until="load")
        page.keyboard.press("Tab")
        focused, style, width = page.evaluate(
            "() => { const at = document.activeElement, css = getComputedStyle(at);"
            " return [at.tagName, css.outlineStyle, css.outlineWidth]; }"
        )
    assert focused == "A", "the first thing that the keyboard reaches is no link"
    assert style != "none"
    assert width != "0px"
