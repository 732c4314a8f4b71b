"""Articles of a story -> names that they spell in different ways: "Volodymyr Zelensky" and "Volodymyr Zelenskyy".

Only names of a first and a last name are compared, of which one part is the same to the letter and the other one letter
off: two people of one family have names further apart. An article that has both spellings knows of both, and is left
out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from digest.relate.wordings import one_spelling
from digest.values import Article, Difference, Figure, Story, verbatim

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿā-ž]+(?:-[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿā-ž]+)?"
# Of "Mara Voss Henning" both "Mara Voss" and "Voss Henning" are looked at.
_FULL = re.compile(rf"(?<![\w.’'-])(?=(?P<first>{_CAPITAL})\s(?P<last>{_CAPITAL})(?![\w-]))")
# In shorter names one letter makes another name: "Anna" and "Anne", "Mayer" and "Meyer".
_MIN_LETTERS = 7
# No other spelling: a plural, an adjective ("America", "American"), "s" for "z", an accent.
_ENDINGS = ("s", "n")
_NO_NAMES = frozenset(
    "The A An In On At Der Die Das Le La Les El Los Il Former President Minister Senator Sen Representative Rep "
    "Congressman Congresswoman Governor Gov Mayor Judge Justice Chancellor King Queen Prince Princess Pope Cardinal "
    "Bishop Dr Mr Mrs Ms Sir Lord Lady Dame General Gen Colonel Col Captain Capt Major Lieutenant Sergeant Sgt Admiral "
    "Secretary Chairman Director Professor Prof Coach Chief Sheriff Detective Ambassador Herr Frau Monsieur Madame "
    "Señor Señora Präsident Kanzler Minister Président Presidente Ministro".split()
)
# What stands beside more names in one story is a title, or a word that opens sentences.
_MOST_PARTNERS = 40
_Name = tuple[str, str]


def spellings(story: Story) -> tuple[Difference, ...]:
    """Return the names that are spelled in more than one way, with where each article has its first."""
    if len(story.reports) < 2:
        return ()
    found: dict[_Name, list[Figure]] = defaultdict(list)
    for article in story.reports:
        for name, figure in _names(article).items():
            found[name].append(figure)
    return tuple(_differences(found))


def _names(article: Article) -> dict[_Name, Figure]:
    names: dict[_Name, Figure] = {}
    for sentence in article.sentences:
        for match in _FULL.finditer(sentence.text):
            start, name = sentence.start + match.start(), (match["first"], match["last"])
            text = sentence.text[match.start() : match.end("last")]
            if name[0] in _NO_NAMES:
                continue
            names.setdefault(name, Figure(article.id, start, start + len(text), text, 0.0, "spelling", verbatim(text)))
    return names


def _differences(found: dict[_Name, list[Figure]]) -> Iterator[Difference]:
    ordered = list(found)
    by_part: dict[tuple[int, str], list[_Name]] = defaultdict(list)
    for name in ordered:
        for place, part in enumerate(name):
            by_part[place, part].append(name)
    seen: set[tuple[str, str]] = set()
    for (place, _), names in by_part.items():
        if len(names) > _MOST_PARTNERS:
            continue
        for index, right in enumerate(names):
            for left in names[:index]:
                # One word may stand in two names: "Mara Sidique" and "Sidique Khan".
                words = (left[1 - place], right[1 - place])
                if words not in seen and _is_one_letter_off(*words):
                    seen.add(words)
                    yield from _difference(found[left], found[right])


def _difference(left: list[Figure], right: list[Figure]) -> Iterator[Difference]:
    both = {figure.article for figure in left} & {figure.article for figure in right}
    ours = [figure for figure in left if figure.article not in both]
    theirs = [_second(figure) for figure in right if figure.article not in both]
    if ours and theirs:
        yield Difference("spelling of a name", (*ours, *theirs), "differs")


def _second(figure: Figure) -> Figure:
    return Figure(figure.article, figure.start, figure.end, figure.text, 1.0, figure.unit, figure.shown)


def _is_one_letter_off(one: str, two: str) -> bool:
    """Say whether one letter put in, left out or changed makes `two` of `one`; the first must be the same."""
    short, long = sorted((_plain(one), _plain(two)), key=len)
    if short == long or long in {short + ending for ending in _ENDINGS}:
        return False
    if len(short) < _MIN_LETTERS or len(long) - len(short) > 1 or short[0] != long[0]:
        return False
    head = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[head + (len(short) == len(long)) :] == long[head + 1 :]


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", one_spelling(name.casefold()).replace("z", "s"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
