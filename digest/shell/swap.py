"""Puts a finished folder in the place of another: at no moment is there neither, or half of one."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

from digest.shell.journal import Workshop

_AT_FDCWD = -100  # fcntl.h: paths are relative to the working folder
_RENAME_EXCHANGE = 2  # linux/fs.h, for renameat2
_RENAME_SWAP = 2  # sys/stdio.h of macOS, for renamex_np
# How discs say that they can't exchange; EPERM comes from sandboxes that don't know the call.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM)


def put_in_place(shop: Workshop) -> None:
    """Make the stage the output; a folder that was there before is then in the workshop.

    Where the disc can't exchange two folders in one step there is a moment in between without output. Killed then,
    the next build puts the old site back before it does anything else.

    Raises:
        OSError: It could not be done.
    """
    _flush(shop.folder)
    if not os.path.lexists(shop.output):
        shop.stage.rename(shop.output)
    elif not exchange(shop.stage, shop.output):
        shop.output.rename(shop.aside)
        shop.stage.rename(shop.output)
    _flush_names(shop.output.parent)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, so that each name is good at every moment; False where that can't be done.

    Raises:
        OSError: It could be done, but not here (no permission, say).
    """
    libc = ctypes.CDLL(None, use_errno=True)
    left, right = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = libc.renamex_np(left, right, _RENAME_SWAP)
        else:
            failed = libc.renameat2(_AT_FDCWD, left, _AT_FDCWD, right, _RENAME_EXCHANGE)
    except AttributeError:  # a C library without the call
        return False
    code = ctypes.get_errno()
    if failed and code not in _CANNOT:
        raise OSError(code, os.strerror(code), str(one), None, str(other))
    return not failed


def _flush(folder: Path) -> None:
    """Bring the stage to the disc before its name changes.

    A killed process loses nothing that it wrote, but a machine that loses power does: it might remember the exchange
    and not the pages. One flush of the file system takes a fraction of the time of one for each page.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor):
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))
    finally:
        os.close(descriptor)


def _flush_names(folder: Path) -> None:
    """Bring the exchange to the disc before the old site is deleted, or a power cut could leave neither."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
