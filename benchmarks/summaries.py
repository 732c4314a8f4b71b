"""Measures summaries against references: ours, the lead, sumy's methods, and what no choice of sentences can pass.

    python -m benchmarks.quality summaries

The sets and ROUGE are those of benchmarks/references.py; every summary is cut at the length of its set in words.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median, stdev
from typing import get_args

from benchmarks.references import FOLDER, LENGTHS, Told, read_sets, rouge, stems
from benchmarks.results import table
from benchmarks.train_ranker import learnt_elsewhere
from digest.clean import clean, is_furniture
from digest.describe import Outlets, describe
from digest.head import head
from digest.load import load
from digest.relate import Creditable, relate
from digest.settings.values import ExcerptSettings, Method, Register, Settings, SiteSettings, SummarySettings
from digest.summarise import summarise
from digest.summarise.coverage import coverage
from digest.summarise.rank import rank
from digest.text import words
from digest.values import Article, RawArticle, Relations, SourceFile, Story

METHODS: tuple[Method, ...] = tuple(method for method in get_args(Method) if method not in {"auto", "coverage"})
OURS, LEFT_OUT, PICKS, LEAD_PICKS = "digest", "digest, set left out", "digest, as picked", "lead, as picked"
PUBLISHED = "digest, as published"
CEILING, REFERENCES = "ceiling", "references"
# Each ranking is timed so many times, or until it has taken so long.
TURNS, ENOUGH_SECONDS = 7, 2.0
# In words; of a longer one no summary needs the end.
LONGEST_SENTENCE = 60


@dataclass(frozen=True)
class Score:
    """ROUGE-1, -2 and -L of each story, 0 to 100, repeated bigrams, words used, and sentences ranked a second."""

    rouge: tuple[tuple[float, float, float], ...]
    repeated: float
    used: float
    speed: float

    @property
    def rouge2(self) -> float:
        """Return the mean ROUGE-2."""
        return fmean(score[1] for score in self.rouge)


def report(folder: Path = FOLDER, stories: int = 500) -> str:
    """Return what was measured on the sets in `folder` or its subfolder `summ`, as Markdown."""
    parts = ["## Summaries", _about(stories)]
    margins = []
    repeats = []
    sets = read_sets(folder, stories)
    elsewhere = learnt_elsewhere(sets)
    for name, told in sets.items():
        scores = measure(told, LENGTHS[name], elsewhere[name])
        best = max(METHODS, key=lambda method: scores[method].rouge2)
        margins.append(tuple(scores[one].rouge2 - scores[best].rouge2 for one in (OURS, LEFT_OUT, PICKS)))
        parts.append(f"### {name}\n\n{len(told)} stories, {LENGTHS[name]} words. {_ahead(scores, best)}")
        repeated = fmean(_repeated(reference) for one in told for reference in one.references)
        repeats.append((scores[OURS].repeated, scores[PUBLISHED].repeated, repeated))
        parts.append(_table(scores, repeated))
    ours, left_out, picks = (fmean(column) for column in zip(*margins, strict=True))
    parts.append(
        f"Mean over the sets, ROUGE-2 beyond the best other of each: ranking alone {ours:+.2f}, with weights learnt on "
        f"the other sets {left_out:+.2f}, as picked {picks:+.2f}."
    )
    ranking, published, references = (fmean(column) for column in zip(*repeats, strict=True))
    parts.append(
        f"Mean over the sets, bigrams repeated: ranking cut at the length of the set {ranking:.1f} %, as published "
        f"{published:.1f} %, references {references:.1f} %."
    )
    return "\n\n".join(parts)


def measure(stories: Sequence[Told], length: int, elsewhere: Sequence[float]) -> Mapping[str, Score]:
    """Return the scores of every method; `elsewhere` are weights that were learnt on other sets."""
    rankings: dict[str, Callable[[Told], list[str]]] = {
        OURS: partial(_ranked, method="auto"),
        LEFT_OUT: partial(_covered, weights=elsewhere),
        PICKS: partial(_picked, length=length),
        LEAD_PICKS: partial(_picked, length=length, method="lead"),
        PUBLISHED: _published,
        **{method: partial(_ranked, method=method) for method in METHODS},
    }
    scores = {name: _score(stories, length, ranking) for name, ranking in rankings.items()}
    return {**scores, CEILING: _score(stories, length, partial(_oracle, length=length))}


def _score(stories: Sequence[Told], length: int, ranking: Callable[[Told], list[str]]) -> Score:
    ranking(stories[0])  # what a method imports is no part of its speed
    turns: list[float] = []
    while len(turns) < TURNS and sum(turns) < ENOUGH_SECONDS:
        # Other methods have asked for the same words: each pays for its own.
        words.cache_clear()
        start = time.process_time()
        rankings = [ranking(told) for told in stories]
        turns.append(time.process_time() - start)
    summaries = [" ".join(" ".join(ranked).split()[:length]) for ranked in rankings]
    return Score(
        tuple(rouge(summary, told.references) for summary, told in zip(summaries, stories, strict=True)),
        fmean(_repeated(summary) for summary in summaries),
        fmean(100 * len(summary.split()) / length for summary in summaries),
        sum(len(told.candidates) for told in stories) / median(turns),
    )


def _repeated(summary: str) -> float:
    pairs = list(pairwise(words(summary)))
    return 100 * (1 - len(set(pairs)) / len(pairs)) if pairs else 0.0


def _ranked(told: Told, method: Method) -> list[str]:
    _, order = rank(told.candidates, method, told.headlines)
    return [told.candidates[index].text for index in order]


def _covered(told: Told, weights: Sequence[float]) -> list[str]:
    return [told.candidates[index].text for index in coverage(told.candidates, told.headlines, weights=weights)]


def _picked(told: Told, length: int, method: Method = "auto") -> list[str]:
    """Return the picks of the product: whole sentences that stand alone; only the excerpt budget is lifted.

    It is given the fewest words beyond `length` with which they fill it, so that the last is cut as with other methods.
    """
    story, relations = _related(told)
    picks: list[str] = []
    for words_more in range(0, LONGEST_SENTENCE, 5):
        settings = Settings(
            summary=SummarySettings(method=method, max_sentences=length, max_words=length + words_more),
            excerpt=ExcerptSettings(max_sentences=None, max_words=None, max_share=None),
        )
        picks = [pick.text for pick in summarise(story, relations, SiteSettings(settings)).picks]
        if len(" ".join(picks).split()) >= length:
            break
    return picks


def _published(told: Told) -> list[str]:
    story, relations = _related(told)
    return [pick.text for pick in summarise(story, relations, SiteSettings(Settings())).picks]


def _related(told: Told) -> tuple[Story, Relations]:
    articles = tuple(_articles(told))
    story = Story("story", "story", "urn:story", articles, ())
    return story, relate(story, Creditable(Register(), articles))


def _articles(told: Told) -> Iterator[Article]:
    outlets = Outlets(Register())
    for number, (headline, text) in enumerate(zip(told.headlines, told.texts, strict=True)):
        matter = f"---\ntitle: {json.dumps(headline)}\n---\n"
        for raw in load(SourceFile(f"{number:02}.md", (matter + text).encode()), None):
            if isinstance(raw, RawArticle):
                yield describe(clean(raw, head(raw, outlets.names, is_furniture), Settings().boilerplate), outlets)


def _oracle(told: Told, length: int) -> list[str]:
    """Return the sentences that, taken one by one, raise ROUGE-2 most: about the most that any choice can score."""
    tokenized = [stems(candidate.text) for candidate in told.candidates]
    best: tuple[float, list[str]] = (0.0, [])
    for reference in told.references:
        wanted = Counter(pairwise(stems(reference)))
        chosen: list[int] = []
        score = 0.0
        while True:
            gains = [(_f1(wanted, tokenized, [*chosen, i]), -i) for i in range(len(tokenized)) if i not in chosen]
            if not gains or max(gains)[0] <= score or sum(len(tokenized[i]) for i in chosen) > length:
                break
            score, index = max(gains)
            chosen.append(-index)
        best = max(best, (score, [told.candidates[i].text for i in chosen]))
    return best[1]


def _f1(wanted: Counter[tuple[str, str]], tokenized: Sequence[Sequence[str]], chosen: Sequence[int]) -> float:
    has = Counter(pairwise([stem for index in chosen for stem in tokenized[index]]))
    return 2 * (has & wanted).total() / max(1, has.total() + wanted.total())


def _about(stories: int) -> str:
    return (
        f"At most {stories} stories of a set. ROUGE F1 of rouge-score, stemmed, best reference, cut at the length of "
        f'the set. "{OURS}" is the ranking alone (`auto`); for "{LEFT_OUT}" its weights were learnt without the set. '
        f'"{PICKS}" is what the product picks of it: sentences that stand alone, boilerplate removed, in reading '
        "order, with the excerpt budget and the number of sentences lifted, so that those which may lean on others "
        "fill what the sound ones leave, and the last one cut as the other methods' is; its time is of all stages, "
        f'and of as many tries as it takes to fill the length. "{LEAD_PICKS}" is that with the method `lead`, under '
        f'the same rules, and "{PUBLISHED}" is what a site prints by default. "{CEILING}" is a greedy choice by the '
        f'references, and "{REFERENCES}" says how much the references themselves repeat.'
    )


def _ahead(scores: Mapping[str, Score], best: str) -> str:
    return "; ".join(
        f'"{name}" is {_difference(scores[name], scores[best])} ROUGE-2 from {best}, the best other'
        for name in (OURS, LEFT_OUT, PICKS)
    )


def _difference(one: Score, other: Score) -> str:
    gains = [left[1] - right[1] for left, right in zip(one.rouge, other.rouge, strict=True)]
    spread = stdev(gains) / len(gains) ** 0.5 if len(gains) > 1 else 0.0
    return f"{fmean(gains):+.2f} ± {spread:.2f}"


def _table(scores: Mapping[str, Score], repeated: float) -> str:
    rows = [
        (
            name,
            *(f"{fmean(column):.1f}" for column in zip(*score.rouge, strict=True)),
            f"{score.repeated:.1f} %",
            f"{score.used:.0f} %",
            "" if name == CEILING else f"{score.speed:,.0f}",
        )
        for name, score in scores.items()
    ]
    rows.append((REFERENCES, "", "", "", f"{repeated:.1f} %", "", ""))
    return table(("", "ROUGE-1", "ROUGE-2", "ROUGE-L", "repeated bigrams", "words used", "sentences/s"), rows)
