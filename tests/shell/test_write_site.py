"""Writing: whatever sites follow one another, the output is the last of them and what other people put there."""

from __future__ import annotations

import os
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import OutputRefused, WriteError
from digest.shell import swap
from digest.shell.files import WriteReport
from digest.shell.lock import locked
from digest.shell.manifest import MANIFEST, read_manifest

from .states import as_nobody, files, in_child, listed, names, start, state, write

OLD = {"index.html": b"old", "stories/a/index.html": b"a", "feed.xml": b"same"}
NEW = {"index.html": b"new!", "stories/b/index.html": b"b", "feed.xml": b"same"}

PARTS = st.sampled_from(["a", "b", "ü.html", "index.html"])
PATHS = st.lists(PARTS, min_size=1, max_size=3).map("/".join)
FOREIGN = st.tuples(st.sampled_from(["CNAME", "a/mine", "own/deep/mine", "b"]), st.binary(max_size=3))
SITES = st.dictionaries(PATHS, st.binary(max_size=3), max_size=6).filter(
    lambda site: not any(b.startswith(a + "/") for a in site for b in site)
)


def are_in_each_others_way(one: str, other: str) -> bool:
    return one == other or one.startswith(other + "/") or other.startswith(one + "/")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(SITES, FOREIGN), max_size=6), st.booleans())
def test_any_sequence_leaves_the_last_site_and_the_files_of_others(
    steps: list[dict[str, bytes] | tuple[str, bytes]], can_exchange: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if not can_exchange:
            patch.setattr(swap, "exchange", lambda *_: False)
        parent, output = Path(folder), Path(folder) / "out"
        write({}, output)
        site: dict[str, bytes] = {}
        foreign: dict[str, bytes] = {}
        for step in steps:
            if isinstance(step, tuple):
                if any(are_in_each_others_way(step[0], path) for path in (*site, *foreign)):
                    continue
                (output / step[0]).parent.mkdir(parents=True, exist_ok=True)
                (output / step[0]).write_bytes(step[1])
                foreign[step[0]] = step[1]
            elif any(are_in_each_others_way(path, other) for path in step for other in foreign):
                with pytest.raises(OutputRefused, match="needs their place"):
                    write(step, output)
            else:
                assert write(step, output) == expected_report(site, step, foreign)
                site = step
            assert files(output) == {**listed(site), **foreign}
            assert names(parent) == ["out"]


def expected_report(old: dict[str, bytes], new: dict[str, bytes], foreign: dict[str, bytes]) -> WriteReport:
    same = sum(old.get(path) == data for path, data in new.items())
    return WriteReport(len(new) - same, same, len(old.keys() - new.keys()), len(foreign))


def test_the_list_names_every_file_and_is_the_same_for_the_same_site(tmp_path: Path) -> None:
    write(OLD, tmp_path / "one")
    (tmp_path / "two").mkdir()
    write(NEW, tmp_path / "two")
    (tmp_path / "two/CNAME").write_text("x")
    write(dict(reversed(OLD.items())), tmp_path / "two")
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()
    manifest = read_manifest(tmp_path / "one")
    assert manifest is not None
    assert manifest.paths == {*OLD, MANIFEST}
    assert manifest.files["index.html"].size == 3
    assert manifest.files["index.html"].sha256.startswith("cba06b5736faf67e")


def test_files_are_public_whatever_the_umask(tmp_path: Path) -> None:
    write(OLD, tmp_path / "open")

    def build() -> None:
        os.umask(0o077)
        write(NEW, tmp_path / "closed")
        write(OLD, tmp_path / "closed")

    assert in_child(build) == 0
    assert state(tmp_path / "closed") == state(tmp_path / "open")
    assert (tmp_path / "closed").stat().st_mode & 0o777 == 0o755
    assert {mode for kind, mode, _ in state(tmp_path / "open").values() if kind == "file"} == {0o644}


def test_permissions_that_someone_closed_are_opened_again(tmp_path: Path) -> None:
    write(OLD, tmp_path / "out")
    before = state(tmp_path)
    for path, mode in (("index.html", 0o600), ("stories", 0o700)):
        (tmp_path / "out" / path).chmod(mode)
        write(OLD, tmp_path / "out")
        assert state(tmp_path) == before


def test_a_folder_that_someone_made_becomes_public_with_the_first_page_in_it(tmp_path: Path) -> None:
    write({}, tmp_path / "out")
    (tmp_path / "out/stories").mkdir(mode=0o700)
    write({}, tmp_path / "out")
    assert state(tmp_path / "out")["stories"] == ("folder", 0o700, b"")
    write(OLD, tmp_path / "out")
    assert state(tmp_path / "out")["stories"] == ("folder", 0o755, b"")


def test_the_same_site_again_touches_nothing(tmp_path: Path) -> None:
    write(OLD, tmp_path / "out")
    before = [(place, place.stat().st_ino, place.stat().st_ctime_ns) for place in tmp_path.rglob("*")]
    assert write(OLD, tmp_path / "out") == WriteReport(written=0, unchanged=3, removed=0, foreign=0)
    assert [(place, place.stat().st_ino, place.stat().st_ctime_ns) for place in tmp_path.rglob("*")] == before


def test_unchanged_files_keep_their_place_on_the_disc(tmp_path: Path) -> None:
    write(OLD, tmp_path / "out")
    inode = (tmp_path / "out/feed.xml").stat().st_ino
    assert write(NEW, tmp_path / "out") == WriteReport(written=2, unchanged=1, removed=1, foreign=0)
    assert (tmp_path / "out/feed.xml").stat().st_ino == inode
    assert (tmp_path / "out/feed.xml").stat().st_nlink == 1


@pytest.mark.parametrize("path", ["index.html", "feed.xml", MANIFEST])
def test_a_page_that_someone_deleted_or_edited_is_made_anew(tmp_path: Path, path: str) -> None:
    write(OLD, tmp_path / "out")
    before = state(tmp_path)
    if path != MANIFEST:
        (tmp_path / "out" / path).write_bytes(bytes(reversed(OLD[path])))
        write(OLD, tmp_path / "out")
        assert state(tmp_path) == before
        (tmp_path / "out" / path).unlink()
    else:
        (tmp_path / "out" / path).write_text((tmp_path / "out" / path).read_text() + "\n")
    write(OLD, tmp_path / "out")
    assert state(tmp_path) == before


def put_foreign(output: Path) -> dict[str, tuple[str, int, bytes]]:
    """Put there whatever people may have in a published folder; return its state."""
    write({}, output)
    (output / MANIFEST).rename(output.parent / "list")
    (output / ".git/refs/tags").mkdir(parents=True)
    (output / ".git/objects").mkdir(mode=0o700)
    (output / ".git/objects/ab").write_bytes(b"\0packed")
    (output / ".git/objects/ab").chmod(0o444)
    (output / "CNAME").write_text("example.org")
    (output / "link").symlink_to("./CNAME")
    (output / "dangling").symlink_to("../nowhere/")
    (output / "folder-link").symlink_to("..")
    (output / os.fsdecode(b"latin-\xe9\\.txt")).write_text("x")
    os.mkfifo(output / "pipe")
    found = state(output)
    (output.parent / "list").rename(output / MANIFEST)
    return found


@pytest.mark.parametrize("can_link", [True, False])
@pytest.mark.parametrize("can_exchange", [True, False])
def test_files_of_others_survive_every_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool, can_link: bool
) -> None:
    output = tmp_path / "out"
    foreign = put_foreign(output)
    if not can_exchange:
        monkeypatch.setattr(swap, "exchange", lambda *_: False)
    if not can_link:  # as on a disc without hard links: a pipe can't be kept there
        (output / "pipe").unlink()
        foreign.pop("pipe")
        monkeypatch.setattr("digest.shell.staging._link", lambda *_: False)
    for site in (OLD, NEW, OLD):
        write(site, output)
        found = state(output)
        assert {path: found[path] for path in foreign} == foreign
        assert {path for path, entry in found.items() if entry[0] != "folder"} == {
            *listed(site),
            *(path for path, entry in foreign.items() if entry[0] != "folder"),
        }
        assert names(tmp_path) == ["out"]


