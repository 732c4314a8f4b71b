"""The headline of a story and whose it is; never a generated one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from digest.text import fold
from digest.values import Article, StoryReport
from digest.wording.marks import in_order, outlet_name, positions
from digest.wording.prose import named
from digest.wording.words import Words

# Outlets that a line of them names before it says "and two more".
NAMED_OUTLETS = 3


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline for display. `by` says in words whose it is; `article` is the id of the text that it stands in."""

    text: str
    kind: Literal["editor", "source", "none"]
    by: str
    article: str = ""
    language: str = ""


@lru_cache(maxsize=4096)
def headline(report: StoryReport, words: Words) -> Headline:
    """Return the editor's title, else a source's headline, else a label that says there is none.

    Of the sources, a report that follows no other comes before one that does, and an earlier chain before a later.
    """
    if report.story.title:
        return Headline(fold(report.story.title), "editor", words["headline_editor"])
    where = positions(report)
    reports = [article for article in in_order(report) if article in report.story.reports]
    ranked = sorted(reports, key=lambda article: where[article.id].standing not in ("origin", "independent"))
    for article in ranked:
        if text := fold(article.headline):
            return Headline(text, "source", outlet_name(article, words), article.id, article.language)
    text = words.say("places.in_brackets", what=words["no_headline_in_any"], place=outlets_in_words(report, words))
    return Headline(text, "none", "")


def outlets_in_words(report: StoryReport, words: Words) -> str:
    """Return the outlets of the reports in the order of the sources, the first few by name."""
    reports = [article for article in in_order(report) if article in report.story.reports]
    names = list(dict.fromkeys(outlet_name(article, words) for article in reports if article.outlet))
    unstated = sum(article.outlet is None for article in reports)
    if not names:
        return words["outlet_not_stated"]
    # "and one more" saves nothing where that one could be named.
    shown = names if len(names) <= NAMED_OUTLETS + 1 and not unstated else names[:NAMED_OUTLETS]
    more = len(names) - len(shown) + unstated
    told = named(shown, words)
    return words.say("counts.more_outlets", names=told, n=more) if more else told


def article_headline(article: Article, words: Words) -> str:
    """Return an article's headline, or that its text has none."""
    return fold(article.headline) or words["no_headline"]
