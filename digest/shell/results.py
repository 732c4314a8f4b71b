"""Bytes by key, in one SQLite file that stays whole whatever ends a build."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

_FILE = "results.sqlite"
_DIGEST_BYTES = 16


class Results:
    """What was kept. No fault of the file is an error: it holds nothing then, and keeps nothing.

    So it is when another build has it, the folder is read-only or a link, or the disc is full. A file that is damaged,
    or isn't SQLite's, is removed.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._file = _opened(self._path) if _is_own(folder) else None
        self.keys: frozenset[bytes] = frozenset()
        with suppress(sqlite3.Error):
            if self._file is not None:
                self.keys = frozenset(key for (key,) in self._file.execute("SELECT key FROM results"))

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under `key`; None if nothing was, or it isn't what was written."""
        row = self._asked("SELECT result, digest FROM results WHERE key = ?", key)
        return row[0] if row is not None and _digest(row[0]) == row[1] else None

    def put(self, key: bytes, result: bytes) -> None:
        """Keep `result`, in place of what was kept under `key`."""
        self._asked("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", key, result, _digest(result))

    def drop(self, keys: Collection[bytes]) -> None:
        """Keep what is kept under `keys` no longer."""
        for key in keys:
            self._asked("DELETE FROM results WHERE key = ?", key)

    def close(self) -> None:
        """Write what was put and dropped since, and let others have the file."""
        self._asked("COMMIT")
        if self._file is not None:
            self._file.close()
            self._file = None

    def _asked(self, statement: str, *parameters: bytes) -> tuple[bytes, ...] | None:
        """Return the first row of an answer."""
        if self._file is None:
            return None
        try:
            row: tuple[bytes, ...] | None = self._file.execute(statement, parameters).fetchone()
        except sqlite3.Error as error:
            self._file.close()
            self._file = None
            if _is_damage(error):
                _remove(self._path)
            return None
        return row


def _is_damage(error: sqlite3.Error) -> bool:
    """Say whether the fault lies in the file; an `OperationalError` lies in what is around it, such as a full disc."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)


def _is_own(folder: Path) -> bool:
    """Make the folder if there is none; say whether there is one now, and not a link to somebody else's."""
    with suppress(OSError):
        folder.mkdir()
        # Whoever has the site folder in git doesn't want this in it.
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
    return folder.is_dir() and not folder.is_symlink()


def _opened(path: Path) -> sqlite3.Connection | None:
    for _ in range(2):
        try:
            # Who comes second doesn't wait, but computes.
            file = sqlite3.connect(path, timeout=0, isolation_level=None)
        except sqlite3.Error:
            return None
        try:
            # A cache may be lost with the power: the journal is for builds that are killed.
            file.execute("PRAGMA synchronous = OFF")
            file.execute("BEGIN IMMEDIATE")
            file.execute("CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, result BLOB, digest BLOB)")
            return file
        except sqlite3.Error as error:
            file.close()
            if not _is_damage(error):
                return None
            _remove(path)
    return None


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-journal"):
        with suppress(OSError):
            path.with_name(name).unlink()


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
