"""How much of each article may be printed, and what has been; a word counts once, wherever it stands on the site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from digest.settings.values import ExcerptSettings
from digest.text import count_words
from digest.values import Article, Excerpt, Span

# One sentence up to this many words is always free: a feed snippet of three sentences could not be cited at all else.
_ALWAYS_WORDS = 40


class Budget:
    """What of the articles has been spent so far; lives only while one story's summary is made."""

    def __init__(self, articles: Sequence[Article], settings: ExcerptSettings) -> None:
        self._articles = {article.id: article for article in articles}
        self._limits = {article.id: limit(article, settings) for article in articles}
        self._spent: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._spans: set[Span] = set()

    def spend(self, *spans: Span) -> bool:
        """Print all of `spans`, of one article, if the budget holds; say whether it did."""
        if not spans:
            return True
        article_id = spans[0].article
        ranges = _union([*self._spent[article_id], *((span.start, span.end) for span in spans)])
        text = self._articles[article_id].text
        first = not self._spent[article_id] and len(spans) == 1
        words = _words(text, ranges)
        if words > self._limits[article_id] and not (first and words <= _ALWAYS_WORDS):
            return False
        self._spent[article_id] = ranges
        self._spans.update(spans)
        return True

    @property
    def printed(self) -> frozenset[Span]:
        """Return every span that may be printed."""
        return frozenset(self._spans)

    def excerpts(self) -> tuple[Excerpt, ...]:
        """Return what is printed of each article."""
        found = []
        for article_id, article in self._articles.items():
            words = _words(article.text, self._spent[article_id])
            share = round(words / max(1, _total(article)), 4)
            found.append(Excerpt(article_id, words, share, self._limits[article_id]))
        return tuple(found)


def limit(article: Article, settings: ExcerptSettings) -> int:
    """Return how many words of `article` may be printed."""
    total = _total(article)
    limits = [total]
    if settings.max_words is not None:
        limits.append(settings.max_words)
    if settings.max_share is not None:
        limits.append(int(settings.max_share * total))
    return min(limits)


def _total(article: Article) -> int:
    """Return the words of an article, as all words are counted here: in unspaced scripts each character is one."""
    return count_words(" ".join(sentence.text for sentence in article.sentences))


def _union(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _words(text: str, ranges: Sequence[tuple[int, int]]) -> int:
    return sum(count_words(text[start:end]) for start, end in ranges)
