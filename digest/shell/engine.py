"""Where the per-file stages run: in this process, or spread over several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Runner = Callable[[Callable[[Item], Result], Sequence[Item]], Iterable[Result]]

# Starting a process costs as much as some hundred articles.
_WORTH_A_PROCESS = 400
_CHUNK = 50


def spread(jobs: int) -> Callable[[Callable[[Item], Result], Sequence[Item]], Iterator[Result]]:
    """Return a `map` that gives results in the order of its items, computed by up to `jobs` processes."""

    def run(function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        if jobs < 2 or len(items) < _WORTH_A_PROCESS:
            yield from map(function, items)
            return
        # Forking would copy whatever threads the caller's libraries have started.
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from pool.map(function, items, chunksize=_CHUNK)

    return run
