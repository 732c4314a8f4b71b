"""Turns the seeds folder into source files, and the site folder into the bytes of its settings.

What can't be read is never dropped in silence: from the seeds it comes back as a `SkippedFile`, in the settings it is
a fault. Symbolic links are followed as long as they stay in the folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from digest.errors import Fault, SettingsError, UsageError
from digest.shell.disc import MAX_FILE_BYTES, read_file
from digest.shell.sidecars import Sidecars, pair, saved_parts
from digest.values import SkippedFile, SourceFile

# Left behind by editors; files that begin with a dot are ignored anyway.
_BACKUPS = ("~", ".swp")
# A hundred thousand articles of 5 kB; they are decoded one by one.
MAX_BULK_BYTES = 512 * 1024 * 1024
_BULK = (".jsonl",)
_SETTINGS_SUFFIXES = (".yaml", ".md")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file by its path in the folder that was walked, with '/', and the place where it lies."""

    path: str
    place: Path


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder still to be read. `path` ends in '/', but for the top one; `linked`: a link was followed to get here."""

    path: str
    place: Path
    linked: bool


def read_sources(seeds: Path) -> tuple[tuple[SourceFile, ...], tuple[SkippedFile, ...]]:
    """Read every file below `seeds`: the files, and those that could not be read with the reason, sorted by path.

    Hidden files and folders, editors' backups, a README.md at the top (it describes the folder) and what a browser
    saved along with a page are ignored. A sidecar comes with its article; one without is among those not read.

    Raises:
        UsageError: `seeds` is missing, no folder, or can't be listed.
    """
    _expect_folder(seeds, "articles", "create it and put articles in it, or name another with --seeds")
    found = walk(seeds)
    places = {file.path: file.place for file in found if isinstance(file, FoundFile)}
    for path in (*saved_parts(places), *(path for path in places if path.casefold() == "readme.md")):
        del places[path]
    files, skipped = _read_paired(places, pair(places))
    skipped.extend(file for file in found if isinstance(file, SkippedFile))
    return tuple(files), tuple(sorted(skipped, key=lambda file: file.path))


def read_files(paths: Sequence[Path]) -> tuple[tuple[SourceFile, ...], tuple[SkippedFile, ...]]:
    """Read the files that are named, each with the sidecar beside it, in the order given; a sidecar alone is none.

    What can't be read comes back with the reason.
    """
    places = {path.as_posix(): path for path in paths}
    beside = {path.as_posix(): path for folder in {path.parent for path in paths} for path in _listed(folder)}
    sidecars = pair(beside | places)
    problems = {path: reason for path, reason in sidecars.problems.items() if path in places}
    wanted = {path: sidecar for path, sidecar in sidecars.of.items() if path in places}
    named = {path: place for path, place in places.items() if path not in sidecars.of.values()}
    named.update({sidecar: beside[sidecar] for sidecar in wanted.values()})
    files, skipped = _read_paired(named, Sidecars(wanted, problems))
    return tuple(files), tuple(skipped)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []  # the files that were named in it say why they can't be read


def _read_paired(places: Mapping[str, Path], sidecars: Sidecars) -> tuple[list[SourceFile], list[SkippedFile]]:
    """Read each file with its sidecar; an article whose sidecar can't be read is skipped, as that may say so."""
    files: list[SourceFile] = []
    skipped: list[SkippedFile] = []
    beside = set(sidecars.of.values())
    for path in (path for path in places if path not in beside):
        found = _read_one(path, places, sidecars)
        if isinstance(found, SourceFile):
            files.append(found)
        else:
            skipped.append(found)
    return files, skipped


def _read_one(path: str, places: Mapping[str, Path], sidecars: Sidecars) -> SourceFile | SkippedFile:
    if path in sidecars.problems:
        return SkippedFile(path, sidecars.problems[path], "sidecar")
    data = read_file(places[path], MAX_BULK_BYTES if path.endswith(_BULK) else MAX_FILE_BYTES)
    if not isinstance(data, bytes):
        return SkippedFile(path, data.reason)
    if path not in sidecars.of:
        return SourceFile(path, data)
    name = sidecars.of[path]
    beside = read_file(places[name])
    if not isinstance(beside, bytes):
        return SkippedFile(path, f"{name}: {beside.reason}")
    return SourceFile(path, data, SourceFile(name, beside))


