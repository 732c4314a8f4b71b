"""Reading: everything comes back, as a file or with the reason why not; nothing hangs, nothing escapes."""

from __future__ import annotations

import os
import signal
import socket
from pathlib import Path

import pytest

from digest.errors import SettingsError, UsageError
from digest.shell.disc import MAX_FILE_BYTES, Unread, read_file
from digest.shell.files import read_site, read_sources
from digest.values import SourceFile

from .states import as_nobody, in_child


def put(root: Path, *paths: str) -> None:
    for path in paths:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(path, encoding="utf-8")


def skipped(seeds: Path) -> dict[str, str]:
    return {file.path: file.reason for file in read_sources(seeds)[1]}


def test_files_of_all_folders_come_with_their_bytes_sorted_by_code_points(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "B.txt", "a/z.txt", "ä.txt", "2025-08-20/c.md", "a.txt")
    found, none = read_sources(tmp_path)
    assert [file.path for file in found] == ["2025-08-20/c.md", "B.txt", "a.txt", "a/z.txt", "b.txt", "ä.txt"]
    assert found[-1] == SourceFile("ä.txt", "ä.txt".encode())
    assert none == ()


def test_what_is_no_article_is_ignored_silently_but_a_readme_only_at_the_top(tmp_path: Path) -> None:
    put(tmp_path, "a.txt~", ".a.txt.swp", "b.swp", ".DS_Store", ".gitkeep", ".hidden/c.txt", "ReadMe.md", "d/README.md")
    found, none = read_sources(tmp_path)
    assert ([file.path for file in found], none) == (["d/README.md"], ())


def test_an_empty_folder_is_no_error(tmp_path: Path) -> None:
    assert read_sources(tmp_path) == ((), ())


def test_a_missing_folder_says_where_it_was_looked_for_and_what_would_do(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=rf"looked for {tmp_path}/seeds.*--seeds"):
        read_sources(tmp_path / "seeds")


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "seeds")
    with pytest.raises(UsageError, match="expected a folder with articles, found a file"):
        read_sources(tmp_path / "seeds")


def test_special_files_are_skipped_and_never_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        signal.alarm(10)  # ends the test run if the pipe is waited for
        try:
            reasons = skipped(tmp_path)
        finally:
            signal.alarm(0)
    assert reasons == {"pipe.txt": "not a file but a named pipe", "socket.txt": "not a file but a socket"}


def test_an_over_large_file_is_skipped_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as handle:
        handle.truncate(MAX_FILE_BYTES + 1)
    assert skipped(tmp_path) == {"big.txt": "larger than 64 MiB"}


def test_the_limit_is_the_last_size_that_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1234")
    assert read_file(tmp_path / "a", limit=4) == b"1234"
    assert isinstance(read_file(tmp_path / "a", limit=3), Unread)


