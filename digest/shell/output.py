"""Writes a site whole or not at all: built beside the output, exchanged for it in one step, the old one cleared away.

At every moment, whatever happens to this process, the output is either the site that was there before or the new one,
with all files that other people put there. What a killed process leaves beside it, the next build clears.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from digest.errors import DigestError, WriteError
from digest.shell.guard import check_output, real_output
from digest.shell.journal import Workshop
from digest.shell.leftovers import clear
from digest.shell.lock import locked
from digest.shell.manifest import MANIFEST, with_manifest
from digest.shell.paths import by_path
from digest.shell.plan import Plan, make_plan
from digest.shell.staging import stage
from digest.shell.swap import put_in_place
from digest.values import OutputFile

_UNTOUCHED = "The output is as it was before"
_IN_PLACE = "The new site is in place, but not all of the old one beside it could be deleted"
_REMEDIES = {
    errno.ENOSPC: "make room on the disc",
    errno.EDQUOT: "make room on the disc",
    errno.EFBIG: "raise the limit on the size of files",
    errno.EACCES: "allow writing to it and to the folder that it lies in, or name another with --output",
    errno.EPERM: "allow writing to it and to the folder that it lies in, or name another with --output",
    errno.EROFS: "name a folder on a disc that can be written to with --output",
    errno.EXDEV: "it cannot be renamed here, perhaps as it came with a container's image: name another with --output",
    errno.EBUSY: "it is in use, perhaps as a mount point: name a folder in it with --output",
}


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What became of the files: `written` are new or changed. `foreign` counts those of others, kept as they are."""

    written: int
    unchanged: int
    removed: int
    foreign: int


def write_site(files: Iterable[OutputFile], output: Path, *, sources: Sequence[Path]) -> WriteReport:
    """Make the folder `output` hold exactly `files`, beside a list of them and what other people put there.

    Files that are the same as before keep their place on the disc; if all are, nothing is touched. Files are readable
    for everyone (0644, folders 0755) whatever the umask is. If `output` is a symbolic link, the folder that it leads
    to is meant. `sources` are what the site was made from, and must stay clear of it.

    Raises:
        OutputRefused: `output` isn't digest's to fill (see `check_output`), or others' files stand in the way.
        BuildError: The paths of `files` can't lie in one folder.
        WriteError: The disc would not take the site. It says whether the output is still the old one.
    """
    site = with_manifest(by_path(files, reserved=MANIFEST))
    check_output(output, sources)
    shop = Workshop(real_output(output))
    with _in_words(output, _UNTOUCHED):
        shop.output.parent.mkdir(parents=True, exist_ok=True)
        with locked(shop.output.parent):
            clear(shop)
            plan = make_plan(site, shop.output)
            if plan.is_needed:
                _replace(shop, plan, output)
    return _report(plan)


def _replace(shop: Workshop, plan: Plan, output: Path) -> None:
    try:
        stage(shop, plan)
        put_in_place(shop)
        with _in_words(output, _IN_PLACE):
            clear(shop)
    except BaseException:  # an interrupt too: nothing is to be left lying beside the output
        # Whatever this meets the next build will meet again, and say; here the first error is the one that counts.
        with suppress(OSError, DigestError):
            clear(shop)
        raise


@contextmanager
def _in_words(output: Path, state: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        remedy = _REMEDIES.get(error.errno or 0, "see to that, then build again")
        place = f" ({error.filename})" if error.filename else ""
        raise WriteError(f"{output}: {error.strerror or error}{place}. {state}; {remedy}") from error


def _report(plan: Plan) -> WriteReport:
    unchanged = len(plan.unchanged - {MANIFEST})
    written = len(plan.site) - 1 - unchanged
    foreign = sum(entry.kind != "folder" for entry in plan.foreign)
    return WriteReport(written, unchanged, len(plan.removed), foreign)
