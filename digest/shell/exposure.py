"""Looks whether the collected articles, which belong to others, lie in a repository that republishes them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from digest.shell.disc import Unread, read_file

_REMEDY = (
    "Keep them in a private repository or out of any (`/seeds/*` in .gitignore), and make public only what is built"
)
# git answers at once; one that waits for a network disc or a password must not hold up a check.
_PATIENCE_SECONDS = 20
# user:token@ in the address of a remote is nobody's business.
_CREDENTIALS = re.compile(r"(?<=//)[^/@\s]*@")


def exposures(seeds: Path) -> Iterator[str]:
    """Yield a warning where articles in `seeds` lie in a repository that others may read; git is asked, no network."""
    tracked = _git(seeds, "ls-files", "--", ".")
    collected = [path for path in tracked.splitlines() if not path.casefold().endswith("readme.md")]
    if not collected:
        return
    is_private = _is_private()
    if is_private:
        return
    number = f"{len(collected)} {'file' if len(collected) == 1 else 'files'} of {seeds}"
    if is_private is False:
        yield f"{number} lie in a public repository, which republishes them, history included. {_REMEDY}"
        return
    remotes = sorted({_CREDENTIALS.sub("", line.split()[1]) for line in _git(seeds, "remote", "-v").splitlines()})
    if remotes:
        where = " and ".join(remotes)
        yield (
            f"{number} lie in the repository that is pushed to {where}: if others can read that, it republishes them, "
            f"history included. {_REMEDY}"
        )


def _is_private() -> bool | None:
    """Return what GitHub says of the repository that a workflow runs for; None anywhere else."""
    place = os.environ.get("GITHUB_EVENT_PATH")
    data = read_file(Path(place)) if place else Unread("no workflow")
    if isinstance(data, Unread):
        return None
    try:
        match json.loads(data):
            case {"repository": {"private": bool(private)}}:
                return private
    except (ValueError, RecursionError):
        return None
    return None


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says; "" where there is no git, no repository or no answer."""
    command = ["git", "-c", "core.quotePath=off", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command, without a shell
            command, capture_output=True, timeout=_PATIENCE_SECONDS, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
