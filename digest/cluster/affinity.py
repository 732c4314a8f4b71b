"""Members of a story -> how alike each is to the others, and the words that tell: why they are together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from digest.cluster.vectors import Floats, Vectors
from digest.values import Affinity, Article

# Enough to see what brought an article here.
_MOST_WORDS = 6


def affinities(members: Sequence[Article], found: Vectors) -> tuple[Affinity, ...]:
    """Return for each member its likeness to the others, and the words that make up most of it; none for one alone.

    By the sum of all vectors, as a story may have thousands of members.

    Args:
        members: the articles of the story.
        found: their vectors, in the same order.
    """
    if len(members) < 2:
        return ()
    terms, places = np.unique(found.terms, return_inverse=True)
    total = np.bincount(places, found.weights, minlength=len(terms))
    shared = found.weights * (total[places] - found.weights) / (len(members) - 1)
    return tuple(
        Affinity(
            article.id,
            round(float(shared[first:last].sum()), 4),
            tuple(_words(article, _heaviest(found, shared, first, last))),
        )
        for article, (first, last) in zip(members, pairwise(found.starts.tolist()), strict=True)
    )


def _heaviest(found: Vectors, shared: Floats, first: int, last: int) -> list[str]:
    """Return the stems of a row with which it is most like the others; of equal ones the first in the alphabet."""
    order = np.lexsort((found.terms[first:last], -np.round(shared[first:last], 9)))[:_MOST_WORDS]
    return [found.stems[found.terms[first + place]] for place in order.tolist() if shared[first + place] > 0]


def _words(article: Article, stems: Sequence[str]) -> Iterator[str]:
    """Yield for each stem the word that the article has first, as it stands there."""
    texts = [(text, in_small(text)) for text in (article.headline, *(sentence.text for sentence in article.sentences))]
    # "trump'" is the stem of "Trump's", beside that of "Trump".
    for stem in dict.fromkeys(stem.rstrip("'") for stem in stems):
        yield next((word for text, small in texts if (word := word_with(stem, text, small))), stem)


def word_with(stem: str, text: str, small: str) -> str:
    """Return the first word of `text` that begins with `stem`, as it stands there; "" where none does.

    An expression would do, but each article has stems of its own: to compile them would take longer than to search.

    Args:
        stem: the beginning of a word, in small letters.
        text: the text.
        small: the same `in_small` letters.
    """
    at = small.find(stem)
    while at > 0 and _is_of_word(small[at - 1]):
        at = small.find(stem, at + 1)
    if at < 0:
        return ""
    end = at + len(stem)
    while end < len(text) and _is_of_word(text[end]):
        end += 1
    return text[at:end]


def in_small(text: str) -> str:
    """Return a text in small letters, each in the place of its own: what would become two stays as it is."""
    small = text.casefold()
    if len(small) == len(text):
        return small
    return "".join(character.casefold() if len(character.casefold()) == 1 else character for character in text)


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"
