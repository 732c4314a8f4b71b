"""Measures stories: how right they are, how steady, and what very many articles take.

    python -m benchmarks.quality stories

FOLDER holds sets as *.jsonl, an article a line: {id, story, title, date, text}.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from unittest.mock import patch

from benchmarks import dense
from benchmarks.frequencies import shares
from benchmarks.measure import machine
from benchmarks.partitions import PLAIN, Collection, Labels, bcubed, best_threshold, read
from benchmarks.results import table
from digest.cluster import cluster
from digest.values import Article, Record, Story

FOLDER = Path(__file__).parents[2] / "shared" / "bench" / "cluster"
SAMPLE_SIZES = (10, 25, 60)
SAMPLES = 12
ADDITIONS = 200


def report(folder: Path = FOLDER, *, quick: bool = False) -> str:
    """Return what was measured on the sets in `folder`; `quick` leaves out additions and very many articles."""
    collections = [read(file) for file in sorted(folder.glob("*.jsonl"))]
    thresholds = {method: best_threshold(method, collections) for method in PLAIN}
    parts = ["## Stories", f"{machine()}.", quality(collections, thresholds), samples(collections, thresholds)]
    if not quick:
        parts += [steadiness(collections), f"### Very many articles\n\n{dense.report()}"]
    return "\n\n".join(parts)


def ours(collection: Collection) -> Labels:
    """Return the story of each article."""
    of = {a.id: story.id for story in cluster(collection.articles).stories for a in story.articles}
    return [of[article.id] for article in collection.articles]


def quality(collections: Sequence[Collection], thresholds: Mapping[str, float]) -> str:
    """Return BCubed for each set beside the plain methods."""
    rows, columns = [], defaultdict(list)
    for collection in collections:
        scores = {"digest": bcubed(ours(collection), collection.gold)}
        with other_frequencies(collection, collections):
            scores["own table left out"] = bcubed(ours(collection), collection.gold)
        for method, threshold in thresholds.items():
            scores[method] = bcubed(PLAIN[method](collection.plain)(threshold), collection.gold)
        rows.append((collection.name, str(len(collection.gold)), *cells(scores)))
        for name, score in scores.items():
            columns[name].append(score[2])
    means = [f"**{fmean(values):.1f}**" for values in columns.values()]
    rows.append(("mean", "", "", "", *means))
    told = ", ".join(f"{method} at {threshold}" for method, threshold in thresholds.items())
    head = ("set", "articles", "P", "R", "F", "F, own table left out", *(f"F, {method}" for method in thresholds))
    return (
        "### Against stories made by people\n\n"
        "BCubed in per cent, one setting for all sets. The shipped table of word frequencies was counted on these "
        'sets, so "own table left out" counts it anew on the other ones. The plain methods have TF-IDF of words, no '
        f"dates, and the one threshold that is best on average over these very sets: {told}.\n\n{table(head, rows)}"
    )


def cells(scores: Mapping[str, tuple[float, float, float]]) -> Iterator[str]:
    """Yield precision and recall of the first method, and F of all."""
    first, *others = scores.values()
    yield from (f"{value:.1f}" for value in first)
    yield from (f"{score[2]:.1f}" for score in others)


@contextmanager
def other_frequencies(collection: Collection, collections: Sequence[Collection]) -> Iterator[None]:
    """Have the table of frequencies counted on the other collections only."""
    texts = [
        (article.headline, article.sentences[0].text)
        for other in collections
        if other is not collection
        for article in other.articles
    ]
    found = shares(texts)
    # By sys.modules, as the package has a function of the module's name.
    with patch.object(sys.modules["digest.cluster.vectors"], "_table", lambda: found):
        yield


def samples(collections: Sequence[Collection], thresholds: Mapping[str, float]) -> str:
    """Return mean BCubed F on random parts of the sets, made of whole stories."""
    rows = []
    for size in SAMPLE_SIZES:
        found = defaultdict(list)
        for collection in collections:
            for number in range(SAMPLES):
                part = collection.part(sample(collection, size, random.Random(f"{collection.name}/{size}/{number}")))
                found["digest"].append(bcubed(ours(part), part.gold)[2])
                for method, threshold in thresholds.items():
                    found[method].append(bcubed(PLAIN[method](part.plain)(threshold), part.gold)[2])
        rows.append((str(size), *(f"{fmean(values):.1f}" for values in found.values())))
    head = ("articles", "digest", *thresholds)
    return f"### Small collections\n\nMean BCubed F over {SAMPLES} random parts of each set.\n\n{table(head, rows)}"


def sample(collection: Collection, size: int, chance: random.Random) -> list[int]:
    """Return the places of at least `size` articles, whole stories at random."""
    by_story = defaultdict(list)
    for place, story in enumerate(collection.gold):
        by_story[story].append(place)
    chosen: list[int] = []
    for story in chance.sample(sorted(by_story), len(by_story)):
        if len(chosen) >= size:
            break
        chosen += by_story[story]
    return chosen


def steadiness(collections: Sequence[Collection]) -> str:
    """Return how many stories change whose part a new article does not become."""
    touched: dict[str, list[float]] = defaultdict(list)
    for collection in collections:
        chance = random.Random(collection.name)
        new = chance.sample(collection.articles, min(len(collection.articles) // 2, -(-ADDITIONS // len(collections))))
        base = [article for article in collection.articles if article not in new]
        built = cluster(base)
        for article in new:
            for name, record in (("with published.jsonl", built.record), ("without", Record())):
                after = cluster([*base, article], (), record).stories
                touched[name].append(100 * share_touched(built.stories, after, article))
    rows = [
        (name, str(len(values)), f"{fmean(values):.2f} %", f"{max(values):.1f} %", str(sum(v > 0 for v in values)))
        for name, values in touched.items()
    ]
    head = ("", "additions", "stories touched", "at worst", "additions that touch any")
    return (
        "### One article more\n\nShare of the stories of a built set whose articles change when an article is added "
        f"that joins another story or none.\n\n{table(head, rows)}"
    )


def share_touched(before: Sequence[Story], after: Sequence[Story], new: Article) -> float:
    """Return the share of stories that changed, apart from those with articles of the one that `new` is in."""
    groups = {frozenset(article.id for article in story.articles) - {new.id} for story in after}
    joined = next(frozenset(a.id for a in story.articles) for story in after if new in story.articles)
    old = [frozenset(article.id for article in story.articles) for story in before]
    return sum(group not in groups and not group & joined for group in old) / len(old)
