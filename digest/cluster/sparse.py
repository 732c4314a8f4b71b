"""The vectors as rows of a sparse matrix: the one place that says how scipy is used."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from scipy.sparse import csr_matrix

from digest.cluster.vectors import Floats, Ints, Vectors

Rows: TypeAlias = csr_matrix


def matrix(found: Vectors) -> Rows:
    """Return the vectors as rows."""
    return csr_matrix((found.weights, found.terms, found.starts), shape=(len(found), found.size))


def dots(rows: Rows, left: Ints, right: Ints) -> Floats:
    """Return the dot product of each row of `left` with the row of `right` at the same place."""
    products: Floats = np.asarray(rows[left].multiply(rows[right]).sum(axis=1)).ravel()
    return products


def summed(rows: Rows, groups: Ints, count: int) -> Rows:
    """Return `count` rows, each the sum of the rows that `groups` puts there."""
    ones = np.ones(len(groups))
    return csr_matrix((ones, (groups, np.arange(len(groups)))), shape=(count, len(groups))) @ rows