def test_a_closed_folder_of_others_is_carried_as_it_is(open_folder: Path) -> None:
    output = open_folder / "site/out"

    def build() -> None:
        output.parent.mkdir()
        write(OLD, output)
        (output / "mine").mkdir()
        (output / "mine/file").write_text("x")
        (output / "mine").chmod(0o555)
        write(NEW, output)
        assert state(output)["mine"] == ("folder", 0o555, b"")
        assert files(output) == {**listed(NEW), "mine/file": b"x"}
        assert names(output.parent) == ["out"]

    assert in_child(as_nobody(build)) == 0


def test_nothing_behind_a_link_is_deleted(tmp_path: Path) -> None:
    output, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    write(OLD, output)
    (output / "stories").rename(elsewhere)
    (output / "stories").symlink_to("../elsewhere")
    with pytest.raises(OutputRefused, match="needs their place: stories"):
        write({"stories/a/index.html": b"new"}, output)
    write({"index.html": b"only"}, output)
    assert files(elsewhere) == {"a/index.html": b"a"}
    assert (output / "stories").readlink() == Path("../elsewhere")


def test_a_link_to_the_output_stays_and_the_folder_behind_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "out").symlink_to("far/site")
    for site in (OLD, NEW):
        write(site, tmp_path / "out")
        assert (tmp_path / "out").readlink() == Path("far/site")
        assert files(tmp_path / "far/site") == listed(site)
        assert names(tmp_path / "far") == ["site"]


def test_missing_folders_above_the_output_are_made(tmp_path: Path) -> None:
    write(OLD, tmp_path / "not/yet/there")
    assert files(tmp_path / "not/yet/there") == listed(OLD)


def test_two_builds_at_once_wait_for_one_another(tmp_path: Path) -> None:
    def build(site: dict[str, bytes]) -> None:
        for number in range(6):
            write({**site, "number": str(number).encode()}, tmp_path / "out")

    children = [start(partial(build, site)) for site in (OLD, NEW)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert files(tmp_path / "out") in [listed({**site, "number": b"5"}) for site in (OLD, NEW)]
    assert names(tmp_path) == ["out"]


def test_a_lock_that_is_never_given_back_is_told(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(WriteError, match="another digest is writing here"), locked(tmp_path, 0.05):
        pass
    assert names(tmp_path) == []
