"""Builds the new site beside the old one, in the workshop, without changing a byte of the old."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from digest.shell.disc import Entry, at
from digest.shell.journal import Journal, Workshop, write_journal
from digest.shell.paths import folders_of
from digest.shell.plan import FILE_MODE, FOLDER_MODE, Plan


def stage(shop: Workshop, plan: Plan) -> None:
    """Build the whole new site in the workshop, which must not exist yet: digest's files and other people's.

    Raises:
        OSError: The disc would not take it. What is there already is named in the journal.
    """
    shop.folder.mkdir(mode=0o700)  # nobody else's business before the site is whole
    shop.stage.mkdir()
    carried = (entry.path for entry in plan.foreign if entry.kind != "folder")
    write_journal(shop, Journal(shop.stage.stat().st_ino, frozenset(plan.site).union(carried)))
    _make_folders(shop.stage, plan)
    for path, data in plan.site.items():
        target = at(shop.stage, path)
        if not (path in plan.unchanged and _link(at(shop.output, path), target)):
            _write(target, data)
    for entry in plan.foreign:
        _carry(entry, shop)
    for entry in reversed(plan.foreign):
        if entry.kind == "folder":  # last, since the folder may be closed to writing
            shutil.copystat(at(shop.output, entry.path), at(shop.stage, entry.path))


def _make_folders(root: Path, plan: Plan) -> None:
    files = [*plan.site, *(entry.path for entry in plan.foreign if entry.kind != "folder")]
    folders = {folder for path in files for folder in folders_of(path)}
    folders.update(entry.path for entry in plan.foreign if entry.kind == "folder")
    root.chmod(FOLDER_MODE)
    for folder in sorted(folders):
        at(root, folder).mkdir()
        at(root, folder).chmod(FOLDER_MODE)


def _write(target: Path, data: bytes) -> None:
    # "x": on a disc that takes two names for one, the second must fail and not overwrite the first.
    with target.open("xb") as handle:
        os.fchmod(handle.fileno(), FILE_MODE)
        handle.write(data)


def _carry(entry: Entry, shop: Workshop) -> None:
    """Put somebody else's file into the new site: the very same file where the disc can, an exact copy elsewhere."""
    source, target = at(shop.output, entry.path), at(shop.stage, entry.path)
    if entry.kind == "link":
        target.symlink_to(os.readlink(source))  # noqa: PTH115 - Path.readlink() tidies the target up
    elif entry.kind == "file" and not _link(source, target):
        shutil.copy2(source, target, follow_symlinks=False)
    elif entry.kind == "other":
        os.link(source, target)  # a pipe or socket can't be copied: if this fails, the build does


def _link(source: Path, target: Path) -> bool:
    """Give a file a second name, which costs no space; False where the disc, or its owner, has something against it."""
    try:
        os.link(source, target)
    except OSError:  # whatever it was, a copy is as good, and fails by itself if it must
        return False
    return True
