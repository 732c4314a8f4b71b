"""Vectors and dates of many articles -> groups: the level from a sample, the groups from the pairs that are alike."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from digest.cluster.levels import best_level
from digest.cluster.likeness import likeness, nearness
from digest.cluster.linkage import average_link
from digest.cluster.merging import merge
from digest.cluster.neighbours import alike_pairs
from digest.cluster.sparse import Rows, matrix
from digest.cluster.vectors import Floats, Ints, Vectors

# Among many articles something is always loosely alike, so that looser levels are never the best.
_LOWEST = 0.1
# The level is the best one in the view of so many articles, chosen by a hash of their ids, each with so many of its
# nearest: a plain sample would tear stories apart.
_JUDGES = 80
_NEAREST = 30
# Judges whose likeness to all articles is computed at a time.
_AT_ONCE = 25


def group_many(found: Vectors, when: Floats, names: Sequence[str], published: float | None) -> tuple[float, Ints]:
    """Return the level, and for each article the lowest one in its group; see `grouping.group`."""
    rows = matrix(found)
    level = _level(found, rows, when, names, published)
    return level, merge(rows, when, alike_pairs(found, rows, when, level), level)


def _level(found: Vectors, rows: Rows, when: Floats, names: Sequence[str], published: float | None) -> float:
    by_hash = sorted(range(len(names)), key=lambda index: sha256(names[index].encode()).digest())
    judges = np.sort(np.array(by_hash[:_JUDGES]))
    sample = np.union1d(judges, _nearest(rows, when, judges))
    alike = likeness(found.take(sample), when[sample])
    places = np.searchsorted(sample, judges)
    return best_level(alike, average_link(alike), published=published, lowest=_LOWEST, judges=places)


def _nearest(rows: Rows, when: Floats, judges: Ints) -> Ints:
    """Return the articles that are most alike to each of the judges."""
    found = [np.empty(0, np.int64)]
    for first in range(0, len(judges), _AT_ONCE):
        some = judges[first : first + _AT_ONCE]
        alike = (rows[some] @ rows.T).toarray() * nearness(when[some][:, None] - when[None, :])
        alike[np.arange(len(some)), some] = 0.0
        # Stable, so that of equally alike ones the first are taken.
        found.append(np.argsort(-np.round(alike, 9), axis=1, kind="stable")[:, :_NEAREST].ravel())
    return np.concatenate(found)
