"""Keeps two builds from working on the same place at the same time, without leaving a lock file behind."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.errors import WriteError

# Writing thousands of pages takes a few seconds; whoever holds the lock longer is stuck.
PATIENCE_SECONDS = 30.0
_PAUSE_SECONDS = 0.02


@contextmanager
def locked(folder: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the lock on `folder`; the system takes it back from a process that dies.

    Raises:
        WriteError: Another process kept it for longer than `patience_seconds`.
        OSError: `folder` can't be opened.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _wait(descriptor, folder, time.monotonic() + patience_seconds)
        yield
    finally:
        os.close(descriptor)


def _wait(descriptor: int, folder: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise WriteError(
                    f"{folder}: another digest is writing here; wait for it to end, then try again"
                ) from None
            time.sleep(_PAUSE_SECONDS)
        except OSError:
            return  # network file systems know no locks on folders: there, one build at a time is up to the user
        else:
            return
