"""published.jsonl in the site folder: what was published under which address. Read before a build, written after it.

JSON Lines, so that a diff shows what became of each story: the first line says how the stories were told apart, each
further one is a story, by id. There is no clock in it, and nothing of an article but its id and the hash of its file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from digest.errors import Fault, SettingsError, WriteError
from digest.shell.disc import Unread, read_file
from digest.values import PublishedStory, Record

RECORD = "published.jsonl"
# Raised when a reader of this file would misunderstand a new one.
FORMAT = 1
_REMEDY = "take the file back from your last copy, or delete it and let all stories be named anew"

# The slug becomes a path in the output: nothing else may come in by a file that was edited or merged by hand.
_Slug = Annotated[str, Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
_Id = Annotated[str, Meta(pattern="^[0-9a-f]{12}$")]
_IdOrNone = Annotated[str, Meta(pattern="^([0-9a-f]{12})?$")]
_Guid = Annotated[str, Meta(pattern="^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
_Date = Annotated[str, Meta(pattern="^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+Z)?)?$")]


class _Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line."""

    format: Annotated[int, Meta(ge=FORMAT, le=FORMAT)]
    level: Annotated[float, Meta(ge=0, le=1)] | None


class _Article(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    sha256: str


class _Story(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Each further line."""

    id: _Id
    slug: _Slug
    guid: _Guid
    first_published: _Date
    articles: tuple[_Article, ...]
    merged_into: _IdOrNone = ""
    reissued: bool = False

    def __post_init__(self) -> None:
        if self.first_published:
            datetime.fromisoformat(self.first_published)  # a month 13 is told as any other fault of the line


_LineT = TypeVar("_LineT", _Head, _Story)


def read_record(site: Path) -> Record:
    """Return what is remembered of the published site; nothing where there is no published.jsonl.

    Raises:
        SettingsError: with every fault of the file by its line.
    """
    place = site / RECORD
    if not os.path.lexists(place):
        return Record()
    data = read_file(place)
    if isinstance(data, Unread):
        raise SettingsError((Fault(RECORD, 0, "", data.reason),))
    faults: list[Fault] = []
    first, *rest = data.splitlines() or [b""]
    head = _read(first, 1, _Head, faults)
    lines = [_read(line, number, _Story, faults) for number, line in enumerate(rest, start=2)]
    faults += _repeated(lines)
    if faults:
        raise SettingsError(tuple(faults))
    stories = (_published(line) for line in lines if line is not None)
    return Record(head.level if head else None, tuple(sorted(stories, key=lambda story: story.id)))


def _read(line: bytes, number: int, into: type[_LineT], faults: list[Fault]) -> _LineT | None:
    try:
        return msgspec.json.decode(line, type=into)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        faults.append(Fault(RECORD, number, "", f"expected what digest wrote there: {error}; {_REMEDY}"))
        return None


def _repeated(lines: Sequence[_Story | None]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        for key, name in (("id", line.id), ("slug", line.slug), ("guid", line.guid)) if line else ():
            if seen.setdefault(f"{key} {name}", number) != number:
                message = f"expected a story of its own, found the {key} of line {seen[f'{key} {name}']} again"
                yield Fault(RECORD, number, key, f"{message}; {_REMEDY}")


def _published(line: _Story) -> PublishedStory:
    return PublishedStory(
        id=line.id,
        slug=line.slug,
        guid=line.guid,
        first_published=line.first_published,
        articles=tuple((article.id, article.sha256) for article in line.articles),
        merged_into=line.merged_into,
        reissued=line.reissued,
    )


def write_record(site: Path, record: Record) -> None:
    """Write the record whole, or leave the file as it was; a file that says the same already isn't touched.

    Raises:
        WriteError: the disc would not take it.
    """
    place, part = site / RECORD, site / f".{RECORD}.part"
    data = _text(record)
    try:
        if (place.read_bytes() if place.exists() else b"") == data or (not record.stories and not place.exists()):
            return
        part.write_bytes(data)
        part.replace(place)
    except OSError as error:
        raise WriteError(
            f"{place}: {error.strerror or error}. The site is in place, but its addresses are not remembered: stories "
            "may be named anew when their articles change"
        ) from error


def _text(record: Record) -> bytes:
    lines: list[_Head | _Story] = [_Head(FORMAT, record.level)]
    lines += [
        _Story(
            id=story.id,
            slug=story.slug,
            guid=story.guid,
            first_published=story.first_published,
            articles=tuple(_Article(article, sha256) for article, sha256 in story.articles),
            merged_into=story.merged_into,
            reissued=story.reissued,
        )
        for story in record.stories
    ]
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
