"""Lists of videos that a player offers: each line a length and a headline ("1:46 What you should know")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from digest.values import Line

_ENTRY = re.compile(r"(\d{1,2}):([0-5]\d) +(?![ap]\.?m\b)(?=[^\W\d_]).{5,150}", re.IGNORECASE)
# Two lines may be the heads of two entries of a timeline.
_MIN_ENTRIES = 3


def videos(lines: tuple[Line, ...]) -> Iterator[int]:
    """Yield the number of each line of such a list. Times that only rise or only fall are those of a day, and news."""
    run: list[tuple[int, int]] = []
    for line in (*lines, None):
        match = _ENTRY.fullmatch(line.text.strip()) if line is not None else None
        if line is not None and match is not None:
            run.append((line.number, int(match[1]) * 60 + int(match[2])))
            continue
        if len(run) >= _MIN_ENTRIES and len({right > left for (_, left), (_, right) in pairwise(run)}) > 1:
            yield from (number for number, _ in run)
        run = []
