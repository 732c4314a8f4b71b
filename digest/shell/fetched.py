"""seeds/.fetched.json: what was fetched already, so that a feed is asked only for news and an entry is saved only once.

It lies with the articles, as it is of use only beside them, and begins with a dot, so that no build reads it. Of an
entry it holds nothing but the hash of its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from digest.errors import UsageError, WriteError
from digest.shell.disc import Unread, read_file

FETCHED = ".fetched.json"
# Raised when a reader of this file would misunderstand a new one.
FORMAT = 1
# A feed lists some dozens of entries; those that it dropped long ago don't come back.
_REMEMBERED = 5000


class FeedState(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of one feed: its validators (RFC 9110), the entries seen, and when it may be asked again."""

    etag: str = ""
    modified: str = ""
    seen: tuple[str, ...] = ()
    not_before: str = ""


class Fetched(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of all feeds, by their addresses."""

    format: int = FORMAT
    feeds: Mapping[str, FeedState] = {}


def read_fetched(seeds: Path) -> Fetched:
    """Return what was fetched before; nothing where nothing was.

    Raises:
        UsageError: the file is damaged, or from another version: to go on would save all entries again.
    """
    place = seeds / FETCHED
    if not place.exists():
        return Fetched()
    data = read_file(place)
    try:
        found = None if isinstance(data, Unread) else msgspec.json.decode(data, type=Fetched)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        found = None
    if found is None or found.format != FORMAT:
        raise UsageError(
            f"{place}: expected what digest fetch wrote there, found something else. Take it back from your last copy, "
            "or delete it: then what the feeds hold now is saved once more"
        )
    return found


def write_fetched(seeds: Path, fetched: Fetched) -> None:
    """Write the file whole, or leave it as it was.

    Raises:
        WriteError: the disc would not take it.
    """
    feeds = {url: fetched.feeds[url] for url in sorted(fetched.feeds)}
    text = msgspec.json.format(msgspec.json.encode(Fetched(FORMAT, feeds)), indent=1)
    part = seeds / f"{FETCHED}.part"
    try:
        part.write_bytes(text + b"\n")
        part.replace(seeds / FETCHED)
    except OSError as error:
        raise WriteError(
            f"{seeds / FETCHED}: {error.strerror}: what was fetched is saved, but not remembered"
        ) from error


def remembered(before: FeedState, seen: tuple[str, ...], etag: str, modified: str) -> FeedState:
    """Return the state of a feed after entries were seen, the latest first."""
    keys = tuple(dict.fromkeys((*seen, *before.seen)))[: max(_REMEMBERED, len(seen))]
    return FeedState(etag, modified, keys)
