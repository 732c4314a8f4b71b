"""Pasted text -> RawArticle: the whole file is one article."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from digest.load.decoding import Decoded, Undecodable, decode
from digest.load.naming import article_id
from digest.values import Declared, Moment, RawArticle, SkippedFile, SourceFile


def load(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the one article of a plain text file."""
    decoded = decode(source.data)
    if isinstance(decoded, Undecodable):
        yield SkippedFile(source.path, decoded.reason, decoded.kind)
    else:
        yield article(source, decoded, Declared(collected=collected))


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
