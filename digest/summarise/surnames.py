"""Article -> the names that it gives in full once, and by the surname alone later."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.summarise.leaning import ENGLISH
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
# "After Orn left", "a gate of Mr. Orn’s": further in, in English, where not all nouns have capitals.
_INSIDE = re.compile(
    r"(?<![\w’'-])(?:(?!the )[a-z][\w’'-]*,?|[”\"]|(?:Mr|Mrs|Ms)\.?) "
    rf"(?P<name>(?!(?:Mr|Mrs|Ms)\b){_PARTICLE}[A-ZÀ-ÞĀ-Ž][\w’'-]*\w)(?=[’']?(?: [a-z(“]|[.,;:”)]))"
)


def full_names(article: Article) -> Mapping[str, int]:
    """Return where the text first gives each name in full, by the first and last word of it or by letters in brackets.

    Places are none: "China Daily" names no China that readers wouldn't know.
    """
    return _given(article.text).by_any


@dataclass(frozen=True, slots=True)
class _Given:
    """Where a text first gives names in full: by the last word of each, or by its first one too."""

    by_last: Mapping[str, int]
    by_any: Mapping[str, int]


# Every sentence of an article asks for them.
@lru_cache(maxsize=64)
def _given(text: str) -> _Given:
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for match in _FULL_NAME.finditer(text):
        if not any(CALENDAR.match(word) or opens_no_name(word) for word in match.groups()):
            firsts.setdefault(match["first"], match.end())
            lasts.setdefault(match["last"], match.end())
    for match in _LETTERS.finditer(text):
        lasts.setdefault(match[1], match.end())
    by_any = {name: end for name, end in {**firsts, **lasts}.items() if not (f" in {name}" in text or _is_people(name))}
    return _Given({name: by_any[name] for name in lasts if name in by_any}, by_any)


def _is_people(name: str) -> bool:
    """Say whether a word with a capital tells of a people or a party: "Northlanders", "Democrats"."""
    return name.endswith(("ans", "ese", "ish")) or PEOPLE.fullmatch(name.lower()) is not None


def bare_surnames(article: Article, sentence: Sentence) -> tuple[str, ...]:
    """Return the names that a sentence has bare where the article gave them in full before it.

    A reader who has met a name in a headline or in another sentence knows who is meant; one who hasn't may not.
    """
    given = _given(article.text)
    opening = _OPENING.match(sentence.text)
    bare = [(opening["name"], given.by_any)] if opening else []
    if (article.language or ENGLISH).startswith(ENGLISH):
        bare += [(match["name"], given.by_last) for match in _INSIDE.finditer(" ".join(sentence.text.split()))]
    names = ((name.removesuffix("’s").removesuffix("'s").rstrip("’'"), places) for name, places in bare)
    return tuple(dict.fromkeys(name for name, places in names if places.get(name, sentence.start) < sentence.start))
