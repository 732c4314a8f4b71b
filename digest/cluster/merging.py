"""Pairs of alike articles -> groups: average link down to a level, on as many articles as there may be.

Average link never makes a group more alike to a third than the more alike of its parts was. So two groups that are each
other's nearest may be merged at once wherever they are, which gives the tree that merging the most alike pair each time
gives (Murtagh 1983; all in one round, Sumengen et al. 2021). And groups can merge at a level only if some pair of their
articles is as alike as that, so other pairs need not be known. The mean likeness of two groups is exact all the same,
as a sum of vectors stands for each group and day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from digest.cluster.likeness import nearness
from digest.cluster.linkage import Flags, is_bridge
from digest.cluster.neighbours import Pairs
from digest.cluster.sparse import Rows, dots, summed
from digest.cluster.vectors import Floats, Ints

# Products of rows that are computed at a time: groups have more terms than articles.
_CHUNK = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Groups in the making.

    `names` are the lowest articles in them, rising, `sizes` how many there are; `within` is the likeness of all pairs
    in each, summed up, and `apart` says that its parts stay apart all the same (see `linkage.cut`).
    `rows` are the sums of the vectors of one group and day each, in the order of groups; `pairs` are those groups that
    are at least as alike as the level.
    """

    names: Ints
    sizes: Ints
    within: Floats
    apart: Flags
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
    state = _Groups(each, np.ones_like(each), np.zeros(len(each)), each < 0, rows, each, when, pairs)
    while len(state.pairs.left):
        state = _without_lone(state)
        chosen = _nearest_of_both(state.pairs, len(state.names))
        left, right = state.pairs.left[chosen], state.pairs.right[chosen]
        state = _noted(state, left, right, state.pairs.likeness[chosen])
        together = ~state.apart[left]
        labels[state.names[right[together]]] = state.names[left[together]]
        into = np.arange(len(state.names))
        into[right] = left
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
    return _Groups(
        names=state.names[kept],
        sizes=state.sizes[kept],
        within=state.within[kept],
        apart=state.apart[kept],
        rows=state.rows[chosen],
        row_group=number[state.row_group[chosen]],
        row_day=state.row_day[chosen],
        pairs=Pairs(number[state.pairs.left], number[state.pairs.right], state.pairs.likeness),
    )


def _nearest_of_both(pairs: Pairs, count: int) -> Ints:
    """Return which pairs are of two groups that are each other's nearest; no group is in two of them."""
    # Of equally alike pairs those first whose numbers differ in the lowest bits alone: of a thousand copies, all merge
    # two by two, and not one after the other with the first.
    order = np.lexsort((pairs.left, pairs.left ^ pairs.right, -pairs.likeness))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    nearest = np.full(count, len(order))
    np.minimum.at(nearest, pairs.left, rank)
    np.minimum.at(nearest, pairs.right, rank)
    return np.flatnonzero((nearest[pairs.left] == rank) & (nearest[pairs.right] == rank))


def _noted(state: _Groups, left: Ints, right: Ints, alike: Floats) -> _Groups:
    """Return the groups with what `within` and `apart` are for those on the left once those on the right join them."""
    number = state.sizes * (state.sizes - 1) / 2
    mean = np.divide(state.within, number, out=np.zeros(len(number)), where=number > 0)
    within, apart = state.within.copy(), state.apart.copy()
    within[left] += within[right] + alike * state.sizes[left] * state.sizes[right]
    apart[left] |= apart[right] | is_bridge(alike, mean[left], mean[right])
    return replace(state, within=within, apart=apart)


def _merged(state: _Groups, into: Ints, level: float) -> _Groups:
    """Return the groups after each was merged into the one that `into` names."""
    kept = into == np.arange(len(into))
    number = (np.cumsum(kept) - 1)[into]
    count = int(kept.sum())
    # Undated rows are of day 0, which no article is.
    dates = np.nan_to_num(state.row_day).astype(np.int64)
    span = int(dates.max(initial=0)) + 1
    keys, places = np.unique(number[state.row_group] * span + dates, return_inverse=True)
    after = _Groups(
        names=state.names[kept],
        sizes=np.bincount(number, state.sizes, minlength=count).astype(np.int64),
        within=state.within[kept],
        apart=state.apart[kept],
        rows=summed(state.rows, places, len(keys)),
        row_group=keys // span,
        row_day=np.where(keys % span == 0, np.nan, keys % span),
        pairs=_renamed(state.pairs, number, count),
    )
    return _weighed(after, np.bincount(number, minlength=count) > 1, level)


def _renamed(pairs: Pairs, number: Ints, count: int) -> Pairs:
    """Return the pairs under the new numbers of their groups, each once; of several likenesses any one."""
    left, right = number[pairs.left], number[pairs.right]
    apart = left != right
    keys = np.minimum(left, right)[apart] * count + np.maximum(left, right)[apart]
    names, firsts = np.unique(keys, return_index=True)
    return Pairs(names // count, names % count, pairs.likeness[apart][firsts])


def _weighed(state: _Groups, grown: Flags, level: float) -> _Groups:
    """Return the groups with the likeness of every pair that has grown, and without those below the level."""
    pairs = state.pairs
    changed = np.flatnonzero(grown[pairs.left] | grown[pairs.right])
    values = pairs.likeness.copy()
    values[changed] = _means(state, pairs.left[changed], pairs.right[changed])
    kept = values >= level
    return replace(state, pairs=Pairs(pairs.left[kept], pairs.right[kept], values[kept]))


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
