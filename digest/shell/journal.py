"""Where a site is built beside its output, and the note that tells a later build what a killed one left there.

parent/
    public/                     the output
    .public.digest-stage/       the workshop; gone after every build that was not killed
        journal.json            what lies below, written before any of it
        site/                   the new site; after the exchange, the old one
        old/                    the old site, on discs that cannot exchange two folders in one step
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec

from digest.errors import WriteError
from digest.shell.disc import Unread, read_file

_UNFINISHED = "journal.json.part"


@dataclass(frozen=True, slots=True)
class Workshop:
    """The places that a build works in, named by the real path of its output; they may or may not exist."""

    output: Path

    @property
    def folder(self) -> Path:
        """Beside the output, as a folder can be renamed within one file system only."""
        return self.output.with_name(f".{self.output.name}.digest-stage")

    @property
    def journal(self) -> Path:
        """Where the note lies that `write_journal` writes."""
        return self.folder / "journal.json"

    @property
    def unfinished_journal(self) -> Path:
        """Where that note lies while it is written."""
        return self.folder / _UNFINISHED

    @property
    def stage(self) -> Path:
        """Where the new site is built, and where the old one is after the exchange."""
        return self.folder / "site"

    @property
    def aside(self) -> Path:
        """Where the old site is put on discs that can't exchange."""
        return self.folder / "old"


@dataclass(frozen=True, slots=True)
class Journal:
    """What the build put into the stage: the stage's inode, and the paths of all files, other people's included.

    By the inode a later build tells the stage from the old site that took its place in the exchange.
    """

    stage_inode: int
    paths: frozenset[str]


def write_journal(shop: Workshop, journal: Journal) -> None:
    """Write the journal so that it is there whole, or not at all."""
    content = asdict(journal) | {"paths": sorted(journal.paths)}
    shop.unfinished_journal.write_text(json.dumps(content), encoding="ascii")
    shop.unfinished_journal.rename(shop.journal)


def read_journal(shop: Workshop) -> Journal | None:
    """Return the journal of the build that left its workshop behind; None if it was killed before it wrote one.

    Raises:
        WriteError: The folder isn't one that digest left there.
        OSError: It can't be read.
    """
    if shop.folder.is_symlink() or not shop.folder.is_dir():
        raise _not_ours(shop, "it is not a folder")
    names = {place.name for place in shop.folder.iterdir()}
    strangers = names - {place.name for place in (shop.journal, shop.unfinished_journal, shop.stage, shop.aside)}
    if strangers:
        raise _not_ours(shop, f"it holds {min(strangers)!r}")
    if shop.journal.name not in names:
        if shop.aside.name in names or (shop.stage.name in names and any(shop.stage.iterdir())):
            raise _not_ours(shop, f"it has no {shop.journal.name}")
        return None
    data = read_file(shop.journal)
    if isinstance(data, Unread):
        raise _not_ours(shop, f"{shop.journal.name}: {data.reason}")
    try:
        return msgspec.convert(json.loads(data), Journal)
    except (ValueError, RecursionError) as error:
        raise _not_ours(shop, f"{shop.journal.name} is damaged: {error}") from error


def _not_ours(shop: Workshop, found: str) -> WriteError:
    return WriteError(
        f"{shop.folder}: expected nothing, or what an interrupted build left there, found a folder that digest did not "
        f"make ({found}). Look into it and move it away, then build again"
    )
