"""Alignment table -> what each report adds: sentences with no counterpart in another, the most telling first."""

from __future__ import annotations

from collections.abc import Container, Iterator

from digest.relate.figures import claims
from digest.relate.marks import stretches
from digest.text import words
from digest.values import Article, Sentence, SentenceRef, Story

# Shorter sentences ("The Guardian reports.") add nothing that could be told.
_MIN_WORDS = 5
# A figure, a quotation and each name make a sentence worth showing; a longer one tells more, up to a point.
_FIGURE, _QUOTATION, _NAME = 2.0, 2.0, 0.5
_MOST_NAMES = 4
_LENGTH_OF_ONE_POINT = 12
_MOST_FOR_LENGTH = 2.0


def additions(story: Story, matched: Container[SentenceRef]) -> tuple[SentenceRef, ...]:
    """Return the sentences that only one report has, report by report, each report's most telling ones first.

    None in a story of one report: there is nobody to add to.
    """
    if len(story.reports) < 2:
        return ()
    return tuple(ref for article in story.reports for ref in _of(article, matched))


def _of(article: Article, matched: Container[SentenceRef]) -> Iterator[SentenceRef]:
    alone = [
        sentence
        for sentence in article.sentences
        if SentenceRef(article.id, sentence.number) not in matched and len(words(sentence.text)) >= _MIN_WORDS
    ]
    quoted = [(stretch.start, stretch.end) for stretch in stretches(article)] if alone else []

    def weight(sentence: Sentence) -> float:
        has_quotation = any(start < sentence.end and sentence.start < end for start, end in quoted)
        found = words(sentence.text)
        # The first word is a capital in any case.
        names = sum(word[:1].isupper() for word in sentence.text.split()[1:])
        return (
            _FIGURE * min(2, len(claims(sentence.text, article.language)))
            + _QUOTATION * has_quotation
            + _NAME * min(_MOST_NAMES, names)
            + min(_MOST_FOR_LENGTH, len(found) / _LENGTH_OF_ONE_POINT)
        )

    for sentence in sorted(alone, key=lambda sentence: (-weight(sentence), sentence.number)):
        yield SentenceRef(article.id, sentence.number)
