"""CleanArticle -> Article: the facts that are declared or read off the head, the language, the numbered sentences."""

from __future__ import annotations

from collections.abc import Iterator

from digest.describe import language
from digest.describe.outlets import Outlets
from digest.describe.sentences import split
from digest.text import fold
from digest.values import Article, CleanArticle, Sentence

__all__ = ["Outlets", "describe"]


def describe(cleaned: CleanArticle, outlets: Outlets) -> Article:
    """Return the article: what its file declares beats what its first lines show; what neither has stays empty."""
    declared, head = cleaned.raw.declared, cleaned.head
    sentences = tuple(_sentences(cleaned))
    outlet_name = declared.outlet or (head.outlet.value if head.outlet else "")
    return Article(
        cleaned=cleaned,
        headline=fold(declared.title or (head.headline.value if head.headline else "")),
        outlet=outlets.find(fold(outlet_name), declared.url),
        author=fold(declared.author or (head.author.value if head.author else "")),
        published=declared.published or head.published,
        collected=declared.collected,
        url=declared.url,
        language=declared.language or language.detect(" ".join(sentence.text for sentence in sentences[:20])),
        sentences=sentences,
    )


def _sentences(cleaned: CleanArticle) -> Iterator[Sentence]:
    number = 0
    for line in cleaned.body:
        for start, end in split(line.text):
            number += 1
            yield Sentence(number, line.start + start, line.start + end, line.text[start:end], line.number)
