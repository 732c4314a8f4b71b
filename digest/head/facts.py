"""What a line of the head states, and what lines are read against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from digest.dates import DateLine
from digest.head.bylines import Byline
from digest.values import Moment


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of the head states; "" and None for what it doesn't."""

    author: str = ""
    outlet: str = ""
    agency: str = ""
    place: str = ""
    url: str = ""
    date: DateLine | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What lines are read against: the text, known outlets, furniture by its words, day of collection, language."""

    text: str
    outlets: frozenset[str]
    is_furniture: Callable[[str], bool]
    collected: Moment | None
    language: str


def of_byline(byline: Byline) -> Facts:
    """Return the facts of a byline."""
    return Facts(byline.author, byline.outlet, byline.agency, byline.place)


def merged(first: Facts, second: Facts) -> Facts:
    """Return the facts of both; where they have the same kind, those of the first."""
    return Facts(
        first.author or second.author,
        first.outlet or second.outlet,
        first.agency or second.agency,
        first.place or second.place,
        first.url or second.url,
        first.date or second.date,
    )
