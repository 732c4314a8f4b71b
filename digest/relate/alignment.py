"""Sentences of a story -> the alignment table: which sentence of which article says what which other one says."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from digest.text import words
from digest.values import Article, Closeness, Match, SentenceRef, Story

# Share of the shorter sentence's weight of content that two sentences must have in common.
_CLOSE = 0.8
_PART = 0.45
# Fewer words in common than this are a name and a verb: chance.
_MIN_SHARED = 4
# Stems in more than this share of a story's sentences tell nothing about which sentence matches which.
_COMMON = 0.25
_STEM = 6


@dataclass(frozen=True, slots=True)
class _Item:
    ref: SentenceRef
    key: str
    stems: frozenset[str]


def align(story: Story) -> tuple[Match, ...]:
    """Return all matches between sentences of different articles, in the order of the articles."""
    items = [item for article in story.articles for item in _items(article)]
    # Each wording counts once: else copies would make their own words look common, and go unmatched because of it.
    distinct = {item.key: item.stems for item in items}
    frequency = Counter(stem for stems in distinct.values() for stem in stems)
    weight = {stem: math.log(1 + len(distinct) / number) for stem, number in frequency.items()}
    telling = {stem for stem, number in frequency.items() if number <= max(4.0, _COMMON * len(distinct))}
    by_key: dict[str, list[int]] = defaultdict(list)
    by_stem: dict[str, list[int]] = defaultdict(list)
    matches = []
    for index, item in enumerate(items):
        candidates = set(by_key[item.key])
        by_key[item.key].append(index)
        for stem in item.stems & telling:
            candidates.update(by_stem[stem])
            by_stem[stem].append(index)
        for other in sorted(candidates):
            if items[other].ref.article != item.ref.article:
                match = _match(items[other], item, weight)
                if match is not None:
                    matches.append(match)
    return tuple(matches)


def matches_of(matches: Iterable[Match]) -> dict[SentenceRef, list[Match]]:
    """Return the matches by sentence, on either side."""
    found: dict[SentenceRef, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.left].append(match)
        found[match.right].append(match)
    return found


def _items(article: Article) -> Iterable[_Item]:
    for sentence in article.sentences:
        tokens = words(sentence.text)
        stems = frozenset(token[:_STEM] for token in tokens if len(token) > 3 or token.isdigit() or not token.isascii())
        yield _Item(SentenceRef(article.id, sentence.number), " ".join(tokens), stems)


def _match(left: _Item, right: _Item, weight: dict[str, float]) -> Match | None:
    if left.key == right.key and left.stems:
        return Match(left.ref, right.ref, "exact", 1.0)
    shared = left.stems & right.stems
    if len(shared) < _MIN_SHARED:
        return None
    both = math.fsum(weight[stem] for stem in shared)
    shorter = min(math.fsum(weight[stem] for stem in item.stems) for item in (left, right))
    share = round(both / shorter, 4) if shorter else 0.0
    if share < _PART:
        return None
    closeness: Closeness = "close" if share >= _CLOSE else "part"
    return Match(left.ref, right.ref, closeness, share)
