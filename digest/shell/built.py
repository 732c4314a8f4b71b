"""Reads a built site back from the disc, as its readers get it, without asking how it was made."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from digest.errors import UsageError
from digest.shell.disc import Unread, at, read_file, survey
from digest.shell.manifest import MANIFEST

# What a tool that publishes keeps there; no reader of the site gets it.
_NOT_SERVED = (".git/",)


def read_output(output: Path) -> Mapping[str, bytes]:
    """Return the files of a built site by their paths, other people's included.

    Raises:
        UsageError: there is no site, or part of it can't be read.
    """
    if not os.path.lexists(output / MANIFEST):
        raise UsageError(
            f"{output}: expected a built site, found no {MANIFEST}: run digest build, or name it with --output"
        )
    try:
        entries = survey(output)
    except OSError as error:
        raise UsageError(f"{output}: the site cannot be read: {error.strerror}") from error
    found: dict[str, bytes] = {}
    for entry in entries:
        if entry.kind == "file" and not entry.path.startswith(_NOT_SERVED):
            data = read_file(at(output, entry.path))
            if isinstance(data, Unread):
                raise UsageError(f"{output / entry.path}: {data.reason}")
            found[entry.path] = data
    return found
