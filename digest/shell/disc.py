"""Looks at the disc without being led astray: no special file is opened, no symbolic link followed unasked.

Names are UTF-8 here whatever the locale says, since the same site must come out under every locale. Bytes that are no
UTF-8 (only other people's files have them) travel as lone surrogates, as Python's own file names do.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

# An article of 64 MiB is no article; the limit keeps one stray disc image from filling the memory.
MAX_FILE_BYTES = 64 * 1024 * 1024

Kind = Literal["file", "folder", "link", "other"]

_KINDS: dict[int, Kind] = {stat.S_IFREG: "file", stat.S_IFDIR: "folder", stat.S_IFLNK: "link"}
_WORDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something below a folder: `path` is relative to it, with '/'; `mode` are the permission bits."""

    path: str
    kind: Kind
    mode: int
    size: int


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file was not read, in words that follow its name."""

    reason: str


def survey(root: Path) -> tuple[Entry, ...]:
    """Return all that lies below `root`, each folder before what it holds; symbolic links are entries, not doors.

    Raises:
        OSError: A folder can't be read. Nothing is left out in silence, since what is not listed would be lost.
    """
    found: list[Entry] = []
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(at(root, prefix)) as scan:
            for item in scan:
                status = item.stat(follow_symlinks=False)
                kind = _KINDS.get(stat.S_IFMT(status.st_mode), "other")
                path = prefix + os.fsencode(item.name).decode("utf-8", "surrogateescape")
                found.append(Entry(path, kind, stat.S_IMODE(status.st_mode), status.st_size))
                if kind == "folder":
                    pending.append(path + "/")
    return tuple(sorted(found, key=lambda entry: entry.path))


def at(root: Path, path: str) -> Path:
    """Return where `path`, as `Entry` and `OutputFile` write it, lies below `root`."""
    return root / os.fsdecode(path.encode("utf-8", "surrogateescape"))


def read_file(path: Path, limit: int = MAX_FILE_BYTES) -> bytes | Unread:
    """Return what a regular file of at most `limit` bytes holds, or why not; a pipe or device is never waited for."""
    try:
        # Looked at before it is opened, as opening a device can already do something.
        problem = _problem(path.stat(), limit)
        if problem:
            return Unread(problem)
        # Looked at once more, without blocking, as another program may have put a pipe there meanwhile.
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as handle:
            problem = _problem(os.fstat(handle.fileno()), limit)
            data = b"" if problem else handle.read(limit + 1)
    except OSError as error:
        return Unread(f"cannot be read: {error.strerror}")
    if len(data) > limit:
        problem = _too_large(limit)
    return Unread(problem) if problem else data


def _problem(status: os.stat_result, limit: int) -> str:
    if not stat.S_ISREG(status.st_mode):
        return f"not a file but {_WORDS.get(stat.S_IFMT(status.st_mode), 'something special')}"
    return _too_large(limit) if status.st_size > limit else ""


def _too_large(limit: int) -> str:
    return f"larger than {limit // (1024 * 1024)} MiB"