def read_site(site: Path) -> Mapping[str, bytes]:
    """Read what the editor wrote, by path in the site folder: site.yaml, and all .yaml and .md files below content/.

    All of them may be missing: a site needs no settings.

    Raises:
        UsageError: `site` is missing or no folder.
        SettingsError: Files that can't be read, all together; one that ends in .yml is among them, because its
            settings would be ignored without a word.
    """
    _expect_folder(site, "the site", "name the folder that holds site.yaml or seeds/, or start one with digest init")
    read: dict[str, bytes] = {}
    faults: list[Fault] = []
    for found in _settings_files(site):
        data = found if isinstance(found, SkippedFile) else read_file(found.place)
        if found.path.endswith(".yml"):
            faults.append(Fault(found.path, 0, "", "digest reads settings from .yaml files only: rename it"))
        elif isinstance(data, bytes):
            read[found.path] = data
        else:
            faults.append(Fault(found.path, 0, "", data.reason))
    if faults:
        raise SettingsError(tuple(faults))
    return read


def _settings_files(site: Path) -> Iterator[FoundFile | SkippedFile]:
    for name in ("site.yaml", "site.yml"):
        if os.path.lexists(site / name):
            yield FoundFile(name, site / name)
    content = site / "content"
    if content.is_dir():
        for found in walk(content, "content/"):
            if isinstance(found, SkippedFile) or found.path.endswith((*_SETTINGS_SUFFIXES, ".yml")):
                yield found
    elif os.path.lexists(content):
        yield SkippedFile("content", "expected a folder with pages and settings, found something else")


def walk(root: Path, prefix: str = "") -> list[FoundFile | SkippedFile]:
    """Return all files below `root`, and what of it can't be reached with the reason, sorted by code points.

    Hidden files and editors' backups are left out. Special files are among those found, and left to `read_file`.
    """
    real_root = root.resolve()
    found: list[FoundFile | SkippedFile] = []
    pending = [_Folder(prefix, real_root, linked=False)]
    while pending:
        folder = pending.pop()
        for step in _look_into(folder, real_root):
            if isinstance(step, _Folder):
                pending.append(step)
            else:
                found.append(step)
    return sorted(found, key=lambda file: file.path)


def _look_into(folder: _Folder, root: Path) -> Iterator[FoundFile | SkippedFile | _Folder]:
    try:
        places = list(folder.place.iterdir())
    except OSError as error:
        yield SkippedFile(folder.path.rstrip("/") or ".", f"folder cannot be read: {error.strerror}")
        return
    for place in places:
        if not place.name.startswith(".") and not place.name.endswith(_BACKUPS):
            yield _classify(folder, place, root)


def _classify(folder: _Folder, place: Path, root: Path) -> FoundFile | SkippedFile | _Folder:
    # Decoded here and not by Python, which would follow the locale.
    raw = os.fsencode(place.name)
    path = folder.path + raw.decode("utf-8", "backslashreplace")
    try:
        raw.decode("utf-8")
        linked = place.is_symlink()
        problem = _link_problem(folder, place, root) if linked else ""
        is_folder = not problem and stat.S_ISDIR(place.stat().st_mode)
    except UnicodeDecodeError:
        return SkippedFile(path, "its name is not UTF-8: rename it")
    except OSError as error:
        return SkippedFile(path, f"cannot be read: {error.strerror}")
    if problem:
        return SkippedFile(path, problem)
    return _Folder(path + "/", place, folder.linked or linked) if is_folder else FoundFile(path, place)


def _link_problem(folder: _Folder, link: Path, root: Path) -> str:
    """Say why a symbolic link isn't followed, "" if it is. Targets aren't named: reasons stand on public pages."""
    try:
        target = Path(os.path.realpath(link, strict=True))
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "symbolic link that leads into a loop"
        return "symbolic link to nothing that can be read"
    if not target.is_relative_to(root):
        return f"symbolic link that leads out of {root.name}: copy the file instead"
    if folder.place.resolve().is_relative_to(target):
        return "symbolic link that leads into a loop"
    # A few links to folders that hold links to folders could otherwise multiply without end.
    if folder.linked and target.is_dir():
        return "symbolic link to a folder, in a folder that is linked itself"
    return ""


def _expect_folder(folder: Path, what: str, remedy: str) -> None:
    try:
        is_folder = stat.S_ISDIR(folder.stat().st_mode)
        next(folder.iterdir(), None)
    except FileNotFoundError:
        raise UsageError(f"{folder}: no folder with {what} there (looked for {folder.absolute()}): {remedy}") from None
    except NotADirectoryError:
        is_folder = False
    except OSError as error:
        raise UsageError(f"{folder}: the folder with {what} cannot be read: {error.strerror}") from error
    if not is_folder:
        raise UsageError(f"{folder}: expected a folder with {what}, found a file: {remedy}")
