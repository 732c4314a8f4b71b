"""Articles -> TF-IDF vectors, and how alike each two of them are.

Cosine of sublinear TF-IDF (Salton and Buckley 1988) over word stems; headline and opening count twice, since they tell
the event and the rest its background. A stem is the first letters of a word: crude, but it serves every language that
inflects at the end, and needs no word lists.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from digest.text import words
from digest.values import Article

Vector = Mapping[str, float]
Matrix = npt.NDArray[np.float64]

_STEM = 6
# The heaviest terms of a text carry nearly all of its likeness to others; more only cost time.
_MAX_TERMS = 100
_MAX_WORDS = 600
_OPENING_WORDS = 60
_HEADLINE_WEIGHT = 2
# Small batches know nothing of how common a word is, so the shipped table speaks as loud as this many texts.
_TABLE_TEXTS = 400.0
# Share of texts in which a stem stands that the table doesn't have: short words are the common ones in any language.
_UNKNOWN = {3: 0.2, 4: 0.05}
_RARE = 0.002


def vectors(articles: Sequence[Article]) -> list[Vector]:
    """Return a unit vector of weights by stem for each article."""
    counts = [_counts(article) for article in articles]
    frequency: Counter[str] = Counter(stem for count in counts for stem in count)
    total = len(articles) + _TABLE_TEXTS + 1
    idf = {stem: math.log(total / (number + _TABLE_TEXTS * _share(stem) + 0.5)) for stem, number in frequency.items()}
    return [_unit(count, idf) for count in counts]


def likeness(found: Sequence[Vector]) -> Matrix:
    """Return the cosines of all pairs of unit vectors, shape (n, n)."""
    places: dict[str, int] = {}
    for vector in found:
        for stem in vector:
            places.setdefault(stem, len(places))
    rows = np.zeros((len(found), len(places)))
    for index, vector in enumerate(found):
        rows[index, [places[stem] for stem in vector]] = list(vector.values())
    # Rounded: sums in another order of terms must not decide otherwise.
    return np.round(rows @ rows.T, 9)


@cache
def _table() -> Mapping[str, float]:
    """Return the share of texts in which each stem of the shipped table stands; see frequencies.txt."""
    lines = resources.files("digest.cluster").joinpath("frequencies.txt").read_text("utf-8").splitlines()
    return {stem: float(share) for stem, share in (line.split() for line in lines if not line.startswith("#"))}


def _share(stem: str) -> float:
    return _table().get(stem, _UNKNOWN.get(len(stem), _RARE))


def _counts(article: Article) -> Counter[str]:
    body = words(" ".join(sentence.text for sentence in article.sentences))
    tokens = (*words(article.headline) * _HEADLINE_WEIGHT, *body[:_OPENING_WORDS], *body[:_MAX_WORDS])
    return Counter(token[:_STEM] for token in tokens if len(token) > 2 or not token.isascii())


def _unit(count: Counter[str], idf: Mapping[str, float]) -> dict[str, float]:
    weighted = {stem: (1 + math.log(number)) * max(idf[stem], 0.0) for stem, number in count.items()}
    top = sorted(weighted.items(), key=lambda item: (-item[1], item[0]))[:_MAX_TERMS]
    length = math.sqrt(math.fsum(weight * weight for _, weight in top)) or 1.0
    return {stem: weight / length for stem, weight in sorted(top) if weight > 0}
