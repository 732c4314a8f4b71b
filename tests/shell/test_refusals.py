"""Output folders that are refused: whatever is asked, nothing that isn't digest's is touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import BuildError, OutputRefused, WriteError
from digest.shell.files import check_output, write_site
from digest.shell.manifest import MANIFEST
from digest.shell.paths import path_problem
from digest.values import OutputFile

from .states import as_nobody, in_child, state, write

SITE = {"index.html": b"home", "stories/a/index.html": b"story"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path in ("seeds/a.txt", "content/about.md", "site.yaml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("text")
    return tmp_path


def sources(site: Path) -> list[Path]:
    return [site / "seeds", site / "content", site / "themes", site / "site.yaml"]


def assert_refused(output: Path, site: Path, words: str) -> None:
    before = state(site)
    with pytest.raises(OutputRefused, match=words):
        check_output(output, sources(site))
    with pytest.raises(OutputRefused, match=words):
        write_site([OutputFile("index.html", b"home")], output, sources=sources(site))
    assert state(site) == before


@pytest.mark.parametrize("output", ["seeds", "", "..", "content", "themes", "seeds/../seeds/"])
def test_an_output_that_is_or_holds_the_sources_is_refused(site: Path, output: str) -> None:
    assert_refused(site / output, site, "would replace the sources")


@pytest.mark.parametrize("output", ["seeds/out", "content/new/out", "themes/out"])
def test_an_output_in_the_sources_is_refused(site: Path, output: str) -> None:
    assert_refused(site / output, site, "lies in the sources")


def test_links_do_not_hide_the_sources(site: Path) -> None:
    (site / "link").symlink_to("seeds")
    assert_refused(site / "link", site, "would replace the sources")
    assert_refused(site / "link" / "out", site, "lies in the sources")


def test_a_source_that_is_a_link_lies_in_two_places(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "far/away").mkdir(parents=True)
    link = tmp_path / "site/themes"
    link.symlink_to("../far/away")
    for output in ("site", "far", "far/away"):
        with pytest.raises(OutputRefused, match="would replace the sources"):
            check_output(tmp_path / output, [link])
    with pytest.raises(OutputRefused, match="lies in the sources"):
        check_output(tmp_path / "far/away/out", [link])
    check_output(tmp_path / "far/out", [link])


def test_a_name_that_only_begins_like_a_source_is_no_source(site: Path) -> None:
    check_output(site / "seeds-site", sources(site))
    check_output(site / "public", sources(site))


def test_a_file_is_refused_and_so_is_a_folder_below_one(site: Path) -> None:
    (site / "out").write_text("mine")
    assert_refused(site / "out", site, "expected a folder")
    assert_refused(site / "out" / "below", site, "expected a folder")


def test_a_loop_of_links_and_the_root_are_refused(site: Path) -> None:
    (site / "loop").symlink_to("loop")
    assert_refused(site / "loop", site, "loop")
    with pytest.raises(OutputRefused, match="root of the disc"):
        check_output(Path("/"), [])


def test_a_folder_with_files_of_others_is_refused_by_their_names(site: Path) -> None:
    (site / "out").mkdir()
    check_output(site / "out", sources(site))
    for name in ("CNAME", "a", "b", "c", "d"):
        (site / "out" / name).write_text("mine")
    assert_refused(site / "out", site, r"it holds CNAME, a, b and 2 more.*--output")


def test_a_mount_point_is_told_before_anything_is_built() -> None:
    with pytest.raises(WriteError, match=r"mount point.*Name a folder in it, such as /proc/site"):
        check_output(Path("/proc"), [])


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff",
        b"[]",
        b"[" * 100_000,
        b'{"format": 1}',
        b'{"format": 2, "files": {}}',
        b'{"format": 1, "files": {"a": 1}}',
        *(
            json.dumps({"format": 1, "files": {path: {"sha256": "", "size": 1}}}).encode()
            for path in (
                "../victim",
                "/etc/passwd",
                "a/../../victim",
                "a//b",
                ".",
                "",
                "a\\b",
                "a\0b",
                "\udcff",
                MANIFEST,
            )
        ),
    ],
)
def test_a_damaged_or_hostile_list_is_refused_and_nothing_deleted(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "victim").write_text("precious")
    write(SITE, tmp_path / "out")
    (tmp_path / "out" / MANIFEST).write_bytes(text)
    assert_refused(tmp_path / "out", tmp_path, "Nothing was deleted")


def test_a_list_that_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    write(SITE, tmp_path / "real")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / MANIFEST).symlink_to(tmp_path / "real" / MANIFEST)
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe" / MANIFEST)
    assert_refused(tmp_path / "link", tmp_path, "found: a symbolic link")
    assert_refused(tmp_path / "pipe", tmp_path, "found: not a file but a named pipe")


@pytest.mark.parametrize(
    ("foreign", "page"),
    [
        ("feed.xml", "feed.xml"),
        ("topics", "topics/a.html"),
        ("stories/mine.txt", "stories"),
        ("stories/mine/deep.txt", "stories/mine"),
    ],
)
def test_a_file_of_others_where_a_page_must_go_stops_the_build(tmp_path: Path, foreign: str, page: str) -> None:
    output = tmp_path / "out"
    write(SITE, output)
    (output / foreign).parent.mkdir(parents=True, exist_ok=True)
    (output / foreign).write_text("mine")
    before = state(tmp_path)
    with pytest.raises(OutputRefused, match=f"the new site needs their place: {min(foreign, page)}"):
        write({"index.html": b"new", page: b"new"}, output)
    assert state(tmp_path) == before


def test_an_empty_folder_of_others_is_in_the_way_of_a_page_too(tmp_path: Path) -> None:
    write(SITE, tmp_path / "out")
    (tmp_path / "out/stories/empty").mkdir()
    with pytest.raises(OutputRefused, match="stories"):
        write({"stories": b"page"}, tmp_path / "out")
    write({"stories/empty/index.html": b"page"}, tmp_path / "out")
    assert state(tmp_path / "out")["stories/empty"] == ("folder", 0o755, b"")


@pytest.mark.parametrize(
    ("paths", "words"),
    [
        (["../a"], r"has the part '\.\.'"),
        (["/a"], "has the part ''"),
        (["a/./b"], r"has the part '\.'"),
        (["a/"], "has the part ''"),
        ([""], "has the part ''"),
        (["a\\b"], "backslash"),
        (["a\0b"], "NUL"),
        (["\ud800"], "UTF-8"),
        (["a", "a"], "'a' is the same file as a"),
        (["About/index.html", "about/index.html"], "is the same file as About/index.html"),
        (["\u00e9", "e\u0301"], "is the same file as"),
        (["a/b", "A"], "'a/b' lies in a folder that is a file too: A"),
        ([MANIFEST], "digest's own"),
        ([MANIFEST + "/a"], "digest's own"),
    ],
)
def test_paths_that_cannot_lie_in_one_folder_are_refused(tmp_path: Path, paths: list[str], words: str) -> None:
    with pytest.raises(BuildError, match=words):
        write_site([OutputFile(path, b"") for path in paths], tmp_path / "out", sources=[])
    assert state(tmp_path) == {}


@given(st.text(alphabet=st.sampled_from("ab./\\\0ü\ud800"), max_size=12))
def test_a_sound_path_stays_below_its_folder_and_has_one_spelling(path: str) -> None:
    if path_problem(path) == "":
        assert os.path.normpath("/base/" + path) == "/base/" + path
        assert path.encode()


@pytest.mark.parametrize("path", ["mine.txt", "site/mine.txt", "old/mine.txt"])
def test_a_folder_beside_the_output_that_is_not_digests_stops_the_build_untouched(tmp_path: Path, path: str) -> None:
    write(SITE, tmp_path / "out")
    place = tmp_path / ".out.digest-stage" / path
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    before = state(tmp_path)
    with pytest.raises(WriteError, match="found a folder that digest did not make"):
        write({"index.html": b"new"}, tmp_path / "out")
    assert state(tmp_path) == before


def test_a_link_beside_the_output_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine/site").mkdir(parents=True)
    (tmp_path / ".out.digest-stage").symlink_to("mine")
    with pytest.raises(WriteError, match="it is not a folder"):
        write(SITE, tmp_path / "out")
    assert (tmp_path / "mine/site").is_dir()


@pytest.mark.parametrize("text", ["", "[]", '{"stage_inode": "x", "paths": []}', "[" * 100_000])
def test_a_damaged_journal_stops_the_build_untouched(tmp_path: Path, text: str) -> None:
    beside = tmp_path / ".out.digest-stage"
    (beside / "site").mkdir(parents=True)
    (beside / "site/a").write_text("mine")
    (beside / "journal.json").write_text(text)
    before = state(tmp_path)
    with pytest.raises(WriteError, match=r"journal\.json is damaged"):
        write(SITE, tmp_path / "out")
    assert state(tmp_path) == before


def test_a_place_without_permission_is_told_in_words(open_folder: Path) -> None:
    write(SITE, open_folder / "out")
    (open_folder / "closed").mkdir(mode=0)
    open_folder.chmod(0o755)

    def build() -> None:
        with pytest.raises(WriteError, match=r"Permission denied.*as it was before; allow writing to it"):
            write({"index.html": b"new"}, open_folder / "out")
        with pytest.raises(WriteError, match="cannot be read: Permission denied"):
            check_output(open_folder / "closed/out", [])

    before = state(open_folder)
    assert in_child(as_nobody(build)) == 0
    assert state(open_folder) == before
