"""What the machine outputs say of spans and lines, held against the files on the disc."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import SEEDS, digest, write_files

REPORT = SEEDS["2026-05-04/lock.txt"] + "Café owners on the mole – all seven – sell coffee to the drivers, “for now”.\n"


def report(thing: str) -> str:
    """The same report with a sentence of its own."""
    return f"{REPORT}Somebody has painted the {thing} of the old customs house – twice – since the {thing} was sold.\n"


# As different programs save it.
FILES: dict[str, bytes] = {
    "plain.txt": report("door").encode(),
    "crlf.txt": report("roof").replace("\n", "\r\n").encode(),
    "cr.txt": report("fence").replace("\n", "\r").encode(),
    "mixed.txt": report("chimney").replace("\n", "\r\n", 3).replace(".\n", ".\r").encode(),
    "no-end.txt": report("cellar").rstrip("\n").encode(),
    "blank-end.txt": (report("window") + "\n \n\t\n").encode(),
    "mark.txt": b"\xef\xbb\xbf" + report("ladder").encode(),
    "wide.txt": b"\xff\xfe" + report("kitchen").encode("utf-16-le"),
    "wide-crlf.txt": b"\xfe\xff" + report("garden").replace("\n", "\r\n").encode("utf-16-be"),
    "windows.txt": report("stable").encode("cp1252"),
    "separators.txt": report("tower").replace("Somebody", "Somebody\u2028\x85\x0b\x0c").encode(),
    "joined.txt": report("bell").replace("gate. Divers", "gate.Divers").encode(),
    "declared.md": b"---\r\ntitle: Lock\r\n---\r\n" + report("clock").encode(),
}
UTF_8 = [name for name in FILES if not name.startswith("wi")]


def decoded(data: bytes, encoding: str) -> str:
    """The text of a file as its spans count it: what the byte order mark stands for is no part of it."""
    return data.decode(encoding).removeprefix("\ufeff")


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_files(tmp_path_factory.mktemp("spans") / "seeds", FILES)


@pytest.fixture(scope="module")
def stories(seeds: Path) -> list[dict[str, Any]]:
    # The limits are lifted, so that every text is printed.
    write_files(seeds.parent, {"site.yaml": "excerpt: {max_sentences: null, max_words: null, max_share: null}\n"})
    done = digest("build", seeds.parent)
    assert done.returncode == 0, done.stderr
    return [json.loads(path.read_text("utf-8")) for path in sorted(seeds.parent.glob("public/stories/*/story.json"))]


@pytest.fixture(scope="module")
def ledgers(seeds: Path) -> dict[str, dict[str, Any]]:
    done = digest("clean", "--json", *FILES, cwd=seeds)
    assert done.returncode == 0, done.stderr
    return {ledger["path"]: ledger for ledger in map(json.loads, done.stdout.split("\n")[:-1])}


def test_every_text_of_a_story_is_the_span_of_its_file(seeds: Path, stories: list[dict[str, Any]]) -> None:
    checked = 0
    for story in stories:
        paths = {article["id"]: article["path"] for article in story["articles"]}
        encodings = {source["path"]: source["encoding"] for source in story["inputs"]}
        told = [*story["summary"], *(added for article in story["articles"] for added in article["adds"])]
        told += [value for difference in story["differences"] for value in difference["values"]] + story["timeline"]
        for found in told:
            path = paths[found["article"]]
            text = decoded((seeds / path).read_bytes(), encodings[path])
            # Null: of what an article adds, only the first sentences are shown.
            assert found["text"] in (None, text[found["start"] : found["end"]]), path
            checked += found["text"] is not None
    assert sum(len(story["articles"]) for story in stories) == len(FILES)
    assert any(story["summary"] for story in stories)
    assert checked >= len(FILES)


@pytest.mark.parametrize("name", FILES)
def test_the_lines_of_a_ledger_give_back_the_text(ledgers: dict[str, dict[str, Any]], name: str) -> None:
    ledger = ledgers[name]
    assert [line["n"] for line in ledger["lines"]] == list(range(1, len(ledger["lines"]) + 1))
    text = "".join(line["text"] + line["eol"] for line in ledger["lines"])
    assert text == decoded(FILES[name], ledger["encoding"])
    for sentence in ledger["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
    assert [sentence["n"] for sentence in ledger["sentences"]] == list(range(1, len(ledger["sentences"]) + 1))


@pytest.mark.parametrize("name", UTF_8)
def test_they_give_back_the_bytes(ledgers: dict[str, dict[str, Any]], name: str) -> None:
    text = "".join(line["text"] + line["eol"] for line in ledgers[name]["lines"])
    assert text.encode() == FILES[name].removeprefix(b"\xef\xbb\xbf")


def test_what_is_not_body_has_its_rule_and_reason(ledgers: dict[str, dict[str, Any]]) -> None:
    for ledger in ledgers.values():
        for line in ledger["lines"]:
            assert line["role"] in ("headline", "metadata", "body", "boilerplate", "blank")
            assert bool(line["rule"] and line["reason"]) == (line["role"] != "body"), line
