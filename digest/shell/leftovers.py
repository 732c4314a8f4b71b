"""Clears the workshop beside the output: after every build, and before the next one if a build was killed.

One code for both, so that what has to work after a kill has worked a thousand times before. Deleted is only what a
list of digest's names, and what is proved to lie in the output as well. Symbolic links are deleted, never followed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Sequence
from pathlib import Path

from digest.errors import OutputRefused, WriteError
from digest.shell.disc import Entry, at, survey
from digest.shell.journal import Workshop, read_journal
from digest.shell.manifest import MANIFEST, read_manifest

_CHUNK_BYTES = 1 << 20


def clear(shop: Workshop) -> None:
    """Leave the output with the site that is whole, and nothing beside it; without leftovers, do nothing.

    May be killed at any moment and done again.

    Raises:
        WriteError: The workshop isn't digest's, or something in it isn't and has no copy in the output. It is left.
        OSError: Something can't be deleted.
    """
    if not os.path.lexists(shop.folder):
        return
    journal = read_journal(shop)
    for tree in (shop.aside, shop.stage):
        if not os.path.lexists(tree):
            continue
        if journal is None or tree.lstat().st_ino == journal.stage_inode:
            _delete(tree, journal.paths if journal else frozenset())
        elif not os.path.lexists(shop.output):
            tree.rename(shop.output)  # killed between two renames: the old site goes back to its place
        else:
            _retire(tree, shop.output)
    for note in (shop.unfinished_journal, shop.journal):
        note.unlink(missing_ok=True)
    shop.folder.rmdir()


def _retire(tree: Path, output: Path) -> None:
    """Delete a site that another has replaced, once other people's files in it are known to be in the other."""
    try:
        manifest = read_manifest(tree)
    except OutputRefused as error:
        raise WriteError(str(error)) from error
    own = manifest.paths if manifest else frozenset[str]()
    foreign = [entry for entry in survey(tree) if entry.kind != "folder" and entry.path not in own]
    stuck = [entry.path for entry in foreign if not _settle(at(tree, entry.path), at(output, entry.path))]
    if stuck:
        raise WriteError(
            f"{tree}: {_some(stuck)} differs from the file of that name in {output}. One of them was changed while a "
            f"build ran. Keep the right one there, delete {tree.parent}, then build again"
        )
    _delete(tree, own)


def _settle(old: Path, new: Path) -> bool:
    """Delete somebody's file from the old site if the new one has it; one that came too late to be carried, move over.

    Returns:
        False if neither can be done, as something else stands in its place.
    """
    _make_writable(old.parent)
    if _is_carried(old, new):
        old.unlink()
        return True
    if os.path.lexists(new):
        return False
    try:
        new.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    old.rename(new)
    return True


def _is_carried(old: Path, new: Path) -> bool:
    """Say whether `new` is the same file as `old`, or an exact copy."""
    try:
        one, other = old.lstat(), new.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    if os.path.samestat(one, other):
        return True
    if stat.S_ISLNK(one.st_mode) and stat.S_ISLNK(other.st_mode):
        return os.readlink(old) == os.readlink(new)  # noqa: PTH115 - Path.readlink() tidies the target up
    is_plain = stat.S_ISREG(one.st_mode) and stat.S_ISREG(other.st_mode)
    return is_plain and one.st_size == other.st_size and _have_same_bytes(old, new)


def _have_same_bytes(one: Path, other: Path) -> bool:
    with one.open("rb") as left, other.open("rb") as right:
        while chunk := left.read(_CHUNK_BYTES):
            if right.read(_CHUNK_BYTES) != chunk:
                return False
        return not right.read(1)


def _delete(tree: Path, named: frozenset[str]) -> None:
    """Delete `tree` if all files in it are `named`, its own list last: killed half-way, it is still known as ours."""
    entries = survey(tree)
    files = [entry.path for entry in entries if entry.kind != "folder"]
    strangers = [path for path in files if path not in named]
    if strangers:
        raise WriteError(
            f"{tree}: left as it is, since digest did not put {_some(strangers)} there. Move that away, then build "
            "again"
        )
    for folder in (tree, *(at(tree, entry.path) for entry in entries if entry.kind == "folder")):
        _make_writable(folder)
    for path in sorted(files, key=lambda path: path == MANIFEST):
        at(tree, path).unlink()
    for entry in reversed(_folders(entries)):
        at(tree, entry.path).rmdir()
    tree.rmdir()


def _folders(entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.kind == "folder"]


def _make_writable(folder: Path) -> None:
    """Let files be deleted from a folder about to be deleted: somebody's write-protected one was carried as it is."""
    mode = stat.S_IMODE(folder.lstat().st_mode)
    if mode & stat.S_IRWXU != stat.S_IRWXU:
        folder.chmod(mode | stat.S_IRWXU)


def _some(paths: Sequence[str]) -> str:
    shown = ", ".join(path.encode("utf-8", "backslashreplace").decode() for path in paths[:3])
    return f"{shown} and {len(paths) - 3} more" if len(paths) > 3 else shown
