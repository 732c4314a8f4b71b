"""`digest clean` and `digest schema`, and what every command has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digest.version import VERSION
from tests.cli.running import SEEDS, digest, write_site

FIELDS = ["path", "id", "title", "outlet", "author", "published", "language", "encoding", "lines", "sentences", "facts"]
CRANE = "seeds/2026-05-04/crane.txt"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("clean"), {"seeds/empty.txt": b""})


def test_the_ledger_for_a_person(site: Path) -> None:
    done = digest("clean", CRANE, cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        f"{CRANE}\n"
        "1 headline    Saltmere waits for a crane  [headline-line: the headline]\n"
        "2 metadata    Harbour Radio  [outlet-line: names the outlet]\n"
        "3 metadata    5 May 2026  [date-line: states the date]\n"
        f"5 body        {SEEDS['2026-05-04/crane.txt'].splitlines()[4]}\n"
        "6 boilerplate Source link  [source-link: is a link back to the page that the text was taken from]\n"
        "1 of 5 lines stripped: pager 1; 2 sentences\n"
        "\n"
    )


def test_the_ledger_as_json_an_object_a_line(site: Path) -> None:
    done = digest("clean", "--json", CRANE, "seeds/bees.txt", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    bees, crane = sorted(map(json.loads, done.stdout.splitlines()), key=lambda ledger: str(ledger["title"]))
    assert list(bees) == list(crane) == FIELDS
    lines = crane.pop("lines")
    sentences = crane.pop("sentences")
    assert crane.pop("facts") == [
        {"name": "headline", "value": "Saltmere waits for a crane", "where": "line 1"},
        {"name": "outlet", "value": "Harbour Radio", "where": "line 2"},
        {"name": "published", "value": "2026-05-05", "where": "line 3, stated as “5 May 2026”"},
        {"name": "collected", "value": "2026-05-04", "where": "folder name"},
        {"name": "language", "value": "en", "where": "guessed from 24 words"},
        {"name": "encoding", "value": "utf-8", "where": None},
    ]
    assert crane == {
        "path": CRANE,
        "id": "seeds-2026-05-04-crane",
        "title": "Saltmere waits for a crane",
        "outlet": "Harbour Radio",
        "author": None,
        "published": "2026-05-05",
        "language": "en",
        "encoding": "utf-8",
    }
    assert [list(line) for line in lines] == [["n", "text", "eol", "role", "rule", "reason"]] * 6
    assert [line["role"] for line in lines] == ["headline", "metadata", "metadata", "blank", "body", "boilerplate"]
    assert lines[4] == {
        "n": 5,
        "text": SEEDS["2026-05-04/crane.txt"].splitlines()[4],
        "eol": "\n",
        "role": "body",
        "rule": None,
        "reason": None,
    }
    assert (lines[5]["rule"], lines[5]["text"]) == ("source-link", "Source link")
    told = "Divers look at it now."
    start = SEEDS["2026-05-04/crane.txt"].index(told)
    assert sentences[1] == {"n": 2, "start": start, "end": start + len(told), "text": told}


def test_what_is_not_stated_is_null(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 34 56. 78 90 12.\n", "utf-8")
    ledger = json.loads(digest("clean", "--json", tmp_path / "a.txt", cwd=site).stdout)
    assert [ledger[key] for key in ("title", "outlet", "author", "published", "language")] == [None] * 5


def test_a_file_that_gives_no_article_is_a_problem_and_the_others_are_shown(site: Path) -> None:
    done = digest("clean", "--json", "seeds/empty.txt", "seeds/none.txt", "seeds/bees.txt", cwd=site)
    assert done.returncode == 1
    assert [json.loads(line)["path"] for line in done.stdout.splitlines()] == ["seeds/bees.txt"]
    assert done.stderr == "seeds/none.txt: cannot be read: No such file or directory\nseeds/empty.txt: empty file\n"


def test_the_settings_of_the_site_count(site: Path, tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("boilerplate: {strip: ['forty LORRIES']}\n", "utf-8")
    done = digest("clean", site / "seeds/2026-05-04/lock.txt", "--site", tmp_path)
    assert "[editor-strip: site.yaml strips lines with this phrase]" in done.stdout
    (tmp_path / "site.yaml").write_text("boilerplate: {strip: 4}\n", "utf-8")
    assert digest("clean", site / "seeds/bees.txt", "--site", tmp_path).returncode == 2


def test_control_characters_do_not_reach_the_terminal(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The eastern lock \x1b[31mis closed\x1b[0m since Sunday, the port said today.\n", "utf-8"
    )
    assert "\x1b" not in digest("clean", tmp_path / "a.txt", cwd=site).stdout


@pytest.mark.parametrize(
    ("kind", "key"), [("site", "title"), ("outlets", "outlets"), ("story", "texts"), ("language", "labels")]
)
def test_schema_prints_a_json_schema(kind: str, key: str) -> None:
    done = digest("schema", kind)
    assert (done.returncode, done.stderr) == (0, "")
    schema = json.loads(done.stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert key in json.dumps(schema)


def test_version() -> None:
    done = digest("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"digest, version {VERSION}\n", "")


@pytest.mark.parametrize("command", [(), ("build",), ("clean",), ("explain",), ("schema",)])
def test_help_has_an_example(command: tuple[str, ...]) -> None:
    done = digest(*command, "--help")
    assert done.returncode == 0
    assert "Usage: " in done.stdout
    assert not command or "Example: digest " + command[0] in done.stdout
