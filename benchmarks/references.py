"""Stories with reference summaries, as they lie in `../shared/bench`, and ROUGE of rouge-score against them.

A folder has a file per set, NAME.*.jsonl, a story a line: {id, docs: [{title, text}], references: [...]}. ROUGE is F1
with stems, the best of several references (`pip install -r benchmarks/requirements.txt`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from digest.describe.sentences import split
from digest.summarise.units import Candidate

FOLDER = Path(__file__).parents[2] / "shared" / "bench"
# The length of each set's summaries, in words; that of the references.
LENGTHS = {"multinews": 264, "neus": 60, "multiling2011": 250, "wcep1": 40}
ROUGE = ("rouge1", "rouge2", "rougeL")


@dataclass(frozen=True)
class Told:
    """A story of a set: the sentences of its articles, their headlines and texts, and its reference summaries."""

    candidates: tuple[Candidate, ...]
    headlines: tuple[str, ...]
    texts: tuple[str, ...]
    references: tuple[str, ...]


def read_sets(folder: Path, stories: int | None = None) -> dict[str, list[Told]]:
    """Return the first so many stories of each known set, by the set's name."""
    found: dict[str, list[Told]] = {}
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("summ/*.jsonl")]):
        name = path.name.partition(".")[0]
        if name in LENGTHS:
            lines = path.read_text(encoding="utf-8").splitlines()[:stories]
            found[name] = [_told(json.loads(line)) for line in lines]
    return found


def rouge(summary: str, references: Sequence[str]) -> tuple[float, float, float]:
    """Return the F1 of ROUGE-1, -2 and -L against the reference that fits best, 0 to 100."""
    found = _scorer().score_multi(references, summary)
    return cast("tuple[float, float, float]", tuple(100 * found[kind].fmeasure for kind in ROUGE))


@cache
def _scorer() -> Any:  # noqa: ANN401 - rouge-score has no types
    return import_module("rouge_score.rouge_scorer").RougeScorer(ROUGE, use_stemmer=True)


def stems(text: str) -> list[str]:
    """Return the words of a text as ROUGE compares them."""
    return cast("list[str]", _scorer()._tokenizer.tokenize(text))


def _told(story: Mapping[str, Any]) -> Told:
    candidates = []
    for index, document in enumerate(story["docs"]):
        sentences = [line[start:end] for line in document["text"].splitlines() for start, end in split(line)]
        candidates += [Candidate(index, number, text) for number, text in enumerate(sentences, 1)]
    return Told(
        tuple(candidates),
        tuple(document["title"] or "" for document in story["docs"]),
        tuple(document["text"] for document in story["docs"]),
        tuple(story["references"]),
    )
