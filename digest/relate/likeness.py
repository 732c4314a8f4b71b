"""Sentences -> which of them are alike, and how much: stems in common, weighted by how rare they are in the story.

A stem is the first letters of a word, which serves every language that inflects at the end. Weights are taken over
sentences that differ, those that are one sentence edited counting once, so that a copy of an article added to a story
changes no likeness between the others: the law that a copy never raises the number of independent reports rests on it.
They are whole numbers, so that their sums do not depend on the order of adding or on the machine.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

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
# Sentences with this share of their telling stems in common are one sentence edited, and count once.
_ONE_SAYING = 0.6
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
    """Two sayings by their index: the share of the shorter one's weight that they have in common, how many stems."""

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
    for token in tokens:
        yield from _stems_of(token)
        if len(token) == 1:
            # In scripts without spaces each character is a word; only two together tell anything.
            if not token.isascii():
                yield before + token
            before = token
        else:
            before = ""


# A language has some thousands of words that come again and again.
@lru_cache(maxsize=50_000)
def _stems_of(word: str) -> tuple[str, ...]:
    """Return the stems of a word of two letters or more, one for each part of a compound."""
    stems = []
    for part in _SPLIT.split(word):
        if part in SMALL_NUMBERS:
            stems.append(str(SMALL_NUMBERS[part]))
        elif part[:1].isdigit() or (len(part) > 3 and part not in _EMPTY) or (len(part) > 1 and not part.isascii()):
            stems.append(part[:_STEM])
    return tuple(stems)


def common_words(left: str, right: str) -> tuple[str, ...]:
    """Return the words of `left` that make it like `right`, in their order, each once.

    >>> common_words("The gates were closed for 40 lorries.", "Forty lorries: a closed gate.")
    ('gates', 'closed', '40', 'lorries')
    """
    theirs = saying(right).stems
    return tuple(word for word in dict.fromkeys(words(left)) if not theirs.isdisjoint(_stems([word])))


def likenesses(sayings: Sequence[Saying]) -> Iterator[Likeness]:
    """Yield the pairs of different sayings that may be alike, in order."""
    if len(sayings) < 2:
        return
    pairs = _Pairs(sayings)
    weight = _weights(sayings, pairs.classes())
    total = [sum(weight[stem] for stem in item.stems) for item in sayings]
    for left, right in pairs.sharing(weight, total):
        shared = sayings[left].stems & sayings[right].stems
        both = sum(weight[stem] for stem in shared)
        yield Likeness(left, right, round(both / min(total[left], total[right]), 4), len(shared))


def _weights(sayings: Sequence[Saying], classes: Sequence[int]) -> dict[str, int]:
    """Return the weight of each stem; sayings of one class count as one."""
    places: dict[str, set[int]] = defaultdict(set)
    for item, number in zip(sayings, classes, strict=True):
        for stem in item.stems:
            places[stem].add(number)
    many = len(set(classes))
    return {
        stem: (_FIGURE if stem[0].isdigit() else 1) * round(_UNIT * math.log(1 + many / len(members)))
        for stem, members in places.items()
    }


class _Pairs:
    """Every pair of sayings that shares a telling stem, as left * size + right, with the stems that it shares."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self._sayings = sayings
        postings: dict[str, list[int]] = defaultdict(list)
        for index, item in enumerate(sayings):
            for stem in item.stems:
                postings[stem].append(index)
        most = min(_COMMON_MOST, max(4, round(_COMMON_SHARE * len(sayings))))
        by_size: dict[int, list[str]] = defaultdict(list)
        for stem, members in postings.items():
            if 2 <= len(members) <= most:
                by_size[len(members)].append(stem)
        self._telling: list[str] = []
        self._times: list[int] = []
        keys = [np.zeros(0, dtype=np.int64)]
        # Stems that stand in as many sayings are one table, so that a small story takes few steps.
        for size, stems in by_size.items():
            table = np.array([postings[stem] for stem in stems], dtype=np.int64)
            first, second = np.triu_indices(size, 1)
            keys.append((table[:, first] * len(sayings) + table[:, second]).ravel())
            self._telling += stems
            self._times += [len(first)] * len(stems)
        found, self._places = np.unique(np.concatenate(keys), return_inverse=True)
        self._left, self._right = found // len(sayings), found % len(sayings)

    def classes(self) -> list[int]:
        """Return for each saying the number of its class: those that are one saying edited share one."""
        shared = np.bincount(self._places, minlength=len(self._left))
        sizes = np.array([len(item.stems) for item in self._sayings])
        larger = np.maximum(sizes[self._left], sizes[self._right])
        edited = np.nonzero(shared >= _ONE_SAYING * larger)[0]
        home = list(range(len(self._sayings)))
        for left, right in zip(self._left[edited].tolist(), self._right[edited].tolist(), strict=True):
            one, other = _root(home, left), _root(home, right)
            home[max(one, other)] = min(one, other)
        return [_root(home, index) for index in home]

    def sharing(self, weight: Mapping[str, int], total: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share enough weight to be looked at."""
        weights = np.repeat(np.array([weight[stem] for stem in self._telling], dtype=np.float64), self._times)
        sums = np.bincount(self._places, weights=weights, minlength=len(self._left))
        totals = np.array(total)
        kept = sums >= _FLOOR * np.minimum(totals[self._left], totals[self._right])
        yield from zip(self._left[kept].tolist(), self._right[kept].tolist(), strict=True)


def _root(home: list[int], index: int) -> int:
    while home[index] != index:
        home[index] = home[home[index]]
        index = home[index]
    return index
