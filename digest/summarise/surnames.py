"""Article -> the names that it gives in full once, and by the surname alone later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.summarise.names import CALENDAR, opens_no_name
from digest.values import Article, Sentence

NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w.’'-]*"
# "Lea de Wael": such a word goes with the name behind it.
_PARTICLE = r"(?:(?:[DLd][aeiu]|[Dd]el|[Vv]an|[Vv]on|[Dd]er|[Dd]en|Al|El|Bin) |[DO]’)*"
_FULL_NAME = re.compile(rf"(?P<first>{NAME}) (?=(?P<last>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ]\w[\w-]*))")
# "The Tern Rowers’ Union (TRU)" gives the name that its letters stand for.
_LETTERS = re.compile(r"\(([A-Z]{2,6})\)")
# A time, perhaps, or a title, and a name that no other follows.
_SURNAME = re.compile(
    rf"(?:(?:On|In|At|Earlier|Last|Late|According to) [^,]{{2,30}}, )?"
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|M|Sr|Sra|Dott)\.? |(?:Mme|Herr|Frau|Señor|Señora|Pan|Pani) )?"
    rf"(?:The (?=[A-Z]{{2,6}}\b))?(?P<name>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+)(?=,? [a-zß-ÿāа-яіїєґ])"
)


def full_names(article: Article) -> Mapping[str, int]:
    """Return where the text first gives each name in full, by the last word of it and by the letters in brackets."""
    return _full_names(article.text)


# Every sentence of an article asks for them.
@lru_cache(maxsize=64)
def _full_names(text: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for match in _FULL_NAME.finditer(text):
        if not (CALENDAR.match(match["first"]) or opens_no_name(match["first"])):
            found.setdefault(match["last"], match.end())
            found.setdefault(match["first"], match.end())
    for match in _LETTERS.finditer(text):
        found.setdefault(match[1], match.end())
    return found


def bare_surname(sentence: Sentence, names: Mapping[str, int]) -> str:
    """Return the surname that a sentence opens with where the article gave the full name before; "" where none.

    A reader who has met the name in a headline or in another sentence knows who is meant; one who hasn't may not.
    """
    match = _SURNAME.match(sentence.text)
    name = match["name"].removesuffix("’s").removesuffix("'s") if match else ""
    return name if names.get(name, sentence.start) < sentence.start else ""
