"""Likeness of all pairs -> the merges of average-link clustering, and the groups when it is cut at a level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.cluster.vectors import Floats, Ints


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
    """Return the group of each of 0..count-1 (its lowest member) when all merges of at least `level` are made."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for merge in merges:
        if round(merge.likeness, 9) >= level:
            low, high = sorted((root(merge.left), root(merge.right)))
            parent[high] = low
    return np.array([root(index) for index in range(count)], dtype=np.int64)
