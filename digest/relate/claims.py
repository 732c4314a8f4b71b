"""What a claim figure is: a number with its unit and what it counts, or a date, a weekday, a time of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["count", "money", "per cent", "measure", "date", "weekday", "time"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure as a sentence states it; `start` and `end` are offsets in the sentence.

    A range has `low` below `high`. `open` is 1 for "more than" and "at least", -1 for "less than" and "up to"; `about`
    says that the source rounds. `nouns` are stems of what is counted, the first the one that `unit` shows.
    """

    start: int
    end: int
    kind: Kind
    low: float
    high: float
    unit: str
    nouns: tuple[str, ...] = ()
    open: int = 0
    about: bool = False
    step: float = 1.0
