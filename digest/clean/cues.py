"""Cues, of which all that an expression matches holds one -> the expressions to try on a line, by the cues in it.

Hardly any line holds any. One search for all those with which words begin takes a third of the time that it takes to
look for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Cues:
    """The places of expressions by their cues, and these by their cores: the shortest of the cues that a cue holds.

    `begun` finds the cores with which words of a line begin; `anywhere` has those that may stand inside of words.
    """

    by_core: Mapping[str, Places]
    begun: re.Pattern[str]
    anywhere: Sequence[str]

    def places(self, line: str) -> set[int]:
        """Return the places of the expressions that have a cue in `line`, which is in lower case."""
        cores = [*self.begun.findall(f" {line}"), *[core for core in self.anywhere if core in line]]
        return {at for core in cores for cue, places in self.by_core[core].items() if cue in line for at in places}


def cues(starts: Places, parts: Places) -> Cues:
    """Return cues with which words begin, and those that may be parts of words; marks begin no word."""
    anywhere = [*parts, *(cue for cue in starts if not cue[0].isalnum())]
    by_core: dict[str, dict[str, Sequence[int]]] = {}
    for cue in {**starts, **parts}:
        held = [other for other in anywhere if other in cue] or [other for other in starts if cue.startswith(other)]
        by_core.setdefault(min(held, key=len), {})[cue] = (*starts.get(cue, ()), *parts.get(cue, ()))
    begun = _beginnings(core for core in by_core if core not in anywhere)
    return Cues(by_core, begun, [core for core in by_core if core in anywhere])


def _beginnings(cores: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the cores behind anything but a letter or digit; told by their first letters, few are tried."""
    tried = "|".join(
        re.escape(letter) + "(?:" + "|".join(re.escape(core[1:]) for core in same) + ")"
        for letter, same in groupby(sorted(cores), key=lambda core: core[0])
    )
    return re.compile(rf"[\W_](?=({tried}))")
