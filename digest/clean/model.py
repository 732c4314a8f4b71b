"""Scene + weights -> which lines the model takes for furniture, and what spoke for it.

Two logistic regressions, one after the other (stacking, Wolpert 1992): the first sees a line by itself, the second sees
where it stands and how the first judged its neighbours. docs/methods-boilerplate.md tells how the weights came about.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from digest.clean.context import Scene, context_features, place, scene
from digest.clean.features import LineFeatures, line_features
from digest.clean.reading import Reading

# What neighbours of lines that are decided without the model are told: as sure as the model ever is.
_DECIDED = 5.0
# With less prose than this nobody can tell what the rest is to it: a poem, a table, a list, a feed's bare headline.
_MIN_SOLID_LINES = 2
# Between two lines of prose it takes more: a short text with lines in its midst is a list or a chronicle.
_MIN_SOLID_AROUND = 5
_UNKNOWN = 0.0
# With fewer words a line that ends like a sentence may as well be a label ("Share this.").
_MIN_SENTENCE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature speaks for, in log-odds. A line whose `placed` sum is above the threshold is furniture."""

    own: Mapping[str, float]
    placed: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Model:
    """Weights for texts in English, and for all others: these have no feature of English words."""

    english: Weights
    others: Weights


@dataclass(frozen=True, slots=True)
class Judgement:
    """A line that the model takes for furniture. `evidence` has the features of both passes by their weight."""

    line: int
    scene: Scene
    evidence: tuple[tuple[str, float], ...]


@cache
def shipped() -> Model:
    """Return the model that ships with digest."""
    text = resources.files("digest.clean").joinpath("weights.json").read_text("utf-8")
    return as_model(json.loads(text))


def as_model(data: Mapping[str, Mapping[str, Mapping[str, float] | float]]) -> Model:
    """Return the model that weights.json states."""
    return Model(**{name: Weights(**data[name]) for name in ("english", "others")})  # type: ignore[arg-type]


def judge(
    reading: Reading, asked: Sequence[int], named: Sequence[str], hints: Sequence[str], model: Model
) -> list[Judgement]:
    """Return which of the lines asked about are furniture by the model's account; of those that `named` has, none is.

    Args:
        reading: the text, all lines that are not blank.
        asked: the lines that are to be judged; the others are seen as their neighbours.
        named: by line, the kind of the phrase rule that is certain of it, or "".
        hints: by line, the kind that a phrase rule only hints at, or "".
        model: the weights.
    """
    asked = [at for at in asked if not (named[at] or reading.lines[at].is_paragraph)]
    if not asked:
        # As in most texts that are pasted without what stands around them.
        return []
    weights = model.english if reading.is_english else model.others
    own = [
        None if named[at] or line.is_paragraph else line_features(reading, at, hints[at], with_words=reading.is_english)
        for at, line in enumerate(reading.lines)
    ]
    seen = scene(reading, own_scores(own, named, weights.own), named)
    found = []
    for at, features in placed_features(seen, own, asked):
        if score(features, weights.placed) > weights.threshold and not _is_foreign_sentence(reading, at):
            evidence = [(feature, weights.placed.get(feature, _UNKNOWN)) for feature in features]
            line = own[at]
            evidence += [(word, weights.own.get(word, _UNKNOWN)) for word in (line.words if line else ())]
            found.append(Judgement(at, seen, tuple(evidence)))
    return found


def _is_foreign_sentence(reading: Reading, at: int) -> bool:
    """Say whether a line is a sentence in a text whose words aren't weighed: what it says is beyond the model."""
    line = reading.lines[at]
    return not reading.is_english and line.ends_sentence and len(line.tokens) >= _MIN_SENTENCE_WORDS


def score(features: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the log-odds that features speak for together; one that is not weighed says nothing."""
    return sum([weights.get(feature, _UNKNOWN) for feature in features])


def own_scores(own: Sequence[LineFeatures | None], named: Sequence[str], weights: Mapping[str, float]) -> list[float]:
    """Return, by line, the log-odds that it is furniture by itself; a line without features is a paragraph."""
    return [
        _DECIDED
        if name
        else score(features.marks, weights) + score(features.words, weights)
        if features is not None
        else -_DECIDED
        for name, features in zip(named, own, strict=True)
    ]


def placed_features(
    seen: Scene, own: Sequence[LineFeatures | None], asked: Iterable[int]
) -> Iterator[tuple[int, list[str]]]:
    """Yield each line asked about that the model may judge, with the features of the second regression.

    That one knows the line's words only through the first's score.
    """
    reading = seen.reading
    if reading.is_unspaced or len(seen.solid) < _MIN_SOLID_LINES:
        return
    for at in asked:
        features = own[at]
        if features is None or seen.named[at] or seen.is_solid[at] or _is_amid_prose(seen, at):
            continue
        if len(seen.solid) < _MIN_SOLID_AROUND and place(seen, at) == "between":
            continue
        if not reading.is_reported(at):
            yield at, [*features.marks, *context_features(seen, at)]


def _is_amid_prose(seen: Scene, at: int) -> bool:
    """Say whether a line reads like a sentence, and stands right between two that are the article's."""
    return seen.reading.lines[at].is_prose and all(
        0 <= beside < len(seen.is_solid) and seen.is_solid[beside] for beside in (at - 1, at + 1)
    )
