"""Matched sentences -> figures that count the same thing and are not the same.

A false alarm is worse than a miss. Two figures are compared where their sentences say the same almost word for word,
by their place in it; or where the sentences say the same in part, by what they count, if there is no doubt which
figure stands for which. Ranges that overlap, "more than 30" and 32, and sums that are rounded alike do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from digest.relate.agreement import agree, context, fate, is_one_kind, is_one_unit, times
from digest.relate.claims import Claim
from digest.relate.figures import claims, shown
from digest.text import words
from digest.values import Article, Difference, DifferenceLabel, Figure, Match, SentenceRef, Story

# Share of words, figures left out, that two sentences have in common in order if they are one sentence edited.
_EDITED = 0.72
# What is longer than any sentence is a table or a list, and its figures are not told apart by their place.
_MOST_WORDS = 150
# Words that two figures must have in common around them if their sentences match only in part.
_MIN_AROUND = 2


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its figures; `start` is its offset in the article."""

    ref: SentenceRef
    start: int
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two figures that differ, each with its sentence."""

    left: tuple[_Told, Claim]
    right: tuple[_Told, Claim]
    label: DifferenceLabel

    @property
    def places(self) -> frozenset[tuple[SentenceRef, int]]:
        return frozenset((told.ref, claim.start) for told, claim in (self.left, self.right))


def compare(story: Story, matches: Sequence[Match]) -> tuple[Difference, ...]:
    """Return the differences between figures, each with one figure of every article that has one."""
    comparison = _Comparison(story)
    groups: list[list[_Pair]] = []
    for pair in (pair for match in matches for pair in comparison.pairs(match)):
        home = next((group for group in groups if any(pair.places & other.places for other in group)), None)
        if home is None:
            groups.append([pair])
        else:
            home.append(pair)
    order = {article.id: number for number, article in enumerate(story.reports)}
    return tuple(_difference(group, order) for group in groups)


class _Comparison:
    """Compares the figures of matched sentences; each sentence is read for figures once."""

    def __init__(self, story: Story) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in story.reports}
        self._sentences: dict[SentenceRef, _Told] = {}
        self._claims: dict[str, tuple[Claim, ...]] = {}

    def pairs(self, match: Match) -> Iterator[_Pair]:
        """Yield the figures of two matched sentences that differ."""
        if match.closeness == "exact" or not {match.left.article, match.right.article} <= self._articles.keys():
            return
        left, right = self._sentence(match.left), self._sentence(match.right)
        if not left.claims or not right.claims or _values(left) == _values(right):
            return
        ours, theirs = _tokens(left), _tokens(right)
        if max(len(ours), len(theirs)) > _MOST_WORDS:
            return
        matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
        if matcher.ratio() >= _EDITED:
            aligned = (
                (ours[block.a + step][1], theirs[block.b + step][1])
                for block in matcher.get_matching_blocks()
                # A figure alone between other words may have been put in for another one.
                if block.size > 1
                for step in range(block.size)
            )
            found = [(one, two, True) for one, two in _by_place(left, right, aligned)]
        else:
            found = [(one, two, False) for one, two in self._by_noun(left, right)]
        for one, two, is_sure in found:
            yield _Pair((left, one), (right, two), self._label(match, is_sure=is_sure))

    def _label(self, match: Match, *, is_sure: bool) -> DifferenceLabel:
        one, two = (self._articles[ref.article].published for ref in (match.left, match.right))
        if one is not None and two is not None:
            both_timed = one.instant is not None and two.instant is not None
            if one.day != two.day or (both_timed and one.instant != two.instant):
                return "later figure"
        return "differs" if is_sure else "may count different things"

    def _by_noun(self, left: _Told, right: _Told) -> Iterator[tuple[Claim, Claim]]:
        """Yield figures of one unit where each sentence has one alone, and the words around them are alike."""
        for one in left.claims:
            two = next((claim for claim in right.claims if is_one_unit(one, claim)), None)
            if two is None or times(one, left.claims) != 1 or times(two, right.claims) != 1 or agree(one, two):
                continue
            if one.kind in ("date", "weekday", "time") or self._has_both(left, right, one, two):
                continue
            near, far = context(left.text, one), context(right.text, two)
            if fate(near) == fate(far) and len(near & far) >= _MIN_AROUND:
                yield one, two

    def _has_both(self, left: _Told, right: _Told, one: Claim, two: Claim) -> bool:
        """Say whether either article has the other's figure too: then it tells of two things, or of two times."""
        return any(
            is_one_unit(claim, wanted) and claim.low == wanted.low
            for told, wanted in ((left, two), (right, one))
            for claim in self._of_article(told.ref.article)
        )

    def _of_article(self, article_id: str) -> tuple[Claim, ...]:
        if article_id not in self._claims:
            refs = (SentenceRef(article_id, sentence.number) for sentence in self._articles[article_id].sentences)
            self._claims[article_id] = tuple(claim for ref in refs for claim in self._sentence(ref).claims)
        return self._claims[article_id]

    def _sentence(self, ref: SentenceRef) -> _Told:
        if ref not in self._sentences:
            article = self._articles[ref.article]
            sentence = article.sentences[ref.number - 1]
            found = claims(sentence.text, article.language)
            self._sentences[ref] = _Told(ref, sentence.start, sentence.text, found)
        return self._sentences[ref]


