"""Articles -> TF-IDF vectors, kept compactly: a hundred thousand of them must fit into memory.

Sublinear TF-IDF (Salton and Buckley 1988) over word stems; headline and opening count twice, since they tell the event
and the rest its background. A stem is the first letters of a word: crude, but it serves every language that inflects
at the end, and needs no word lists.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from itertools import groupby, islice

import numpy as np
import numpy.typing as npt

from digest.text import is_unspaced, words
from digest.values import Article

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Terms = npt.NDArray[np.int32]

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
# Most words have two characters in Chinese and Japanese; Thai is an alphabet.
_WIDE_CHARACTERS, _THAI_CHARACTERS = 2, 4
_THAI = re.compile("[\u0e00-\u0e7f]")
# Pairs that belong to the grammar: of hiragana alone, and with a particle of Chinese.
_GRAMMAR = re.compile("^[\u3040-\u309f]{2}$|[的了是在和也就都而与與及并並被其这這那们們]")
# Articles that are weighted at a time: sorting all terms of a large collection at once would take gigabytes.
_CHUNK = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """Unit vectors, row after row: row i has `terms[starts[i]:starts[i + 1]]`, rising, and their `weights`.

    Terms are numbered from 0 to `size` - 1 in the alphabetical order of their `stems`.
    """

    starts: Ints
    terms: Terms
    weights: Floats
    size: int
    stems: Sequence[str] = ()

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def rows(self) -> Ints:
        """Return the row of each entry."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))

    def take(self, rows: Sequence[int] | Ints) -> Vectors:
        """Return some of the rows, in the order given."""
        chosen = np.asarray(rows, dtype=np.int64)
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate(([0], np.cumsum(lengths)))
        places = np.repeat(self.starts[chosen] - starts[:-1], lengths) + np.arange(starts[-1])
        return Vectors(starts, self.terms[places], self.weights[places], self.size, self.stems)


def vectors(articles: Sequence[Article]) -> Vectors:
    """Return a unit vector of weights for each article; an article without words has an empty one."""
    numbers: dict[str, int] = {}
    starts, terms, counts = array("q", [0]), array("i"), array("d")
    for article in articles:
        found = _counts(article)
        terms.extend([numbers.setdefault(stem, len(numbers)) for stem in found])
        counts.extend(found.values())
        starts.append(len(terms))
    stems = sorted(numbers)
    place = np.empty(len(stems), dtype=np.int32)
    place[[numbers[stem] for stem in stems]] = np.arange(len(stems), dtype=np.int32)
    found_terms = place[np.frombuffer(terms, dtype=np.int32)] if terms else np.empty(0, np.int32)
    idf = _idf(stems, np.bincount(found_terms, minlength=len(stems)), len(articles))
    heaviest = _heaviest(np.frombuffer(starts, np.int64), found_terms, np.frombuffer(counts, np.float64), idf)
    return replace(heaviest, stems=stems)


def _counts(article: Article) -> Counter[str]:
    """Return how often each stem stands in the article."""
    body = list(islice((term for sentence in article.sentences for term in _terms(sentence.text)), _MAX_WORDS))
    tokens = Counter(body)
    tokens.update(body[:_OPENING_WORDS])
    tokens.update(_terms(article.headline) * _HEADLINE_WEIGHT)
    stems: Counter[str] = Counter()
    for token, number in tokens.items():
        if len(token) > 2 or not token.isascii():
            stems[token[:_STEM]] += number
    return stems


def _terms(text: str) -> tuple[str, ...]:
    """Return the words of `text`; where no spaces part them, all runs of as many characters as words have there.

    A single character stands in nearly every text of its language, and would make them all alike.
    """
    found = words(text)
    if text.isascii() or not any(map(is_unspaced, found)):
        return found
    terms: list[str] = []
    for has_no_spaces, run in groupby(found, is_unspaced):
        each = tuple(run)
        if has_no_spaces:
            size = _THAI_CHARACTERS if _THAI.match(each[0]) else _WIDE_CHARACTERS
            terms += ("".join(each[at : at + size]) for at in range(len(each) - size + 1))
        else:
            terms += each
    return tuple(term for term in terms if _GRAMMAR.search(term) is None)


def _idf(stems: Sequence[str], frequency: Ints, articles: int) -> Floats:
    """Return the weight of each stem: the rarer here and in the shipped table, the heavier, never below 0."""
    table = _table()
    shares = np.array([table.get(stem, _UNKNOWN.get(len(stem), _RARE)) for stem in stems], dtype=np.float64)
    return np.maximum(0.0, np.log((articles + _TABLE_TEXTS + 1) / (frequency + _TABLE_TEXTS * shares + 0.5)))


@cache
def _table() -> Mapping[str, float]:
    """Return the share of texts in which each stem of the shipped table stands; see frequencies.txt."""
    lines = resources.files("digest.cluster").joinpath("frequencies.txt").read_text("utf-8").splitlines()
    return {stem: float(share) for stem, share in (line.split() for line in lines if not line.startswith("#"))}


def _heaviest(starts: Ints, terms: Terms, counts: Floats, idf: Floats) -> Vectors:
    """Return the unit vectors of the heaviest terms of each row; of equally heavy ones the first in the alphabet."""
    lengths, kept_terms, kept_weights = [], [], []
    for first in range(0, len(starts) - 1, _CHUNK):
        bounds = starts[first : first + _CHUNK + 1]
        rows = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
        chunk = terms[bounds[0] : bounds[-1]]
        weights = (1 + np.log(counts[bounds[0] : bounds[-1]])) * idf[chunk]
        order = np.lexsort((chunk, -weights, rows))
        rank = np.arange(len(order)) - (bounds[:-1] - bounds[0])[rows]
        order = order[(rank < _MAX_TERMS) & (weights[order] > 0)]
        order = order[np.lexsort((chunk[order], rows[order]))]
        squares = np.bincount(rows[order], weights[order] ** 2, minlength=len(bounds) - 1)
        lengths.append(np.bincount(rows[order], minlength=len(bounds) - 1))
        kept_terms.append(chunk[order])
        kept_weights.append(weights[order] / np.sqrt(squares)[rows[order]])
    joined = np.concatenate(([0], np.cumsum(np.concatenate([*lengths, np.empty(0, np.int64)])))).astype(np.int64)
    return Vectors(
        joined,
        np.concatenate([*kept_terms, np.empty(0, np.int32)]),
        np.concatenate([*kept_weights, np.empty(0)]),
        len(idf),
    )
