"""A file's path, or the id that an article brings along -> the article's id, and the date that a folder states."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from posixpath import splitext

from digest.text import slugify
from digest.values import Moment

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# The id of a file stands in addresses within a page; long file names gain nothing there.
_MAX_FILE_ID = 80
# An id from elsewhere is kept as it is, so that results can be matched with the data that they came from.
_MAX_GIVEN_ID = 200


def article_id(path: str) -> str:
    """Return the id of the article at `path`: the path as far as an address can hold it.

    Where that loses characters, a hash of the path keeps two files apart.

    >>> article_id("2025-08-20/003_Report.txt")
    '2025-08-20-003_Report'
    """
    stem = splitext(path)[0]
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")
    if plain == stem.replace("/", "-") and len(plain) <= _MAX_FILE_ID:
        return plain
    return marked_id(path)


def marked_id(path: str) -> str:
    """Return an id for `path` that no other path has: with a hash of it."""
    return f"{slugify(splitext(path)[0], _MAX_FILE_ID - 9) or 'article'}-{short_hash(path)}"


def given_id(text: str) -> str:
    r"""Return the id that an article brings along, without what could spoil a line or page; "" where nothing is left.

    >>> given_id(" wire:2025/08 20\n")
    'wire:2025/08-20'
    """
    clean = "".join(character for character in re.sub(r"\s+", "-", text.strip()) if character.isprintable())
    return clean if len(clean) <= _MAX_GIVEN_ID else f"{clean[: _MAX_GIVEN_ID - 9]}-{short_hash(text)}"


def short_hash(text: str) -> str:
    """Return eight characters that stand for `text`."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def collection_date(path: str) -> Moment | None:
    """Return the date that the innermost folder named by an ISO date gives, or None."""
    for folder in reversed(path.split("/")[:-1]):
        if _ISO_DATE.fullmatch(folder):
            try:
                return Moment(date.fromisoformat(folder), None, folder, "folder name")
            except ValueError:
                continue
    return None
