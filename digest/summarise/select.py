"""Ranking + budget -> the picks: the best sentences that fit, none saying again what another said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from digest.settings.values import SiteSettings
from digest.summarise.budget import Budget
from digest.text import comparable, count_words, words
from digest.values import Article, Match, Sentence, SentenceRef, Span

# A pick of whose pairs of words this share stands in the picks already says little new.
_SAID_ALREADY = 0.35
# Of the sentences that open an article the best-ranked tells what happened: it is taken first, and stands first.
_OPENING = 1


def select(
    ranked: Sequence[tuple[Article, Sentence]],
    matches: Mapping[SentenceRef, Sequence[Match]],
    budget: Budget,
    site: SiteSettings,
) -> list[tuple[Article, Sentence]]:
    """Return the picks in reading order: the lead first, then by place in the article."""
    settings = site.settings
    per_source = settings.excerpt.max_sentences or settings.summary.max_sentences
    picks: list[tuple[Article, Sentence]] = []
    pairs: set[tuple[str, str]] = set()
    taken: Counter[str] = Counter()
    total = 0
    for article, sentence in _lead_first(ranked):
        count = count_words(sentence.text)
        own = _pairs(sentence)
        if (
            len(picks) == settings.summary.max_sentences
            or taken[article.id] >= per_source
            or total + count > settings.summary.max_words
            or len(own & pairs) > _SAID_ALREADY * len(own)
            or _matches_a_pick(article, sentence, picks, matches)
            or not budget.spend(Span(article.id, sentence.start, sentence.end))
        ):
            continue
        picks.append((article, sentence))
        pairs |= own
        taken[article.id] += 1
        total += count
    return sorted(picks, key=lambda pick: (pick is not picks[0], *_reading_key(pick)))


def _lead_first(ranked: Sequence[tuple[Article, Sentence]]) -> list[tuple[Article, Sentence]]:
    lead = next((index for index, (_, sentence) in enumerate(ranked) if sentence.number <= _OPENING), 0)
    return [*ranked[lead : lead + 1], *ranked[:lead], *ranked[lead + 1 :]]


def _pairs(sentence: Sentence) -> set[tuple[str, str]]:
    tokens = words(sentence.text)
    return set(pairwise(tokens))


def _matches_a_pick(
    article: Article,
    sentence: Sentence,
    picks: Sequence[tuple[Article, Sentence]],
    matches: Mapping[SentenceRef, Sequence[Match]],
) -> bool:
    chosen = {SentenceRef(other.id, pick.number) for other, pick in picks}
    ref = SentenceRef(article.id, sentence.number)
    said = {comparable(pick.text) for _, pick in picks}
    return comparable(sentence.text) in said or any(
        match.left in chosen or match.right in chosen for match in matches.get(ref, ())
    )


def _reading_key(pick: tuple[Article, Sentence]) -> tuple[float, str, int]:
    article, sentence = pick
    return (round(sentence.number / len(article.sentences), 2), article.id, sentence.number)
