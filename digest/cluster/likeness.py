"""Vectors and dates of articles -> how alike each two of them are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from digest.cluster.vectors import Floats, Vectors
from digest.values import Article

# Reports on one event come within days; each day more between two articles takes this off their likeness, down to a
# floor, because some stories do run for weeks.
_LOSS_PER_DAY = 0.05
_DAYS_FREE = 2
_LEAST_KEPT = 0.5
# Up to this many articles numpy alone is faster than loading scipy's sparse matrices.
_WITHOUT_SCIPY = 600


def cosines(found: Vectors) -> Floats:
    """Return the cosines of all pairs of unit vectors, shape (n, n), rounded."""
    if len(found) > _WITHOUT_SCIPY:
        from digest.cluster.sparse import matrix  # noqa: PLC0415 - its import would slow every small build

        rows = matrix(found)
        product: Floats = (rows @ rows.T).toarray()
    else:
        # A term of one article alone has no part in any pair.
        _, places, frequency = np.unique(found.terms, return_inverse=True, return_counts=True)
        shared = frequency[places] > 1
        columns = (np.cumsum(frequency > 1) - 1)[places]
        dense = np.zeros((len(found), int((frequency > 1).sum())))
        dense[found.rows[shared], columns[shared]] = found.weights[shared]
        product = dense @ dense.T
        np.fill_diagonal(product, (np.diff(found.starts) > 0).astype(float))
    # Rounded: sums in another order of terms must not decide otherwise.
    return np.round(product, 9)


def days(articles: Sequence[Article]) -> Floats:
    """Return the day of each article, counted from the year 1; not a number where it is undated."""
    return np.array([article.published.day.toordinal() if article.published else np.nan for article in articles])


def nearness(apart: Floats) -> Floats:
    """Return how much likeness is left given the days between two articles; all of it where one is undated."""
    gap = np.nan_to_num(np.abs(apart))
    left: Floats = np.maximum(_LEAST_KEPT, 1.0 - _LOSS_PER_DAY * np.maximum(0.0, gap - _DAYS_FREE))
    return left


def likeness(found: Vectors, when: Floats) -> Floats:
    """Return the likeness of all pairs, shape (n, n): cosine times nearness."""
    alike = cosines(found)
    alike *= nearness(when[:, None] - when[None, :])
    return alike
