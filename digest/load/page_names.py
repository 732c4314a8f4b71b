"""The names that a page declares, as sites write them -> the headline, the authors and the outlet that are meant.

Titles carry the site's name for the browser's tab, authors their "By", the outlet's name, or what the software of the
site puts where nobody has written a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from digest.text import comparable

# A bar or dash parts a headline from the name of its site, with white space or without; a colon only a short name.
_MARKS = "|｜–—·•»«_-"
_COLONS = ":："
_MIN_COLON_RATIO = 2
# A shorter line may be a section of the site that its titles begin with.
_MIN_HEADLINE, _MIN_WIDE_HEADLINE = 12, 6
_BY = re.compile(r"(?:by|von|par|por)\s*[:：]?\s+(?=\S+\s)", re.IGNORECASE)
_DEFAULTS = frozenset(("admin", "administrator", "super user", "webmaster", "author"))
_MAX_NAME_WORDS = 4
# Who keeps copies of pages, or passes them on, is not their outlet.
_KEEPERS = ("archive.org", "archive.ph", "archive.is", "archive.today", "googleusercontent.com", "translate.goog")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,})/?", re.IGNORECASE)


def headline_in(title: str, lines: Iterable[str], outlet: str, address: str) -> str:
    """Return the part of `title` that a line of the page shows by itself, parted from the rest by a bar or dash.

    >>> headline_in("Bridge to close - Quay News", ["Quay News", "Bridge to close"], "", "")
    'Bridge to close'
    """
    before = behind = ""
    for line in lines:
        if line == title:
            return title
        if len(line) < len(title) and line in title and _is_long(line) and not _is_site(line, outlet, address):
            if len(before) < len(line) and _is_front(title, line):
                before = line
            elif len(behind) < len(line) and _is_end(title, line):
                behind = line
    return before or behind or title


def _is_long(line: str) -> bool:
    return len(line) >= (_MIN_HEADLINE if line.isascii() else _MIN_WIDE_HEADLINE)


def _is_front(title: str, line: str) -> bool:
    if not title.startswith(line):
        return False
    rest = title[len(line) :].strip()
    return rest[0] in _MARKS or (rest[0] in _COLONS and len(rest) * _MIN_COLON_RATIO < len(line))


def _is_end(title: str, line: str) -> bool:
    return title.endswith(line) and title[: -len(line)].rstrip()[-1] in _MARKS


def authors_in(text: str, outlet: str, address: str) -> str:
    """Return the authors in `text`, without "By" and what is the outlet's name; "" where no author is left.

    >>> authors_in("By Mara Lind, Quay News", "Quay News", "")
    'Mara Lind'
    """
    opening = _BY.match(text)
    bare = (text[opening.end() :] if opening else text).strip(" ,")
    pieces = [piece.strip() for piece in re.split(r"[;,]", bare)]
    names = [piece for piece in pieces if piece and not _is_site(piece, outlet, address)]
    return bare if len(names) == len(pieces) else ", ".join(names)


def named_authors(text: str, outlet: str, address: str) -> str:
    """Return those of the authors that an extractor found on a page, parted by semicolons, that are names of people."""
    each = (authors_in(piece.strip(), outlet, address) for piece in text.split(";"))
    return ", ".join(dict.fromkeys(name for name in each if _is_person(name)))


def outlet_in(text: str) -> str:
    """Return an outlet's name; of an address that stands in its place only the host.

    >>> outlet_in("https://www.quay.example")
    'quay.example'
    """
    found = _ADDRESS.fullmatch(text)
    return found[1].lower() if found and ("://" in text or text.lower().startswith("www.")) else text


def outlet_of(address: str) -> str:
    """Return the host of a page, as the name of an outlet that doesn't say its own; "" for archives."""
    host = (urlsplit(address).hostname or "").removeprefix("www.")
    return "" if any(host == keeper or host.endswith(f".{keeper}") for keeper in _KEEPERS) else host


def _is_site(name: str, outlet: str, address: str) -> bool:
    """Say whether the name of an author is that of the outlet, its address, or what the site's software put there."""
    if "://" in name or name.casefold() in _DEFAULTS or comparable(name) == comparable(outlet):
        return True
    joined = re.sub(r"\W", "", name.casefold()).removeprefix("www")
    return joined in _forms(urlsplit(address).hostname or "")


def _forms(host: str) -> Iterator[str]:
    """Yield what names would be the site's: "quaynewsexample" and "quaynews" of www.quaynews.example."""
    labels = host.replace("-", "").split(".")
    for at, label in enumerate(labels):
        yield "".join(labels[at:])
        yield label


def _is_person(name: str) -> bool:
    words = name.split()
    if not any(letter.isupper() or letter.islower() for letter in name):
        # A name in a script without capitals.
        return bool(words)
    return 2 <= len(words) <= _MAX_NAME_WORDS and all(word[0].isupper() for word in words)
