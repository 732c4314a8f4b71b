"""Where the stages that see one file or one story at a time run: in this process, or spread over several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Self, TypeVar

from digest.errors import ProcessLost

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# Starting a process costs as much as some hundred articles.
_WORTH_A_PROCESS = 400
# Small enough that no process waits long for the last one, large enough that what all items need travels seldom.
_CHUNK = 20


class Processes:
    """A `map` whose results come in the order of its items, computed by at most `jobs` processes.

    They are started with the first work that is worth more than this one, do all that comes after it, and end with the
    context.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Begin; nothing is started yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """Return what `function` gives for each item.

        Raises:
            ProcessLost: a process ended before its work did.
        """
        if self._pool is None:
            wanted = worth(len(items), self._jobs)
            self._pool = _started(wanted) if wanted > 1 else None
        return _results(self._pool, function, items) if self._pool else map(function, items)


def processors() -> int:
    """Return how many processors this process may use."""
    # macOS doesn't bind processes to processors.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def worth(items: int, jobs: int) -> int:
    """Return how many processes so much work is worth, `jobs` at most.

    >>> [worth(items, 8) for items in (5, 399, 400, 2000, 100_000)]
    [1, 1, 2, 6, 8]
    """
    return min(jobs, 1 + items // _WORTH_A_PROCESS)


def _started(jobs: int) -> ProcessPoolExecutor | None:
    """Return so many processes; None where the system grants none, as some containers do."""
    # Hardly any build is so large, and all would wait for these imports.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # Forking would copy whatever threads the caller's libraries have started.
    try:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    except (OSError, ImportError, NotImplementedError):
        return None


def _results(pool: ProcessPoolExecutor, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415 - as above

    try:
        yield from pool.map(function, items, chunksize=_CHUNK)
    except BrokenExecutor as error:
        raise ProcessLost(
            "a process that read articles ended before its work did, as one does that the system stops for want of "
            "memory; try again with --jobs 1"
        ) from error
