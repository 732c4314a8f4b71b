"""The order of a story's sources, the letter that each bears, and who else has a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from digest.text import fold
from digest.values import Article, Pick, Position, StoryReport
from digest.wording.prose import listed
from digest.wording.words import Words


def letter(index: int) -> str:
    """Return the letter of the source at `index`, counted from 0.

    >>> [letter(i) for i in (0, 25, 26, 27, 702)]
    ['A', 'Z', 'AA', 'AB', 'AAA']
    """
    marks = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        marks = chr(ord("A") + rest) + marks
    return marks


def positions(report: StoryReport) -> dict[str, Position]:
    """Return where each article stands, by its id."""
    return {position.article: position for position in report.relations.positions}


# Every page of a story, and every list that it stands in, asks for the order of its sources.
@lru_cache(maxsize=4096)
def in_order(report: StoryReport) -> tuple[Article, ...]:
    """Return the articles as the sources section has them: chain by chain, each report before its followers."""
    background = {article.id for article in report.story.background}
    by_id = {article.id: article for article in report.story.articles}
    ranked = sorted(
        (position for position in report.relations.positions if position.article not in background),
        key=lambda position: (position.chain, bool(position.follows)),
    )
    found: list[str] = []
    for position in ranked:
        _append_with_followers(position.article, ranked, found)
    return tuple(by_id[article] for article in found) + report.story.background


def _append_with_followers(article: str, ranked: list[Position], found: list[str]) -> None:
    # An explicit stack, last in first out: a chain may be longer than Python recurses.
    waiting = [article]
    while waiting:
        current = waiting.pop()
        if current in found:
            continue
        found.append(current)
        waiting.extend(position.article for position in reversed(ranked) if position.follows == current)


def letters(report: StoryReport) -> dict[str, str]:
    """Return the letter of each article by its id, in the order of the sources section."""
    return {article.id: letter(index) for index, article in enumerate(in_order(report))}


def outlet_name(article: Article, words: Words) -> str:
    """Return the outlet for display, or that it isn't stated."""
    return fold(article.outlet.name) if article.outlet else words["outlet_not_stated"]


def depends_on(where: dict[str, Position], article: str, other: str) -> bool:
    """Say whether `article` follows `other`, directly or by way of further articles."""
    seen = {article}
    current = where[article].follows
    while current and current in where and current not in seen:
        if current == other:
            return True
        seen.add(current)
        current = where[current].follows
    return False


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Articles that have a sentence too, and how they hang together with the one it was taken from ("" if not)."""

    articles: tuple[str, ...]
    note: str


def also_in(report: StoryReport, pick: Pick, words: Words) -> tuple[AlsoIn, ...]:
    """Return who else has the sentence, in the order of letters, dependent articles apart from the others."""
    marks, where = letters(report), positions(report)
    others = [article for article in marks if article in pick.also_in and article != pick.article]
    followers = tuple(a for a in others if a in where and depends_on(where, a, pick.article))
    followed = tuple(a for a in others if pick.article in where and depends_on(where, pick.article, a))
    apart = tuple(a for a in others if a not in followers and a not in followed)
    mine = marks[pick.article]
    groups = (
        AlsoIn(apart, ""),
        AlsoIn(followed, words.say("also_in.followed", mark=mine)),
        AlsoIn(followers, words.say("also_in.followers", n=len(followers), mark=mine)),
    )
    return tuple(group for group in groups if group.articles)


def also_in_words(report: StoryReport, pick: Pick, words: Words) -> str:
    """Return who else has the sentence, in words; "" where nobody could, or others have only a part of it."""
    marks = letters(report)
    if groups := also_in(report, pick, words):
        named = [(listed([marks[article] for article in group.articles], words), group.note) for group in groups]
        parts = [words.say("places.in_brackets", what=who, place=note) if note else who for who, note in named]
        return f"{words['also_in']} {words['semicolon'].join(parts)}"
    return words["only_here"] if is_only_here(report, pick) else ""


def is_only_here(report: StoryReport, pick: Pick) -> bool:
    """Say whether the sentence is one report's alone, among several."""
    return pick.only_here and len(report.story.reports) > 1
