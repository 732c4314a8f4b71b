"""Sets of articles with the stories that they belong to; BCubed; and what plain methods make of them."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from digest import dates
from digest.cluster.linkage import average_link
from digest.describe.language import _FUNCTION_WORDS
from digest.text import words
from digest.values import Article, CleanArticle, Declared, Head, Moment, RawArticle, Sentence

Table = npt.NDArray[np.float64]
Labels = Sequence[Hashable]
# What is tried as the one threshold of the plain methods.
THRESHOLDS = tuple(round(0.02 * step, 2) for step in range(1, 36))


@dataclass(frozen=True)
class Collection:
    """Articles, and for each the story that it belongs to."""

    name: str
    articles: tuple[Article, ...]
    gold: tuple[str, ...]

    def part(self, chosen: Iterable[int]) -> Collection:
        """Return some of the articles."""
        places = sorted(chosen)
        return Collection(self.name, tuple(self.articles[i] for i in places), tuple(self.gold[i] for i in places))

    @cached_property
    def plain(self) -> Table:
        """Return the cosines of plain TF-IDF: sublinear, without small words, by this collection alone, no dates."""
        texts = [f"{article.headline} {article.sentences[0].text}" for article in self.articles]
        counts = [Counter(word for word in words(text) if word not in _FUNCTION_WORDS["en"]) for text in texts]
        frequency = Counter(word for count in counts for word in count)
        places = {word: place for place, word in enumerate(frequency)}
        idf = {word: math.log((1 + len(counts)) / (1 + number)) + 1 for word, number in frequency.items()}
        table = np.zeros((len(counts), len(places)))
        for row, count in enumerate(counts):
            for word, number in count.items():
                table[row, places[word]] = (1 + math.log(number)) * idf[word]
        length = np.sqrt((table**2).sum(axis=1, keepdims=True))
        table /= np.where(length > 0, length, 1)
        product: Table = table @ table.T
        return product


def read(file: Path) -> Collection:
    """Return the collection in a file of JSON Lines `{id, story, title, date, text}`."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    made = [
        article(line["id"], line["title"] or "", line["text"], dates.parse(line["date"] or "", "date", None))
        for line in lines
    ]
    return Collection(file.name.partition(".")[0], tuple(made), tuple(line["story"] for line in lines))


def article(name: str, headline: str, text: str, published: Moment | None) -> Article:
    """Return an article as grouping sees it: identity, headline, one sentence for its text, date."""
    raw = RawArticle(name, name, text, "utf-8", None, name, (), Declared())
    cleaned = CleanArticle(raw, Head(None, None, None, None, None, None, ()), (), ())
    sentence = Sentence(1, 0, len(text), text, 1)
    return Article(cleaned, headline, None, "", published, None, "", "en", (sentence,))


def bcubed(found: Labels, gold: Labels) -> tuple[float, float, float]:
    """Return precision, recall and F in per cent (Bagga and Baldwin 1998): means over articles."""
    both, left, right = Counter(zip(found, gold, strict=True)), Counter(found), Counter(gold)
    precision = 100 * sum(number * number / left[a] for (a, _), number in both.items()) / len(found)
    recall = 100 * sum(number * number / right[b] for (_, b), number in both.items()) / len(found)
    return precision, recall, 2 * precision * recall / (precision + recall)


def average(table: Table) -> Callable[[float], Labels]:
    """Return what gives the groups of average link by threshold."""
    merges = average_link(table)

    def at(threshold: float) -> Labels:
        labels = list(range(len(table)))
        for merge in merges:
            if merge.likeness >= threshold:
                labels = [merge.left if label == merge.right else label for label in labels]
        return labels

    return at


def components(table: Table) -> Callable[[float], Labels]:
    """Return what gives the connected components of the pairs that are alike, by threshold."""

    def at(threshold: float) -> Labels:
        labels = [-1] * len(table)
        for start in range(len(table)):
            waiting = [start] if labels[start] < 0 else []
            while waiting:
                index = waiting.pop()
                if labels[index] < 0:
                    labels[index] = start
                    waiting.extend(np.flatnonzero(table[index] >= threshold).tolist())
        return labels

    return at


PLAIN = {"average link": average, "components": components}


def best_threshold(method: str, collections: Sequence[Collection]) -> float:
    """Return the threshold at which a plain method has its best mean F over the collections, known afterwards."""
    scores: dict[float, float] = defaultdict(float)
    for collection in collections:
        at = PLAIN[method](collection.plain)
        for threshold in THRESHOLDS:
            scores[threshold] += bcubed(at(threshold), collection.gold)[2]
    return max(scores, key=lambda threshold: scores[threshold])
