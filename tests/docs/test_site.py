"""docs/site.md lists every file that a build writes, and no other."""

from __future__ import annotations

import re

from digest.render.fronts import MAX_CARDS
from digest.settings.values import FeedSettings
from tests.docs.reading import rows, section, text_of
from tests.golden.golden import EXPECTED

DOCUMENT = "docs/site.md"
ADDRESSES = [cells[0].strip("`") for cells in rows(text_of(DOCUMENT))]
# The golden site has no domain of its own; its only page is called about.
NOT_BUILT = {"/CNAME"}


def pattern(address: str) -> re.Pattern[str]:
    path = re.escape(address.lstrip("/")).replace("<file>", ".+")  # static files lie in folders as the theme likes
    path = re.sub(r"<[^>]+>", "[^/]+", path)
    return re.compile(path + "index.html" if address.endswith("/") else path)


def test_every_file_of_a_site_is_listed_once_and_nothing_else_is() -> None:
    files = [path.relative_to(EXPECTED).as_posix() for path in EXPECTED.rglob("*") if path.is_file()]
    named = {path: [address for address in ADDRESSES if pattern(address).fullmatch(path)] for path in files}
    assert {path: found for path, found in named.items() if not found} == {}
    # An address that names one file beats a pattern, as /sources/ beats /<page>/.
    exact = {min(found, key=lambda address: address.count("<")) for found in named.values()}
    assert set(ADDRESSES) - exact == NOT_BUILT


def test_the_numbers_are_those_of_the_code() -> None:
    assert f"Up to {MAX_CARDS} stories of an edition" in section(DOCUMENT, "## Editions")
    assert f"the newest {FeedSettings().items} stories" in section(DOCUMENT, "## Feeds")
