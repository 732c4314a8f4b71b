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
    return list(dict.fromkeys([*[stem for stem in stems if len(stem) >= _SHORTEST_WORD], *pairwise(stems)]))


class Units:
    """The units of a story, numbered, as they stand in its sentences.

    `within` has the numbers of each sentence's units; `is_word` parts words from pairs. `_of` and `_sentence` run in
    parallel over all places: which unit stands in which sentence.
    """

    def __init__(self, candidates: Sequence[Candidate], headlines: Sequence[str]) -> None:
        # A unit that is asked for gets the next number.
        numbers: defaultdict[str | tuple[str, str], int] = defaultdict(count().__next__)
        found = [[numbers[unit] for unit in units_of(one.text)] for one in candidates]
        self.numbers: Mapping[str | tuple[str, str], int] = dict(numbers)
        self.within: Sequence[Sequence[int]] = found
        self.is_word = [isinstance(unit, str) for unit in numbers]
        self._of: Integers = np.array([number for own in found for number in own], dtype=np.int64)
        self._lengths: Integers = np.array([len(own) for own in found], dtype=np.int64)
        self._sentence = np.repeat(np.arange(len(found)), self._lengths)
        in_headlines = {unit for headline in headlines for unit in units_of(headline)}
        self._in_headlines = [numbers[unit] for unit in in_headlines if unit in numbers]
        self._candidates = candidates

    def _named(self) -> list[int]:
        """Return of each unit how many of its words are names: have a capital behind the first word of a sentence."""
        capitalised = {word for one in self._candidates for word in one.text.split()[1:] if word[0].isupper()}
        names = {stem[:_STEM] for stem in words(" ".join(capitalised))}
        return [
            unit in names if is_word else (unit[0] in names) + (unit[1] in names)
            for unit, is_word in zip(self.numbers, self.is_word, strict=True)
        ]

    def features(self) -> Floats:
        """Return what the story says of each unit, shape (units, FEATURES)."""
        total = len(self.numbers)
        article = np.array([one.article for one in self._candidates], dtype=np.int64)
        position = np.array([one.position for one in self._candidates], dtype=np.int64)
        # Where each article first has each unit: its sentences come in order, and `unique` gives the first of its kind.
        _, first = np.unique(article[self._sentence] * total + self._of, return_index=True)
        unit, top = self._of[first], position[self._sentence[first]]
        articles: Floats = np.bincount(unit, minlength=total).astype(np.float64)
        columns: list[npt.ArrayLike] = [
            np.ones(total),
            self.is_word,
            np.log(articles),
            (articles - 1) / max(1, len({one.article for one in self._candidates}) - 1),
            np.log(np.bincount(self._of, minlength=total) / articles),
            np.log(np.bincount(unit, np.exp((1 - top) / _EARLY_SENTENCES), total) + _EARLY_FLOOR),
            np.bincount(unit, top == 1, total) > 0,
            np.bincount(np.array(self._in_headlines, dtype=np.int64), minlength=total),
            self._named(),
        ]
        found = np.empty((total, len(columns)))
        for at, column in enumerate(columns):
            found[:, at] = column
        return found

    def sums(self, values: Floats) -> Floats:
        """Return, for each sentence, the sum of its units' values."""
        return np.bincount(self._sentence, values[self._of], len(self._candidates)).astype(np.float64, copy=False)

    def means(self, values: Floats) -> Floats:
        """Return, for each sentence, the mean of its units' values; 0 for one without any."""
        found: Floats = self.sums(values) / np.maximum(1, self._lengths)
        return found
