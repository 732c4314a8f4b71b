"""A command imports what it needs when it needs it: people wait for each of them, and type some by the dozen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from digest.cli import commands

LATER = {"digest.cluster", "digest.relate", "digest.summarise", "digest.render", "digest.publish", "numpy", "jinja2"}


def imported(*arguments: str) -> set[str]:
    """Return the modules that a command has imported when it ends."""
    code = (
        "import sys\nfrom digest.cli import commands\n"
        "commands.main(sys.argv[1:], standalone_mode=False)\nprint(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("command", commands.list_commands(click.Context(commands)))
def test_help_imports_no_later_stage_and_no_library_of_theirs(command: str) -> None:
    assert not imported(command, "--help") & LATER


def test_the_ledger_of_a_file_needs_no_later_stage(tmp_path: Path) -> None:
    text = tmp_path / "lock.txt"
    text.write_text("The lock at Saltmere opened on Monday, the harbour office said.\n", encoding="utf-8")
    found = imported("clean", "--site", str(tmp_path), str(text))
    assert "digest.clean" in found
    assert not found & LATER
