"""What is kept from build to build: found again by all that it was made from, and never a reason for a fault."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from digest.shell import cache
from digest.shell.cache import FOLDER, Cache
from digest.shell.engine import Processes
from digest.shell.results import Results
from digest.values import Message, message

COMPUTED: list[int] = []


def say(number: int, key: str = "n") -> Message:
    COMPUTED.append(number)
    return message(key, n=number)


def tell(number: int, key: str = "n") -> Message:
    return say(number, key)


@pytest.fixture(autouse=True)
def nothing_computed() -> Iterator[None]:
    COMPUTED.clear()
    yield


def through(
    folder: Path, numbers: Sequence[int], function: Callable[[int], Message] = say
) -> tuple[list[Message], list[int]]:
    """Return the results, and which of them had to be computed."""
    COMPUTED.clear()
    with Processes(1) as run, Cache(folder, run) as cached:
        results = list(cached(function, numbers))
    return results, list(COMPUTED)


def file_of(folder: Path) -> Path:
    return folder / FOLDER / "results.sqlite"


def kept(folder: Path) -> int:
    with closing(sqlite3.connect(file_of(folder))) as file:
        return int(file.execute("SELECT count(*) FROM results").fetchone()[0])


def test_what_was_computed_is_not_computed_again(tmp_path: Path) -> None:
    first, computed = through(tmp_path, [1, 2, 3])
    assert first == [say(1), say(2), say(3)]
    assert computed == [1, 2, 3]
    assert through(tmp_path, [1, 2, 3]) == (first, [])


def test_results_come_in_the_order_of_the_items_wherever_they_come_from(tmp_path: Path) -> None:
    through(tmp_path, [2, 4])
    results, computed = through(tmp_path, [1, 2, 3, 4, 5])
    assert [dict(result.values)["n"] for result in results] == [1, 2, 3, 4, 5]
    assert computed == [1, 3, 5]


def test_what_was_not_asked_for_is_dropped(tmp_path: Path) -> None:
    through(tmp_path, [1, 2, 3])
    through(tmp_path, [2])
    assert kept(tmp_path) == 1


def test_a_build_that_fails_keeps_what_it_has_and_drops_nothing(tmp_path: Path) -> None:
    through(tmp_path, [1, 2])
    with pytest.raises(KeyError), Processes(1) as run, Cache(tmp_path, run) as cached:
        list(cached(say, [3]))
        raise KeyError
    assert kept(tmp_path) == 3


@pytest.mark.parametrize(
    "function",
    [partial(say, key="other"), partial(partial(say), key="other"), tell],
    ids=["other settings", "settings within settings", "another function"],
)
def test_another_question_has_its_own_answer(tmp_path: Path, function: Callable[[int], Message]) -> None:
    through(tmp_path, [1])
    assert through(tmp_path, [1], function) == ([function(1)], [1])


def test_other_code_or_libraries_compute_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    through(tmp_path, [1])
    monkeypatch.setattr(cache, "_made_with", lambda: b"a later version")
    assert through(tmp_path, [1])[1] == [1]


def test_code_is_known_by_its_content_and_libraries_by_their_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "package" / "clean").mkdir(parents=True)
    (tmp_path / "site" / "parser-1.0.dist-info").mkdir(parents=True)
    rules = tmp_path / "package" / "clean" / "rules.yaml"
    rules.write_text("a")
    monkeypatch.setattr(cache, "_PACKAGE", tmp_path / "package")
    monkeypatch.syspath_prepend(tmp_path / "site")
    made_with = cache._made_with.__wrapped__
    before = made_with()
    os.utime(rules, (1, 1))
    assert made_with() == before
    rules.write_text("b")
    after = made_with()
    assert after != before
    (tmp_path / "site" / "parser-1.0.dist-info").rename(tmp_path / "site" / "parser-1.1.dist-info")
    assert made_with() not in {before, after}


def test_a_build_that_is_killed_leaves_what_was_kept(tmp_path: Path) -> None:
    first, _ = through(tmp_path, [1])
    child = os.fork()
    if child == 0:
        with Processes(1) as run, Cache(tmp_path, run) as cached:
            list(cached(say, [2, 3]))
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    assert kept(tmp_path) == 1
    assert through(tmp_path, [1]) == (first, [])


def spoil_file(folder: Path) -> None:
    file_of(folder).write_bytes(b"no database, but long enough to be taken for one" * 99)


def spoil_middle(folder: Path) -> None:
    data = bytearray(file_of(folder).read_bytes())
    data[100:] = os.urandom(len(data) - 100)
    file_of(folder).write_bytes(data)


def spoil_result(folder: Path) -> None:
    with closing(sqlite3.connect(file_of(folder))) as file:
        file.execute("UPDATE results SET result = substr(result, 2)")
        file.commit()


@pytest.mark.parametrize("spoil", [spoil_file, spoil_middle, spoil_result])
def test_what_is_damaged_is_computed_anew_and_kept(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    first, _ = through(tmp_path, [1, 2])
    spoil(tmp_path)
    assert through(tmp_path, [1, 2]) == (first, [1, 2])
    assert through(tmp_path, [1, 2]) == (first, [])


class Hostile:
    """Unpickled as pickle does it, it makes a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.folder),)


def test_nothing_that_is_kept_is_run(tmp_path: Path) -> None:
    first, _ = through(tmp_path, [1])
    results = Results(tmp_path / FOLDER)
    for key in results.keys:
        results.put(key, pickle.dumps(Hostile(tmp_path / "made")))
    results.close()
    assert through(tmp_path, [1]) == (first, [1])
    assert not (tmp_path / "made").exists()


def test_whoever_comes_second_computes(tmp_path: Path) -> None:
    through(tmp_path, [1])
    with Processes(1) as run, Cache(tmp_path, run):
        assert through(tmp_path, [1, 2])[1] == [1, 2]
    assert through(tmp_path, [1])[1] == [1], "the first build asked for nothing, so nothing was kept"


def test_without_a_place_everything_is_computed(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file of somebody else's")
    assert through(tmp_path, [1])[1] == [1]
    assert through(tmp_path, [1])[1] == [1]
    assert (tmp_path / FOLDER).read_text() == "a file of somebody else's"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert through(tmp_path / "site", [1])[1] == [1]
    assert not list((tmp_path / "elsewhere").iterdir())


def test_what_is_too_large_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_LARGEST", 10)
    assert through(tmp_path, [1])[1] == [1]
    assert through(tmp_path, [1])[1] == [1]


def test_git_does_not_see_it(tmp_path: Path) -> None:
    through(tmp_path, [1])
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"
