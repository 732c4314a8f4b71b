"""What a command does when it is asked to end, for as long as it runs."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Handler = Callable[[int, FrameType | None], None]


@contextmanager
def when_terminated(handler: Handler) -> Iterator[None]:
    """Call `handler` on SIGTERM inside the context; afterwards the process answers as it did before."""
    before = signal.signal(signal.SIGTERM, handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
