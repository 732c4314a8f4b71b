"""Lines of text -> Reading: for each line what the model asks of it, worked out once for the whole text.

"Prose" is a line that reads like the article's own: long enough, and ended like a sentence. Every other line is judged
by how it stands to the prose: above, between or below it, and with its words or with others.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from digest.clean.shapes import Shape, groups, shape
from digest.text import words

# A shorter line that ends like a sentence may as well be a button's ("Subscribe to our newsletter.").
_MIN_PROSE_WORDS = 9
# Headlines of other stories may be questions; a question of the article's own is longer, or stands beside prose.
_MIN_QUESTION_WORDS = 16
# As long a line without a full stop is a paragraph whose end was cut off.
_MIN_UNENDED_PROSE_WORDS = 32
# Paragraphs: as many words, in a line that ends like a sentence or not. Only a phrase rule can strip such a line.
_PARAGRAPH_WORDS = 20
_MAX_JUDGED_WORDS = 40
# Words are compared by their first letters, which is a stemmer for all languages that inflect at the end.
_STEM_LETTERS = 6
# Shorter words are articles and prepositions, which all lines share.
_MIN_CONTENT_LETTERS = 4
# As many words and characters as tell of a line; the rest of a long one would only cost time.
_WORDS_READ = 80
_CHARACTERS_READ = 800
# No more closing marks and white space stand behind a full stop.
_END_CHARACTERS = 8
_STOPS = frozenset(".!?…。！？؟۔।")
_CLOSING = "\"'’”»)]"
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
STOP_WORDS = frozenset(
    "a about after all also an and any are as at be because been before but by can could did do does for from get "
    "had has have he her him his how i if in into is it its just like made make may more most much my new no not "
    "now of on one only or other our out over said say she so some such than that the their them then there these "
    "they this those through to under up us was we were what when where which while who will with would you "
    "your".split()
)
# Below this share of stop words among the words of its prose a text isn't English.
_MIN_STOP_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Read:
    """One line as the model sees it. `stems` are its content words, cut to a stem; `tokens` are all of its words.

    `is_prose` lines read like a sentence of the article; over an `is_paragraph` line the model has no say.
    """

    text: str
    tokens: tuple[str, ...]
    stems: frozenset[str]
    ends_sentence: bool
    shape: Shape
    is_prose: bool
    is_paragraph: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole text. `known` counts in how many lines of prose a content word stands, `copies` how often a line.

    `alike` has by line where the run of lines of its shape begins and ends (exclusive).
    """

    lines: tuple[Read, ...]
    alike: Sequence[tuple[int, int]]
    known: Mapping[str, int]
    copies: Mapping[str, int]
    is_english: bool
    is_unspaced: bool


def read(texts: Sequence[str], headline: str = "") -> Reading:
    """Return the reading of lines, none of them blank."""
    lines = tuple(_read_line(text) for text in texts)
    prose = [line for line in lines if line.is_prose]
    tokens = tuple(chain.from_iterable(line.tokens for line in prose))
    return Reading(
        lines=lines,
        alike=groups([line.shape for line in lines]),
        known=Counter(chain(_stems(words(headline)), *(line.stems for line in prose))),
        copies=Counter(texts),
        is_english=sum(map(STOP_WORDS.__contains__, tokens)) >= _MIN_STOP_SHARE * max(len(tokens), 1),
        is_unspaced=sum(1 for text in texts if not text.isascii() and _UNSPACED.search(text)) * 2 > len(texts),
    )


def _read_line(text: str) -> Read:
    tokens = words(text[:_CHARACTERS_READ])[:_WORDS_READ]
    ends = text[-_END_CHARACTERS:].rstrip().rstrip(_CLOSING)[-1:] in _STOPS
    size = len(tokens)
    is_paragraph = size > _MAX_JUDGED_WORDS or (ends and size >= _PARAGRAPH_WORDS)
    return Read(text, tokens, _stems(tokens), ends, shape(text, size, ends), _is_prose(text, size, ends), is_paragraph)


def _is_prose(text: str, size: int, ends: bool) -> bool:
    if not ends:
        return size >= _MIN_UNENDED_PROSE_WORDS
    return size >= (_MIN_QUESTION_WORDS if text.endswith(("?", "？")) else _MIN_PROSE_WORDS)


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    content = set(tokens).difference(STOP_WORDS)
    return frozenset([token[:_STEM_LETTERS] for token in content if len(token) >= _MIN_CONTENT_LETTERS])
