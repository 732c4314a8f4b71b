"""Waits until something below some folders changes, by looking again and again: that works on every disc there is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from digest.shell.disc import survey

# Nobody waits for half a second; and looking may take this share of the time at most, however much there is to look at.
_PAUSE_SECONDS = 0.5
_LEAST_PAUSES = 10

# Path, time of the last change in nanoseconds, size.
Snapshot = frozenset[tuple[str, int, int]]


def changes(places: Sequence[Path], sleep: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Give an iterator that waits until something below `places` has changed since this call, and come to rest.

    `places` are files or folders, and may be missing. What changes while the caller is busy is given next.
    """
    return _after(snapshot(places), places, sleep)


def _after(seen: Snapshot, places: Sequence[Path], sleep: Callable[[float], None]) -> Iterator[None]:
    while True:
        before = time.monotonic()
        now = snapshot(places)
        sleep(max(_PAUSE_SECONDS, _LEAST_PAUSES * (time.monotonic() - before)))
        # While an editor writes or a folder is copied, two looks differ.
        if now != seen and now == snapshot(places):
            seen = now
            yield


def snapshot(places: Sequence[Path]) -> Snapshot:
    """Return what stands below `places` now; what goes away while it is looked at counts as gone."""
    found: set[tuple[str, int, int]] = set()
    for place in places:
        try:
            paths = [place, *(place / entry.path for entry in survey(place))] if place.is_dir() else [place]
        except OSError:
            paths = [place]
        for path in paths:
            try:
                status = path.stat()
            except OSError:
                continue
            found.add((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)
