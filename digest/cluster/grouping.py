"""Likeness of pairs -> groups: average link, cut where the groups stand out best from one another.

No fixed cut serves all collections: reports on an event of one day are alike at another level than reports on a drought
of a year, and snippets at another than full texts. So the cut is read off the collection itself: at each level every
article is compared with its own group and with the nearest other one (after the silhouette, Rousseeuw 1987), and the
level is taken at which the groups are most distinct. Where there are few articles to go by, a usual level counts too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.cluster.vectors import Matrix

Labels = npt.NDArray[np.int64]

# Levels that are tried: mean cosines from "same topic, loosely" to "hardly anything but copies".
_LEVELS = tuple(round(0.045 * 1.15**step, 4) for step in range(17))
# How alike the reports of a group would be to an article that stands alone, had it company.
_ALONE = 0.45
# The level that serves most collections, and how many articles' worth of evidence it takes to leave it.
_USUAL = 0.18
_USUAL_WEIGHT = 0.05
_USUAL_ARTICLES = 60


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups became one: the lowest member of each, and their mean likeness."""

    left: int
    right: int
    likeness: float


def group(likeness: Matrix) -> list[list[int]]:
    """Return a partition of 0..n-1, given the likeness of all pairs, shape (n, n), symmetric, from 0 to 1.

    Groups are in the order of their lowest members, and so are members.
    """
    count = len(likeness)
    if count < 2:
        return [[index] for index in range(count)]
    merges = average_link(likeness)
    cuts = {level: cut(count, merges, level) for level in _LEVELS}
    best = max(_LEVELS, key=lambda level: (_distinctness(likeness, cuts[level], level), -abs(level - _USUAL)))
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(cuts[best].tolist()):
        groups.setdefault(label, []).append(index)
    return list(groups.values())


def average_link(likeness: Matrix) -> list[Merge]:
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


def _reciprocal(table: Matrix, chain: list[int]) -> tuple[int, int]:
    """Lengthen `chain` until its last two are each other's nearest; take them off and return them, lowest first."""
    while True:
        last = chain[-1]
        nearest = int(np.argmax(table[last]))
        # On a tie the one before in the chain wins, or the chain would never end.
        if len(chain) > 1 and table[last, chain[-2]] >= table[last, nearest]:
            second, first = chain.pop(), chain.pop()
            return min(first, second), max(first, second)
        chain.append(nearest)


def cut(count: int, merges: Sequence[Merge], level: float) -> Labels:
    """Return the group of each of 0..count-1 (its lowest member) when all merges of at least `level` are made."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for merge in merges:
        if merge.likeness >= level:
            low, high = sorted((root(merge.left), root(merge.right)))
            parent[high] = low
    return np.array([root(index) for index in range(count)], dtype=np.int64)


def _distinctness(likeness: Matrix, labels: Labels, level: float) -> float:
    """Return how well groups stand out, 1 at best; a little less the further `level` is from the usual one."""
    count = len(likeness)
    _, place, sizes = np.unique(labels, return_inverse=True, return_counts=True)
    members = np.zeros((count, len(sizes)))
    members[np.arange(count), place] = 1.0
    table = likeness.copy()
    np.fill_diagonal(table, 0.0)
    sums = table @ members
    own = np.where(sizes[place] == 1, _ALONE, sums[np.arange(count), place] / np.maximum(1, sizes[place] - 1))
    means = sums / sizes
    means[np.arange(count), place] = 0.0
    other = means.max(axis=1)
    larger = np.maximum(own, other)
    silhouette = np.divide(own - other, larger, out=np.zeros(count), where=larger > 0).mean()
    doubt = _USUAL_WEIGHT * _USUAL_ARTICLES / (_USUAL_ARTICLES + count) * math.log(level / _USUAL) ** 2
    return round(float(silhouette) - doubt, 9)
