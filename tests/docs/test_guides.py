"""The guides docs/add-a-*.md are followed to the letter in a copy of the package; what they promise comes out."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.casefile import Case, read_cases
from tests.docs.reading import ROOT, Block, block, blocks

RULE, SIGNAL, FORMAT = "docs/add-a-rule.md", "docs/add-a-signal.md", "docs/add-a-format.md"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout of one's own: the package with its theme."""
    for name in ("digest", "themes"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def run(copy: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "digest", *arguments]
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def follow(copy: Path, guide: str, table: str) -> None:
    """Write the new file of a guide, and put its lines into the package's `table`."""
    new, lines = [found for found in blocks(guide) if found.language == "python"]
    assert not (ROOT / new.label).exists(), f"{new.label} is there already; the guide needs another example"
    (copy / new.label).write_text(new.text, "utf-8")
    enter(copy / lines.label, lines, table)


def enter(place: Path, lines: Block, table: str) -> None:
    imports = "".join(f"{line}\n" for line in lines.text.splitlines() if line.startswith("from "))
    entries = "".join(f"{line}\n" for line in lines.text.splitlines() if line.startswith("    "))
    assert imports
    assert entries
    head, opened, body = place.read_text("utf-8").partition(f"\n{table}: ")
    assert opened, f"{place.name} has no table {table}"
    body = re.sub(r"^([)}])$", entries.replace("\\", r"\\") + r"\1", body, count=1, flags=re.MULTILINE)
    place.write_text(f"{head}\n{imports}{opened}{body}", "utf-8")


WORDS = "digest/wording/languages/en.yaml"


def say(copy: Path, guide: str) -> str:
    """Put the text of a guide below its group into the copy's English file; return the text."""
    group, entry = block(guide, WORDS).splitlines()
    file = copy / WORDS
    whole = file.read_text("utf-8")
    assert f"\n{group}\n" in whole
    file.write_text(whole.replace(f"\n{group}\n", f"\n{group}\n{entry}\n", 1), "utf-8")
    return entry.partition('"')[2].removesuffix('"')


def cases(tmp_path: Path) -> list[Case]:
    path = tmp_path / "cases.md"
    path.write_text(block(RULE, "case"), "utf-8")
    return read_cases(path)


def stripped(copy: Path, case: Case) -> str:
    (copy / "paste.txt").write_text(case.blocks["text"], "utf-8")
    ledger = json.loads(run(copy, "clean", "--json", "paste.txt"))
    return "".join(f"{line['n']} {line['rule']}\n" for line in ledger["lines"] if line["role"] == "boilerplate")


def test_the_rule_strips_its_case_and_spares_the_other(copy: Path) -> None:
    furniture, news = cases(copy)
    assert [stripped(copy, furniture), stripped(copy, news)] == ["", ""], "the guide needs another example"
    with (copy / "digest/clean/rules.yaml").open("a", encoding="utf-8") as file:
        file.write("\n" + block(RULE, "rule"))
    reason = say(copy, RULE)
    assert furniture.blocks["stripped"]
    assert stripped(copy, furniture) == furniture.blocks["stripped"]
    assert f'"reason": "{reason}"' in run(copy, "clean", "--json", "paste.txt")
    assert stripped(copy, news) == news.blocks["stripped"] == ""


def test_the_signal_is_seen_in_the_texts_that_have_it_and_in_no_others(copy: Path) -> None:
    follow(copy, SIGNAL, "SIGNALS")
    told = say(copy, SIGNAL)
    run(copy, "build", "--seeds", str(ROOT / "seeds"), "--output", str(copy / "site"))
    seen: dict[str, list[int]] = {}
    for path in copy.glob("site/stories/*/story.json"):
        for article in json.loads(path.read_text("utf-8"))["articles"]:
            for note in notes(article):
                seen[article["id"]] = note["lines"]
                assert note["message"] == told
    text = (ROOT / "seeds/2025-08-19/clinic-1-voice.txt").read_text("utf-8").split("\n")
    lines = [number for number, line in enumerate(text, start=1) if "written statement" in line]
    assert seen["2025-08-19-clinic-1-voice"] == lines
    assert len(seen) < len(list((ROOT / "seeds").glob("*/*"))) / 2


def notes(article: dict[str, Any]) -> list[dict[str, Any]]:
    return [note for note in article["notes"]["seen"] if note["signal"] == "releases"]


def test_the_format_is_read(copy: Path) -> None:
    follow(copy, FORMAT, "FORMATS")
    place = copy / "seeds/ferry.clip"
    place.parent.mkdir()
    place.write_text(block(FORMAT, "seeds/ferry.clip"), "utf-8")
    article = json.loads(run(copy, "clean", "--json", "seeds/ferry.clip"))
    assert (article["title"], article["outlet"]) == ("Ferry to run at night from June", "The Quay Courier")
    assert article["published"] == "2026-03-01"
    assert [line["role"] for line in article["lines"]] == [*["metadata"] * 4, "body"]
    assert "".join(line["text"] + line["eol"] for line in article["lines"]) == place.read_text("utf-8")
    (sentence,) = article["sentences"]
    assert place.read_text("utf-8")[sentence["start"] : sentence["end"]] == sentence["text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b"\x00\x01", "binary file"),
        (b"Title: A\nSource: B", "expected a blank line"),
        (b"Date: soon\n\nText.", "expected a date such as 2026-03-01 after 'Date:', found 'soon'"),
    ],
)
def test_the_format_skips_what_it_cannot_read(copy: Path, data: bytes, reason: str) -> None:
    follow(copy, FORMAT, "FORMATS")
    (copy / "seeds").mkdir()
    (copy / "seeds/a.clip").write_bytes(data)
    report = json.loads(run(copy, "build", "--json"))
    assert [skip["path"] for skip in report["skipped"]] == ["a.clip"]
    assert reason in report["skipped"][0]["reason"]
