"""Vectors and dates -> groups of articles on one event: average link, cut where the groups stand out best.

Up to a few thousand articles by the table of all pairs; beyond, by those pairs alone that are alike (see many.py),
which gives the same groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from digest.cluster.levels import best_level
from digest.cluster.likeness import likeness
from digest.cluster.linkage import average_link, cut
from digest.cluster.vectors import Floats, Ints, Vectors

# Up to here the table of all pairs is the faster way, and it takes 32 MB at most.
_FEW = 2000


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition of 0..n-1, groups by their lowest members, and the level at which it was cut (None: nothing was)."""

    groups: list[list[int]]
    level: float | None


def group(
    found: Vectors, when: Floats, names: Sequence[str], published: float | None = None, few: int = _FEW
) -> Grouping:
    """Return the groups.

    Args:
        found: a vector for each article.
        when: its day, see `likeness.days`.
        names: its id; by these some are chosen to find the level by, where there are many.
        published: the level of the last published site, if any.
        few: up to how many articles all pairs are looked at.
    """
    if len(found) < 2:
        return Grouping([[index] for index in range(len(found))], published)
    if len(found) > few:
        from digest.cluster.many import group_many  # noqa: PLC0415 - scipy would slow every small build

        level, labels = group_many(found, when, names, published)
        return Grouping(_as_groups(labels), level)
    return group_by_table(likeness(found, when), published)


def group_by_table(alike: Floats, published: float | None = None) -> Grouping:
    """Return the groups, given the likeness of all pairs, shape (n, n), symmetric, from 0 to 1; n must not be 0."""
    merges = average_link(alike)
    level = best_level(alike, merges, published=published)
    return Grouping(_as_groups(cut(len(alike), merges, level)), level)


def _as_groups(labels: Ints) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for index, label in enumerate(np.asarray(labels).tolist()):
        groups.setdefault(label, []).append(index)
    return list(groups.values())
