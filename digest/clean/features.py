"""Reading -> the features of each line by itself: named marks that a line has or has not.

A feature is a name. That it is there is all there is to it; figures are told in steps ("words=4-5"), so that a weight
can be read as what one mark speaks for. Only a text in English has features that begin with `word:`, `first:`, `last:`
or `stop-words`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.clean.reading import STOP_WORDS, Read, Reading

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DATE = (
    rf"\b(?:{_MONTHS})\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b|"
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
)
# Name; characters of which a line must have one, so that searching is only done where it may help; what it is like.
_DIGITS = "0123456789"
_MARKS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = tuple(
    (name, frozenset(needs), re.compile(pattern, re.IGNORECASE if name in ("address", "date", "clock") else 0))
    for name, needs, pattern in (
        ("bullet", "*+•·▪►▶‣⁃–-", r"\A\s*[*+•·▪►▶‣⁃–-]\s+\S"),
        ("number-first", _DIGITS, r"\A\s*#?\d"),
        ("numbered", _DIGITS, r"\A\s*\d{1,3}[.)]\s"),
        ("bar", "|｜", r"[|｜]"),
        ("arrow", "»›→>←«‹<", r"[»›→>←«‹<]\s*\Z|\A\s*[«‹←<]"),
        ("copyright", "©®", r"[©®]"),
        ("handle", "@", r"(?:\A|[\s(])@\w"),
        ("mail", "@", r"\S@\S{1,80}\.\w"),
        ("address", ".:", r"https?://|\bwww\.|\w\.(?:com|org|net|co\.uk)\b"),
        ("hashtag", "#", r"(?:\A|\s)#\w"),
        ("currency", "$£€¥", r"[$£€¥]\s?\d|\d\s?€"),
        ("quotation", '“”„"«»', r"[“”„\"«»]"),
        ("quotation-first", "“”„\"‘'«", r"\A\s*[“”„\"‘'«]"),
        ("quotation-whole", '”"»', r"\A\s*[“„\"«].*[”\"»]\s*\Z"),
        ("signature", "@", r"\A\s*[—–-]{1,2}\s?\S.*\(@\w+\)"),
        ("dash-first", "—–", r"\A\s*[—–]"),
        ("comma", ",", ","),
        ("colon-inside", ":", r"\w:\s+\S"),
        ("slash", "/", r"\w\s*/\s*\w"),
        ("ampersand", "&", "&"),
        ("dash-inside", "—–-", r"\w\s[—–-]\s\w"),
        ("sentences", ".!?", r"[a-z)”\"][.!?]['\"’”)]*\s+[“\"‘']?[A-Z]"),
        ("joined", "", r"[a-z][.?!]?[A-Z][a-z]"),
        ("parenthesis", "(", r"\([^()]*\)"),
        ("parenthesis-whole", "([", r"\A\s*[(\[].*[)\]]\s*\Z"),
        ("star-last", "*", r"\*\s*\Z"),
        ("date", _DIGITS, _DATE),
        ("clock", _DIGITS, r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b"),
        ("year", _DIGITS, r"\b(?:19|20)\d\d\b"),
    )
)
_ENDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ends-dots", re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*\s*$")),
    ("ends-colon", re.compile(r"[:：]\s*$")),
    ("ends-question", re.compile(r"[?？؟][\"'”’)\]]*\s*$")),
    ("ends-exclamation", re.compile(r"[!！][\"'”’)\]]*\s*$")),
    ("ends-stop", re.compile(r"[.。।۔][\"'”’)\]]*\s*$")),
    ("ends-comma", re.compile(r"[,;，；、]\s*$")),
    ("ends-quotation", re.compile(r"[\"”»’']\s*$")),
    ("ends-parenthesis", re.compile(r"[)\]]\s*$")),
    ("ends-digit", re.compile(r"\d\s*$")),
)
# Beyond this many characters a line is prose or data; its marks would cost time and tell nothing.
_CHARACTERS_READ = 300
_WORDS_READ = 40
_LENGTHS = ((1, "1"), (2, "2"), (3, "3"), (5, "4-5"), (8, "6-8"), (12, "9-12"), (18, "13-18"), (30, "19-30"))
# A line shorter than this says itself twice by chance: "bye bye".
_MIN_DOUBLED_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class LineFeatures:
    """What a line has by itself: marks, which any text has, and English words, which only a text in English has."""

    marks: tuple[str, ...]
    words: tuple[str, ...]


def line_features(reading: Reading, index: int, hint: str = "", *, with_words: bool) -> LineFeatures:
    """Return the features that the line has by its own words and signs, and by what it shares with the prose.

    Args:
        reading: the text.
        index: which line of it.
        hint: the kind of furniture that a phrase rule takes the line for without being certain, or "".
        with_words: whether the text is in English, so that its words count.
    """
    line = reading.lines[index]
    text = line.text[:_CHARACTERS_READ]
    size = len(line.tokens)
    found = ["bias", f"words={next((step for most, step in _LENGTHS if size <= most), '31+')}"]
    characters = set(text)
    found += [
        name for name, needs, pattern in _MARKS if not (needs and needs.isdisjoint(characters)) and pattern.search(text)
    ]
    end = line.text[-8:]
    found.append(next((name for name, pattern in _ENDS if pattern.search(end)), "ends-open"))
    found += _case(text)
    found.append(overlap(reading, line))
    copies = reading.copies[line.text]
    if copies > 1:
        found.append("copies=2" if copies == 2 else "copies=3+")
    half = len(text) // 2
    if len(text) > _MIN_DOUBLED_CHARACTERS and text[:half].strip() == text[half:].strip():
        found.append("says-itself-twice")
    if hint:
        found.append(f"hint={hint}")
    if not with_words or not line.tokens:
        return LineFeatures(tuple(found), ())
    tokens = line.tokens[:_WORDS_READ]
    found.append(_stop_words(tokens))
    words = [f"word:{token}" for token in dict.fromkeys(tokens)]
    return LineFeatures(tuple(found), (*words, f"first:{tokens[0]}", f"last:{tokens[-1]}"))


def overlap(reading: Reading, line: Read) -> str:
    """Return how many of the line's content words stand in other lines' prose too, as a feature.

    Headlines of other stories share few, captions and subheadings many.
    """
    stems = line.stems
    total = len(stems)
    if not total:
        return "shares=nothing-to-share"
    shared = len(stems & reading.known(line))
    if total <= 2:
        return f"shares={shared}-of-{total}"
    share = shared / total
    step = "none" if not shared else "<.3" if share < 0.3 else "<.6" if share < 0.6 else "<.9" if share < 0.9 else "all"
    return f"shares={step}-of-{'few' if total <= 5 else 'many'}"


def _stop_words(tokens: Sequence[str]) -> str:
    share = sum(1 for token in tokens if token in STOP_WORDS) / len(tokens)
    step = (
        "none" if not share else "<.2" if share < 0.2 else "<.35" if share < 0.35 else "<.5" if share < 0.5 else ".5+"
    )
    return f"stop-words={step}"


def _case(text: str) -> list[str]:
    tokens = [token for token in text.split() if token[:1].isalpha() or token[1:2].isalpha()]
    if not tokens:
        return ["no-letters"]
    found = []
    capitals = sum(1 for token in tokens if token[:1].isupper() or token[1:2].isupper()) / len(tokens)
    if text.isupper():
        found.append("all-capitals" if len(tokens) > 1 else "all-capitals-one")
    elif len(tokens) > 2:
        steps = ((0.25, "<.25"), (0.5, "<.5"), (0.75, "<.75"), (1, "<1"))
        found.append(f"capitals={next((step for most, step in steps if capitals < most), 'all')}")
    elif len(tokens) == 2:
        found.append("both-capital" if capitals == 1 else "not-both-capital")
    if next((character for character in text if character.isalpha()), "A").islower():
        found.append("lower-case-first")
    return found
