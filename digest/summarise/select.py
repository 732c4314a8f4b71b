"""Sentences as they are offered, best first -> the picks: those that fit, say something new and are first-hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.settings.values import Settings
from digest.summarise.budget import Budget
from digest.text import comparable, count_words, words
from digest.values import Article, Match, Sentence, SentenceRef, Span

# A sentence of whose pairs of words this share stands in the picks already says little new.
_SAID_ALREADY = 0.35
# Where reports are independent, one chain of them has at most this share of the sentences that a summary may have.
_CHAIN_SHARE = 0.5
# Fewer sentences than this are no summary: rather one chain tells more than its share.
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be picked, and the number of the chain of reports that its article belongs to."""

    article: Article
    sentence: Sentence
    chain: int

    @property
    def ref(self) -> SentenceRef:
        """Return which sentence it is."""
        return SentenceRef(self.article.id, self.sentence.number)


class Selection:
    """The picks so far; lives only while one story's summary is made.

    `followers` has, by article, the one whose sentence is preferred where both have the same.
    """

    def __init__(
        self,
        options: Sequence[Option],
        matches: Mapping[SentenceRef, Sequence[Match]],
        followers: Mapping[str, str],
        budget: Budget,
        settings: Settings,
    ) -> None:
        self._options = {option.ref: option for option in options}
        self._matches = matches
        self._followers = followers
        self._budget = budget
        self._summary = settings.summary
        self._per_source = settings.excerpt.max_sentences or settings.summary.max_sentences
        alone = len({option.chain for option in options}) < 2
        self._per_chain = 1.0 if alone else _CHAIN_SHARE
        self._held_back: list[Option] = []
        self._pairs: set[tuple[str, str]] = set()
        self._said: set[str] = set()
        self._words = 0
        self.picks: list[Option] = []

    def offer(self, option: Option) -> bool:
        """Take a sentence, or the same one in the report that its article follows; say whether either was taken."""
        return any(self._take(one) for one in (*self._first_hand(option), option))

    def fill(self) -> None:
        """Take what was held back for its chain's share, if there are too few picks without."""
        for option in self._held_back:
            if len(self.picks) < _FEWEST:
                self._per_chain = 1.0
                self._take(option)

    def in_reading_order(self) -> list[Option]:
        """Return the picks: the first one tells the event, the others go from the articles' tops to their ends."""
        first = self.picks[:1]
        return first + sorted(self.picks[1:], key=_reading_key)

    def _first_hand(self, option: Option) -> Iterator[Option]:
        origin = self._followers.get(option.article.id)
        for match in self._matches.get(option.ref, ()):
            other = match.left if match.right == option.ref else match.right
            if match.closeness == "exact" and other.article == origin and other in self._options:
                yield self._options[other]

    def _take(self, option: Option) -> bool:
        count = count_words(option.sentence.text)
        own = set(pairwise(words(option.sentence.text)))
        if not self._fits(option, count) or self._says_again(option, own):
            return False
        chain = sum(1 for pick in self.picks if pick.chain == option.chain)
        if chain >= self._per_chain * self._summary.max_sentences:
            self._held_back.append(option)
            return False
        if not self._budget.spend(Span(option.article.id, option.sentence.start, option.sentence.end)):
            return False
        self.picks.append(option)
        self._pairs |= own
        self._said.add(comparable(option.sentence.text))
        self._words += count
        return True

    def _fits(self, option: Option, count: int) -> bool:
        of_source = sum(1 for pick in self.picks if pick.article.id == option.article.id)
        return (
            len(self.picks) < self._summary.max_sentences
            and of_source < self._per_source
            and self._words + count <= self._summary.max_words
        )

    def _says_again(self, option: Option, pairs: set[tuple[str, str]]) -> bool:
        chosen = {pick.ref for pick in self.picks}
        return (
            len(pairs & self._pairs) > _SAID_ALREADY * len(pairs)
            or comparable(option.sentence.text) in self._said
            or any(match.left in chosen or match.right in chosen for match in self._matches.get(option.ref, ()))
        )


def _reading_key(option: Option) -> tuple[float, str, int]:
    share = round(option.sentence.number / len(option.article.sentences), 2)
    return (share, option.article.id, option.sentence.number)
