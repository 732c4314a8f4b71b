"""Judgement -> rule id, kind and a sentence for the editor: what spoke for it that a line is furniture.

The rule ids are `model:` and a kind of rules.yaml ("model:share"), or `model:outside` where no word tells the kind.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from digest.clean.context import place
from digest.clean.model import Judgement
from digest.clean.phrases import words_by_kind
from digest.clean.reading import STOP_WORDS
from digest.values import Message, all_of, message

# From this weight on a word, in log-odds, speaks so clearly for furniture that the reason may name it.
_TELLING = 0.5
_WORDS_NAMED = 2
_DATED = frozenset(("date", "clock"))
_SHORT = frozenset(("words=1", "words=2", "words=3", "words=4-5", "words=6-8"))
# More than half of the next lines above or below.
_CROWDED = frozenset(f"furniture-{side}={share}" for side in ("before", "after") for share in (2, 3, 4))
_OTHERS = frozenset(("shares=none-of-few", "shares=none-of-many", "shares=0-of-1", "shares=0-of-2"))


def explain(judgement: Judgement, hint: str) -> tuple[str, str, Message]:
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
    reasons = [message(f"reasons.{place(judgement.scene, judgement.line)}")]
    if words:
        reasons.append(
            message("reasons.speaks_like", words=tuple(message("reasons.word", text=word) for word in words))
        )
    elif hint:
        reasons.append(message("reasons.worded_like", kind=message(f"kinds.{hint}")))
    if above:
        reasons.append(message("reasons.among", kind=message(f"kinds.{above}")))
    elif features & _CROWDED:
        reasons.append(message("reasons.crowded"))
    if features & _OTHERS:
        reasons.append(message("reasons.no_shared_word"))
    return f"model:{kind}", kind, all_of(reasons)


def _telling_words(judgement: Judgement) -> list[str]:
    weights: dict[str, float] = defaultdict(float)
    for feature, weight in judgement.evidence:
        family, _, word = feature.partition(":")
        if family in ("word", "first", "last") and len(word) > 1 and word not in STOP_WORDS:
            weights[word] += weight
    strongest = sorted(weights, key=lambda word: (-weights[word], word))[:_WORDS_NAMED]
    return [word for word in strongest if weights[word] >= _TELLING]


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
