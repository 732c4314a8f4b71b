"""Where the stages that see one file or one story at a time run: in this process, or spread over several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Item = TypeVar("Item")
Result = TypeVar("Result")

# Starting a process costs as much as some hundred articles.
_WORTH_A_PROCESS = 400
# Small enough that no process waits long for the last one, large enough that what all items need travels seldom.
_CHUNK = 20


class Processes:
    """A `map` whose results come in the order of its items, computed by up to `jobs` processes.

    They are started with the first work that is worth it, do all that comes after it, and end with the context.
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
        """Return what `function` gives for each item."""
        if self._pool is None:
            if self._jobs < 2 or len(items) < _WORTH_A_PROCESS:
                return map(function, items)
            self._pool = _started(self._jobs)
        return self._pool.map(function, items, chunksize=_CHUNK)


def _started(jobs: int) -> ProcessPoolExecutor:
    # Hardly any build is so large, and all would wait for these imports.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    # Forking would copy whatever threads the caller's libraries have started.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
