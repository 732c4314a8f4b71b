"""How long a line is, whether it is a sentence, and which words it shares: the measures by which a head is read."""

from __future__ import annotations

import re

# Tabloid headlines run to 30 words; a paragraph of that length ends with a full stop.
_MAX_HEADLINE_WORDS = 36
_MIN_PROSE_WORDS = 5
# A headline that trails off is short; a longer line of that kind is a paragraph.
_TRAILS_OFF = re.compile(r"(?:…|\.\.\.)['\"’”»)\]]*$")
_MAX_OPEN_WORDS = 22
# Some outlets put a stop behind their headlines; a longer line with one is a paragraph.
MAX_STOPPED_WORDS = 12
# What is longer is not looked at word by word.
MAX_CHARACTERS = 400
_STOPS = frozenset(".…。！؟!।۔")
_CLOSING = "'\"’”»)]」』"
# "... back to the U.S.": a stop that belongs to an abbreviation ends no sentence.
_ENDS_SHORT = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Ltd|Corp|Co|Jr|Sr|St|Bros|etc|vs|No|Mr|Dr)\.|\s[A-Z]\.)$")
_INNER_END = re.compile(r"(?<=[^\W\d_]{3})[.!?]['\"’”»)]*\s+(?=['\"‘“«]?[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω])|[。！？](?=[^\s」』”）)])")
# No abbreviation with the marks behind it is longer.
_END_CHARACTERS = 24
# As many small letters before a stop are a whole word: most sentences end so, and need no search.
_WHOLE_WORD = 5
# Two characters a word is what Chinese and Japanese come to, four what Thai does.
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_THAI = re.compile("[\u0e00-\u0e7f]")
# Chinese and Japanese have no spaces, and Korean words carry their particles with them.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
# Words are compared by their first letters, which leaves endings out; those of less than four are mostly small words.
_TERM = re.compile(r"[^\W_]{4,}|\d+")
_STEM = 5
_LATIN = re.compile("[a-zA-Z]")
# A language for each of these scripts, in none of which the month is written first; which language it really is, the
# stage `describe` tells from the article alone.
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("uk", re.compile("[\u0400-\u04ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
)
# All of these.
_OF_SCRIPTS = re.compile("[\u0370-\u06ff]")
# So much of a text shows in which script it is.
_CHARACTERS_OF_SCRIPT = 1000


def word_count(text: str) -> int:
    """Count words; in scripts without spaces by the number of characters that a word has on average."""
    count = len(text.split())
    if text.isascii():
        return count
    return count + len(_WIDE.findall(text)) // 2 + len(_THAI.findall(text)) // 4


def is_prose(text: str) -> bool:
    """Say whether a line, stripped, is a sentence or a paragraph rather than a headline or a label."""
    if len(text) > MAX_CHARACTERS:
        return True
    count = word_count(text)
    return count > _MAX_HEADLINE_WORDS or (count >= _MIN_PROSE_WORDS and ends_with_stop(text))


def ends_with_stop(text: str) -> bool:
    """Say whether `text` ends as sentences do and headlines don't."""
    end = text[-_END_CHARACTERS:]
    stop = end.rstrip(_CLOSING)[-1:]
    before = end[-_WHOLE_WORD - 1 : -1]
    is_whole = before.isalpha() and before.islower()
    if stop not in _STOPS or (not is_whole and _ENDS_SHORT.search(end)):
        return False
    # "Bridge to close!" is a headline still, and "Meanwhile, at the bridge...".
    is_open = stop in "!！" or (_TRAILS_OFF.search(end) is not None and word_count(text) <= _MAX_OPEN_WORDS)
    return not is_open or has_inner_end(text)


def has_inner_end(text: str) -> bool:
    """Say whether a sentence ends within `text`."""
    return _INNER_END.search(text) is not None


def terms(text: str) -> frozenset[str]:
    """Return what `text` is about: the stems of its longer words, its numbers; pairs of characters without spaces."""
    # Each word once: texts say most of theirs several times.
    folded = " ".join(set(text.casefold().split()))
    found = {token[:_STEM] for token in _TERM.findall(folded)}
    if not text.isascii() and _UNSPACED.search(folded):
        for run in _UNSPACED.findall(folded):
            found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


def language_of_script(text: str) -> str:
    """Return a language that is written in the script of `text`, for reading its dates; "" for Latin and others."""
    opening = text[:_CHARACTERS_OF_SCRIPT]
    if opening.isascii() or _OF_SCRIPTS.search(opening) is None:
        return ""
    latin = len(_LATIN.findall(opening))
    return next((tag for tag, letter in _SCRIPTS if len(letter.findall(opening)) > latin), "")
