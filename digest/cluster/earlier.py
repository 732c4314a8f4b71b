"""Stories -> for each those some time before it that it goes on from: one story with it but for the days between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.cluster.likeness import cosines
from digest.cluster.vectors import Floats, Ints, Vectors

# What a page links back to; more would be a search result.
_AT_MOST = 3
# Up to so many stories the table of all pairs is the faster way.
_FEW = 2000


def earlier(groups: Sequence[Sequence[int]], found: Vectors, when: Floats, level: float) -> list[tuple[int, ...]]:
    """Return for each group the places of earlier ones, the most alike first; undated articles don't count.

    Args:
        groups: the reports of each story, as rows of `found`.
        found: the vectors of all articles.
        when: their days.
        level: the mean likeness at which reports were put into one story.
    """
    dated = [[row for row in group if not np.isnan(when[row])] for group in groups]
    first = np.array([min(when[rows], default=np.nan) for rows in dated])
    last = np.array([max(when[rows], default=np.nan) for rows in dated])
    # By their first days, so that of a pair the left one is the earlier.
    places = [place for place in np.argsort(first, kind="stable").tolist() if dated[place]]
    sums, sizes = _sums([dated[place] for place in places], found)
    before: list[list[tuple[float, int]]] = [[] for _ in groups]
    for left, right, value in _alike(sums, sizes, level):
        one, other = places[left], places[right]
        if last[one] < first[other]:
            before[other].append((-value, one))
    return [tuple(place for _, place in sorted(some)[:_AT_MOST]) for some in before]


def _sums(groups: Sequence[Sequence[int]], found: Vectors) -> tuple[Vectors, Floats]:
    """Return the unit vectors of the groups' sums, and their lengths divided by the numbers of articles."""
    sizes = np.array([len(rows) for rows in groups], dtype=np.int64)
    members = found.take(np.concatenate([*(np.asarray(rows) for rows in groups), np.empty(0, np.int64)]))
    of_row = np.repeat(np.arange(len(groups)), sizes)
    keys, places = np.unique(of_row[members.rows] * found.size + members.terms, return_inverse=True)
    weights = np.bincount(places, members.weights, minlength=len(keys))
    rows, terms = keys // max(1, found.size), (keys % max(1, found.size)).astype(np.int32)
    length = np.sqrt(np.bincount(rows, weights**2, minlength=len(groups)))
    starts = np.concatenate(([0], np.cumsum(np.bincount(rows, minlength=len(groups)))))
    return Vectors(starts, terms, weights / length[rows], found.size), length / sizes


def _alike(sums: Vectors, lengths: Floats, level: float) -> list[tuple[int, int, float]]:
    """Return the pairs of groups whose articles are on average as alike as `level`, dates left aside."""
    left: Ints
    right: Ints
    if len(sums) <= _FEW:
        table = cosines(sums)
        left, right = np.nonzero(np.triu(table >= level, 1))
        values = table[left, right]
    else:
        from digest.cluster.neighbours import alike_pairs  # noqa: PLC0415 - scipy would slow every small build
        from digest.cluster.sparse import matrix  # noqa: PLC0415

        pairs = alike_pairs(sums, matrix(sums), np.full(len(sums), np.nan), level)
        left, right, values = pairs.left, pairs.right, pairs.likeness
    means = np.round(values * lengths[left] * lengths[right], 9)
    kept = means >= level
    return list(zip(left[kept].tolist(), right[kept].tolist(), means[kept].tolist(), strict=True))
