"""Pasted text -> RawArticle: the whole file is one article, and its folder may tell when it was collected."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from posixpath import splitext

from digest.load.decoding import Decoded, Undecodable, decode
from digest.text import slugify
from digest.values import Declared, Moment, RawArticle, SkippedFile, SourceFile

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# The id stands in addresses within a page; long file names gain nothing there.
_MAX_ID = 80


def load(source: SourceFile, collected: Moment | None) -> tuple[RawArticle | SkippedFile, ...]:
    """Return the one article of a plain text file."""
    decoded = decode(source.data)
    if isinstance(decoded, Undecodable):
        return (SkippedFile(source.path, decoded.reason),)
    return (article(source, decoded, Declared(collected=collection_date(source.path) or collected)),)


def article(source: SourceFile, decoded: Decoded, declared: Declared) -> RawArticle:
    """Return `decoded` as the article of `source`."""
    return RawArticle(
        id=article_id(source.path),
        path=source.path,
        text=decoded.text,
        encoding=decoded.encoding,
        encoding_note=decoded.note,
        sha256=hashlib.sha256(source.data).hexdigest(),
        lines=decoded.lines,
        declared=declared,
    )


def article_id(path: str) -> str:
    """Return the id of the article at `path`: the path as far as an address can hold it.

    Where that loses characters, a hash of the path keeps two files apart.

    >>> article_id("2025-08-20/003_Report.txt")
    '2025-08-20-003_Report'
    """
    stem = splitext(path)[0]
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", stem).strip("-")
    if plain == stem.replace("/", "-") and len(plain) <= _MAX_ID:
        return plain
    return marked_id(path)


def marked_id(path: str) -> str:
    """Return an id for `path` that no other path has: with a hash of it."""
    stem = splitext(path)[0]
    mark = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{slugify(stem, _MAX_ID - 9) or 'article'}-{mark}"


def collection_date(path: str) -> Moment | None:
    """Return the date that the innermost folder named by an ISO date gives, or None."""
    for folder in reversed(path.split("/")[:-1]):
        if _ISO_DATE.fullmatch(folder):
            try:
                return Moment(date.fromisoformat(folder), None, folder, "folder name")
            except ValueError:
                continue
    return None
