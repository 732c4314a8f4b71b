"""Fits the weights that tell boilerplate from article, and writes digest/clean/weights.json.

    python -m benchmarks.train_boilerplate [PATH]

PATH is a file of labelled pages, JSON Lines of `{domain, producer, title, lines: [{text, label: article|cruft|amb}]}`
(../shared/bench/cruft/dev.jsonl where none is given). The same file gives the same weights, byte for byte.
docs/methods-boilerplate.md tells what is fitted, and why so.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from digest.clean.context import scene
from digest.clean.features import LineFeatures, line_features
from digest.clean.model import Model, Weights, own_scores, placed_features, score
from digest.clean.phrases import words_by_kind
from digest.clean.reading import STOP_WORDS, Reading
from digest.clean.verdicts import marks, page
from digest.values import Line

DATA = Path(__file__).parents[2] / "shared" / "bench" / "cruft" / "dev.jsonl"
WEIGHTS = Path(__file__).parents[1] / "digest" / "clean" / "weights.json"
ABOUT = (
    "What each feature of a line speaks for, in log-odds: above nought for boilerplate, below for the article.",
    "Written by benchmarks/train_boilerplate.py; docs/methods-boilerplate.md explains it. Don't edit by hand.",
)
# A feature seen at fewer outlets says more of these than of furniture.
MIN_DOMAINS = 5
# Strength of the quadratic prior on the weights of either regression (chosen by cross-validation over domains).
OWN_PRIOR = 3.0
PLACED_PRIOR = 1.5
# An article's line weighs as much as one of furniture, and once more for as many words: losing words costs most.
WORDS_PER_WEIGHT = 10
MOST_WORDS_WEIGHED = 40
# Folds of domains, so that both the first scores that the second regression sees and those that the threshold is set
# by are of pages whose outlets the scoring weights never saw.
FOLDS = 6
# The most that the model may lose of all lines, and of all words, of articles: half of what is tolerated in all, since
# phrases and headlines lose some too.
MOST_LINES_LOST = 0.00025
MOST_WORDS_LOST = 0.00008
# Weights that make no difference are left out.
MIN_WEIGHT = 0.05
_STEP = 1e-5
_MOST_STEPS = 40

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One page. `labels` has 1 for boilerplate, 0 for article and -1 for what doesn't count, by line."""

    domain: str
    producer: str
    title: str
    texts: tuple[str, ...]
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with what the first regression sees of it."""

    source: Labelled
    reading: Reading
    named: list[str]
    own: list[LineFeatures | None]
    fold: int


@dataclass(frozen=True, slots=True)
class _Row:
    """One line to fit or to score: its features, label (-1: only scored), words and fold."""

    features: list[str]
    label: int
    words: int
    domain: str
    fold: int


def main() -> None:
    """Fit on all pages of a file and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=DATA)
    model = Training(read_pages(parser.parse_args().path)).train()
    WEIGHTS.write_text(as_json(model), encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(model.english.own) + len(model.english.placed)} weights for English, ", end="")
    print(f"{len(model.others.own) + len(model.others.placed)} for other languages, {WEIGHTS.stat().st_size:,} bytes")


def read_pages(path: Path) -> list[Labelled]:
    """Return the labelled pages of a file; lines without a character but white space are left out."""
    pages = []
    number = {"article": 0, "cruft": 1, "amb": -1}
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            lines = [line for line in row["lines"] if line["text"].strip()]
            texts = tuple(" ".join(line["text"].split()) for line in lines)
            labels = tuple(number[line["label"]] for line in lines)
            pages.append(Labelled(row["domain"], row["producer"], row["title"], texts, labels))
    return pages


def folds(pages: Iterable[Labelled], count: int) -> dict[str, int]:
    """Share the domains out over `count` folds with about as many pages each."""
    sizes = [0] * count
    found = {}
    for domain, size in sorted(Counter(one.domain for one in pages).items(), key=lambda item: (-item[1], item[0])):
        found[domain] = sizes.index(min(sizes))
        sizes[found[domain]] += size
    return found


class Training:
    """Pages made ready, from which models are trained: on all of them, or on all but those of one fold.

    What the first regression weighs without two folds serves both models that are to be trained without one of them.
    """

    def __init__(self, pages: Sequence[Labelled]) -> None:
        fold_of = folds(pages, FOLDS)
        self.fold = [fold_of[one.domain] for one in pages]
        english = [_prepare(source, fold) for source, fold in zip(pages, self.fold, strict=True)]
        self._english = _Regressions(english)
        self._others = _Regressions([_without_words(one) for one in english])

    def train(self, without: int | None = None) -> Model:
        """Return the model of all pages, or of those that are not in the fold `without`."""
        return Model(english=self._english.train(without), others=self._others.train(without))


class _Regressions:
    def __init__(self, pages: Sequence[_Page]) -> None:
        self.pages = pages
        self.rows = [row for one in pages for row in _own_rows(one)]
        self.fitted: dict[frozenset[int | None], dict[str, float]] = {}

    def own(self, *without: int | None) -> dict[str, float]:
        key = frozenset(without)
        if key not in self.fitted:
            whole = self.own(None) if key != {None} else {}
            self.fitted[key] = fit([row for row in self.rows if row.fold not in key], OWN_PRIOR, whole)
        return self.fitted[key]

    def train(self, without: int | None) -> Weights:
        pages = [one for one in self.pages if one.fold != without]
        rows = [row for one in pages for row in _placed_rows(one, self.own(one.fold, without))]
        placed = fit(rows, PLACED_PRIOR)
        unseen: list[tuple[float, _Row]] = []
        for fold in sorted({row.fold for row in rows}):
            weights = fit([row for row in rows if row.fold != fold], PLACED_PRIOR, placed)
            unseen += [(score(row.features, weights), row) for row in rows if row.fold == fold]
        return Weights(self.own(without), placed, _threshold(unseen, *_budget(pages)))


