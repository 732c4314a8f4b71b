"""Matched sentences -> figures that count the same thing and are not the same.

A false alarm is worse than a miss. Two figures are compared where their sentences say the same almost word for word,
by their place in it; or where the sentences say the same in part, by what they count, if there is no doubt which
figure stands for which. Ranges that overlap, "more than 30" and 32, and sums that are rounded alike do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from digest.relate.claims import Claim
from digest.relate.figures import claims, shown
from digest.text import words
from digest.values import Article, Difference, Figure, Match, SentenceRef, Story

Label = Literal["differs", "later figure", "may count different things"]

# Share of words, figures left out, that two sentences have in common in order if they are one sentence edited.
_EDITED = 0.72
# Words on either side of a figure that tell what is said of it, and how many of them two figures must share if their
# sentences match only in part.
_AROUND = 4
_MIN_AROUND = 2
# "About 40" and 43 do not differ.
_ABOUT = 0.15
# What is said of people that are counted: "12 dead" and "30 wounded" are no contradiction.
_FATES = tuple(
    frozenset(group.split())
    for group in (
        "killed dead died deaths death kills tote toten getötet starben gestorben morts mort tués tué muertos muerto "
        "muertes fallecidos morti morto uccisi vittime mortos",
        "injured wounded hurt injuries injuring wounding verletzt verletzte verletzten blessés blessé heridos herido "
        "feriti ferito feridos",
        "missing vermisst vermisste vermissten disparus desaparecidos dispersi desaparecidos",
        "arrested detained charged held festgenommen verhaftet arrêtés interpellés detenidos arrestati arrestados",
        "rescued saved gerettet sauvés rescatados salvati",
        "evacuated displaced homeless evakuiert évacués evacuados sfollati",
        "infected cases infections infiziert infectés infectados contagiati",
    )
)


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence with its figures."""

    ref: SentenceRef
    start: int
    text: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    left: tuple[_Told, Claim]
    right: tuple[_Told, Claim]
    unit: str
    label: Label


def compare(story: Story, matches: Sequence[Match]) -> tuple[Difference, ...]:
    """Return the differences between figures, each with one figure of every article that has one."""
    return tuple(_Comparison(story, matches).differences())


class _Comparison:
    def __init__(self, story: Story, matches: Sequence[Match]) -> None:
        self._articles: Mapping[str, Article] = {article.id: article for article in story.reports}
        self._matches = [match for match in matches if match.closeness != "exact" and self._in_reports(match)]
        self._told: dict[SentenceRef, _Told] = {}
        self._all: dict[str, tuple[Claim, ...]] = {}

    def _in_reports(self, match: Match) -> bool:
        return match.left.article in self._articles and match.right.article in self._articles

    def differences(self) -> Iterator[Difference]:
        """Yield a difference for each matter, in the order in which it comes up."""
        groups: list[list[_Pair]] = []
        for pair in (pair for match in self._matches for pair in self._pairs(match)):
            home = next((group for group in groups if any(_is_one_matter(pair, other) for other in group)), None)
            if home is None:
                groups.append([pair])
            else:
                home.append(pair)
        for group in groups:
            figures: dict[str, Figure] = {}
            for told, claim in (side for pair in group for side in (pair.left, pair.right)):
                figures.setdefault(told.ref.article, _figure(told, claim))
            order = [article for article in self._articles if article in figures]
            labels = [pair.label for pair in group]
            if len({figure.value for figure in figures.values()}) > 1:
                yield Difference(group[0].unit, tuple(figures[article] for article in order), _label(labels))

    def _pairs(self, match: Match) -> Iterator[_Pair]:
        left, right = self._sentence(match.left), self._sentence(match.right)
        if not left.claims or not right.claims:
            return
        if _values(left) == _values(right):
            return
        found = list(_by_place(left, right))
        if not found and _share(left, right) < _EDITED:
            found = list(self._by_noun(left, right))
        for one, two, unit, sure in found:
            yield _Pair((left, one), (right, two), unit, self._labelled(left, right, sure))

    def _labelled(self, left: _Told, right: _Told, sure: bool) -> Label:
        one, two = (self._articles[told.ref.article].published for told in (left, right))
        if one is not None and two is not None and one.day != two.day:
            return "later figure"
        if one is not None and two is not None and one.instant and two.instant and one.instant != two.instant:
            return "later figure"
        return "differs" if sure else "may count different things"

    def _by_noun(self, left: _Told, right: _Told) -> Iterator[tuple[Claim, Claim, str, bool]]:
        """Yield figures of one unit where each sentence has one alone, and the words around them are alike."""
        for one in left.claims:
            two = next((claim for claim in right.claims if _is_one_unit(one, claim)), None)
            if two is None or not _is_alone(one, left) or not _is_alone(two, right) or _agree(one, two):
                continue
            if one.kind in ("date", "weekday", "time") or self._has_both(left, right, one, two):
                continue
            near, far = _context(left, one), _context(right, two)
            if _fate(near) == _fate(far) and len(near & far) >= _MIN_AROUND:
                yield one, two, _unit(one, two), len(near & far) > _MIN_AROUND

    def _has_both(self, left: _Told, right: _Told, one: Claim, two: Claim) -> bool:
        """Say whether either article has the other's figure too: then it tells of two things, or of two times."""
        return any(
            _is_one_unit(claim, wanted) and claim.low == wanted.low
            for told, wanted in ((left, two), (right, one))
            for claim in self._of_article(told.ref.article)
        )

    def _of_article(self, article_id: str) -> tuple[Claim, ...]:
        if article_id not in self._all:
            article = self._articles[article_id]
            self._all[article_id] = tuple(
                claim
                for sentence in article.sentences
                for claim in self._sentence(SentenceRef(article_id, sentence.number)).claims
            )
        return self._all[article_id]

    def _sentence(self, ref: SentenceRef) -> _Told:
        if ref not in self._told:
            article = self._articles[ref.article]
            sentence = article.sentences[ref.number - 1]
            self._told[ref] = _Told(ref, sentence.start, sentence.text, claims(sentence.text, article.language))
        return self._told[ref]


