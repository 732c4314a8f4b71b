"""Watching folders: a change is told once, when it has come to rest, wherever it happens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digest.shell.watching import changes
from tests.cli.running import write_files


class Ended(Exception):
    """There is nothing left to happen."""


def watched(places: list[Path], steps: list[Callable[[], object]]) -> Iterator[int]:
    """Give, for each change that was told, how many steps had happened by then; a step happens in each pause."""
    done = 0

    def sleep(seconds: float) -> None:
        nonlocal done
        assert seconds > 0
        if done == len(steps):
            raise Ended
        steps[done]()
        done += 1

    try:
        for _ in changes(places, sleep):
            yield done
    except Ended:
        return


def nothing() -> None:
    return


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_files(folder, {"a.txt": "longer than before"}),
        lambda folder: os.utime(folder / "a.txt", ns=(1, 1)),
        lambda folder: write_files(folder, {"deep/er/new.txt": ""}),
        lambda folder: (folder / "a.txt").unlink(),
        lambda folder: (folder / "a.txt").rename(folder / "b.txt"),
        shutil.rmtree,
    ],
)
def test_each_kind_of_change_is_told_once(tmp_path: Path, change: Callable[[Path], object]) -> None:
    folder = write_files(tmp_path / "seeds", {"a.txt": "x"})
    steps = [nothing, lambda: change(folder), nothing, nothing, nothing]
    assert list(watched([folder, tmp_path / "site.yaml"], steps)) == [3]


def test_what_is_still_being_written_is_waited_for(tmp_path: Path) -> None:
    def write(size: int) -> Callable[[], object]:
        return lambda: write_files(tmp_path, {"a.txt": "x" * size})

    assert list(watched([tmp_path], [write(1), write(2), write(3), nothing, nothing])) == [4]


def test_what_was_changed_while_nobody_looked_is_told(tmp_path: Path) -> None:
    site = tmp_path / "site.yaml"
    found = changes([site], lambda _seconds: None)
    site.write_text("title: A\n")
    assert next(found) is None
    site.write_text("title: Longer\n")
    assert next(found) is None