def _budget(pages: Sequence[_Page]) -> tuple[float, float]:
    """Return how many lines and words of articles the model may lose."""
    article = [text for one in pages for text, label in _labelled(one.source) if label == 0]
    return len(article) * MOST_LINES_LOST, sum(_count(text) for text in article) * MOST_WORDS_LOST


def _labelled(source: Labelled) -> Iterable[tuple[str, int]]:
    return zip(source.texts, source.labels, strict=True)


def _count(text: str) -> int:
    return len(text.split())


def _prepare(source: Labelled, fold: int) -> _Page:
    lines = [Line(number, 0, text, "\n", 0, 0) for number, text in enumerate(source.texts, 1)]
    seen = page(lines)
    named, hints = marks(seen)
    own = [
        None if line.is_paragraph else line_features(seen.reading, at, hints[at], with_words=True)
        for at, line in enumerate(seen.reading.lines)
    ]
    return _Page(source, seen.reading, named, own, fold)


def _without_words(prepared: _Page) -> _Page:
    own = [features and LineFeatures(_no_stop_words(features.marks), ()) for features in prepared.own]
    return replace(prepared, own=own)


def _no_stop_words(marks: Iterable[str]) -> tuple[str, ...]:
    return tuple(mark for mark in marks if not mark.startswith("stop-words"))


def _own_rows(one: _Page) -> Iterable[_Row]:
    for (text, label), features in zip(_labelled(one.source), one.own, strict=True):
        if features is not None and label >= 0:
            yield _Row([*features.marks, *features.words], label, _count(text), one.source.domain, one.fold)


def _placed_rows(one: _Page, weights: Mapping[str, float]) -> Iterable[_Row]:
    seen = scene(one.reading, own_scores(one.own, one.named, weights), one.named)
    for at, features in placed_features(seen, one.own, range(len(one.own))):
        if one.source.labels[at] >= 0:
            text = one.source.texts[at]
            yield _Row(features, one.source.labels[at], _count(text), one.source.domain, one.fold)


def _threshold(scored: Iterable[tuple[float, _Row]], lines: float, words: float) -> float:
    """Return the lowest threshold above which no more than so many lines and words of articles are scored."""
    lost_lines = lost_words = 0
    for found, row in sorted(scored, key=lambda item: -item[0]):
        if row.label == 0:
            lost_lines, lost_words = lost_lines + 1, lost_words + row.words
            if lost_lines > lines or lost_words > words:
                return round(found + 0.005, 2)
    return 0.0


def fit(rows: Sequence[_Row], prior: float, start: Mapping[str, float] | None = None) -> dict[str, float]:
    """Return the weights of a logistic regression with a quadratic prior, found by Newton's method, rounded.

    The weights found don't depend on `start`; from weights of much the same rows they are found in fewer steps.
    """
    names = _vocabulary(rows)
    matrix = _matrix(rows, names)
    labels = np.array([row.label for row in rows], dtype=np.float64)
    emphasis = np.array(
        [1.0 if row.label else 1 + min(row.words, MOST_WORDS_WEIGHED) / WORDS_PER_WEIGHT for row in rows]
    )
    weights = np.array([(start or {}).get(name, 0.0) for name in names])
    for _ in range(_MOST_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(matrix @ weights, -30, 30)))
        slope = matrix.T @ (emphasis * (chance - labels)) + prior * weights
        spread = (matrix * np.sqrt(emphasis * chance * (1 - chance))[:, None]).astype(np.float32)
        curve = (spread.T @ spread).astype(np.float64)
        curve[np.diag_indices(len(names))] += prior
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < _STEP:
            break
    rounded = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return {name: weight for name, weight in rounded.items() if abs(weight) >= MIN_WEIGHT}


def _vocabulary(rows: Iterable[_Row]) -> list[str]:
    domains: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            domains[feature].add(row.domain)
    return sorted(feature for feature, where in domains.items() if len(where) >= MIN_DOMAINS and _is_general(feature))


def _is_general(feature: str) -> bool:
    """Say whether a feature is no word of the news, which would be of its year: only words of phrases are weighed."""
    family, _, word = feature.partition(":")
    return family not in ("word", "first", "last") or word in _general_words()


@cache
def _general_words() -> frozenset[str]:
    return STOP_WORDS.union(word for _, word in words_by_kind())


def _matrix(rows: Sequence[_Row], names: Sequence[str]) -> Floats:
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        matrix[index, [column[feature] for feature in row.features if feature in column]] = 1
    return matrix


def as_json(model: Model) -> str:
    """Return weights.json: readable, a line a weight."""
    data: dict[str, object] = {"about": ABOUT}
    for name, weights in (("english", model.english), ("others", model.others)):
        data[name] = {"threshold": weights.threshold, "own": weights.own, "placed": weights.placed}
    return json.dumps(data, ensure_ascii=False, indent=0) + "\n"


if __name__ == "__main__":
    main()
