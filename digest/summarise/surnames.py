"""Article -> the names that it gives in full once, and by the surname alone later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from digest.summarise.names import CALENDAR, PEOPLE, opens_no_name
from digest.values import Article, Sentence

NAME = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w.’'-]*"
# "Lea de Wael": such a word goes with the name behind it.
_PARTICLE = r"(?:(?:[DLd][aeiu]|[Dd]el|[Vv]an|[Vv]on|[Dd]er|[Dd]en|Al|El|Bin) |[DO]’)*"
_FULL_NAME = re.compile(rf"(?P<first>{NAME}) (?=(?P<last>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ]\w[\w-]*))")
# "The Tern Rowers’ Union (TRU)" gives the name that its letters stand for.
_LETTERS = re.compile(r"\(([A-Z]{2,6})\)")
# A clause, perhaps, or a title, and a name that no other follows.
_OPENING = re.compile(
    rf"(?:(?:[A-ZÀ-Þ][a-zß-ÿ]+|According to)\b [^,]{{2,60}}, )?"
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|M|Sr|Sra|Dott)\.? |(?:Mme|Herr|Frau|Señor|Señora|Pan|Pani) )?"
    rf"(?:The (?=[A-Z]{{2,6}}\b))?(?P<name>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+)(?=,? [a-zß-ÿāа-яіїєґ])"
)
# Who does something further in: "after Orn left".
_DOES = re.compile(
    rf"(?<=[a-z,”\"] )(?P<name>{_PARTICLE}[A-ZÀ-ÞĀ-Ž][\w’'-]+)(?<!s) "
    r"(?=(?:also |never |later )?(?:said|says|told|was|is|has|had|will|would|could|did|does|[a-z]+ed|“)\b)"
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
    # Nor do readers of "China Daily" and "House Democrats" meet China and Democrats there.
    return {name: end for name, end in found.items() if not (f" in {name}" in text or PEOPLE.fullmatch(name.lower()))}


def bare_surnames(sentence: Sentence, names: Mapping[str, int]) -> tuple[str, ...]:
    """Return the surnames of who opens a sentence or does something in it, where the article gave the full name before.

    A reader who has met the name in a headline or in another sentence knows who is meant; one who hasn't may not.
    """
    opening = _OPENING.match(sentence.text)
    found = [opening, *_DOES.finditer(sentence.text)] if opening else [*_DOES.finditer(sentence.text)]
    bare = (match["name"].removesuffix("’s").removesuffix("'s") for match in found)
    return tuple(dict.fromkeys(name for name in bare if names.get(name, sentence.start) < sentence.start))
