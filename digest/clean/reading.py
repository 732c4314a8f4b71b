"""Lines of text -> Reading: for each line what the model asks of it, worked out once for the whole text.

"Prose" is a line that reads like the article's own: long enough, and ended like a sentence. Every other line is judged
by how it stands to the prose: above, between or below it, and with its words or with others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from digest.clean.shapes import Shape, groups, is_reported, shape
from digest.text import UNSPACED, words

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
    """One line as the model sees it; `tokens` are its words.

    `is_prose` lines read like a sentence of the article; over an `is_paragraph` line the model has no say.
    """

    text: str
    tokens: tuple[str, ...]
    ends_sentence: bool
    is_prose: bool
    is_paragraph: bool

    @property
    def stems(self) -> frozenset[str]:
        """The content words, cut to a stem."""
        return _stems(self.tokens)


@dataclass(frozen=True)
class Reading:
    """A whole text, and its headline, "" where it has none.

    What the lines are together is worked out when first asked for: of a text of paragraphs alone nothing is.
    """

    lines: tuple[Read, ...]
    headline: str

    @cached_property
    def shapes(self) -> Sequence[Shape]:
        """The shape of each line."""
        return [shape(line.text, len(line.tokens), line.ends_sentence) for line in self.lines]

    @cached_property
    def alike(self) -> Sequence[tuple[int, int]]:
        """By line, where the run of lines of its shape begins and ends (exclusive)."""
        return groups(self.shapes)

    def known(self, line: Read) -> set[str]:
        """Return the content words of the headline and of all prose but `line` itself."""
        once, again = self._told
        return again if line.is_prose else once

    @cached_property
    def _told(self) -> tuple[set[str], set[str]]:
        """The content words of the headline and of the prose, and those that stand in two of these lines or more."""
        once, again = set(_stems(words(self.headline))), set[str]()
        for line in self.lines:
            if line.is_prose:
                stems = line.stems
                again |= once & stems
                once |= stems
        return once, again

    @cached_property
    def copies(self) -> Mapping[str, int]:
        """How often a line stands in the text."""
        return Counter(line.text for line in self.lines)

    @cached_property
    def is_english(self) -> bool:
        """Whether the prose has as many stop words as English has."""
        tokens = tuple(chain.from_iterable(line.tokens for line in self.lines if line.is_prose))
        return sum(map(STOP_WORDS.__contains__, tokens)) >= _MIN_STOP_SHARE * max(len(tokens), 1)

    @cached_property
    def is_unspaced(self) -> bool:
        """Whether more than half of the lines are in a script that has no spaces."""
        unspaced = sum(1 for line in self.lines if not line.text.isascii() and UNSPACED.search(line.text))
        return unspaced * 2 > len(self.lines)

    def is_reported(self, at: int) -> bool:
        """Say whether a line is of a shape that articles have and furniture has not."""
        line, (start, end) = self.lines[at], self.alike[at]
        return is_reported(line.text, len(line.tokens), self.shapes[at].lead, end - start)


def read(texts: Sequence[str], headline: str = "") -> Reading:
    """Return the reading of lines, none of them blank."""
    return Reading(tuple(map(_read_line, texts)), headline)


def _read_line(text: str) -> Read:
    tokens = words(text[:_CHARACTERS_READ])[:_WORDS_READ]
    ends = text[-_END_CHARACTERS:].rstrip().rstrip(_CLOSING)[-1:] in _STOPS
    size = len(tokens)
    is_paragraph = size > _MAX_JUDGED_WORDS or (ends and size >= _PARAGRAPH_WORDS)
    return Read(text, tokens, ends, _is_prose(text, size, ends), is_paragraph)


def _is_prose(text: str, size: int, ends: bool) -> bool:
    if not ends:
        return size >= _MIN_UNENDED_PROSE_WORDS
    return size >= (_MIN_QUESTION_WORDS if text.endswith(("?", "？")) else _MIN_PROSE_WORDS)


def _stems(tokens: Sequence[str]) -> frozenset[str]:
    content = set(tokens).difference(STOP_WORDS)
    return frozenset([token[:_STEM_LETTERS] for token in content if len(token) >= _MIN_CONTENT_LETTERS])
