"""What the README says of commands, front matter, formats and limits is so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import click
import pytest

import digest
from digest.cli import commands
from digest.load import FORMATS, load
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources
from digest.values import Declared, RawArticle, SkippedFile, SourceFile
from tests.docs.reading import ROOT, block, blocks, rows, section, text_of

README = text_of("README.md")
KEYS = [cells[0].strip("`") for cells in rows(section("README.md", "## Your own articles"))]
FERRY = (
    "Ferry to Holm to run at night\n\nThe ferry to Holm will run at night from June, the council decided on Monday.\n"
)


def test_every_command_and_option_is_named() -> None:
    names = commands.list_commands(click.Context(commands))
    assert re.findall(r"^\| `digest (\w+)", README, re.MULTILINE) == names
    for name in names:
        command: click.Command = import_module(f"digest.cli.{name}").command
        options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
        assert [option for option in options if f"`{option}" not in README] == [], name


def test_no_option_is_named_that_is_not_there() -> None:
    known = {"--version", "--help"}
    for name in commands.list_commands(click.Context(commands)):
        command: click.Command = import_module(f"digest.cli.{name}").command
        known |= {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", README)) - known == set()


def test_the_keys_of_front_matter_are_those_that_are_read() -> None:
    assert set(KEYS) == {field.name for field in fields(Declared)} - {"found"} | {"skip"}
    assert len(KEYS) == len(set(KEYS))


@pytest.mark.parametrize("key", [key for key in KEYS if key != "skip"])
def test_each_key_is_read(key: str) -> None:
    # A mapping fits no key: one that is read has a fault then, and one that is not is passed over.
    (found,) = load(SourceFile("a.md", f"---\n{key}: {{a: b}}\n---\n{FERRY}".encode()))
    assert isinstance(found, SkippedFile)
    assert f"a.md:2:{key}: expected" in found.reason


def test_skip_leaves_the_file_out() -> None:
    (found,) = load(SourceFile("a.md", f"---\nskip: true\n---\n{FERRY}".encode()))
    assert found == SkippedFile("a.md", "its front matter says skip: true", "left_out")


def test_a_key_of_another_program_is_ignored() -> None:
    (found,) = load(SourceFile("a.md", f"---\nlayout: [a, b]\n---\n{FERRY}".encode()))
    assert isinstance(found, RawArticle)


def test_every_format_is_named() -> None:
    named = re.search(r"^Read so far are (.+?)\. Any other", README, re.MULTILINE | re.DOTALL)
    assert named
    assert set(re.findall(r"`(\.\w+)`", named[1])) == set(FORMATS)


def test_the_two_commands_are_targets() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"^    make (\w+)", README, re.MULTILINE))
    assert named == {"site", "test"}
    assert named <= targets


def test_the_figures_that_are_said_not_to_be_set_side_by_side_are_not() -> None:
    figures = re.findall(r'"([\d,]+) homes"', README)
    seeds, _ = read_sources(ROOT / "seeds")
    assert all(any(figure.encode() in source.data for source in seeds) for figure in figures)
    edition = digest.edit(seeds, read_settings(read_site(ROOT)))
    compared = {
        frozenset(figure.value for figure in difference.figures)
        for report in edition.stories
        for difference in report.relations.differences
    }
    assert frozenset(float(figure.replace(",", "")) for figure in figures) not in compared


def test_the_example_for_programs_runs(tmp_path: Path) -> None:
    (example,) = [found.text for found in blocks("README.md") if found.language == "python"]
    seeds = tmp_path / "mysite" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "a.txt").write_text(FERRY, "utf-8")
    done = python("-c", example, cwd=tmp_path)
    start = FERRY.index("The ferry")
    assert done == f"ferry-to-holm-to-run-at-night a {start} {len(FERRY) - 1} {FERRY[start:-1]}\n"
    assert (tmp_path / "mysite" / "public" / "index.html").is_file()


def test_publishing_by_hand_works(tmp_path: Path) -> None:
    seeds = tmp_path / "mysite" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "a.txt").write_text(FERRY, "utf-8")
    bare = tmp_path / "bare.git"
    shell(f"git init --quiet --bare {bare}", tmp_path)
    for label in ("first", "later"):
        script = block("docs/deploy.md", label).replace("https://github.com/NAME/REPO.git", str(bare))
        shell(script, tmp_path)
        (seeds / "b.txt").write_text("A second text, for the later edition, on the library boat of Skarra.\n", "utf-8")
        shutil.rmtree(tmp_path / "published", ignore_errors=True)
        shell(f"git clone --quiet --branch gh-pages {bare} published", tmp_path)
        assert names(tmp_path / "published") == names(tmp_path / "mysite" / "public")
    assert (tmp_path / "published" / ".nojekyll").is_file()


def names(folder: Path) -> set[str]:
    paths = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(".git/")}


def environment() -> dict[str, str]:
    person = {
        f"GIT_{role}_{what}": "sample@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    return {**os.environ, **person, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull}


def python(*arguments: str, cwd: Path) -> str:
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def shell(script: str, cwd: Path) -> None:
    # As pasted into a shell, and stopped at the first command that fails.
    whole = f'set -e\ndigest() {{ "{sys.executable}" -m digest "$@"; }}\n{script}'
    done = subprocess.run(
        ["sh", "-c", whole], cwd=cwd, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, f"{script}\n{done.stdout}{done.stderr}"
