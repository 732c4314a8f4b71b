"""Articles -> TF-IDF vectors, and the pairs of articles that are alike.

Cosine of sublinear TF-IDF (Salton and Buckley 1988) over word stems; the headline counts twice. A stem is the first
letters of a word: crude, but it serves every language that inflects at the end, and needs no word lists (McNamee and
Mayfield 2004 found it level with stemmers).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from digest.text import words
from digest.values import Article

Vector = Mapping[str, float]

_STEM = 6
# The heaviest terms of a text carry nearly all of its likeness to others; more only cost time.
_MAX_TERMS = 60
# A news text's opening tells its event; what follows is background that it shares with other stories.
_MAX_WORDS = 600
_HEADLINE_WEIGHT = 2
# Small batches know nothing of how common a word is; as if this many texts more had been seen, without the word
# unless it is a short one, which in every language are the common ones.
_PRIOR_TEXTS = 20.0


def vectors(articles: Sequence[Article]) -> list[dict[str, float]]:
    """Return a unit vector of weights by stem for each article."""
    counts = [_counts(article) for article in articles]
    frequency: Counter[str] = Counter(stem for count in counts for stem in count)
    total = len(articles) + _PRIOR_TEXTS
    idf = {stem: math.log(total / (number + _prior(stem))) for stem, number in frequency.items()}
    return [_unit(count, idf) for count in counts]


def alike(found: Sequence[Vector], floor: float) -> dict[tuple[int, int], float]:
    """Return the cosine of every pair (i, j), i < j, whose cosine is at least `floor`."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for index, vector in enumerate(found):
        for stem, weight in vector.items():
            postings[stem].append((index, weight))
    columns = {
        stem: (np.array([i for i, _ in posting]), np.array([w for _, w in posting]))
        for stem, posting in postings.items()
        if len(posting) > 1
    }
    pairs: dict[tuple[int, int], float] = {}
    row: npt.NDArray[np.float64] = np.zeros(len(found))
    for index, vector in enumerate(found):
        row[:] = 0.0
        for stem, weight in vector.items():
            if stem in columns:
                members, weights = columns[stem]
                row[members] += weight * weights
        for other in np.nonzero(row[:index] >= floor)[0]:
            # Rounded: sums in another order of terms must not decide otherwise.
            pairs[int(other), index] = round(float(row[other]), 9)
    return pairs


def _counts(article: Article) -> Counter[str]:
    body = " ".join(sentence.text for sentence in article.sentences)
    tokens = (*words(article.headline) * _HEADLINE_WEIGHT, *words(body)[:_MAX_WORDS])
    return Counter(token[:_STEM] for token in tokens if len(token) > 2 or not token.isascii())


def _prior(stem: str) -> float:
    """Return in how many of the imagined texts the stem stands: short words are common ones."""
    return {3: 0.5, 4: 0.25}.get(len(stem), 0.05) * _PRIOR_TEXTS


def _unit(count: Counter[str], idf: Mapping[str, float]) -> dict[str, float]:
    weighted = {stem: (1 + math.log(number)) * max(idf[stem], 0.0) for stem, number in count.items()}
    top = sorted(weighted.items(), key=lambda item: (-item[1], item[0]))[:_MAX_TERMS]
    length = math.sqrt(sum(weight * weight for _, weight in top)) or 1.0
    return {stem: weight / length for stem, weight in sorted(top) if weight > 0}
