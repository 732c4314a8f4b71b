"""Sentences -> which of them are alike, and how much: stems in common, weighted by how rare they are in the story.

A stem is the first letters of a word, which serves every language that inflects at the end. Weights are taken over
*distinct* sentences, so that a copy of an article added to a story changes no likeness between the others: the law
that a copy never raises the number of independent reports rests on it. They are whole numbers, so that their sums do
not depend on the order of adding or on the machine.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from digest.relate.numbers import SMALL_NUMBERS
from digest.text import words

_STEM = 6
# Whoever puts a report into other words leaves its figures as they are: they count twice.
_FIGURE = 2
# Weights are logarithms in units of a thousandth.
_UNIT = 1000
# Stems in more than this share of a story's sentences, or in more than so many, bring no two sentences together;
# once together, they count. The number bounds the time that a large story takes.
_COMMON_SHARE = 0.25
_COMMON_MOST = 120
# Pairs that share less of the shorter one's weight than this are not looked at.
_FLOOR = 0.15
# Long words of grammar and of reporting, which any two sentences may share; shorter ones are never stems.
_EMPTY = frozenset(
    "that with from have been were this they their them there which would could should will when what where while than "
    "then also into over after before about more said says told being some such only other between because against "
    "does doesn't didn't hasn't "
    "dass nicht eine einen einem einer eines sich auch nach wird wurde wurden werden sind haben hatte über sein seine "
    "diese dieser dieses noch aber oder wenn mehr sagte "
    "dans pour avec sont plus cette leur leurs mais elle elles nous vous comme aussi être était "
    "para como pero sobre este esta estos entre desde hasta cuando donde también había "
    "della delle degli nella nelle sono anche essere stato questo questa".split()
)
_GROUPED = re.compile(r"(?<=\d)[.,’'\u00a0\u202f](?=\d{3}(?!\d))")
_SPLIT = re.compile(r"[-–—/]")


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that stands in one or more articles: its words as a key, and its stems."""

    key: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two sayings by their index, the share of the shorter one's weight that they have in common, and how many stems."""

    left: int
    right: int
    share: float
    shared: int


def saying(text: str) -> Saying:
    """Return what `text` says, without case, punctuation and the form of numbers."""
    tokens = words(_GROUPED.sub("", text))
    return Saying(" ".join(tokens), frozenset(_stems(tokens)))


def _stems(tokens: Sequence[str]) -> Iterator[str]:
    before = ""
    for token in (part for word in tokens for part in _SPLIT.split(word)):
        if token in SMALL_NUMBERS:
            yield str(SMALL_NUMBERS[token])
        elif token[:1].isdigit() or (len(token) > 3 and token not in _EMPTY):
            yield token[:_STEM]
        elif not token.isascii():
            # In scripts without spaces each character is a word; only two together tell anything.
            yield before + token if len(token) == 1 and len(before) == 1 else token
        before = token


def likenesses(sayings: Sequence[Saying]) -> Iterator[Likeness]:
    """Yield the pairs of different sayings that may be alike, in order."""
    weight = _weights(sayings)
    total = [sum(weight[stem] for stem in item.stems) for item in sayings]
    for left, right in _candidates(sayings, weight, total):
        shared = sayings[left].stems & sayings[right].stems
        both = sum(weight[stem] for stem in shared)
        yield Likeness(left, right, round(both / min(total[left], total[right]), 4), len(shared))


def _weights(sayings: Iterable[Saying]) -> dict[str, int]:
    found = list(sayings)
    frequency = Counter(stem for item in found for stem in item.stems)
    weight = {stem: round(_UNIT * math.log(1 + len(found) / number)) for stem, number in frequency.items()}
    return {stem: _FIGURE * value if stem[0].isdigit() else value for stem, value in weight.items()}


def _candidates(sayings: Sequence[Saying], weight: dict[str, int], total: Sequence[int]) -> Iterator[tuple[int, int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(sayings):
        for stem in item.stems:
            postings[stem].append(index)
    most = min(_COMMON_MOST, max(4, round(_COMMON_SHARE * len(sayings))))
    telling = [(weight[stem], members) for stem, members in postings.items() if 2 <= len(members) <= most]
    if not telling:
        return
    pairs, sums = _summed(telling, len(sayings))
    totals = np.array(total)
    left, right = pairs // len(sayings), pairs % len(sayings)
    kept = sums >= _FLOOR * np.minimum(totals[left], totals[right])
    yield from zip(left[kept].tolist(), right[kept].tolist(), strict=True)


def _summed(
    telling: Iterable[tuple[int, list[int]]], size: int
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return every pair (left * size + right) that shares a telling stem, in order, and the weight that it shares."""
    keys, weights = [], []
    corners: dict[int, tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]] = {}
    for weight, members in telling:
        if len(members) not in corners:
            corners[len(members)] = np.triu_indices(len(members), 1)
        first, second = corners[len(members)]
        posting = np.array(members, dtype=np.int64)
        keys.append(posting[first] * size + posting[second])
        weights.append(np.full(len(first), weight, dtype=np.float64))
    pairs, places = np.unique(np.concatenate(keys), return_inverse=True)
    return pairs, np.bincount(places, weights=np.concatenate(weights))