def _values(told: _Told) -> list[tuple[str, float, float]]:
    return sorted((claim.kind, claim.low, claim.high) for claim in told.claims)


def _tokens(told: _Told) -> list[tuple[str, Claim | None]]:
    """Return the words of a sentence, each figure as one token that names only its kind."""
    found: list[tuple[str, Claim | None]] = []
    position = 0
    for claim in told.claims:
        found += [(word, None) for word in words(told.text[position : claim.start])]
        found.append((f"#{claim.kind}{claim.unit if claim.kind in ('money', 'measure') else ''}", claim))
        position = claim.end
    return found + [(word, None) for word in words(told.text[position:])]


def _by_place(
    left: _Told, right: _Told, aligned: Iterator[tuple[Claim | None, Claim | None]]
) -> Iterator[tuple[Claim, Claim]]:
    """Yield the figures that stand at the same place of one sentence edited."""
    for one, two in aligned:
        if one is None or two is None or agree(one, two, edited=True) or not is_one_kind(one, two):
            continue
        # Where one side has more figures of the unit, it can't be told which stands for which.
        if (one.kind == "count" and not one.nouns) or times(one, left.claims) == times(one, right.claims):
            yield one, two


def _difference(group: Sequence[_Pair], order: Mapping[str, int]) -> Difference:
    sides = [side for pair in group for side in (pair.left, pair.right)]
    # Of "10 to 12" and "10 to 15" the upper ends are what differs.
    is_upper = len({claim.low for _, claim in sides}) == 1
    figures: dict[str, Figure] = {}
    for told, claim in sides:
        figures.setdefault(told.ref.article, _figure(told, claim, is_upper=is_upper))
    in_order = sorted(figures.values(), key=lambda figure: order[figure.article])
    return Difference(_what(sides), tuple(in_order), _common([pair.label for pair in group]))


def _figure(told: _Told, claim: Claim, *, is_upper: bool) -> Figure:
    start, end = told.start + claim.start, told.start + claim.end
    value, unit = claim.high if is_upper else claim.low, _unit(told, claim)
    text = told.text[claim.start : claim.end]
    return Figure(told.ref.article, start, end, text, value, unit, shown(replace(claim, unit=unit)), claim.high)


def _unit(told: _Told, claim: Claim) -> str:
    """Return the unit; of what is counted the word as the text has it ("passengers"), not the one that is compared."""
    if claim.kind == "date":
        return "date"
    last = told.text[claim.start : claim.end].split()[-1]
    return last if claim.kind == "count" and last.isalpha() else claim.unit


def _what(sides: Sequence[tuple[_Told, Claim]]) -> str:
    for told, claim in sides:
        if claim.kind in ("date", "weekday", "time"):
            return claim.kind
        if unit := _unit(told, claim):
            return unit
    return "number"


def _common(labels: Sequence[DifferenceLabel]) -> DifferenceLabel:
    """Return the label that fits all pairs of one matter, the more cautious one where they disagree."""
    if len(set(labels)) == 1:
        return labels[0]
    return "may count different things" if "may count different things" in labels else "differs"
