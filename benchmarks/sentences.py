"""Measures where sentences end against news documents whose sentences people have marked, beside two libraries.

    python -m benchmarks.quality sentences

FILE has a JSON object a line, `{"paragraphs": [[sentence, ...], ...]}`; a paragraph's sentences, joined by one space,
are what is split. A boundary counts where it stands at the very character; the ends of paragraphs don't count.
The libraries are optional: `pip install -r benchmarks/requirements.txt`.
"""

from __future__ import annotations

import importlib
import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.results import table
from digest.describe.sentences import split

GOLD = Path(__file__).parents[2] / "shared" / "bench" / "sentences" / "news.dev.jsonl"
# Each splitter reads all paragraphs so often; the fastest time is taken, since noise only adds.
RUNS = 3
# A clock too coarse for a short file must not divide by nothing.
SHORTEST_SECONDS = 1e-9

Splitter = Callable[[str], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, and the offsets behind its sentences but the last."""

    text: str
    ends: frozenset[int]


@dataclass(frozen=True, slots=True)
class Score:
    """Boundaries found that are right, wrong, and missed; and the speed in megabytes a second."""

    right: int
    wrong: int
    missed: int
    speed: float

    @property
    def precision(self) -> float:
        """Return the share of right ones among those found, 0 to 1."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Return the share of those marked that were found, 0 to 1."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def report(gold: Path = GOLD) -> str:
    """Return the comparison on the documents of `gold` as Markdown; without the file, a line that says so."""
    if not gold.exists():
        return f"## Sentences\n\nNot measured: there is no {gold.name} at the path given."
    paragraphs = read_gold(gold)
    rows, absent = [], []
    for name, load in SPLITTERS.items():
        try:
            splitter = load()
        except ImportError:
            absent.append(name)
            continue
        found = score(splitter, paragraphs)
        shares = (f"{value:.3f}" for value in (found.precision, found.recall, found.f))
        rows.append((name, *shares, f"{found.speed:.1f}"))
    missing = f"\n\nNot installed, so not measured: {', '.join(absent)}." if absent else ""
    count = sum(len(paragraph.ends) for paragraph in paragraphs)
    return (
        f"## Sentences\n\n{count} boundaries within {len(paragraphs)} paragraphs; one core, best of {RUNS}.\n\n"
        + table(("splitter", "precision", "recall", "F", "MB/s"), rows)
        + missing
    )


def read_gold(path: Path) -> list[Paragraph]:
    """Return the paragraphs of the documents at `path`."""
    lines = path.read_text("utf-8").splitlines()
    return [_paragraph(sentences) for line in lines for sentences in json.loads(line)["paragraphs"]]


def _paragraph(sentences: list[str]) -> Paragraph:
    ends, at = set(), 0
    for sentence in sentences[:-1]:
        ends.add(at + len(sentence))
        at += len(sentence) + 1
    return Paragraph(" ".join(sentences), frozenset(ends))


def score(splitter: Splitter, paragraphs: list[Paragraph]) -> Score:
    """Return how `splitter` does on `paragraphs`."""
    fastest = float("inf")
    for _ in range(RUNS):
        started = time.process_time()
        found = [frozenset(splitter(paragraph.text)) for paragraph in paragraphs]
        fastest = min(fastest, time.process_time() - started)
    right = wrong = missed = 0
    for paragraph, ends in zip(paragraphs, found, strict=True):
        within = ends - {len(paragraph.text)}
        right += len(within & paragraph.ends)
        wrong += len(within - paragraph.ends)
        missed += len(paragraph.ends - within)
    size = sum(len(paragraph.text.encode()) for paragraph in paragraphs) / 1e6
    return Score(right, wrong, missed, size / max(fastest, SHORTEST_SECONDS))


def _digest() -> Splitter:
    return lambda text: (end for _, end in split(text))


def _blingfire() -> Splitter:
    offsets: Any = importlib.import_module("blingfire").text_to_sentences_and_offsets
    return lambda text: (end for _, end in offsets(text)[1])


def _syntok() -> Splitter:
    segmenter: Any = importlib.import_module("syntok.segmenter")

    def ends(text: str) -> Iterable[int]:
        for paragraph in segmenter.analyze(text):
            for sentence in paragraph:
                yield sentence[-1].offset + len(sentence[-1].value)

    return ends


SPLITTERS: dict[str, Callable[[], Splitter]] = {"digest": _digest, "blingfire": _blingfire, "syntok": _syntok}
