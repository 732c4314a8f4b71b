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
    """Return where the text first gives each name in full, by its first word, its last one or letters in brackets."""
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
    return _Given(lasts, {**firsts, **lasts})


def _is_nobodys(name: str, text: str) -> bool:
    """Say whether a word with a capital is a place's, a people's or a party's, which readers know without being told.

    "China Daily" and "House Democrats" give no China and no Democrats in full.
    """
    return f" in {name}" in text or name.endswith(("ans", "ese", "ish")) or PEOPLE.fullmatch(name.lower()) is not None


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
    given_before = (name for name, places in names if places.get(name, sentence.start) < sentence.start)
    return tuple(dict.fromkeys(name for name in given_before if not _is_nobodys(name, article.text)))
