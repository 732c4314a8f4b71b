"""Compares the site to be written with what lies in the output: what stays, what goes, what belongs to others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import OutputRefused
from digest.shell.disc import Entry, at, survey
from digest.shell.guard import own_manifest
from digest.shell.paths import folders_of

# Pages are public: whatever umask the builder has, a web server under another user must be able to read them, and
# the artifacts that GitHub Pages takes are refused or unreadable otherwise.
FILE_MODE = 0o644
FOLDER_MODE = 0o755


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. `site` has digest's list in it; `foreign` is all that digest did not write, folders too.

    `unchanged` are paths of `site` that already lie in the output with these bytes, `removed` those of digest's own
    that the site no longer has. `is_needed` says whether anything would change at all.
    """

    site: Mapping[str, bytes]
    unchanged: frozenset[str]
    removed: frozenset[str]
    foreign: tuple[Entry, ...]
    is_needed: bool


def make_plan(site: Mapping[str, bytes], output: Path) -> Plan:
    """Compare `site` with the folder `output`, which may be missing.

    Raises:
        OutputRefused: The folder isn't digest's, or somebody else's file stands where a page has to go.
        OSError: The folder, or a page in it, can't be read.
    """
    manifest = own_manifest(output)
    own = manifest.paths if manifest else frozenset[str]()
    entries = survey(output) if output.is_dir() else ()
    foreign = _foreign(entries, own, site)
    _refuse_conflicts(site, foreign, output)
    ours = {entry.path: entry for entry in entries if entry.path in own and entry.kind != "folder"}
    unchanged = frozenset(path for path, entry in ours.items() if _is_same(entry, site.get(path), output))
    removed = frozenset(ours) - frozenset(site)
    folders_right = all(entry.mode == FOLDER_MODE for entry in _folders_between(entries, site))
    is_needed = bool(removed) or len(unchanged) < len(site) or not folders_right
    return Plan(site, unchanged, removed, foreign, is_needed)


def _foreign(entries: Sequence[Entry], own: frozenset[str], site: Mapping[str, bytes]) -> tuple[Entry, ...]:
    """Return what is not digest's: of the folders, even empty ones, those with no file of the old or the new site."""
    own_folders = {folder for path in own.union(site) for folder in folders_of(path)}
    return tuple(
        entry
        for entry in entries
        if (entry.path not in own_folders if entry.kind == "folder" else entry.path not in own)
    )


def _refuse_conflicts(site: Mapping[str, bytes], foreign: Sequence[Entry], output: Path) -> None:
    no_folders = {entry.path for entry in foreign if entry.kind != "folder"}
    places = {place for entry in foreign for place in (entry.path, *folders_of(entry.path))}
    in_the_way = sorted(places & set(site) | no_folders & {folder for path in site for folder in folders_of(path)})
    if in_the_way:
        raise OutputRefused(
            f"{output}: digest did not write these, and the new site needs their place: {', '.join(in_the_way)}. "
            "Move them out of the folder, or delete them"
        )


def _is_same(entry: Entry, data: bytes | None, output: Path) -> bool:
    """Say whether the file can stand as it is. Its bytes are read: its size and time would not show every change."""
    if data is None or entry.kind != "file" or entry.mode != FILE_MODE or entry.size != len(data):
        return False
    return at(output, entry.path).read_bytes() == data


def _folders_between(entries: Sequence[Entry], site: Mapping[str, bytes]) -> list[Entry]:
    wanted = {folder for path in site for folder in folders_of(path)}
    return [entry for entry in entries if entry.kind == "folder" and entry.path in wanted]
