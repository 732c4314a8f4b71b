"""Members of a story -> which are background to it, and why: older pieces, and those that only share its theme."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_high

import numpy as np

from digest.cluster.vectors import Matrix
from digest.settings.values import StoryOverride
from digest.values import Article

# A text this much older than the middle of its story is background to it.
_OLDER_DAYS = 14
# An undated text is fenced if it is this much less like the others than they are like one another, and there are
# enough of them to tell.
_UNLIKE_SHARE = 0.6
_OTHERS = 3


def why_background(members: Sequence[Article], alike: Matrix, override: StoryOverride | None = None) -> dict[str, str]:
    """Return, by article id, why a member is background. A story always keeps one report.

    Args:
        members: the articles of the story.
        alike: the cosines of all pairs of them, shape (n, n).
        override: the editor's decisions on this story; a text that the editor put into it is not fenced as unlike it.
    """
    why = {article.id: "marked as background by the editor" for article in members if _is_marked(article, override)}
    left = [index for index, article in enumerate(members) if article.id not in why]
    days = [moment.day for index in left if (moment := members[index].published)]
    # The newer of the two in the middle: of a story of two, the older one is the background.
    middle = median_high(days) if days else None
    for index in left:
        published = members[index].published
        if published is None:
            others = [other for other in left if other != index]
            if override is None and _is_unlike(index, others, alike):
                why[members[index].id] = "undated, and unlike the other reports though on the same theme"
        elif middle is not None and (middle - published.day).days > _OLDER_DAYS:
            why[members[index].id] = f"{(middle - published.day).days} days older than the story"
    return why if len(why) < len(members) else {}


def _is_marked(article: Article, override: StoryOverride | None) -> bool:
    raw = article.cleaned.raw
    marked = override.background if override else ()
    return raw.declared.background or raw.id in marked or raw.path in marked


def _is_unlike(index: int, others: Sequence[int], alike: Matrix) -> bool:
    if len(others) < _OTHERS:
        return False
    among = alike[np.ix_(others, others)]
    mean_among = (among.sum() - np.trace(among)) / (len(others) * (len(others) - 1))
    return float(alike[index, others].mean()) < _UNLIKE_SHARE * float(mean_among)
