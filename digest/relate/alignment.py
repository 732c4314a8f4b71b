"""Sentences of a story -> the alignment table: which sentence of which article says what which other one says.

Who rewrites keeps the order: a likeness that would be chance by itself counts beside a sure one, where both articles
go on in the same order. That is how paraphrases are found that share little but a figure, a name and their place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.relate.likeness import Likeness, Saying, likenesses, saying
from digest.values import Closeness, Match, SentenceRef, Story

# Share of the shorter sentence's weight of content that two sentences must have in common.
_CLOSE = 0.8
_PART = 0.45
# Fewer stems in common than this are a name and a verb: chance.
_MIN_SHARED = 4
# The same for a pair that stands in order beside a sure one ...
_BESIDE = 0.25
_MIN_BESIDE = 3
# ... at most so many sentences on.
_NEAR = 2
# What was found beside a sure pair helps to find the next; further on chance would add up.
_ROUNDS = 2

_Pair = tuple[SentenceRef, SentenceRef]
# Where a saying stands, by article.
_Places = Mapping[str, Sequence[SentenceRef]]


def align(story: Story) -> tuple[Match, ...]:
    """Return all matches between sentences of different articles, in the order of the articles."""
    if len(story.articles) < 2:
        return ()
    places: dict[str, list[SentenceRef]] = defaultdict(list)
    sayings: dict[str, Saying] = {}
    for article in story.articles:
        for sentence in article.sentences:
            item = saying(sentence.text)
            sayings.setdefault(item.key, item)
            places[item.key].append(SentenceRef(article.id, sentence.number))
    distinct = [item for item in sayings.values() if item.key]
    order = {article.id: number for number, article in enumerate(story.articles)}
    in_articles = [_by_article(places[item.key]) for item in distinct]
    sure, weak = _told_apart(likenesses(distinct))
    found = {pair: Match(*pair, "exact", 1.0) for members in in_articles for pair in _pairs(members, members, order)}
    for like in sure:
        closeness: Closeness = "close" if like.share >= _CLOSE else "part"
        for pair in _pairs(in_articles[like.left], in_articles[like.right], order):
            found[pair] = Match(*pair, closeness, min(like.share, 1.0))
    waiting = {
        pair: like.share for like in weak for pair in _pairs(in_articles[like.left], in_articles[like.right], order)
    }
    for _ in range(_ROUNDS):
        beside = {pair: share for pair, share in waiting.items() if pair not in found and _is_beside(pair, found)}
        found.update((pair, Match(*pair, "part", share)) for pair, share in beside.items())
    return tuple(sorted(found.values(), key=lambda match: _place(match, order)))


def matches_of(matches: Iterable[Match]) -> dict[SentenceRef, list[Match]]:
    """Return the matches by sentence, on either side."""
    found: dict[SentenceRef, list[Match]] = defaultdict(list)
    for match in matches:
        found[match.left].append(match)
        found[match.right].append(match)
    return found


def _told_apart(found: Iterable[Likeness]) -> tuple[list[Likeness], list[Likeness]]:
    """Return the likenesses that count by themselves, and those that count beside one of them."""
    sure, weak = [], []
    for like in found:
        if like.share >= _PART and like.shared >= _MIN_SHARED:
            sure.append(like)
        elif like.share >= _BESIDE and like.shared >= _MIN_BESIDE:
            weak.append(like)
    return sure, weak


def _by_article(refs: Iterable[SentenceRef]) -> _Places:
    found: dict[str, list[SentenceRef]] = defaultdict(list)
    for ref in refs:
        found[ref.article].append(ref)
    return found


def _pairs(lefts: _Places, rights: _Places, order: Mapping[str, int]) -> Iterator[_Pair]:
    """Yield where two sayings, or one, stand in different articles, the earlier article's place first.

    What an article says several times is paired in order, so that the pairs grow with the text and not with its square.
    """
    for one, ours in lefts.items():
        for other, theirs in rights.items():
            if order[one] < order[other]:
                yield from _in_order(ours, theirs)
            elif order[one] > order[other] and lefts is not rights:
                yield from _in_order(theirs, ours)


def _in_order(ours: Sequence[SentenceRef], theirs: Sequence[SentenceRef]) -> Iterator[_Pair]:
    for place in range(max(len(ours), len(theirs))):
        yield ours[min(place, len(ours) - 1)], theirs[min(place, len(theirs) - 1)]


def _is_beside(pair: _Pair, anchors: Mapping[_Pair, Match]) -> bool:
    left, right = pair
    return any(
        (SentenceRef(left.article, left.number + sign * one), SentenceRef(right.article, right.number + sign * two))
        in anchors
        for sign in (-1, 1)
        for one in range(1, _NEAR + 1)
        for two in range(1, _NEAR + 1)
    )


def _place(match: Match, order: dict[str, int]) -> tuple[int, int, int, int]:
    return order[match.right.article], match.right.number, order[match.left.article], match.left.number