def test_a_name_that_is_not_utf8_is_skipped_with_its_bytes_shown(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    (tmp_path / os.fsdecode(b"\xff")).mkdir()
    (tmp_path / os.fsdecode(b"\xff") / "a.txt").write_text("x")
    reason = "its name is not UTF-8: rename it"
    assert read_sources(tmp_path)[0] == ()
    assert skipped(tmp_path) == {r"caf\xe9.txt": reason, r"\xff": reason}


def test_links_are_followed_inside_the_folder_only(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    put(seeds, "real/a.txt")
    put(tmp_path, "secret.txt", "seeds-not/b.txt")
    (seeds / "2025-08-20").symlink_to("real")
    (seeds / "link.txt").symlink_to("real/a.txt")
    (seeds / "gone.txt").symlink_to("nowhere.txt")
    (seeds / "out.txt").symlink_to("../secret.txt")
    (seeds / "out").symlink_to("../seeds-not")  # begins like the folder's own name
    found, _ = read_sources(seeds)
    assert [file.path for file in found] == ["2025-08-20/a.txt", "link.txt", "real/a.txt"]
    assert skipped(seeds) == {
        "gone.txt": "symbolic link to nothing that can be read",
        "out": "symbolic link that leads out of seeds: copy the file instead",
        "out.txt": "symbolic link that leads out of seeds: copy the file instead",
    }


def test_loops_of_links_end(tmp_path: Path) -> None:
    put(tmp_path, "a/x.txt", "b/y.txt")
    (tmp_path / "a/up").symlink_to("..")
    (tmp_path / "a/self").symlink_to("self")
    (tmp_path / "a/b").symlink_to("../b")
    (tmp_path / "b/a").symlink_to("../a")
    found, _ = read_sources(tmp_path)
    assert {file.path for file in found} == {"a/x.txt", "b/y.txt", "a/b/y.txt", "b/a/x.txt"}
    assert skipped(tmp_path)["a/up"] == skipped(tmp_path)["a/self"] == "symbolic link that leads into a loop"


def test_folders_of_links_to_folders_of_links_do_not_multiply(tmp_path: Path) -> None:
    for level in range(30):
        (tmp_path / str(level)).mkdir()
        for name in "xy":
            (tmp_path / str(level) / name).symlink_to(f"../{level + 1}")
    put(tmp_path, "30/a.txt")
    found, _ = read_sources(tmp_path)
    assert [file.path for file in found] == ["29/x/a.txt", "29/y/a.txt", "30/a.txt"]


def test_seeds_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    put(tmp_path, "real/a.txt")
    (tmp_path / "seeds").symlink_to("real")
    assert [file.path for file in read_sources(tmp_path / "seeds")[0]] == ["a.txt"]


def test_unreadable_files_and_folders_are_named(open_folder: Path) -> None:
    put(open_folder, "a.txt", "b/c.txt", "d.txt")
    (open_folder / "a.txt").chmod(0)
    (open_folder / "b").chmod(0)

    def read() -> None:
        assert [file.path for file in read_sources(open_folder)[0]] == ["d.txt"]
        assert skipped(open_folder) == {
            "a.txt": "cannot be read: Permission denied",
            "b": "folder cannot be read: Permission denied",
        }

    assert in_child(as_nobody(read)) == 0


def test_an_unreadable_seeds_folder_is_an_error(open_folder: Path) -> None:
    (open_folder / "seeds").mkdir(mode=0)

    def read() -> None:
        with pytest.raises(UsageError, match="cannot be read: Permission denied"):
            read_sources(open_folder / "seeds")

    assert in_child(as_nobody(read)) == 0


def test_the_site_folder_gives_its_settings_and_pages_by_path(tmp_path: Path) -> None:
    put(
        tmp_path,
        "site.yaml",
        "content/about.md",
        "content/stories/a.yaml",
        "content/photo.jpg",
        "content/.x.md",
        "b.md",
    )
    assert read_site(tmp_path) == {
        path: path.encode() for path in ("site.yaml", "content/about.md", "content/stories/a.yaml")
    }


def test_a_site_folder_needs_nothing_in_it(tmp_path: Path) -> None:
    assert read_site(tmp_path) == {}
    with pytest.raises(UsageError, match="looked for"):
        read_site(tmp_path / "none")


def test_faults_in_the_site_folder_come_all_at_once(tmp_path: Path) -> None:
    put(tmp_path, "site.yml", "content/stories/a.yml", "content/good.md")
    os.mkfifo(tmp_path / "content/outlets.yaml")
    (tmp_path / "content/gone.md").symlink_to("nowhere")
    with pytest.raises(SettingsError) as caught:
        read_site(tmp_path)
    assert [(fault.file, fault.message) for fault in caught.value.faults] == [
        ("content/gone.md", "symbolic link to nothing that can be read"),
        ("content/outlets.yaml", "not a file but a named pipe"),
        ("content/stories/a.yml", "digest reads settings from .yaml files only: rename it"),
        ("site.yml", "digest reads settings from .yaml files only: rename it"),
    ]


def test_content_that_is_no_folder_is_a_fault(tmp_path: Path) -> None:
    put(tmp_path, "content")
    with pytest.raises(SettingsError, match="content: expected a folder"):
        read_site(tmp_path)
