"""Says of a text whether it is people's names, joined by "and" in any language or not."""

from __future__ import annotations

import re

from digest.dates import is_weekday
from digest.head.names import is_agency, is_given_name, is_publication

_AND = re.compile(r"\s+(?:and|und|et|y|e|en|i|та|и|ja|og|och|ve|και|&)\s+|,\s*|、|，|\s+و(?=\S)")
# What may be written small in a name.
PARTICLES = frozenset(
    "de da di du del della dos das van von der den ter te la le el al bin ibn ben y e zu af ten".split()
)
# Who writes without a name.
_COLLECTIVES = frozenset(
    "staff newsroom redaktion redacción redação redactie redakcja редакція редакция agencies agenturen".split()
)
_UNCASED = re.compile("[\u0590-\u06ff\u0900-\u097f\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# "Anna Maria van der Holt".
MAX_NAME_WORDS = 5
# No byline of a newspaper names more.
MAX_NAMES = 6


def parted(text: str) -> list[str]:
    """Return the pieces of `text` that are joined by "and" or the like."""
    return [piece for piece in _AND.split(text) if piece]


def are_people(text: str) -> bool:
    """Say whether `text` is a person, or several joined by "and" and the like, of whom one has a known given name."""
    people = parted(text)
    if len(people) > MAX_NAMES or not all(is_person(person) for person in people):
        return False
    # "Rising Water & Heavy Rain".
    return len(people) == 1 or any(is_given_name(person.split()[0]) for person in people)


def is_person(text: str) -> bool:
    """Say whether `text` has the shape of a person's full name: two to five words, each with a capital."""
    words = text.split()
    if not 2 <= len(words) <= MAX_NAME_WORDS:
        return False
    names = [word for word in words if word.casefold() not in PARTICLES]
    return bool(names) and all(is_name_word(word) for word in names) and not is_publication(text)


def are_names(text: str) -> bool:
    """Say whether `text` is names joined by "and"; a full stop at its end makes it a sentence."""
    people = parted(text)
    return bool(people) and all(_is_one(person) for person in people) and not text.endswith(("!", "?", "…"))


def _is_one(person: str) -> bool:
    words = person.split()
    if _UNCASED.search(person):
        return len(words) <= MAX_NAME_WORDS and len(person) <= 30
    if person.casefold() in _COLLECTIVES or is_agency(person):
        return True
    # "Ben Holt", "Al Pell": what stands first with a capital is a given name.
    names = [
        word
        for at, word in enumerate(words)
        if word != "the" and (word.casefold() not in PARTICLES or (at == 0 and word[0].isupper()))
    ]
    # "By Monday", "By Land and Sea": one word alone is hardly ever a byline, and days have capitals too.
    if not 2 <= len(names) <= MAX_NAME_WORDS or is_weekday(names[0]):
        return False
    return all(is_name_word(word) for word in names)


def is_name_word(word: str) -> bool:
    """Say whether `word` has the shape of a part of a name: a capital, and letters only."""
    bare = word.strip("()'’\"“”")
    return bare[:1].isupper() and all(part.isalpha() or not part for part in re.split(r"[.'’-]", bare))