def _values(told: _Told) -> list[tuple[str, float, float]]:
    return sorted((claim.kind, claim.low, claim.high) for claim in told.claims)


def _by_place(left: _Told, right: _Told) -> Iterator[tuple[Claim, Claim, str, bool]]:
    """Yield the figures that stand at the same place of one sentence edited."""
    ours, theirs = _tokens(left), _tokens(right)
    matcher = SequenceMatcher(None, [word for word, _ in ours], [word for word, _ in theirs], autojunk=False)
    blocks = matcher.get_matching_blocks()
    if 2 * sum(block.size for block in blocks) < _EDITED * (len(ours) + len(theirs)):
        return
    for block in blocks:
        for step in range(block.size):
            one, two = ours[block.a + step][1], theirs[block.b + step][1]
            # A figure alone between other words may have been put in for another one.
            if one is None or two is None or block.size < 2 or _agree(one, two):
                continue
            if _is_same_kind(one, two) and _as_often(one, left, right):
                yield one, two, _unit(one, two), True


def _share(left: _Told, right: _Told) -> float:
    ours, theirs = [word for word, _ in _tokens(left)], [word for word, _ in _tokens(right)]
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _tokens(told: _Told) -> list[tuple[str, Claim | None]]:
    """Return the words of a sentence, each figure as one token that only names its kind."""
    found: list[tuple[str, Claim | None]] = []
    position = 0
    for claim in told.claims:
        found += [(word, None) for word in words(told.text[position : claim.start])]
        found.append((f"#{claim.kind}{claim.unit if claim.kind in ('money', 'measure') else ''}", claim))
        position = claim.end
    return found + [(word, None) for word in words(told.text[position:])]


def _is_same_kind(one: Claim, two: Claim) -> bool:
    if one.kind != two.kind:
        return False
    if one.kind in ("money", "measure"):
        return one.unit == two.unit
    if one.kind == "date":
        return (one.low < 10000) == (two.low < 10000)
    return not one.nouns or not two.nouns or _is_one_noun(one, two)


def _is_one_unit(one: Claim, two: Claim) -> bool:
    if one.kind == "count" and not _is_one_noun(one, two):
        return False
    return _is_same_kind(one, two)


def _is_one_noun(one: Claim, two: Claim) -> bool:
    # The first is what is counted, the others only stand near it: "41 passengers ashore" and "9 dogs ashore".
    return bool(one.nouns and two.nouns) and (one.nouns[0] in two.nouns or two.nouns[0] in one.nouns)


def _is_alone(claim: Claim, told: _Told) -> bool:
    return sum(_is_one_unit(claim, other) for other in told.claims) == 1


def _as_often(claim: Claim, left: _Told, right: _Told) -> bool:
    """Say whether both sentences have as many figures of the unit: else it can't be told which stands for which."""
    if claim.kind == "count" and not claim.nouns:
        return True
    return sum(_is_one_unit(claim, c) for c in left.claims) == sum(_is_one_unit(claim, c) for c in right.claims)


def _agree(one: Claim, two: Claim) -> bool:
    """Say whether two figures can both be right of one thing."""
    if one.low <= two.high and two.low <= one.high:
        return True
    small, large = (one, two) if one.high < two.low else (two, one)
    if small.open > 0 or large.open < 0:
        return True
    if (one.about or two.about) and large.low - small.high <= _ABOUT * large.low:
        return True
    # A sum rounded to tens of thousands and a more exact one: they agree if the exact one rounds to the other.
    coarse, fine = (one, two) if one.step > two.step else (two, one)
    return coarse.step > fine.step and coarse.step > 1 and abs(coarse.low - fine.low) <= coarse.step / 2


def _context(told: _Told, claim: Claim) -> frozenset[str]:
    before, after = words(told.text[: claim.start]), words(told.text[claim.end :])
    near = (*before[-_AROUND:], *after[:_AROUND])
    return frozenset(word[:6] if not _is_fate(word) else word for word in near if len(word) > 3)


def _is_fate(word: str) -> bool:
    return any(word in group for group in _FATES)


def _fate(context: frozenset[str]) -> frozenset[int]:
    return frozenset(number for number, group in enumerate(_FATES) if group & context)


def _unit(one: Claim, two: Claim) -> str:
    if one.kind in ("date", "weekday", "time"):
        return one.kind
    return one.unit or two.unit or "number"


def _figure(told: _Told, claim: Claim) -> Figure:
    start, end = told.start + claim.start, told.start + claim.end
    text = told.text[claim.start : claim.end]
    return Figure(told.ref.article, start, end, text, claim.low, claim.unit, shown(claim), claim.high)


def _is_one_matter(pair: _Pair, other: _Pair) -> bool:
    ours = {(told.ref, claim.start) for told, claim in (pair.left, pair.right)}
    return any((told.ref, claim.start) in ours for told, claim in (other.left, other.right))


def _label(labels: Sequence[Label]) -> Label:
    """Return the most cautious label that fits all the pairs of one matter."""
    for label in ("later figure", "differs"):
        if all(found == label for found in labels):
            return label
    return "may count different things" if "may count different things" in labels else "differs"
