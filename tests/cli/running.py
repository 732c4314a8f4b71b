"""Runs the real command, in a process of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from digest.cli import main

ROOT = Path(__file__).parents[2]
# Two reports of one event and one of another: enough for a site.
SEEDS = {
    "2026-05-04/lock.txt": """\
Barge closes eastern lock
The Quay Courier
By Ann Bell
4 May 2026

The eastern lock in Saltmere was closed on Sunday after a barge had struck the gate. Divers will look at the hinges.
Forty lorries wait at the western mole for another road to the auction hall.
""",
    "2026-05-04/crane.txt": """\
Saltmere waits for a crane
Harbour Radio
5 May 2026

A crane from Lindholm is to lift the gate of the eastern lock, which a barge struck on Sunday. Divers look at it now.
Source link
""",
    "bees.txt": """\
Beekeepers lose half their hives
Harbour Radio
4 May 2026

Beekeepers around Moorwick have lost half of their hives over winter, the association says. Mites weakened the colonies.
""",
}


def digest(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, umask: int = -1
) -> subprocess.CompletedProcess[str]:
    """Run `digest` with `arguments`; what it prints is decoded as UTF-8."""
    return subprocess.run(
        [sys.executable, "-m", "digest", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
        capture_output=True,
        encoding="utf-8",
        umask=umask,
        timeout=120,
        check=False,
    )


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` below `folder`; return it."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def write_site(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """Make a site folder of SEEDS, and `files` over it."""
    write_files(folder / "seeds", SEEDS)
    return write_files(folder, files or {})


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """All below `folder`: mode and content, by path; folders have no content."""
    return {
        path.relative_to(folder).as_posix(): (path.stat().st_mode, path.read_bytes() if path.is_file() else b"")
        for path in sorted(folder.rglob("*"))
    }


def inside(*arguments: str | Path, cwd: Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    """Run `digest` as `digest` does, but in this process: a start costs more than most of what is tested.

    What is kept between two calls (modules, caches) is kept; what a process of its own would show, `digest` shows.
    """
    out, err, before = io.StringIO(), io.StringIO(), (sys.argv, sys.stdin, Path.cwd())
    sys.argv, sys.stdin = ["digest", *map(str, arguments)], io.TextIOWrapper(io.BytesIO(stdin))
    os.chdir(cwd)
    code: object = 0
    try:
        with redirect_stdout(out), redirect_stderr(err):
            main()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.argv, sys.stdin, folder = before
        os.chdir(folder)
    assert isinstance(code, int), code
    return subprocess.CompletedProcess(list(arguments), code, out.getvalue(), err.getvalue())
