"""Alignment table + credits -> what ties the reports of a story to one another, pair by pair.

Whether two reports are tied depends on these two alone. So an article that is added can only add ties, never cut one,
and a copy, which is tied to its original, can never raise the number of independent reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.relate.credits import Credit, Creditable
from digest.relate.marks import Quoted
from digest.values import Article, Match

# Share of an article's own words (what it quotes is somebody else's, and any reporter may have heard it) in sentences
# that match another's, from which it depends on it or on what both go back to. Independent reports of one event share
# facts, and so up to a third of their sentences in part; hardly any of them word for word.
_RETOLD = 0.4
_VERBATIM = 0.2
_MOSTLY_QUOTED = 0.66
# One sentence told alike is the news itself; and where most of a text is quoted, a few may hold most own words.
_MIN_RETOLD = 2
_RETOLD_SENTENCES = 0.33
# Sentences shared before a credit is taken to concern both, one of them beside the credit.
_SHARED_WITH_CREDIT = 2


@dataclass(frozen=True, slots=True)
class Tie:
    """What `article` has in common with another: numbers of its sentences, and shares (0 to 1) of its own words."""

    sentences: frozenset[int]
    share: float
    verbatim: float


class Ties:
    """What ties the reports of one story to one another: the sentences that they share, and their credits."""

    def __init__(
        self,
        reports: Sequence[Article],
        matches: Iterable[Match],
        creditable: Creditable,
        quoted: Mapping[str, Quoted],
    ) -> None:
        self.reports = reports
        self.credits: dict[str, tuple[Credit, ...]] = {a.id: creditable.credits(a) for a in reports}
        self._credited = {a.id: frozenset(credit.outlet for credit in self.credits[a.id]) for a in reports}
        self._names = {a.id: creditable.canonical(a.outlet.name) if a.outlet else "" for a in reports}
        self._own = {a.id: _own_words(a, quoted[a.id]) for a in reports}
        found: dict[tuple[str, str], list[Match]] = defaultdict(list)
        for match in matches:
            found[match.left.article, match.right.article].append(match)
        self._matches = {pair: tuple(members) for pair, members in found.items()}
        self._ties: dict[tuple[str, str], Tie] = {}

    def matches(self, one: Article, other: Article) -> tuple[Match, ...]:
        """Return the matches between two articles; the left sentence of each is of `one`."""
        turned = (Match(m.right, m.left, m.closeness, m.share) for m in self._matches.get((other.id, one.id), ()))
        return self._matches.get((one.id, other.id)) or tuple(turned)

    def tie(self, article: Article, other: Article) -> Tie:
        """Return what `article` has in common with `other`."""
        key = (article.id, other.id)
        if key not in self._ties:
            self._ties[key] = self._measured(article, other)
        return self._ties[key]

    def _measured(self, article: Article, other: Article) -> Tie:
        own, theirs = self._own[article.id], self._own[other.id]
        shared, told, verbatim = set(), set(), set()
        for match in self.matches(article, other):
            shared.add(match.left.number)
            # What the other quotes is somebody's words here too, where a text prints them in full and without marks.
            if theirs[match.right.number]:
                told.add(match.left.number)
                if match.closeness != "part":
                    verbatim.add(match.left.number)
        total = sum(own.values()) or 1
        return Tie(
            frozenset(shared),
            round(sum(own[number] for number in told) / total, 4),
            round(sum(own[number] for number in verbatim) / total, 4),
        )

    def credits_article(self, article: Article, other: Article) -> bool:
        """Say whether `article` credits the outlet of `other`."""
        return bool(self._names[other.id]) and self._names[other.id] in self._credited[article.id]

    def credited_by_both(self, article: Article, other: Article) -> frozenset[str]:
        """Return the outlets that both credit."""
        return self._credited[article.id] & self._credited[other.id]

    def is_named(self, article: Article) -> bool:
        """Say whether the outlet of an article is known."""
        return bool(self._names[article.id])

    def is_one_outlet(self, article: Article, other: Article) -> bool:
        """Say whether both are of the same outlet, as far as they say."""
        return bool(self._names[article.id]) and self._names[article.id] == self._names[other.id]

    @cached_property
    def links(self) -> frozenset[frozenset[str]]:
        """Return the pairs that belong to one chain: by shared text, or by crediting one another or the same outlet."""
        return frozenset(self._links())

    def _links(self) -> Iterator[frozenset[str]]:
        for index, right in enumerate(self.reports):
            for left in self.reports[:index]:
                if self._is_link(left, right):
                    yield frozenset((left.id, right.id))

    def _is_link(self, left: Article, right: Article) -> bool:
        return bool(
            self.credited_by_both(left, right)
            or self.credits_article(right, left)
            or self.credits_article(left, right)
            or (self.matches(left, right) and any(self._retells(*pair) for pair in ((left, right), (right, left))))
        )

    def _retells(self, article: Article, other: Article) -> bool:
        tie = self.tie(article, other)
        enough = min(max(_MIN_RETOLD, _RETOLD_SENTENCES * len(article.sentences)), len(article.sentences))
        return (
            tie.verbatim >= _VERBATIM
            or (tie.share >= _RETOLD and len(tie.sentences) >= enough)
            or (not self.is_named(other) and self._credit_concerns(article, tie))
        )

    def _credit_concerns(self, article: Article, tie: Tie) -> bool:
        """Say whether what `article` shares is what it credits somebody for: the words credited have come from there.

        So a report of an outlet that its text doesn't name is found to be the one that others credit.
        """
        if len(tie.sentences) < _SHARED_WITH_CREDIT:
            return False
        return any(
            number in tie.sentences
            for credit in self.credits[article.id]
            for number in (credit.sentence, credit.sentence + 1)
            if credit.sentence
        )


def _own_words(article: Article, quoted: Quoted) -> dict[int, int]:
    """Return by the number of each sentence how many of its words do not stand in quotation marks."""
    found = {}
    for sentence in article.sentences:
        inside = sum(
            len(article.text[max(sentence.start, stretch.start) : min(sentence.end, stretch.end)].split())
            for stretch in quoted.within(sentence.start, sentence.end)
        )
        of = len(sentence.text.split())
        # The "Mara Voss said in Saltmere" beside a long quotation is nobody's own telling either.
        found[sentence.number] = of - inside if inside <= _MOSTLY_QUOTED * of else 0
    if not any(found.values()):
        return {sentence.number: len(sentence.text.split()) for sentence in article.sentences}
    return found
