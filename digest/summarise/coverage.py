"""Sentences of a story -> the order in which a summary should take them: digest's own ranking.

A summary should hold what a good editor's would. A unit (a pair of neighbouring words, a word) is worth the chance that
such a summary has it, which a logistic model tells from where the unit stands in the story (Li, Qian and Liu, "Using
supervised bigram-based ILP for extractive summarization", ACL 2013). Sentences are taken one by one, by what they bring
that none before them did, for their length (Lin and Bilmes, "Multi-document summarization via budgeted maximization of
submodular functions", NAACL 2010; made lazy as in Minoux 1978).

What a story is stands in the model: how many articles there are, in how many of them and how early a unit stands, how
often it is said again, whether a headline has it. So one formula serves one article and twenty, feed snippets and long
bodies: of one article it makes nearly its lead, of many that agree what they agree on.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from digest.summarise.units import Candidate, Floats, Units

# Weights of the logistic model, in the order of FEATURES. Learnt by benchmarks/train_ranker.py, which prints them, with
# what they score on stories that they were not learnt from.
WEIGHTS = (-2.54, 0.50, 0.39, 1.09, 0.68, 0.56, 0.39, 0.97, 0.21)

# The constants below were chosen on development data, stories with some of their articles left out included; each
# stands amid values that score the same within the spread between stories.
# Of a word, beside a pair: words are the likelier by chance.
_WORD_WORTH = 0.2
# Words that every sentence is counted as having on top: without them the shortest would win.
_LENGTH_OFFSET = 12
# Sentences on what the whole story is about, and articles that are, tell it the better; powers of the ratio.
_SENTENCE_CENTRALITY = 1.0
_ARTICLE_CENTRALITY = 0.5
# A sentence half of whose pairs have been said loses this power of a half. More power would repeat less and tell less.
_FRESHNESS = 2.5
# And one with more than this share said goes behind all others, whatever the rest of it is worth.
_STALE = 0.2
# So many sentences are ranked by what they bring beyond the others; behind them no summary sees a difference.
_RANKED_BY_GAIN = 60
# Sentences without any words exist; ratios of means must exist too.
_ABOVE_ZERO = 0.005
_DIGITS = 9

# Told a sentence and what it would tell as the first of a summary, it says whether the summary takes it.
Take = Callable[[int, float], bool]
NO_OPENINGS: Mapping[int, float] = {}


def accept(_index: int, _worth: float) -> bool:
    """Take every sentence that is offered."""
    return True


def coverage(
    candidates: Sequence[Candidate],
    headlines: Sequence[str] = (),
    take: Take = accept,
    opens: Mapping[int, float] = NO_OPENINGS,
    weights: Sequence[float] = WEIGHTS,
) -> list[int]:
    """Return the indices of the eligible `candidates`, in the order in which `take` was offered them: best first.

    Args:
        candidates: all sentences of the story, the articles one after the other, each in its own order.
        headlines: those of the articles.
        take: is offered every sentence in turn, with the share of a good summary that it would tell for its length,
            and says whether the summary took it; what a refused one would have brought may still come from another.
        opens: sentences that are offered first, best first, until one is taken, and the share of its worth that each
            has there.
        weights: of the model that tells what units are worth.
    """
    if not candidates:
        return []
    story = _Story(candidates, headlines, weights)
    heap = [(-story.gains[index], index) for index, candidate in enumerate(candidates) if candidate.eligible]
    order = []
    openings = (entry for entry in heap if entry[1] in opens)
    for entry in sorted(openings, key=lambda entry: (entry[0] * opens[entry[1]], entry[1])):
        heap.remove(entry)
        order.append(entry[1])
        if take(entry[1], story.gains[entry[1]]):
            story.cover(entry[1])
            break
    heapify(heap)
    while heap:
        index = _next(heap, story) if len(order) < _RANKED_BY_GAIN else heappop(heap)[1]
        order.append(index)
        if take(index, story.gains[index]):
            story.cover(index)
    return order


def _next(heap: list[tuple[float, int]], story: _Story) -> int:
    """Take the sentence that brings most; gains only shrink, so one that still leads when counted anew is the best."""
    while True:
        _, index = heappop(heap)
        entry = (-story.gain(index), index)
        if not heap or entry <= heap[0]:
            return index
        heappush(heap, entry)


class _Story:
    """What each sentence of a story brings beyond those that were taken."""

    def __init__(self, candidates: Sequence[Candidate], headlines: Sequence[str], weights: Sequence[float]) -> None:
        self._units = Units(candidates, headlines)
        chances: Floats = 1.0 / (1.0 + np.exp(-self._units.features() @ np.array(weights)))
        worth: Floats = np.where(self._units.is_word, _WORD_WORTH, 1.0) * chances
        of_sentences = self._units.means(chances)
        article = np.array([one.article for one in candidates], dtype=np.int64)
        of_articles = np.bincount(article, of_sentences) / np.maximum(1, np.bincount(article))
        central = (
            _to_mean(of_sentences) ** _SENTENCE_CENTRALITY * (_to_mean(of_articles) ** _ARTICLE_CENTRALITY)[article]
        )
        lengths = np.array([len(one.text.split()) for one in candidates]) + _LENGTH_OFFSET
        factors: Floats = central / lengths
        # What each sentence would bring as the first; rounded, lest the last bit decide.
        self.gains: Sequence[float] = np.round(self._units.sums(worth) * factors, _DIGITS).tolist()
        # Few sentences are asked for again, and of few units: there lists are quicker than arrays.
        self._worth: list[float] = worth.tolist()
        self._factors: Sequence[float] = factors.tolist()
        self._pairs: Sequence[float] = self._units.sums(1.0 - np.array(self._units.is_word, dtype=np.float64)).tolist()
        self._said: set[int] = set()

    def gain(self, index: int) -> float:
        """Return what one sentence would bring now."""
        own = self._units.within[index]
        fresh = 1.0 - len(self._said.intersection(own)) / max(1.0, self._pairs[index])
        if fresh < 1.0 - _STALE:
            return fresh - 1.0
        worth = math.fsum(map(self._worth.__getitem__, own)) * math.pow(fresh, _FRESHNESS)
        return round(worth * self._factors[index], _DIGITS)

    def cover(self, index: int) -> None:
        """Count a sentence as taken: its units are worth nothing any more, its pairs are said."""
        for unit in self._units.within[index]:
            self._worth[unit] = 0.0
            if not self._units.is_word[unit]:
                self._said.add(unit)


def _to_mean(values: Floats) -> Floats:
    """Return the ratio of each value to their mean."""
    found: Floats = (values + _ABOVE_ZERO) / (values.mean() + _ABOVE_ZERO)
    return found
