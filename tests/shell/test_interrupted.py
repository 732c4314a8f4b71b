"""Interruption: at every single step of a build, by every means, the output is the old site or the new one, whole."""

from __future__ import annotations

import os
import random
import resource
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from digest.errors import OutputRefused, WriteError
from digest.shell import swap
from digest.shell.journal import Workshop

from .states import State, end, files, in_child, interrupted, listed, names, start, state, write

OLD = {"index.html": b"old", "stories/a/index.html": b"a", "feed.xml": b"same"}
NEW = {"index.html": b"new!", "stories/b/index.html": b"b", "feed.xml": b"same"}


class Published:
    """A folder with the old site and files of others, and what it must look like with the one and the other site."""

    def __init__(self, parent: Path) -> None:
        self.parent, self.output = parent, parent / "out"
        self.shop = Workshop(self.output.resolve())
        write(OLD, self.output)
        (self.output / "CNAME").write_text("example.org")
        (self.output / ".git/refs").mkdir(parents=True)
        (self.output / "link").symlink_to("CNAME")
        self.new = self.after(NEW)
        self.old = self.after(OLD)

    def after(self, site: dict[str, bytes]) -> State:
        write(site, self.output)
        assert names(self.parent) == ["out"]
        return state(self.output)

    def restore(self) -> None:
        """Build the old site once more; nothing may be left beside it."""
        assert self.after(OLD) == self.old

    def interruptions(self, number: signal.Signals, act: Callable[[], object] | None = None) -> Iterator[int]:
        """Interrupt the build of the new site before its first step, its second, ... until one is not reached."""
        build = act or (lambda: write(NEW, self.output))
        for step in range(1, 1000):
            code = in_child(interrupted(build, step, number))
            if code == 0:
                assert step > 40, "the steps of the build were not seen"
                assert state(self.output) == self.new
                return
            yield code
            self.restore()


@pytest.fixture
def published(tmp_path: Path) -> Published:
    return Published(tmp_path)


def test_killed_before_any_step_the_output_is_whole(published: Published) -> None:
    outcomes = set()
    for code in published.interruptions(signal.SIGKILL):
        assert code == -signal.SIGKILL
        found = state(published.output)
        assert found in (published.old, published.new)
        outcomes.add(found == published.new)
    assert outcomes == {True, False}


def test_killed_again_while_the_next_build_clears_up(published: Published) -> None:
    for step, _ in enumerate(published.interruptions(signal.SIGKILL)):
        again = interrupted(lambda: write(OLD, published.output), 10 + step * 7 % 50, signal.SIGKILL)
        assert in_child(again) in (0, -signal.SIGKILL)
        assert state(published.output) in (published.old, published.new)


def test_where_folders_cannot_be_exchanged_the_next_build_puts_the_old_site_back(
    published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    were_missing = 0
    for _ in published.interruptions(signal.SIGKILL):
        if not published.output.exists():
            were_missing += 1
            assert state(published.shop.aside) == published.old
            with pytest.raises(OutputRefused, match="needs their place: CNAME"):
                write({"CNAME": b""}, published.output)  # a build that fails puts it back, too
        assert state(published.output) in (published.old, published.new)
    assert were_missing == 1


def stop(*_: int | FrameType | None) -> None:
    raise SystemExit(143)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_stop_it_leaves_nothing_behind(published: Published, number: signal.Signals) -> None:
    def build() -> None:
        signal.signal(number, stop)
        write(NEW, published.output)

    for code in published.interruptions(number, build):
        assert code == 143
        assert state(published.output) in (published.old, published.new)
        assert names(published.parent) == ["out"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_interrupted_at_random_moments_the_output_is_whole(published: Published, number: signal.Signals) -> None:
    one = {f"stories/{count}/index.html": b"one" * count * 100 for count in range(40)}
    other = {f"stories/{count}/index.html": b"other" * count * 100 for count in range(20, 60)}
    whole = [published.after(site) for site in (one, other)]

    tests = os.getpid()

    def build_for_ever() -> None:
        signal.signal(signal.SIGTERM, stop)
        while os.getppid() == tests:  # not beyond an end of the tests that comes before the kill
            write(one, published.output)
            write(other, published.output)

    chance = random.Random(20250820)
    for _ in range(40):
        child = start(build_for_ever)
        time.sleep(chance.uniform(0, 0.08))
        end(child, number)
        assert state(published.output) in whole
        if number == signal.SIGTERM:
            assert names(published.parent) == ["out"]
    published.restore()


@pytest.mark.parametrize("limit_bytes", [10, 500, 5000])  # met by the journal, by the list of files, by a page
def test_a_full_disc_leaves_the_old_site_and_nothing_beside_it(published: Published, limit_bytes: int) -> None:
    # A limit on the size of files makes writes fail half-way, as a full disc does, but on every machine.
    def build() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit_bytes, resource.RLIM_INFINITY))
        with pytest.raises(WriteError, match=r"out: File too large.*The output is as it was before"):
            write({**NEW, "large.html": b"x" * 20_000}, published.output)

    before = state(published.parent)
    assert in_child(build) == 0
    assert state(published.parent) == before


