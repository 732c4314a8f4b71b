"""All CleanArticles -> the lines that one outlet puts under several articles: its furniture.

A line counts only if the articles that share it are otherwise different texts; else it's a syndicated article, whose
every line would recur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from digest.text import comparable
from digest.values import CleanArticle

# Two articles of which more than this share of lines is the same are one text, published twice.
_SAME_TEXT_SHARE = 0.5


def furnish(cleaned: Iterable[CleanArticle]) -> Mapping[str, frozenset[str]]:
    """Return, by the outlet's name as `text.comparable` gives it, lines that recur over its articles.

    Lines are given as `text.comparable` gives them, so that white space and case make no difference.
    """
    by_outlet: dict[str, list[CleanArticle]] = defaultdict(list)
    for article in cleaned:
        outlet = outlet_key(article)
        if outlet:
            by_outlet[outlet].append(article)
    return {outlet: _recurring(articles) for outlet, articles in sorted(by_outlet.items()) if len(articles) > 1}


def outlet_key(article: CleanArticle) -> str:
    """Return the outlet's name in comparable form, "" where none is known."""
    declared = article.raw.declared.outlet
    return comparable(declared or (article.head.outlet.value if article.head.outlet else ""))


def _recurring(articles: list[CleanArticle]) -> frozenset[str]:
    texts = [frozenset(comparable(line.text) for line in article.body) - {""} for article in articles]
    seen: dict[str, list[int]] = defaultdict(list)
    for index, lines in enumerate(texts):
        for line in lines:
            seen[line].append(index)
    return frozenset(
        line for line, where in seen.items() if any(_differ(texts[where[0]], texts[other]) for other in where[1:])
    )


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) <= _SAME_TEXT_SHARE * min(len(left), len(right))
