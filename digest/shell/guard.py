"""Says no to output folders where a build could cost somebody a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from digest.errors import OutputRefused, WriteError
from digest.shell.manifest import MANIFEST, Manifest, read_manifest

_REMEDY = "Name another folder with --output"


def check_output(output: Path, sources: Sequence[Path]) -> None:
    """Refuse an output folder that isn't digest's to fill; nothing on the disc is changed.

    Good is a folder that doesn't exist yet, an empty one, and one that holds digest's list of its own files, as long
    as it neither is, holds nor lies in one of `sources` (files or folders, which may be missing).

    Raises:
        OutputRefused: It is none of these.
        WriteError: It can't be looked at, or is a mount point, which can't be exchanged for a new folder.
    """
    real = real_output(output)
    try:
        _refuse_unless_folder(output, real)
        for source in sources:
            _refuse_near_source(output, real, source)
        _refuse_mount_point(output, real)
        own_manifest(real)
    except OSError as error:
        raise WriteError(f"{output}: the output folder cannot be read: {error.strerror}") from error


def real_output(output: Path) -> Path:
    """Return the folder that is meant when `output` is a symbolic link, or lies behind one."""
    return Path(os.path.realpath(output))


def same_place(one: Path, other: Path) -> bool:
    """Say whether two paths mean the same folder, links followed; neither need be there."""
    return real_output(one) == real_output(other)


def own_manifest(folder: Path) -> Manifest | None:
    """Return digest's list of the files in `folder`; None if it is empty or missing.

    Raises:
        OutputRefused: There are files but no list, or not a sound one.
        OSError: `folder` can't be read.
    """
    manifest = read_manifest(folder)
    names = sorted(place.name for place in folder.iterdir()) if folder.is_dir() else []
    if manifest is None and names:
        raise OutputRefused(
            f"{folder}: this folder is not empty (it holds {_some(names)}) and lacks {MANIFEST}, so digest did not "
            "make it. Name an empty or new folder with --output, or empty this one"
        )
    return manifest


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(os.fsencode(name).decode("utf-8", "backslashreplace") for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _refuse_unless_folder(output: Path, real: Path) -> None:
    if real == real.parent:
        raise OutputRefused(f"{output}: this is the root of the disc. {_REMEDY}")
    if real.is_symlink():
        raise OutputRefused(f"{output}: a symbolic link that leads into a loop. {_REMEDY}")
    for place in (real, *real.parents):
        if os.path.lexists(place) and not place.is_dir():
            raise OutputRefused(f"{output}: expected a folder, but {place} is a file. {_REMEDY}")


def _refuse_mount_point(output: Path, real: Path) -> None:
    if os.path.ismount(real):
        raise WriteError(
            f"{output}: this is a mount point, and a site is put in place by exchanging whole folders. Name a folder "
            f"in it, such as {output / 'site'}"
        )


def _refuse_near_source(output: Path, real: Path, source: Path) -> None:
    # A source that is a link lies in two places, and neither must be built over.
    places = {Path(os.path.realpath(source)), Path(os.path.realpath(source.parent)) / source.name}
    if any(_is_within(place, real) for place in places):
        raise OutputRefused(f"{output}: the output would replace the sources, as {source} lies there. {_REMEDY}")
    if any(_is_within(real, place) for place in places):
        raise OutputRefused(
            f"{output}: the output lies in the sources ({source}), so the next build would read its own pages. "
            f"{_REMEDY}"
        )


def _is_within(inner: Path, outer: Path) -> bool:
    """Say whether `inner` is `outer` or lies below it, by name or, where names have two spellings, by identity."""
    return inner.is_relative_to(outer) or any(
        os.path.samestat(status, other) for status in _identities(inner, *inner.parents) for other in _identities(outer)
    )


def _identities(*places: Path) -> Iterator[os.stat_result]:
    for place in places:
        try:
            yield place.stat()
        except OSError:  # not there, or not to be seen: then only its name can be compared
            continue
