"""Small pure functions on text that more than one stage needs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# Characters that XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), and those that it permits but that have no
# place in a page: C1 controls, non-characters, and the bidirectional overrides that can make a line lie.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_WORD = re.compile(r"[^\W_]++(?:['.-][^\W_]++)*+")
# The same for text in ASCII and small letters, which takes a third less time.
_ASCII_WORD = re.compile(r"[a-z0-9]++(?:['.-][a-z0-9]++)*+")
# Scripts written without spaces: there a character counts as a word.
UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_APOSTROPHES = "‘’‚‛"
# Without these and the apostrophes most English is ASCII.
_BETWEEN_WORDS = "“”–—…"
# Letters that no normalisation takes apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)


def printable(text: str) -> str:
    """Return `text` with every character that XML forbids, or that reorders a line, as U+FFFD."""
    return text if text.isprintable() else _UNPRINTABLE.sub("\ufffd", text)


def fold(text: str) -> str:
    """Return `text` fit for display: runs of white space as one space, none at the ends, unprintables replaced."""
    if text.isprintable() and "  " not in text:
        # Most lines; the one white space that is printable is the space.
        return text.strip()
    return printable(" ".join(text.split()))


def count_words(text: str) -> int:
    """Count words by white space; in scripts written without spaces each character is one.

    >>> count_words("one two-three four")
    3
    """
    if text.isascii() or UNSPACED.search(text) is None:
        return len(text.split())
    return sum(max(1, len(UNSPACED.findall(token))) for token in text.split())


def is_unspaced(word: str) -> bool:
    """Say whether a word, as `split_words` gives it, is a character of a script that is written without spaces."""
    return len(word) == 1 and UNSPACED.match(word) is not None


def split_words(text: str) -> tuple[str, ...]:
    """Return the words of `text`, case-folded, quotation marks and punctuation left out.

    >>> split_words("Didn’t the U.S. agree?")
    ("didn't", 'the', 'u.s', 'agree')
    """
    if not text.isascii():
        for mark in _APOSTROPHES:
            text = text.replace(mark, "'")
        for mark in _BETWEEN_WORDS:
            text = text.replace(mark, " ")
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower()))
    tokens = _WORD.findall(text.casefold())
    if UNSPACED.search(text) is None:
        return tuple(tokens)
    return tuple(word for token in tokens for word in (UNSPACED.findall(token) or (token,)))


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """Return what `split_words` does, remembered: several stages take the sentences of a story apart, one by one."""
    return split_words(text)


def comparable(text: str) -> str:
    """Return what two texts have in common when only white space, case, quotation marks and punctuation differ."""
    return " ".join(words(unicodedata.normalize("NFKC", text)))


@dataclass(frozen=True, slots=True)
class Cued:
    """An expression that is tried only where one of its cues stands in the text, in small or capital letters.

    Most sentences hold none, and to look for twenty words takes a tenth of the time that it takes to try an expression
    of twenty words at every character. All that the pattern matches must hold a cue; tests/text holds each one to it.
    """

    pattern: re.Pattern[str]
    cues: tuple[str, ...]

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return self.pattern.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches, in order."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return any(map(text.lower().__contains__, self.cues))


def cued(pattern: str, cues: str, flags: re.RegexFlag = re.NOFLAG) -> Cued:
    """Return the expression with its cues, which "; " parts."""
    return Cued(re.compile(pattern, flags), tuple(cues.split("; ")))


def slugify(text: str, limit: int = 60) -> str:
    """Return `text` as a part of an address: lower-case ASCII letters, digits and hyphens, cut at a word; may be "".

    >>> slugify("Café “Zoé”: 30 % more!")
    'cafe-zoe-30-more'
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain)).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]
