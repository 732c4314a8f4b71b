"""Puts an article into seeds/<date>/ whole, under a name of its own, and never over another."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from posixpath import splitext

from digest.errors import UsageError, WriteError
from digest.shell.disc import Unread, at, read_file, survey
from digest.values import SourceFile

# A day with more files of one name has something else wrong with it.
_MOST_OF_A_NAME = 10_000


def save(seeds: Path, day: date, source: SourceFile) -> tuple[str, bool]:
    """Save a file, and its sidecar beside it; return its path below `seeds`, and whether it is new.

    `source.path` is the name that it should have; where that is taken, a number is put behind it. The same bytes
    anywhere in `seeds` are the same article: nothing is written then.

    Raises:
        UsageError: `seeds` or the day's folder is a file.
        WriteError: the disc would not take it.
    """
    folder = seeds / day.isoformat()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = _same(seeds, source.data)
        if there:
            return there, False
        for name in _names(source.path):
            if _create(folder / name, source.data):
                if source.sidecar:
                    _create(folder / f"{name}.yaml", source.sidecar.data)
                return f"{folder.name}/{name}", True
    except FileExistsError as error:
        raise UsageError(f"{error.filename}: expected a folder for articles, found a file") from error
    except OSError as error:
        raise WriteError(f"{error.filename or folder}: {error.strerror}: the article was not saved") from error
    raise WriteError(f"{folder}: there are {_MOST_OF_A_NAME} files named like {source.path} already")


def _names(name: str) -> Iterator[str]:
    stem, ending = splitext(name)
    yield name
    yield from (f"{stem}-{number}{ending}" for number in range(2, _MOST_OF_A_NAME))


def _same(seeds: Path, data: bytes) -> str:
    """Return the path of a file below `seeds` that holds just `data`, "" where there is none."""
    alike = (entry for entry in survey(seeds) if entry.kind == "file" and entry.size == len(data))
    seen = (entry.path for entry in alike if not entry.path.rpartition("/")[2].startswith("."))
    return next((path for path in seen if read_file(at(seeds, path)) == data), "")


def _create(place: Path, data: bytes) -> bool:
    """Write a file whole; False if somebody was faster. Its first name is hidden, so that no build reads half of it."""
    part = place.with_name(f".{place.name}.part")
    part.write_bytes(data)
    try:
        os.link(part, place)
    except FileExistsError:
        return False
    except OSError:  # a disc without links
        if os.path.lexists(place):
            return False
        part.replace(place)
        return True
    finally:
        part.unlink(missing_ok=True)
    return True


def read_named(place: Path) -> bytes:
    """Return what a file that the user named holds.

    Raises:
        UsageError: it can't be read.
    """
    data = read_file(place)
    if isinstance(data, Unread):
        raise UsageError(f"{place}: {data.reason}")
    return data
