"""Sentences of a story -> their units, and what the story says of each.

A unit is a pair of neighbouring words, or a word that is not short, each cut to its first letters: crude as a stem, but
it serves every language that inflects at the end, and needs no word lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

import numpy as np
import numpy.typing as npt

from digest.text import words

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

# What the story says of a unit; the columns of `Units.features`.
FEATURES = (
    "constant",  # 1
    "word",  # 1 where it is a word, not a pair
    "articles",  # logarithm of the number of articles that have it
    "share",  # share of the other articles that have it too
    "repeats",  # logarithm of how many sentences of such an article have it, on average
    "early",  # logarithm of how near to their articles' beginnings it stands, summed over the articles
    "opening",  # 1 where it stands in an article's first sentence
    "headline",  # 1 where it stands in a headline
    "names",  # how many of its words stand with a capital inside a sentence
)

_STEM = 6
# Shorter words say what a sentence is about only in pairs.
_SHORTEST_WORD = 4
# In sentences: what stands so far below the top counts for a third (1/e) of what stands at the top.
_EARLY_SENTENCES = 8.0
_EARLY_FLOOR = 0.01


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a story: its article's index there, its number in the article (from 1), its words.

    One that is not `eligible` tells what the story is about, but is never taken.
    """

    article: int
    position: int
    text: str
    eligible: bool = True


def units_of(text: str) -> list[str | tuple[str, str]]:
    """Return the units of a sentence, each once: words and pairs.

    >>> units_of("The gates of the lock")
    ['gates', 'lock', ('the', 'gates'), ('gates', 'of'), ('of', 'the'), ('the', 'lock')]
    """
    stems = [word[:_STEM] for word in words(text)]
    return list(dict.fromkeys([*(stem for stem in stems if len(stem) >= _SHORTEST_WORD), *pairwise(stems)]))


class Units:
    """The units of a story, numbered, as they stand in its sentences.

    `of` and `sentence` run in parallel over all places: which unit stands in which sentence. `is_word` parts words from
    pairs.
    """

    def __init__(self, candidates: Sequence[Candidate], headlines: Sequence[str]) -> None:
        # A unit that is asked for gets the next number.
        numbers: defaultdict[str | tuple[str, str], int] = defaultdict(count().__next__)
        found = [[numbers[unit] for unit in units_of(one.text)] for one in candidates]
        self.numbers: Mapping[str | tuple[str, str], int] = dict(numbers)
        self.of: Integers = np.array([number for own in found for number in own], dtype=np.int64)
        self._lengths: Integers = np.array([len(own) for own in found], dtype=np.int64)
        self._bounds = np.cumsum(self._lengths)
        self._sentence = np.repeat(np.arange(len(found)), self._lengths)
        self.is_word = np.array([isinstance(unit, str) for unit in numbers], dtype=np.bool_)
        self._in_headlines = {unit for headline in headlines for unit in units_of(headline)}
        self._candidates = candidates

    def _named(self) -> list[int]:
        """Return of each unit how many of its words are names: have a capital behind the first word of a sentence."""
        capitalised = {word for one in self._candidates for word in one.text.split()[1:] if word[0].isupper()}
        names = {stem[:_STEM] for stem in words(" ".join(sorted(capitalised)))}
        return [
            unit in names if isinstance(unit, str) else (unit[0] in names) + (unit[1] in names) for unit in self.numbers
        ]

    def features(self) -> Floats:
        """Return what the story says of each unit, shape (units, FEATURES)."""
        total = len(self.numbers)
        article = np.array([one.article for one in self._candidates], dtype=np.int64)
        position = np.array([one.position for one in self._candidates], dtype=np.int64)
        # Where each article first has each unit: its sentences come in order, and `unique` gives the first of its kind.
        _, first = np.unique(article[self._sentence] * total + self.of, return_index=True)
        unit, top = self.of[first], position[self._sentence[first]]
        articles: Floats = np.bincount(unit, minlength=total).astype(np.float64)
        columns: list[npt.ArrayLike] = [
            np.ones(total),
            self.is_word,
            np.log(articles),
            (articles - 1) / max(1, len(np.unique(article)) - 1),
            np.log(np.bincount(self.of, minlength=total) / articles),
            np.log(np.bincount(unit, np.exp((1 - top) / _EARLY_SENTENCES), total) + _EARLY_FLOOR),
            np.bincount(unit, top == 1, total) > 0,
            [unit in self._in_headlines for unit in self.numbers],
            self._named(),
        ]
        return np.column_stack([np.asarray(column, dtype=np.float64) for column in columns])

    def sums(self, values: Floats) -> Floats:
        """Return, for each sentence, the sum of its units' values."""
        return np.bincount(self._sentence, values[self.of], len(self._candidates)).astype(np.float64, copy=False)

    def means(self, values: Floats) -> Floats:
        """Return, for each sentence, the mean of its units' values; 0 for one without any."""
        found: Floats = self.sums(values) / np.maximum(1, self._lengths)
        return found

    def within(self, index: int) -> Integers:
        """Return the numbers of the units of one sentence."""
        end = self._bounds[index]
        return self.of[end - self._lengths[index] : end]
