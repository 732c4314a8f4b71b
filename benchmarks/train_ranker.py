"""Learns the weights of digest/summarise/coverage.py from stories with reference summaries, and says what they score.

    python -m benchmarks.train_ranker [FOLDER] [--stories 1000]

FOLDER is that of benchmarks.references. A unit of a story is an example: its features, and the share of the references
that have it. Every set counts the same, and in it every story, however many units they have. The scores are of stories
that the weights were not learnt from: a quarter of the stories is left out in turn, or the whole set.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, stdev

import numpy as np

from benchmarks.references import FOLDER, LENGTHS, Told, read_sets, rouge
from benchmarks.results import table
from digest.summarise.coverage import WEIGHTS, coverage
from digest.summarise.rank import rank
from digest.summarise.units import FEATURES, Floats, Units, units_of

PARTS = 4
# Keeps weights small that the stories say little of.
RIDGE = 1e-3
STEPS = 15


@dataclass(frozen=True)
class Examples:
    """The units of one story: features, shape (units, FEATURES), and the share of the references that have each."""

    told: Told
    length: int
    features: Floats
    wanted: Floats
    weight: float


def main() -> None:
    """Print the weights learnt from all stories, and what those learnt without them score on each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--stories", type=int, default=1000, help="of each set, at most")
    chosen = parser.parse_args()
    sets = read_sets(chosen.folder, chosen.stories)
    examples = {name: [_examples(told, name, len(stories)) for told in stories] for name, stories in sets.items()}
    weights = learn(example for found in examples.values() for example in found)
    print(table(("feature", "weight"), [(name, f"{w:.2f}") for name, w in zip(FEATURES, weights, strict=True)]))
    print()
    heads = ("set", "ROUGE-2 beyond the lead, stories left out", "the same, set left out", "as shipped")
    print(table(heads, [_row(*item, examples) for item in examples.items()]))


def learnt_elsewhere(sets: dict[str, list[Told]]) -> dict[str, tuple[float, ...]]:
    """Return for each set the weights learnt on all other ones; those of the package where there is no other."""
    examples = {name: [_examples(told, name, len(stories)) for told in stories] for name, stories in sets.items()}
    return {
        name: tuple(learn(one for other, own in examples.items() for one in own if other != name).tolist())
        if len(sets) > 1
        else WEIGHTS
        for name in sets
    }


def learn(examples: Iterable[Examples]) -> Floats:
    """Return the weights of a logistic regression, by Newton's method."""
    found = list(examples)
    features = np.vstack([one.features for one in found])
    wanted = np.concatenate([one.wanted for one in found])
    counts = np.concatenate([np.full(len(one.wanted), one.weight / len(one.wanted)) for one in found])
    counts /= counts.sum()
    ridge = RIDGE * np.eye(len(FEATURES))
    weights: Floats = np.zeros(len(FEATURES))
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (counts * (chances - wanted)) + ridge @ weights
        curve = (features.T * (counts * chances * (1 - chances))) @ features + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def _examples(told: Told, name: str, stories: int) -> Examples:
    units = Units(told.candidates, told.headlines)
    references = [set(units_of(reference)) for reference in told.references]
    wanted = [fmean(unit in reference for reference in references) for unit in units.numbers]
    return Examples(told, LENGTHS[name], units.features(), np.array(wanted), 1 / stories)


def _row(name: str, found: Sequence[Examples], examples: dict[str, list[Examples]]) -> tuple[str, ...]:
    lead = [_score(one, rank(one.told.candidates, "lead")[1]) for one in found]
    parts = [
        learn(one for own in examples.values() for i, one in enumerate(own) if i % PARTS != part)
        for part in range(PARTS)
    ]
    elsewhere = learn(one for other, own in examples.items() for one in own if other != name)
    by_story = [_coverage(one, parts[i % PARTS]) for i, one in enumerate(found)]
    by_set = [_coverage(one, elsewhere) for one in found]
    shipped = [_coverage(one, WEIGHTS) for one in found]
    return (name, *(_beyond(scores, lead) for scores in (by_story, by_set, shipped)))


def _beyond(scores: Sequence[float], lead: Sequence[float]) -> str:
    gains = [score - other for score, other in zip(scores, lead, strict=True)]
    return f"{fmean(gains):+.2f} ± {stdev(gains) / len(gains) ** 0.5:.2f}"


def _coverage(one: Examples, weights: Sequence[float] | Floats) -> float:
    return _score(one, coverage(one.told.candidates, one.told.headlines, weights=tuple(map(float, weights))))


def _score(one: Examples, order: Sequence[int]) -> float:
    text = " ".join(one.told.candidates[index].text for index in order)
    return rouge(" ".join(text.split()[: one.length]), one.told.references)[1]


if __name__ == "__main__":
    main()
