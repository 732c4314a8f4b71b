"""The headline of a story and whose it is; never a generated one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from digest.text import fold
from digest.values import Article, StoryReport
from digest.wording.english import number
from digest.wording.marks import in_order, outlet_name, positions
from digest.wording.words import WORDS

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
def headline(report: StoryReport) -> Headline:
    """Return the editor's title, else a source's headline, else a label that says there is none.

    Of the sources, a report that follows no other comes before one that does, and an earlier chain before a later.
    """
    if report.story.title:
        return Headline(fold(report.story.title), "editor", WORDS.headline_editor)
    where = positions(report)
    reports = [article for article in in_order(report) if article in report.story.reports]
    ranked = sorted(reports, key=lambda article: where[article.id].standing not in ("origin", "independent"))
    for article in ranked:
        if text := fold(article.headline):
            return Headline(text, "source", outlet_name(article), article.id, article.language)
    return Headline(f"{WORDS.no_headline_in_any} ({outlets_in_words(report)})", "none", "")


def outlets_in_words(report: StoryReport) -> str:
    """Return the outlets of the reports in the order of the sources, the first few by name."""
    reports = [article for article in in_order(report) if article in report.story.reports]
    names = list(dict.fromkeys(outlet_name(article) for article in reports if article.outlet))
    unstated = sum(article.outlet is None for article in reports)
    if not names:
        return WORDS.outlet_not_stated
    # "and one more" saves nothing where that one could be named.
    shown = names if len(names) <= NAMED_OUTLETS + 1 and not unstated else names[:NAMED_OUTLETS]
    more = len(names) - len(shown) + unstated
    if more:
        return f"{', '.join(shown)} and {number(more)} more"
    return ", ".join(shown)


def article_headline(article: Article) -> str:
    """Return an article's headline, or that its text has none."""
    return fold(article.headline) or WORDS.no_headline
