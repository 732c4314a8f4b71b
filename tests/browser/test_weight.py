"""What a first page costs over the wire: little, and nothing that it doesn't need."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.conftest import Place
from tests.browser.windows import opened

pytestmark = pytest.mark.browser

# Bytes that a reader waits for on a bad connection: a second at 60 kB/s, the typefaces behind it.
WITHOUT_FONTS, WITH_FONTS = 60_000, 120_000


@pytest.mark.parametrize("kind", ["home", "story", "audit"])
def test_a_first_page_is_light(browser: Browser, places: dict[str, Place], samples: dict[str, str], kind: str) -> None:
    answers: list[Response] = []
    with opened(browser) as (page, _):
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright refuses a built-in method
        page.goto(places["subpath"].base + samples[kind], wait_until="networkidle")
        # Hosts of static sites pack text with gzip; WOFF2 is packed already.
        fonts = sum(len(answer.body()) for answer in answers if answer.url.endswith(".woff2"))
        rest = sum(len(gzip.compress(answer.body(), 6)) for answer in answers if not answer.url.endswith(".woff2"))
    assert 0 < rest <= WITHOUT_FONTS
    assert 0 < fonts <= WITH_FONTS - rest
