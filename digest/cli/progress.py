"""Progress on long work: one line that is rewritten, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.articles import Progress

# A build that is done before a person looks up needs no line; and more often than this nobody can read.
_PATIENCE_SECONDS = 0.5
_REFRESH_SECONDS = 0.1


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Give a function to call with (stage, done, of); it shows nothing unless standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _of: None
        return
    started = time.monotonic()
    shown = 0.0

    def show(stage: str, done: int, of: int) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - started > _PATIENCE_SECONDS and now - shown > _REFRESH_SECONDS:
            shown = now
            sys.stderr.write(f"\r\x1b[K{stage}: {done} of {of}")
            sys.stderr.flush()

    try:
        yield show
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