def test_a_first_build_that_fails_leaves_no_output(tmp_path: Path) -> None:
    too_long = {"index.html": b"x", "stories/" + "n" * 300: b"x"}
    with pytest.raises(WriteError, match="File name too long"):
        write(too_long, tmp_path / "out")
    assert names(tmp_path) == []


def killed_when(published: Published, is_wanted: Callable[[], bool]) -> None:
    """Leave things as a build does that is killed at the first moment that is wanted."""
    for _ in published.interruptions(signal.SIGKILL):
        if is_wanted():
            return
    pytest.fail("the moment never came")


def was_exchanged(published: Published) -> bool:
    return state(published.output) == published.new and published.shop.stage.exists()


def test_a_file_that_came_too_late_to_be_carried_is_brought_over(published: Published) -> None:
    killed_when(published, lambda: was_exchanged(published))
    (published.shop.stage / "late").mkdir()
    (published.shop.stage / "late/mine.txt").write_text("late")
    write(NEW, published.output)
    assert files(published.output) == {
        **listed(NEW),
        "CNAME": b"example.org",
        "link": b"CNAME",
        "late/mine.txt": b"late",
    }
    assert names(published.parent) == ["out"]


def test_two_versions_of_a_file_of_others_are_both_kept_until_someone_decides(published: Published) -> None:
    killed_when(published, lambda: was_exchanged(published))
    (published.output / "CNAME").unlink()
    (published.output / "CNAME").write_text("example.net")
    with pytest.raises(WriteError, match=r"CNAME differs from the file of that name"):
        write(OLD, published.output)
    assert (published.output / "CNAME").read_text() == "example.net"
    assert (published.shop.stage / "CNAME").read_text() == "example.org"


def test_an_unfinished_stage_does_not_hold_up_a_file_that_was_changed_since(published: Published) -> None:
    killed_when(published, (published.shop.stage / "CNAME").exists)
    (published.output / "CNAME").unlink()
    (published.output / "CNAME").write_text("example.net")
    write(NEW, published.output)
    assert (published.output / "CNAME").read_text() == "example.net"
    assert names(published.parent) == ["out"]


def test_a_file_put_into_an_unfinished_stage_is_kept(published: Published) -> None:
    killed_when(published, (published.shop.stage / "CNAME").exists)
    (published.shop.stage / "mine.txt").write_text("mine")
    with pytest.raises(WriteError, match=r"digest did not put mine\.txt there"):
        write(NEW, published.output)
    assert (published.shop.stage / "mine.txt").read_text() == "mine"
    assert state(published.output) == published.old


def test_a_journal_that_was_never_finished_is_cleared_away(published: Published) -> None:
    published.shop.stage.mkdir(parents=True)
    published.shop.unfinished_journal.write_text('{"stage_in')
    published.restore()
