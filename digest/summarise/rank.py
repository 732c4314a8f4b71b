"""Eligible sentences -> the order in which a summary should take them. The only module that knows sumy.

`coverage` is digest's own: what several articles report is what the story is about, so a sentence is worth the stems
and pairs of stems that stand in two or more articles and that no earlier sentence has brought (lazy greedy, Minoux
1978; the objective follows Gillick and Favre 2009).
"""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import Any

from digest.settings.values import Method
from digest.text import words

_STEM = 6
# More articles count for more, but less than in proportion; the first half article off keeps two well above one.
_SPREAD_POWER = 1.5
# Longer sentences hold more; dividing by less than their length lets them win only if they do.
_LENGTH_POWER = 0.6
# The opening sentences of news say what happened; each later one is worth a little less, down to a floor.
_POSITION_LOSS = 0.04
_POSITION_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be picked: its article's index in the story, its number there, its words."""

    article: int
    position: int
    text: str


def rank(candidates: Sequence[Candidate], articles: int, method: Method) -> tuple[str, list[int]]:
    """Return the method used and the indices of `candidates`, best first.

    Args:
        candidates: what may be picked.
        articles: number of articles in the story; `auto` takes the lead of a single one, and coverage else.
        method: one of the names in site.yaml.
    """
    if method == "auto":
        method = "coverage" if articles > 1 else "lead"
    if method == "lead":
        return method, sorted(range(len(candidates)), key=lambda i: (candidates[i].position, candidates[i].article))
    if method == "coverage":
        return method, _coverage(candidates)
    return method, _sumy(candidates, method)


def _coverage(candidates: Sequence[Candidate]) -> list[int]:
    units = [_units(candidate.text) for candidate in candidates]
    spread = _spread(candidates, units)
    covered: set[str] = set()

    def gain(index: int) -> float:
        candidate = candidates[index]
        worth = math.fsum(
            math.pow(spread[unit] - 0.5, _SPREAD_POWER)
            for unit in units[index]
            if spread[unit] > 1 and unit not in covered
        )
        position = max(_POSITION_FLOOR, 1.0 - _POSITION_LOSS * (candidate.position - 1))
        length = math.pow(max(1, len(candidate.text.split())), _LENGTH_POWER)
        return round(worth * position / length, 9)

    heap = [(-gain(index), index) for index in range(len(candidates))]
    heapify(heap)
    order = []
    while heap:
        _, index = heappop(heap)
        current = gain(index)
        if heap and -current > heap[0][0]:
            heappush(heap, (-current, index))  # its gain has shrunk since it was put in
            continue
        order.append(index)
        covered |= units[index]
    return order


def _units(text: str) -> set[str]:
    stems = [word[:_STEM] for word in words(text)]
    return {stem for stem in stems if len(stem) > 3} | {f"{one} {two}" for one, two in pairwise(stems)}


def _spread(candidates: Sequence[Candidate], units: Sequence[set[str]]) -> Counter[str]:
    """Return in how many articles each unit stands."""
    pairs = {(candidate.article, unit) for candidate, found in zip(candidates, units, strict=True) for unit in found}
    return Counter(unit for _, unit in pairs)


def _sumy(candidates: Sequence[Candidate], method: str) -> list[int]:
    # Importing sumy takes longer than all the rest of a small build.
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415

    tokenizer = _Tokenizer(candidates)
    by_article: dict[int, list[Any]] = {}
    for index, candidate in enumerate(candidates):
        by_article.setdefault(candidate.article, []).append(Sentence(str(index), tokenizer))
    document = ObjectDocumentModel([Paragraph(group) for group in by_article.values()])
    ratings = dict.fromkeys(range(len(candidates)), 0.0)

    def all_of_them(found: Sequence[Any]) -> Sequence[Any]:
        # sumy gives its picks in the order of the text; a callable count is shown the ratings that they come from.
        # Rounded, because some methods sum over sets, whose order differs from run to run.
        ratings.update((int(str(info.sentence)), round(float(info.rating), 9)) for info in found)
        return found

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of texts too short to tell one sentence from another
        _summarizer(method)(document, all_of_them)
    # Such texts have no rating, or one that is no number: they come in their own order.
    return sorted(ratings, key=lambda index: (-ratings[index] if math.isfinite(ratings[index]) else 0.0, index))


def _summarizer(method: str) -> Any:  # noqa: ANN401 - sumy has no types
    from importlib import import_module  # noqa: PLC0415

    name = {
        "lex-rank": ("lex_rank", "LexRankSummarizer"),
        "text-rank": ("text_rank", "TextRankSummarizer"),
        "lsa": ("lsa", "LsaSummarizer"),
        "luhn": ("luhn", "LuhnSummarizer"),
        "sum-basic": ("sum_basic", "SumBasicSummarizer"),
        "kl": ("kl", "KLSummarizer"),
        "reduction": ("reduction", "ReductionSummarizer"),
    }[method]
    return getattr(import_module(f"sumy.summarizers.{name[0]}"), name[1])()


class _Tokenizer:
    """Gives sumy the words of a sentence by its index; it needs no tokenizer of its own then, and no data to download.

    sumy takes sentences with the same text for one and the same. Going by the index instead keeps them apart.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates

    def to_words(self, index: str) -> tuple[str, ...]:
        """Return the words of the sentence at `index`."""
        return words(self._candidates[int(index)].text)
