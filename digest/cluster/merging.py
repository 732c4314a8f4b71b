"""Pairs of alike articles -> groups: average link down to a level, on as many articles as there may be.

Average link never makes a group more alike to a third than the more alike of its parts was. So two groups that are each
other's nearest may be merged at once wherever they are, which gives the tree that merging the most alike pair each time
gives (Murtagh 1983; all in one round, Sumengen et al. 2021). And groups can merge at a level only if some pair of their
articles is as alike as that, so other pairs need not be known. The mean likeness of two groups is exact all the same,
as a sum of vectors stands for each group and day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.cluster.likeness import nearness
from digest.cluster.neighbours import Pairs
from digest.cluster.sparse import Rows, dots, summed
from digest.cluster.vectors import Floats, Ints

# Products of rows that are computed at a time: groups have more terms than articles.
_CHUNK = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Groups in the making. `names` are the lowest articles in them, rising; `sizes` how many there are.

    `rows` are the sums of the vectors of one group and day each, in the order of groups; `pairs` are those groups that
    are at least as alike as the level.
    """

    names: Ints
    sizes: Ints
    rows: Rows
    row_group: Ints
    row_day: Floats
    pairs: Pairs


def merge(rows: Rows, when: Floats, pairs: Pairs, level: float) -> Ints:
    """Return the group of each row: the lowest row in it.

    Args:
        rows: the vectors.
        when: their days.
        pairs: all pairs whose likeness is at least `level`.
        level: the mean likeness down to which groups are merged.
    """
    each = np.arange(len(when))
    labels = each.copy()
    state = _Groups(each, np.ones_like(each), rows, each, when, pairs)
    while len(state.pairs.left):
        state = _without_lone(state)
        into = _partners(state.pairs, len(state.names))
        labels[state.names] = state.names[into]
        state = _merged(state, into, level)
    while (labels[labels] != labels).any():
        labels = labels[labels]
    return labels


def _without_lone(state: _Groups) -> _Groups:
    """Return the groups that still have a pair."""
    kept = np.unique(np.concatenate([state.pairs.left, state.pairs.right]))
    if len(kept) == len(state.names):
        return state
    number = np.full(len(state.names), -1)
    number[kept] = np.arange(len(kept))
    chosen = np.flatnonzero(number[state.row_group] >= 0)
    pairs = Pairs(number[state.pairs.left], number[state.pairs.right], state.pairs.likeness)
    groups, day = number[state.row_group[chosen]], state.row_day[chosen]
    return _Groups(state.names[kept], state.sizes[kept], state.rows[chosen], groups, day, pairs)


def _partners(pairs: Pairs, count: int) -> Ints:
    """Return what each group is merged into: the other of a pair that is the nearest for both, or itself."""
    # Of equally alike pairs those first whose numbers differ in the lowest bits alone: of a thousand copies, all merge
    # two by two, and not one after the other with the first.
    order = np.lexsort((pairs.left, pairs.left ^ pairs.right, -pairs.likeness))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    nearest = np.full(count, len(order))
    np.minimum.at(nearest, pairs.left, rank)
    np.minimum.at(nearest, pairs.right, rank)
    mutual = (nearest[pairs.left] == rank) & (nearest[pairs.right] == rank)
    into = np.arange(count)
    into[pairs.right[mutual]] = pairs.left[mutual]
    return into


def _merged(state: _Groups, into: Ints, level: float) -> _Groups:
    """Return the groups after each was merged into the one that `into` names."""
    kept = into == np.arange(len(into))
    number = (np.cumsum(kept) - 1)[into]
    count = int(kept.sum())
    sizes = np.bincount(number, state.sizes, minlength=count).astype(np.int64)
    # Undated rows are of day 0, which no article is.
    dates = np.nan_to_num(state.row_day).astype(np.int64)
    span = int(dates.max(initial=0)) + 1
    keys, places = np.unique(number[state.row_group] * span + dates, return_inverse=True)
    row_day = np.where(keys % span == 0, np.nan, keys % span)
    grown = np.bincount(number, minlength=count) > 1
    after = _Groups(
        state.names[kept],
        sizes,
        summed(state.rows, places, len(keys)),
        keys // span,
        row_day,
        _renamed(state.pairs, number, count),
    )
    return _weighed(after, grown, level)


def _renamed(pairs: Pairs, number: Ints, count: int) -> Pairs:
    """Return the pairs under the new numbers of their groups, each once; of several likenesses any one."""
    left, right = number[pairs.left], number[pairs.right]
    apart = left != right
    keys = np.minimum(left, right)[apart] * count + np.maximum(left, right)[apart]
    names, firsts = np.unique(keys, return_index=True)
    return Pairs(names // count, names % count, pairs.likeness[apart][firsts])


def _weighed(state: _Groups, grown: npt.NDArray[np.bool_], level: float) -> _Groups:
    """Return the groups with the likeness of every pair that has grown, and without those below the level."""
    pairs = state.pairs
    changed = np.flatnonzero(grown[pairs.left] | grown[pairs.right])
    values = pairs.likeness.copy()
    values[changed] = _means(state, pairs.left[changed], pairs.right[changed])
    kept = values >= level
    left = Pairs(pairs.left[kept], pairs.right[kept], values[kept])
    return _Groups(state.names, state.sizes, state.rows, state.row_group, state.row_day, left)


def _means(state: _Groups, left: Ints, right: Ints) -> Floats:
    """Return the mean likeness of pairs of groups, over all pairs of their articles."""
    rows_of = np.bincount(state.row_group, minlength=len(state.names))
    starts = np.concatenate(([0], np.cumsum(rows_of)[:-1])).astype(np.int64)
    # Each pair of groups is as many pairs of rows as the days of one times those of the other.
    number = rows_of[left] * rows_of[right]
    of_pair = np.repeat(np.arange(len(left)), number)
    within = np.arange(len(of_pair)) - np.repeat(np.cumsum(number) - number, number)
    one = starts[left][of_pair] + within // rows_of[right][of_pair]
    other = starts[right][of_pair] + within % rows_of[right][of_pair]
    sums = np.zeros(len(left))
    for first in range(0, len(one), _CHUNK):
        a, b = one[first : first + _CHUNK], other[first : first + _CHUNK]
        values = dots(state.rows, a, b) * nearness(state.row_day[a] - state.row_day[b])
        np.add.at(sums, of_pair[first : first + _CHUNK], values)
    means: Floats = np.round(sums / (state.sizes[left] * state.sizes[right]).astype(np.float64), 9)
    return means
