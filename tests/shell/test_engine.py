"""Work is spread over processes where it is worth it, and what becomes of it if one is lost or none is to be had."""

from __future__ import annotations

import os
import resource

import pytest

from digest.errors import ProcessLost
from digest.shell.engine import Processes, processors, worth

ENOUGH = 800


@pytest.mark.parametrize(
    ("items", "jobs", "processes"),
    [(0, 8, 1), (399, 8, 1), (400, 8, 2), (2_000, 8, 6), (100_000, 8, 8), (100_000, 1, 1)],
)
def test_a_process_is_for_some_hundred_items(items: int, jobs: int, processes: int) -> None:
    assert worth(items, jobs) == processes


def test_there_is_a_processor() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


@pytest.mark.parametrize(("count", "alone"), [(5, True), (ENOUGH, False)])
def test_results_come_in_order_from_this_process_or_from_others(count: int, *, alone: bool) -> None:
    with Processes(2) as run:
        assert list(run(abs, range(-count, 0))) == list(range(count, 0, -1))
        assert set(run(_process, range(count))) == {os.getpid()} if alone else os.getpid() not in run(_process, [1])


def _process(_item: int) -> int:
    return os.getpid()


def test_a_process_that_is_killed_is_told_of() -> None:
    with Processes(2) as run, pytest.raises(ProcessLost, match="--jobs 1"):
        list(run(os._exit, [9] * ENOUGH))


def test_where_the_system_grants_no_process_the_work_is_done_here() -> None:
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, limits[1]))
    try:
        with Processes(2) as run:
            assert list(run(abs, range(-ENOUGH, 0))) == list(range(ENOUGH, 0, -1))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)
