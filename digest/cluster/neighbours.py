"""Vectors and dates of many articles -> the pairs that are alike, without looking at all pairs.

Two texts that are alike share some of their heaviest terms, so those alone propose pairs (as in all-pairs search with
prefixes, Bayardo, Ma and Srikant 2007); the exact likeness is then computed of proposals only. Of the texts with a
term, in the order of their dates, each meets those next to it; where a term is rare, that is all of them, across all
dates. Articles on a very large event thus meet in a chain, which is enough for their groups to (see merging.py). So
each article meets a bounded number of others, however many there are and however dense a day is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from digest.cluster.likeness import nearness
from digest.cluster.sparse import Rows, dots
from digest.cluster.vectors import Floats, Ints, Terms, Vectors

# Terms of a text that propose pairs, and the share of the likeness asked for that they must make up. Measured on news:
# with both, more than 99.9 % of the pairs whose likeness is 0.15 are found.
_HEAVY_TERMS = 40
_PROPOSED_SHARE = 0.25
# Texts with a term, by date, are cut into runs of as many; each meets those of its own run and of the two beside it.
_RUN = 64
# Proposals made at a time, and pairs computed at a time: both keep memory at some tens of megabytes.
_PROPOSALS = 4_000_000
_PAIRS = 40_000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of rows, `left` < `right`, each once and in order, with the likeness of each."""

    left: Ints
    right: Ints
    likeness: Floats


def alike_pairs(found: Vectors, rows: Rows, when: Floats, level: float) -> Pairs:
    """Return the pairs whose likeness is at least `level`."""
    lefts, rights, values = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    for left, right in _proposals(found, when, level):
        for first in range(0, len(left), _PAIRS):
            some_left, some_right = left[first : first + _PAIRS], right[first : first + _PAIRS]
            exact = np.round(dots(rows, some_left, some_right), 9) * nearness(when[some_left] - when[some_right])
            kept = exact >= level
            lefts.append(some_left[kept])
            rights.append(some_right[kept])
            values.append(exact[kept])
    return Pairs(np.concatenate(lefts), np.concatenate(rights), np.concatenate(values))


def _proposals(found: Vectors, when: Floats, level: float) -> Iterator[tuple[Ints, Ints]]:
    """Yield pairs that may be alike, as rows left and right, block by block of the left ones."""
    rows, terms, weights = _heavy(found)
    columns = _columns(rows, terms, when)
    shape = (len(found), int(columns.max(initial=-1)) + 1)
    answers = _table(rows, columns[1], weights, shape)
    questions = _table(np.tile(rows, 3), columns.ravel(), np.tile(weights, 3), shape)
    met = np.diff(answers.tocsc().indptr)
    effort = np.add.reduceat(np.append(met[questions.indices], 0), questions.indptr[:-1]) if len(found) else met
    effort[np.diff(questions.indptr) == 0] = 0
    by_column = answers.T.tocsr()
    for first, last in _blocks(np.cumsum(effort)):
        part = questions[first:last] @ by_column
        kept = np.flatnonzero(part.data >= _PROPOSED_SHARE * level)
        left = np.searchsorted(part.indptr, kept, side="right") - 1 + first
        right = part.indices[kept].astype(np.int64)
        kept = kept[left < right]
        left, right = left[left < right], right[left < right]
        near = part.data[kept] * nearness(when[left] - when[right]) >= _PROPOSED_SHARE * level
        left, right = left[near], right[near]
        order = np.lexsort((right, left))
        yield left[order], right[order]


def _heavy(found: Vectors) -> tuple[Ints, Terms, Floats]:
    """Return row, term and weight of the heaviest terms of each row."""
    rows = found.rows
    order = np.lexsort((found.terms, -found.weights, rows))
    heavy = order[(np.arange(len(order)) - found.starts[rows]) < _HEAVY_TERMS]
    return rows[heavy], found.terms[heavy], found.weights[heavy]


def _columns(rows: Ints, terms: Terms, when: Floats) -> Ints:
    """Return for each entry the columns in which it asks for others, shape (3, n); in the middle one it also answers.

    A rare term is one column, a common one a column for each run of texts; -1 stands for no column.
    """
    undated = np.isnan(when)
    order = np.lexsort((rows, np.nan_to_num(when)[rows], undated[rows], terms))
    of_term = np.bincount(terms)
    place = np.arange(len(order)) - (np.cumsum(of_term) - of_term)[terms[order]]
    run = np.empty(len(order), dtype=np.int64)
    run[order] = place // _RUN
    runs = -(-of_term // _RUN)
    first = (np.cumsum(runs) - runs)[terms]
    last = first + runs[terms] - 1
    own = first + run
    return np.stack([np.where(own > first, own - 1, -1), own, np.where(own < last, own + 1, -1)])


def _table(rows: Ints, columns: Ints, weights: Floats, shape: tuple[int, int]) -> csr_matrix:
    kept = columns >= 0
    return csr_matrix((weights[kept], (rows[kept], columns[kept])), shape=shape)


def _blocks(effort: Ints) -> Iterator[tuple[int, int]]:
    """Yield stretches of rows, each of a bounded effort, or of a single row; `effort` is summed up so far."""
    first = 0
    while first < len(effort):
        done = effort[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(effort, done + _PROPOSALS, side="right")))
        yield first, last
        first = last
