"""Alignment table -> what each report adds: sentences with no counterpart in another, the most telling first."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from digest.relate.marks import Quoted
from digest.relate.numbers import SMALL_NUMBERS
from digest.text import words
from digest.values import Article, Sentence, SentenceRef, Story

# Shorter sentences ("The Guardian reports.", "Read the full letter here:") add nothing that could be told.
_MIN_WORDS = 7
# A figure, a quotation and each name make a sentence worth showing; a longer one tells more, up to a point.
_FIGURE, _QUOTATION, _NAME = 2.0, 2.0, 0.5
_MOST_NAMES = 4
_LENGTH_OF_ONE_POINT = 12
_MOST_FOR_LENGTH = 2.0
_YEAR = re.compile("(?:1[5-9]|20)[0-9]{2}")


def additions(story: Story, matched: Container[SentenceRef], quoted: Mapping[str, Quoted]) -> tuple[SentenceRef, ...]:
    """Return the sentences that only one report has, report by report, each report's most telling ones first.

    None in a story of one report: there is nobody to add to.
    """
    if len(story.reports) < 2:
        return ()
    return tuple(ref for article in story.reports for ref in _of(article, matched, quoted[article.id]))


def _of(article: Article, matched: Container[SentenceRef], quoted: Quoted) -> Iterator[SentenceRef]:
    alone = [
        sentence
        for sentence in article.sentences
        if SentenceRef(article.id, sentence.number) not in matched and len(words(sentence.text)) >= _MIN_WORDS
    ]

    def weight(sentence: Sentence) -> float:
        has_quotation = bool(quoted.within(sentence.start, sentence.end))
        found = words(sentence.text)
        # The first word is a capital in any case.
        names = sum(word[:1].isupper() for word in sentence.text.split()[1:])
        return (
            _FIGURE * min(2, sum(map(_is_figure, found)))
            + _QUOTATION * has_quotation
            + _NAME * min(_MOST_NAMES, names)
            + min(_MOST_FOR_LENGTH, len(found) / _LENGTH_OF_ONE_POINT)
        )

    for sentence in sorted(alone, key=lambda sentence: (-weight(sentence), sentence.number)):
        yield SentenceRef(article.id, sentence.number)


def _is_figure(word: str) -> bool:
    return (word[0].isdigit() and not _YEAR.fullmatch(word)) or word in SMALL_NUMBERS
