"""A quotation -> its words as they are compared: without case, accents, contractions and variants of spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from digest.relate.numbers import SMALL_NUMBERS

# What stands for words that the editor changed or left out.
EDITED = "[]"
# Swearing is masked with stars or, behind a letter that is no word by itself, with dashes.
MASK = re.compile(r"[*—–-]+")
_TOKEN = re.compile(
    # Some papers put their own words in round brackets; a short one with a name in it is taken for that.
    r"(?P<edited>\[[^\]]{0,120}\]|\((?=[^)]*[A-Z])[^)]{1,30}\)|…|\.{2,}(?:\s?\.)*|(?:\.\s){2,}\.)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:bn|[mMkK])?\b|[^\W\d_]+\*+[^\W\d_]*|(?![AIOaio])[A-Za-z](?:[—–]-*|--+)[A-Za-z]{1,4}\b|[^\W_]+(?:['’][^\W_]+)*|[%$€£])"
    r"(?P<stop>[.!?][\"'”’)]*(?=\s|$))?"
)
# Sounds that a transcript may hold and that papers leave out.
_FILLERS = frozenset("um uh er erm ah eh äh".split())
_CONTRACTED = (
    (re.compile(r"^(can)'t$"), r"can not"),
    (re.compile(r"^won't$"), r"will not"),
    (re.compile(r"^shan't$"), r"shall not"),
    (re.compile(r"^(\w+)n't$"), r"\1 not"),
    (re.compile(r"^(i)'m$"), r"\1 am"),
    (re.compile(r"^(\w+)'re$"), r"\1 are"),
    (re.compile(r"^(\w+)'ll$"), r"\1 will"),
    (re.compile(r"^(\w+)'ve$"), r"\1 have"),
    (re.compile(r"^(i|you|he|she|we|they|it|that|there|who)'d$"), r"\1 would"),
    (re.compile(r"^(it|that|there|he|she|what|who|here|where)'s$"), r"\1 is"),
)
_SHORT_FOR = {
    "cannot": ("can", "not"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "%": ("percent",),
    "one": ("1",),
}
# British and American spelling, and other variants of one word, reduced to one; "ise" only behind three letters.
_VARIANTS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})yse(d|s)?$"), r"yze\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|able|ite|ites|hood|hoods|ful|less)?$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s|d)?$"), r"er\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=\w{3})(en|an)ce$"), r"\1se"),
    (re.compile(r"(?<=\w{4})mme(s)?$"), r"m\1"),
    (re.compile(r"^whilst$"), "while"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"^(toward|forward|backward|afterward)s$"), r"\1"),
    (re.compile(r"^(among|amid)st$"), r"\1"),
    (re.compile(r"^gr[ae]y(s)?$"), r"gray\1"),
    (re.compile(r"^(ok|okay)$"), "okay"),
)
# Most words have none, which one look tells.
_VARIED = re.compile("|".join(pattern.pattern for pattern, _ in _VARIANTS))
_SCALES = {"m": "million", "bn": "billion", "k": "thousand"}
_SCALED = re.compile(r"(?<=\d)(?:bn|[mk])$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared; `start` and `end` are offsets in the text. `ends` says that a sentence ends with it."""

    word: str
    start: int
    end: int
    ends: bool = False
    capital: bool = False


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the words of what is quoted from `start` to `end` of a text; brackets and dots are one token each."""
    return tuple(_tokens(text, start, len(text) if end is None else end))


def _tokens(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        if match["edited"]:
            yield Token(EDITED, match.start(), match.end())
            continue
        written = match["word"]
        spelled = _spelled(_plain(written))
        for place, word in enumerate(spelled, 1):
            if word not in _FILLERS:
                ends = bool(match["stop"]) and place == len(spelled)
                yield Token(word, match.start(), match.end("word"), ends, written[:1].isupper())


def _plain(written: str) -> str:
    plain = written.casefold().replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


# Speech has few words, and each form of a quotation has them again.
@lru_cache(maxsize=20_000)
def _spelled(word: str) -> tuple[str, ...]:
    if "." in word and not word[:1].isdigit():
        return (word.replace(".", ""),)  # "I.R.S."
    if word in _SHORT_FOR:
        return _SHORT_FOR[word]
    for pattern, spelled in _CONTRACTED if "'" in word else ():
        changed, count = pattern.subn(spelled, word)
        if count:
            return tuple(changed.split())
    if word in SMALL_NUMBERS:
        return (str(SMALL_NUMBERS[word]),)
    if word[:1].isdigit():
        scaled = _SCALED.search(word)
        number = re.sub(r"[.,](?=\d{3}(?!\d))", "", _SCALED.sub("", word))
        return (number, _SCALES[scaled.group()]) if scaled else (number,)
    return (one_spelling(word),)


def one_spelling(word: str) -> str:
    """Return a word in small letters as British and American papers spell it alike.

    >>> one_spelling("defence"), one_spelling("organised")
    ('defense', 'organized')
    """
    for pattern, spelled in _VARIANTS if _VARIED.search(word) else ():
        word = pattern.sub(spelled, word)
    return word
