"""What a check is given, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from digest.check.built import BuiltSite
from digest.settings.values import Settings
from digest.values import Article, Record


@dataclass(frozen=True, slots=True)
class Inspection:
    """A built site beside what it was made from.

    `articles` are the sources as they are read today, by id; `sources` the bytes of their files, by path.
    """

    site: BuiltSite
    articles: Mapping[str, Article]
    sources: Mapping[str, bytes]
    settings: Settings
    record: Record


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """One place where a promise doesn't hold: a file of the site, and what was expected and found there."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one promise. `looked_at` counts what was compared: of nothing, everything is true."""

    promise: str
    looked_at: int
    of: str
    broken: tuple[Broken, ...]
