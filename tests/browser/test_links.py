"""Every page can be reached, and every link leads somewhere: at a root, under a sub-path and from the disc."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from tests.browser.conftest import Place
from tests.browser.crawl import Crawl, crawl
from tests.browser.kinds import KINDS, kind_of

pytestmark = pytest.mark.browser


def paths(crawled: Crawl, place: Place) -> set[str]:
    return {unquote(address.removeprefix(place.base)) for address in crawled.pages}


def test_every_link_leads_somewhere(place: Place, crawls: dict[str, Crawl]) -> None:
    assert crawls[place.name].faults == ()


def test_every_page_is_reached_from_home(place: Place, crawls: dict[str, Crawl]) -> None:
    written = {path.relative_to(place.site).as_posix() for path in place.site.rglob("*.html")}

    assert paths(crawls[place.name], place) | {"404.html"} == written


def test_every_kind_of_page_is_there(place: Place, crawls: dict[str, Crawl]) -> None:
    found = paths(crawls[place.name], place) | {"404.html"}

    assert {kind_of(path) for path in found} == set(KINDS)


def test_page_for_missing_addresses_has_sound_links(places: dict[str, Place]) -> None:
    crawled = crawl(places["subpath"].base + "404.html")

    assert crawled.faults == ()
    assert len(crawled.pages) > 1, "404.html leads nowhere"
