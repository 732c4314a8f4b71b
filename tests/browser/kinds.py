"""One page of every kind, picked from those that a crawl has found."""

from __future__ import annotations

import re

# In the order in which they are tried: the editor's pages are what has no other kind.
PATTERNS = {
    "home": r"index\.html",
    "audit": r"stories/[^/]+/audit/index\.html",
    "story": r"stories/[^/]+/index\.html",
    "sources": r"sources/index\.html",
    "outlet": r"sources/[^/]+/index\.html",
    "archive": r"archive/index\.html",
    "edition": r"editions/[^/]+/index\.html",
    "topics": r"topics/index\.html",
    "topic": r"topics/[^/]+/index\.html",
    "search": r"search/index\.html",
    "feeds": r"feeds/index\.html",
    "not found": r"404\.html",
    "editor's page": r"[^/]+/index\.html",
}
KINDS = tuple(PATTERNS)


def kind_of(path: str) -> str:
    """Return the kind of the page at `path`, which is relative to the site; "" where it is of none."""
    return next((kind for kind, pattern in PATTERNS.items() if re.fullmatch(pattern, path)), "")


def one_of_each(paths: list[str]) -> dict[str, str]:
    """Return the first page of every kind that stands among `paths`."""
    found: dict[str, str] = {}
    for path in sorted(paths):
        found.setdefault(kind_of(path), path)
    return found
