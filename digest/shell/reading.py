"""Turns the seeds folder into source files, and the site folder into the bytes of its settings.

What can't be read is never dropped in silence: from the seeds it comes back as a `SkippedFile`, in the settings it is
a fault. Symbolic links are followed as long as they stay in the folder.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.errors import Fault, SettingsError, UsageError
from digest.shell.disc import read_file
from digest.values import SkippedFile, SourceFile

# Left behind by editors; files that begin with a dot are ignored anyway.
_BACKUPS = ("~", ".swp")
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

    Hidden files and folders, editors' backups and a README.md at the top (it describes the folder) are ignored.

    Raises:
        UsageError: `seeds` is missing, no folder, or can't be listed.
    """
    _expect_folder(seeds, "articles", "create it and put articles in it, or name another with --seeds")
    files: list[SourceFile] = []
    skipped: list[SkippedFile] = []
    for found in walk(seeds):
        if found.path.casefold() == "readme.md":
            continue
        data = found if isinstance(found, SkippedFile) else read_file(found.place)
        if isinstance(data, bytes):
            files.append(SourceFile(found.path, data))
        else:
            skipped.append(SkippedFile(found.path, data.reason))
    return tuple(files), tuple(skipped)


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
