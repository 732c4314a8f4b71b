"""Judgement -> rule id, kind and a sentence for the editor: what spoke for it that a line is furniture.

The rule ids are `model:` and a kind of rules.yaml ("model:share"), or `model:outside` where no word tells the kind.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from digest.clean.context import place
from digest.clean.model import Judgement
from digest.clean.phrases import words_by_kind

_PLACES = {
    "above": "stands above the first sentence of the text",
    "below": "stands below the last sentence of the text",
    "between": "stands between paragraphs, apart from them",
}
# From this weight on a word, in log-odds, speaks so clearly for furniture that the reason may name it.
_TELLING = 0.5
_WORDS_NAMED = 2
_DATED = frozenset(("date", "clock"))
_SHORT = frozenset(("words=1", "words=2", "words=3", "words=4-5", "words=6-8"))
_OTHERS = frozenset(("shares=none-of-few", "shares=none-of-many", "shares=0-of-1", "shares=0-of-2"))
_NAMES_OF_KINDS = {
    "newsletter": "a newsletter",
    "related": "other stories",
    "pager": "leafing through pages",
    "share": "sharing",
    "caption": "pictures",
    "timestamp": "dates and times",
    "advertisement": "advertisements",
    "support": "subscriptions and accounts",
    "legal": "legal notices",
    "comments": "comments",
    "author": "authors",
    "player": "players and apps",
    "tags": "tags",
    "navigation": "navigation",
    "live": "live coverage",
}


def explain(judgement: Judgement, hint: str) -> tuple[str, str, str]:
    """Return rule id, kind and reason of a line that the model takes for furniture.

    Args:
        judgement: the line with what spoke for and against it.
        hint: the kind that a phrase rule hints at, or "".
    """
    words = _telling_words(judgement)
    above = _kind_above(judgement)
    features = {feature for feature, _ in judgement.evidence}
    dated = "timestamp" if features & _DATED and features & _SHORT else ""
    kind = hint or _kind_of_words(words) or above or dated or "outside"
    reasons = [_PLACES[place(judgement.scene, judgement.line)]]
    if words:
        reasons.append(f"speaks like furniture ({', '.join(f'“{word}”' for word in words)})")
    elif hint:
        reasons.append(f"is worded like {_NAMES_OF_KINDS[hint]}")
    if above:
        reasons.append(f"among lines about {_NAMES_OF_KINDS[above]}")
    if features & _OTHERS:
        reasons.append("shares no word with the text")
    return f"model:{kind}", kind, "; ".join(reasons)


def _telling_words(judgement: Judgement) -> list[str]:
    weights: Counter[str] = Counter()
    for feature, weight in judgement.evidence:
        family, _, word = feature.partition(":")
        if family in ("word", "first", "last") and len(word) > 1:
            weights[word] += weight  # type: ignore[assignment]
    return [word for word, weight in weights.most_common(_WORDS_NAMED) if weight >= _TELLING]


def _kind_above(judgement: Judgement) -> str:
    feature = next((feature for feature, _ in judgement.evidence if feature.startswith("run-under=")), "")
    return feature.partition("=")[2]


def _kind_of_words(words: list[str]) -> str:
    return next((kind for word in words if (kind := _kinds().get(word, ""))), "")


@cache
def _kinds() -> dict[str, str]:
    """Return, for each word of the phrases, the kind that has it in most phrases."""
    counts: dict[str, Counter[str]] = {}
    for kind, word in words_by_kind():
        counts.setdefault(word, Counter())[kind] += 1
    return {word: count.most_common(1)[0][0] for word, count in counts.items()}
