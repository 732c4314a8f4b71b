"""Sidecars: each goes with one article, or is reported; parts that a browser saved with a page are no articles."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from digest.cli.clean import command
from digest.shell.disc import MAX_FILE_BYTES
from digest.shell.files import read_files, read_sources
from digest.shell.sidecars import pair
from digest.values import SourceFile

ARTICLE = "The pier will be shut from Friday, the port said in a statement.\n"


def put(root: Path, **texts: str) -> None:
    for name, text in texts.items():
        place = root / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def test_a_sidecar_goes_with_the_one_article_of_its_name() -> None:
    assert pair(["a/x.html", "a/x.yaml", "b/x.txt", "x.eml", "x.eml.yaml"]).of == {
        "a/x.html": "a/x.yaml",
        "x.eml": "x.eml.yaml",
    }


def test_where_two_could_be_meant_the_exact_name_decides() -> None:
    found = pair(["x.html", "x.txt", "x.txt.yaml", "x.yaml"])
    assert found.of == {"x.txt": "x.txt.yaml"}
    assert found.problems == {
        "x.yaml": "it may go with x.html or x.txt: name it after the one, such as x.html.yaml",
    }


def test_only_files_that_can_be_articles_have_sidecars() -> None:
    found = pair(["x.html", "x.jpg", "x.html~", "x.yaml", "y.jpg", "y.yaml"])
    assert found.of == {"x.html": "x.yaml"}
    assert list(found.problems) == ["y.yaml"]


def test_a_sidecar_that_is_nobodys_is_reported(tmp_path: Path) -> None:
    put(
        tmp_path,
        **{
            "a.txt": ARTICLE,
            "b.yaml": "skip: true",
            "a.yml": "skip: true",
            "c.html": "",
            "c.html.yaml": "",
            "c.yaml": "",
        },
    )
    found, skipped = read_sources(tmp_path)
    assert [file.path for file in found] == ["a.txt", "c.html"]
    assert {skip.path: skip.reason for skip in skipped} == {
        "a.yml": "digest reads .yaml files only: rename it",
        "b.yaml": "it declares facts of an article, but no file beside it has its name",
        "c.yaml": "c.html has c.html.yaml already",
    }


def test_a_sidecar_comes_with_its_article(tmp_path: Path) -> None:
    put(tmp_path, **{"a.txt": ARTICLE, "a.yaml": "title: A"})
    (found,), none = read_sources(tmp_path)
    assert found == SourceFile("a.txt", ARTICLE.encode(), SourceFile("a.yaml", b"title: A"))
    assert none == ()


def test_an_article_whose_sidecar_cannot_be_read_is_skipped(tmp_path: Path) -> None:
    put(tmp_path, **{"a.txt": ARTICLE})
    with (tmp_path / "a.yaml").open("wb") as handle:
        handle.truncate(MAX_FILE_BYTES + 1)
    found, (skipped,) = read_sources(tmp_path)
    assert (found, skipped.path, skipped.reason) == ((), "a.txt", "a.yaml: larger than 64 MiB")


def test_what_a_browser_saved_with_a_page_is_left_out(tmp_path: Path) -> None:
    put(
        tmp_path,
        **{"d/Page.html": "<p>", "d/Page_files/ad.html": "<p>", "d/Page_files/js/x.txt": "x", "d/My_files/a.txt": "x"},
    )
    found, none = read_sources(tmp_path)
    assert [file.path for file in found] == ["d/My_files/a.txt", "d/Page.html"]
    assert none == ()


def test_bulk_files_may_be_larger_than_others(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.json"):
        with (tmp_path / name).open("wb") as handle:
            handle.truncate(MAX_FILE_BYTES + 1)
    found, skipped = read_sources(tmp_path)
    assert [file.path for file in found] == ["a.jsonl"]
    assert [skip.path for skip in skipped] == ["a.json"]


def test_named_files_come_in_their_order_with_their_sidecars(tmp_path: Path) -> None:
    put(tmp_path, **{"a.txt": ARTICLE, "a.yaml": "title: A", "b.txt": ARTICLE, "c.yaml": ""})
    found, skipped = read_files([tmp_path / name for name in ("b.txt", "a.txt", "a.yaml", "c.yaml", "none.txt")])
    assert [Path(file.path).name for file in found] == ["b.txt", "a.txt"]
    assert found[1].sidecar is not None
    assert [Path(skip.path).name for skip in skipped] == ["c.yaml", "none.txt"]


def test_the_command_reads_the_sidecar_beside_a_file(tmp_path: Path) -> None:
    put(tmp_path, **{"a.txt": ARTICLE, "a.yaml": "title: From the sidecar"})
    done = CliRunner().invoke(command, ["--json", "--site", str(tmp_path), str(tmp_path / "a.txt")])
    assert done.exit_code == 0, done.output
    assert '"title": "From the sidecar"' in done.output
