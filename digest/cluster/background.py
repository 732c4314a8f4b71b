"""Members of a story -> which are background to it, and why: older pieces, and those that only share its theme."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_high

import numpy as np

from digest.cluster.vectors import Floats, Vectors
from digest.settings.values import StoryOverride
from digest.values import Article, Message, message

_DAYS_OF_A_YEAR = 365.25
# A text this much older than the middle of its story is background to it.
_OLDER_DAYS = 14
# An undated text is fenced if it is this much less like the others than they are like one another, and there are
# enough of them to tell.
_UNLIKE_SHARE = 0.6
_OTHERS = 3


def why_background(
    members: Sequence[Article], found: Vectors, override: StoryOverride | None = None
) -> dict[str, Message]:
    """Return, by article id, why a member is background. A story always keeps one report.

    Args:
        members: the articles of the story.
        found: their vectors, in the same order.
        override: the editor's decisions on this story; a text that the editor put into it is not fenced as unlike it.
    """
    why = {article.id: message("background.marked") for article in members if _is_marked(article, override)}
    left = [index for index, article in enumerate(members) if article.id not in why]
    days = [moment.day for index in left if (moment := members[index].published)]
    # The newer of the two in the middle: of a story of two, the older one is the background.
    middle = median_high(days) if days else None
    by_hand = override is not None and bool(override.texts)
    shares = np.ones(len(left)) if by_hand or len(days) == len(left) else _shares(found.take(left))
    for index, share in zip(left, shares.tolist(), strict=True):
        published = members[index].published
        if published is None:
            if share < _UNLIKE_SHARE:
                why[members[index].id] = message("background.unlike")
        elif middle is not None and (middle - published.day).days > _OLDER_DAYS:
            why[members[index].id] = _older((middle - published.day).days)
    return why if len(why) < len(members) else {}


def _older(days: int) -> Message:
    """Say in days how much older a text is, in whole years from two on."""
    years = int(days / _DAYS_OF_A_YEAR)
    return message("background.years", n=years) if years > 1 else message("background.older", n=days)


def _is_marked(article: Article, override: StoryOverride | None) -> bool:
    raw = article.cleaned.raw
    marked = override.background if override else ()
    return raw.declared.background or raw.id in marked or raw.path in marked


def _shares(found: Vectors) -> Floats:
    """Return how alike each is to the others, as a share of how alike those are; 1 where there are too few others.

    Means of cosines over all pairs, by the sum of all vectors: a story may have thousands of members.
    """
    others = len(found) - 1
    if others < _OTHERS:
        return np.ones(len(found))
    terms, places = np.unique(found.terms, return_inverse=True)
    total = np.bincount(places, found.weights, minlength=len(terms))
    own = np.bincount(found.rows, found.weights**2, minlength=len(found))
    to_all = np.bincount(found.rows, found.weights * total[places], minlength=len(found))
    to_others = (to_all - own) / others
    among = (total @ total - 2 * to_all + own - (own.sum() - own)) / (others * (others - 1))
    # Rounded, as sums of the same vectors in another order must not decide otherwise.
    shares: Floats = np.round(np.divide(to_others, among, out=np.ones(len(found)), where=among > 0), 9)
    return shares
