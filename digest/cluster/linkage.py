"""Likeness of all pairs -> the merges of average-link clustering, and the groups when it is cut at a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.cluster.vectors import Floats, Ints

Flags = npt.NDArray[np.bool_]

# Reports on one event are rarely less than a third as alike across two groups as within either; reports on a fire and
# on the arrest ten days later are. On the development sets 0.2 to 0.4 serve alike.
_BRIDGE = 0.3


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups became one: the lowest member of each, and their mean likeness."""

    left: int
    right: int
    likeness: float


def average_link(likeness: Floats) -> list[Merge]:
    """Return all merges of average-link clustering, the most alike first (UPGMA, Sokal and Michener 1958).

    By chains of nearest neighbours (Murtagh 1983): time and memory by the square of the number of articles.
    """
    table = likeness.copy()
    np.fill_diagonal(table, -1.0)
    size = np.ones(len(table))
    active = np.ones(len(table), dtype=bool)
    merges: list[Merge] = []
    chain: list[int] = []
    for _ in range(len(table) - 1):
        if not chain:
            chain.append(int(np.argmax(active)))
        left, right = _reciprocal(table, chain)
        merges.append(Merge(left, right, float(table[left, right])))
        row = (size[left] * table[left] + size[right] * table[right]) / (size[left] + size[right])
        size[left] += size[right]
        active[right] = False
        row[[left, right]] = -1.0
        row[~active] = -1.0
        table[left], table[:, left] = row, row
        table[right], table[:, right] = -1.0, -1.0
    # The chain finds merges out of order; by likeness they are in it, because average link is monotone. Rounded, since
    # means that are equal in truth may differ in the last digit.
    return sorted(merges, key=lambda merge: (-round(merge.likeness, 9), merge.left, merge.right))


def _reciprocal(table: Floats, chain: list[int]) -> tuple[int, int]:
    """Lengthen `chain` until its last two are each other's nearest; take them off and return them, lowest first."""
    while True:
        last = chain[-1]
        nearest = int(np.argmax(table[last]))
        # On a tie the one before in the chain wins, or the chain would never end.
        if len(chain) > 1 and table[last, chain[-2]] >= table[last, nearest]:
            second, first = chain.pop(), chain.pop()
            return min(first, second), max(first, second)
        chain.append(nearest)


def cut(count: int, merges: Sequence[Merge], level: float) -> Ints:
    """Return the group of each of 0..count-1 (its lowest member) when all merges of at least `level` are made.

    Two groups that are held together far more closely than they are with each other stay apart, whatever the level, and
    what comes to them later stays apart as well.
    """
    labels = list(range(count))
    within = [0.0] * count  # the likeness of all pairs in the group of which this is the lowest, summed up
    size = [1] * count
    apart = [False] * count
    for merge in merges:
        low, high, alike = merge.left, merge.right, round(merge.likeness, 9)
        far = alike < _BRIDGE * min(_mean(within[low], size[low]), _mean(within[high], size[high]))
        apart[low] = apart[low] or apart[high] or alike < level or far
        if not apart[low]:
            labels[high] = low
        within[low] += within[high] + merge.likeness * size[low] * size[high]
        size[low] += size[high]
    for index in range(count):  # the lowest member of a group is lower than those that point to it
        labels[index] = labels[labels[index]]
    return np.array(labels, dtype=np.int64)


def _mean(total: float, size: int) -> float:
    """Return the mean likeness of the pairs in a group; 0 for one that has none."""
    return total / (size * (size - 1) / 2) if size > 1 else 0.0


def is_bridge(alike: Floats, left: Floats, right: Floats) -> Flags:
    """Say whether two groups are too far apart to be one, given their mean likeness to each other and in each."""
    return alike < _BRIDGE * np.minimum(left, right)
