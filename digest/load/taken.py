"""The text that was taken out of a file -> RawArticle, for all kinds of files that hold more than the text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from digest.load.decoding import LINE, lines_of
from digest.values import Declared, Message, Moment, RawArticle


@dataclass(frozen=True, slots=True)
class Taken:
    """An article as it was taken out of a page, feed, mail or JSON object.

    `lines` hold no line ends. `dropped` has (line number, reason) for what isn't the article, numbers counting from 1.
    """

    lines: tuple[str, ...]
    declared: Declared
    dropped: tuple[tuple[int, Message], ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article was taken from: what its `RawArticle` is to say of that."""

    id: str
    path: str
    data: bytes
    encoding: str = "utf-8"
    encoding_note: Message | None = None


def article(origin: Origin, taken: Taken) -> RawArticle:
    """Return `taken` as an article; its text is the lines, each with a line feed."""
    text = "".join(line + "\n" for line in taken.lines)
    return RawArticle(
        id=origin.id,
        path=origin.path,
        text=text,
        encoding=origin.encoding,
        encoding_note=origin.encoding_note,
        sha256=hashlib.sha256(origin.data).hexdigest(),
        lines=lines_of(text),
        declared=taken.declared,
        dropped=taken.dropped,
        notes=taken.notes,
    )


def with_fact(declared: Declared, where: str, **facts: str | Moment | None) -> Declared:
    """Return `declared` with those of `facts` that it lacks, each said to have been found in `where`."""
    new: dict[str, Any] = {name: value for name, value in facts.items() if value and not getattr(declared, name)}
    return replace(declared, **new, found=(*declared.found, *((name, where) for name in new)))


def text_lines(text: str) -> Sequence[str]:
    """Return the lines of plain text without their ends."""
    return [match.rstrip("\r\n") for match in LINE.findall(text)]
