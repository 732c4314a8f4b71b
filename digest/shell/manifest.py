"""The list of its own files that digest leaves in every site, so that it never deletes anybody else's.

It holds nothing but paths, hashes and sizes: the same site has the same list, byte for byte.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from digest.errors import OutputRefused
from digest.shell.disc import Unread, read_file
from digest.shell.paths import path_problem

MANIFEST = ".digest-manifest.json"
# Raised when a reader of this list would misunderstand a new one.
FORMAT = 1


@dataclass(frozen=True, slots=True)
class ListedFile:
    """What the list says of a file: its SHA-256 in hexadecimal, and its length in bytes."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The list as read: every file of the site by its path, the list itself left out."""

    format: int
    files: Mapping[str, ListedFile]

    @property
    def paths(self) -> frozenset[str]:
        """Return every path that is digest's own, the list included."""
        return frozenset(self.files) | {MANIFEST}


def with_manifest(site: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files of `site` and, as one more, the list of them."""
    listed = {path: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for path, data in site.items()}
    text = json.dumps({"format": FORMAT, "files": listed}, indent=1, sort_keys=True)
    return {**site, MANIFEST: text.encode("ascii") + b"\n"}


def read_manifest(folder: Path) -> Manifest | None:
    """Return the list in `folder`, None where there is none.

    Raises:
        OutputRefused: It isn't to be trusted: damaged, from another version, or naming files outside `folder`.
    """
    place = folder / MANIFEST
    if not os.path.lexists(place):
        return None
    data = Unread("a symbolic link") if place.is_symlink() else read_file(place)
    if isinstance(data, Unread):
        raise _refused(place, data.reason)
    try:
        manifest = msgspec.convert(json.loads(data), Manifest)
    except (ValueError, RecursionError) as error:
        raise _refused(place, str(error)) from error
    if manifest.format != FORMAT:
        raise _refused(place, f"format {manifest.format}, where this version writes {FORMAT}")
    for path in manifest.files:
        problem = path_problem(path)
        if problem or path == MANIFEST:
            raise _refused(place, f"the path {path!r} {problem or 'is its own'}")
    return manifest


def _refused(place: Path, found: str) -> OutputRefused:
    return OutputRefused(
        f"{place}: expected the list that digest wrote of its own files, found: {found}. Nothing was deleted. Name an "
        "empty or new folder with --output, or empty this one"
    )
