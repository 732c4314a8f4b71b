"""Likeness of all pairs -> the level at which average link is cut: the one where groups stand out best.

No fixed cut serves all collections: reports on an event of one day are alike at another level than reports on a drought
of a year, and snippets at another than full texts. So the cut is read off the collection itself: at each level every
article is compared with its own group and with the nearest other one (after the silhouette, Rousseeuw 1987), and the
level is taken at which the groups are most distinct. Where there are few articles to go by, a usual level counts too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np

from digest.cluster.linkage import Merge, cut
from digest.cluster.vectors import Floats, Ints

# Levels that are tried: mean cosines from "same topic, loosely" to "hardly anything but copies".
LEVELS = tuple(round(0.045 * 1.15**step, 4) for step in range(17))
# How alike the reports of a group would be to an article that stands alone, had it company.
_ALONE = 0.45
# The level that serves most collections, and how many articles' worth of evidence it takes to leave it.
USUAL = 0.18
_USUAL_WEIGHT = 0.05
_USUAL_ARTICLES = 60
# A level that stories were published at is left only for one that is better by this: a step back and forth with each
# new article would reshuffle stories that have addresses.
_CLEARLY = 0.015


def best_level(
    likeness: Floats,
    merges: Sequence[Merge],
    *,
    published: float | None = None,
    lowest: float = 0.0,
    judges: Ints | None = None,
) -> float:
    """Return the level at which to cut `merges`.

    Args:
        likeness: of all pairs, shape (n, n).
        merges: of average link over `likeness`.
        published: the level of the last published site, if any.
        lowest: levels below this one aren't tried.
        judges: the articles whose view counts; all where None.
    """
    levels = [level for level in LEVELS if level >= lowest]
    rows = np.arange(len(likeness)) if judges is None else judges
    finest_first = sorted(levels, reverse=True)
    views = _distinctness(likeness, rows, [cut(len(likeness), merges, level) for level in finest_first])
    scores = {
        level: round(view - _doubt(level, len(likeness)), 9) for level, view in zip(finest_first, views, strict=True)
    }
    best = max(levels, key=lambda level: (scores[level], -abs(level - USUAL)))
    if published in scores and scores[best] - scores[published] < _CLEARLY:
        return published
    return best


def _doubt(level: float, count: int) -> float:
    """Return what a level loses for being far from the usual one, with `count` articles to go by."""
    return _USUAL_WEIGHT * _USUAL_ARTICLES / (_USUAL_ARTICLES + count) * math.log(level / USUAL) ** 2


def _distinctness(likeness: Floats, rows: Ints, cuts: Sequence[Ints]) -> Iterator[float]:
    """Yield for each cut, the finest first, how well groups stand out in the view of `rows`, 1 at best."""
    sums = likeness[rows]
    sums[np.arange(len(rows)), rows] = 0.0
    names = np.arange(len(likeness))
    for labels in cuts:
        # Each cut's groups are unions of the finer one's, so sums over groups are made of sums over groups.
        coarser = labels[names]
        order = np.argsort(coarser, kind="stable")
        names, firsts = np.unique(coarser[order], return_index=True)
        sums = np.add.reduceat(sums[:, order], firsts, axis=1)
        sizes = np.bincount(labels, minlength=len(likeness))[names]
        yield _view(sums, sizes, np.searchsorted(names, labels[rows]))


def _view(sums: Floats, sizes: Ints, own: Ints) -> float:
    """Return the mean silhouette of articles, given their likeness to groups: sums, sizes, and which is their own."""
    rows = np.arange(len(own))
    within = np.where(sizes[own] == 1, _ALONE, sums[rows, own] / np.maximum(1, sizes[own] - 1))
    means = sums / sizes
    means[rows, own] = 0.0
    other = means.max(axis=1)
    larger = np.maximum(within, other)
    return float(np.divide(within - other, larger, out=np.zeros(len(own)), where=larger > 0).mean())
