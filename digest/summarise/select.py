"""Sentences as they are offered, best first -> the picks: those that fit, say something new and are first-hand."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from digest.settings.values import Settings
from digest.summarise.budget import Budget
from digest.text import comparable, count_words, words
from digest.values import Article, Match, Sentence, SentenceRef, Span

# A sentence of whose pairs of words this share stands in the picks already repeats them: it is only for where there are
# too few others. With a larger share it says nothing new.
_REPEATS = 0.17
_SAID_ALREADY = 0.35
# Nor does one that says in part what a pick says; where there are too few others, only one that says this share of it,
# by the weight of the shorter one's words.
_MOSTLY_THE_SAME = 0.55
# Where reports are independent, one chain of them has at most this share of the sentences that a summary may have.
_CHAIN_SHARE = 0.5
# Articles are read in so many parts: their tops, what explains them, and the rest.
_PARTS = 3
# Fewer sentences than this are no summary: rather one chain tells more than its share.
_FEWEST = 3
# While there is less than this share of the sentences that a summary may have, one that lacks something is taken.
_FEW = 0.15
# A sentence worth less is only for where there is no other. Of first sentences that readers judged by themselves a
# seventh of those worth less leant on others, and one in 180 of the rest; of later ones an eighth and a thirteenth.
_LITTLE = 0.12
# One that is worth less than this tells nothing of the story, and of those that may lean, or stand behind the first
# `_TOP` of their article, nearly half leant on others when readers judged them: rather no summary.
_NOTHING = 0.06
_TOP = 3


@dataclass(frozen=True, slots=True)
class Option:
    """A sentence that may be picked, and the number of the chain of reports that its article belongs to.

    `report` is the article's place among the reports of the story, the oldest first.
    `leans_on` are names that the reader must have met before. A sentence that `lacks` something is only
    for where there are too few others, or, if it `may_open`, for where there is none yet: a summary has to tell the
    event before it tells anything on it. What it is `worth` is told by the ranking.
    """

    article: Article
    sentence: Sentence
    chain: int
    report: int = 0
    leans_on: tuple[str, ...] = ()
    lacks: bool = False
    may_open: bool = False
    worth: float = math.inf

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
        headlines: Sequence[str],
        budget: Budget,
        settings: Settings,
    ) -> None:
        self._options = {option.ref: option for option in options}
        self._matches = matches
        self._followers = followers
        self._met = " ".join(headlines)
        self._budget = budget
        self._summary = settings.summary
        self._per_source = settings.excerpt.max_sentences or settings.summary.max_sentences
        alone = len({option.chain for option in options}) < 2
        self._per_chain = 1.0 if alone else _CHAIN_SHARE
        self._same = 0.0
        self._said_share = _REPEATS
        self._held_back: list[Option] = []
        self._pairs: set[tuple[str, str]] = set()
        self._said: set[str] = set()
        self._words = 0
        self.picks: list[Option] = []

    def offer(self, option: Option, worth: float = math.inf) -> bool:
        """Take a sentence, or the same one in the report that its article follows; say whether either was taken."""
        return any(self._take(replace(one, worth=worth)) for one in (*self._first_hand(option), option))

    def fill(self) -> None:
        """Take what was held back: for a name that has been met by now, or where there are too few picks without.

        A sound one is taken though its chain has its share. One that lacks a name that the reader has met comes before
        one that may lean.
        """
        held_back, self._held_back = self._held_back, []
        for option in held_back:
            self._take(option)
        self._per_chain, self._same = 1.0, _MOSTLY_THE_SAME
        for option in held_back:
            if len(self.picks) < _FEWEST:
                self._take(option)
        self._said_share = _SAID_ALREADY
        for option in sorted(held_back, key=lambda option: option.lacks):
            if _tells_something(option) and len(self.picks) < _FEW * self._summary.max_sentences:
                self._take(replace(option, lacks=False, leans_on=(), worth=math.inf))

    def in_reading_order(self) -> list[Option]:
        """Return the picks: the first one tells the event, then what stands at the articles' tops, then further down.

        Within a part of the articles the older report comes first, so that a story is told in the order it happened in.
        """
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
        if not self._fits(option, count):
            return False
        own = set(pairwise(words(option.sentence.text)))
        if self._says_again(option, own):
            self._held_back.append(option)
            return False
        chain = sum(1 for pick in self.picks if pick.chain == option.chain)
        are_met = all(name in self._met for name in option.leans_on)
        kept = chain < self._per_chain * self._summary.max_sentences and are_met and option.worth >= _LITTLE
        is_lacking = option.lacks and not (option.may_open and not self.picks)
        if is_lacking or not kept:
            self._held_back.append(option)
            return False
        if not self._budget.spend(Span(option.article.id, option.sentence.start, option.sentence.end)):
            return False
        self.picks.append(option)
        self._pairs |= own
        self._said.add(comparable(option.sentence.text))
        self._met += f" {option.sentence.text}"
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
            len(pairs & self._pairs) > self._said_share * len(pairs)
            or comparable(option.sentence.text) in self._said
            or any(
                match.left in chosen or match.right in chosen
                for match in self._matches.get(option.ref, ())
                if match.closeness != "part" or match.share >= self._same
            )
        )


def _tells_something(option: Option) -> bool:
    return option.worth >= _NOTHING or (option.sentence.number <= _TOP and not option.lacks)


def _reading_key(option: Option) -> tuple[int, int, int]:
    part = option.sentence.number * _PARTS // (len(option.article.sentences) + 1)
    return (part, option.report, option.sentence.number)
