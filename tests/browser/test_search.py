"""The search page: whole without its script; with it, typing narrows the list, everywhere that pages are opened."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Place
from tests.browser.windows import opened

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('#found > li')].filter(li => li.checkVisibility()).map(li => li.innerText)"


def test_typing_narrows_the_list_and_clearing_brings_it_back(browser: Browser, place: Place) -> None:
    with opened(browser, width=360) as (page, faults):
        page.goto(place.base + "search/index.html", wait_until="load")
        every = page.evaluate(SHOWN)
        box = page.get_by_role("searchbox")
        # Words in any order, without regard to case or accents, in headline, outlet, date or topic.
        box.fill("LINDENBRUCKER fahrt")
        narrowed = page.evaluate(SHOWN)
        told = page.get_by_role("status").inner_text()
        box.fill("zzzz")
        nothing, told_nothing = page.evaluate(SHOWN), page.get_by_role("status").inner_text()
        box.fill("")
        again, told_again = page.evaluate(SHOWN), page.get_by_role("status").inner_text()
    assert faults == []
    assert len(narrowed) == 1
    assert narrowed[0].startswith("Linie 7 fährt ab Montag")
    assert told == f"1 / {len(every)}"
    assert (nothing, told_nothing) == ([], "Nothing found.")
    assert (again, told_again) == (every, "")


def test_a_search_can_be_linked_to(browser: Browser, places: dict[str, Place]) -> None:
    with opened(browser) as (page, faults):
        page.goto(places["subpath"].base + "search/index.html?q=clinic", wait_until="load")
        assert [text.split("\n")[0] for text in page.evaluate(SHOWN)] == [
            "Brackenford night clinic to reopen on 1 September"
        ]
    assert faults == []


def test_without_script_all_headlines_are_there_and_no_box(browser: Browser, places: dict[str, Place]) -> None:
    with opened(browser, script=False) as (page, faults):
        page.goto(places["root"].base + "search/index.html", wait_until="load")
        assert page.get_by_role("searchbox").count() == 0
        listed = page.locator("#found > li").count()
        page.goto(places["root"].base + "index.html", wait_until="load")
    assert faults == []
    assert listed == len(list((places["root"].site / "stories").iterdir()))
