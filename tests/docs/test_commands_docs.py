"""docs/check.md and docs/fetch.md say what the code does: the promises by name, the limits in figures."""

from __future__ import annotations

import re

from digest.check import CHECKS, Inspection, read_built
from digest.fetch.robots import MAX_DELAY_SECONDS
from digest.settings import read_settings
from digest.settings.values import Settings
from digest.shell import fetching, web
from digest.values import NOTHING_PUBLISHED
from tests.docs.reading import blocks, rows, text_of


def test_every_check_has_its_row_in_order() -> None:
    nothing = Inspection(read_built({}), {}, {}, Settings(), NOTHING_PUBLISHED)
    names = [f"`{check(nothing).promise}`" for check in CHECKS]
    assert [cells[0] for cells in rows(text_of("docs/check.md"))] == names


def test_the_limits_of_fetching_are_those_of_the_code() -> None:
    text = " ".join(text_of("docs/fetch.md").split())
    found = re.search(r"An answer has at most (\d+) MiB, unpacked, and (\d+) seconds; at most (\w+) redirects", text)
    assert found
    assert int(found[1]) * 1024 * 1024 == web.MAX_BYTES
    assert int(found[2]) == web.MAX_SECONDS
    assert {"five": 5}[found[3]] == web.MAX_REDIRECTS
    assert f"at most {fetching.MAX_PAGES} pages of a feed" in text
    assert f"up to {MAX_DELAY_SECONDS:.0f} seconds" in text
    assert web.PAUSE_SECONDS == 1
    assert "with a second between two requests" in text


def test_the_example_of_feeds_is_sound() -> None:
    (example,) = [block.text for block in blocks("docs/fetch.md") if block.language == "yaml"]
    settings = read_settings({"site.yaml": example.encode()}).settings.fetch
    assert settings.feeds
    assert settings.opml
