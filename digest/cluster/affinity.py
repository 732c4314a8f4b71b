"""Members of a story -> how alike each is to the others, and the words that tell: why they are together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from digest.cluster.vectors import Floats, Vectors
from digest.values import Affinity, Article

# Enough to see what brought an article here.
_MOST_WORDS = 6


def affinities(members: Sequence[Article], found: Vectors) -> tuple[Affinity, ...]:
    """Return for each member its likeness to the others, and the words that make up most of it; none for one alone.

    By the sum of all vectors, as a story may have thousands of members.

    Args:
        members: the articles of the story.
        found: their vectors, in the same order.
    """
    if len(members) < 2:
        return ()
    terms, places = np.unique(found.terms, return_inverse=True)
    total = np.bincount(places, found.weights, minlength=len(terms))
    shared = found.weights * (total[places] - found.weights) / (len(members) - 1)
    return tuple(
        Affinity(
            article.id,
            round(float(shared[first:last].sum()), 4),
            tuple(_words(article, _heaviest(found, shared, first, last))),
        )
        for article, (first, last) in zip(members, pairwise(found.starts.tolist()), strict=True)
    )


def _heaviest(found: Vectors, shared: Floats, first: int, last: int) -> list[str]:
    """Return the stems of a row with which it is most like the others; of equal ones the first in the alphabet."""
    order = np.lexsort((found.terms[first:last], -np.round(shared[first:last], 9)))[:_MOST_WORDS]
    return [found.stems[found.terms[first + place]] for place in order.tolist() if shared[first + place] > 0]


def _words(article: Article, stems: Sequence[str]) -> Iterator[str]:
    """Yield for each stem the word that the article has first, as it stands there."""
    texts = (article.headline, *(sentence.text for sentence in article.sentences))
    # "trump'" is the stem of "Trump's", beside that of "Trump".
    for stem in dict.fromkeys(stem.rstrip("'") for stem in stems):
        pattern = re.compile(rf"(?<!\w){re.escape(stem)}\w*", re.IGNORECASE)
        yield next((match.group() for text in texts if (match := pattern.search(text))), stem)
