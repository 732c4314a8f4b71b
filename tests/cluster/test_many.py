"""Many articles are grouped as few are: the same groups, by way of those pairs alone that are alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster.grouping import group
from digest.cluster.likeness import likeness
from digest.cluster.linkage import average_link, cut
from digest.cluster.merging import merge
from digest.cluster.neighbours import alike_pairs
from digest.cluster.sparse import matrix
from digest.cluster.vectors import Floats, Vectors

WORDS = 3000
Articles = tuple[Vectors, Floats]


def articles(seed: int, events: Sequence[int], days: int, undated: float = 0.1) -> Articles:
    """Articles on events of so many reports each: terms of the event, of its theme, and others."""
    chance = np.random.default_rng(seed)
    rows, when = [], []
    for event, reports in enumerate(events):
        about = np.random.default_rng((seed, event)).choice(WORDS, 40, replace=False)
        theme = np.random.default_rng((seed, 10_000 + event // 5)).choice(WORDS, 40, replace=False)
        day = chance.integers(days)
        for _ in range(reports):
            own = [chance.choice(about, 30, False), chance.choice(theme, 10, False), chance.choice(WORDS, 15, False)]
            rows.append(np.unique(np.concatenate(own)))
            when.append(np.nan if chance.random() < undated else 700_000 + day + chance.integers(4))
    weights = [chance.random(len(row)) + 0.1 for row in rows]
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
    unit = np.concatenate([values / np.sqrt((values**2).sum()) for values in weights])
    return Vectors(starts, np.concatenate(rows).astype(np.int32), unit, WORDS), np.array(when)


def agreement(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of articles that have the same company in both partitions."""
    both, left, right = Counter(zip(one, other, strict=True)), Counter(one), Counter(other)
    same = sum(number for (a, b), number in both.items() if number == left[a] == right[b])
    return same / len(one)


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 10_000),
    st.lists(st.sampled_from([1, 1, 1, 2, 3, 5, 8, 40]), min_size=5, max_size=60),
    st.sampled_from([1, 10, 200]),
    st.sampled_from([0.12, 0.18, 0.28]),
)
def test_at_a_level_the_groups_are_those_of_all_pairs(seed: int, events: list[int], days: int, level: float) -> None:
    # Many events: of a few dozen articles, one pair that no heavy term told would be more than half a per cent.
    found, when = articles(seed, events * (1 + 600 // sum(events)), days)
    alike = likeness(found, when)
    rows = matrix(found)
    many = merge(rows, when, alike_pairs(found, rows, when, level), level)
    assert agreement(cut(len(found), average_link(alike), level).tolist(), many.tolist()) >= 0.995


@pytest.mark.parametrize("days", [1, 60])
def test_with_a_level_of_its_own_it_finds_the_same_stories(days: int) -> None:
    found, when = articles(1, [1, 2, 3, 5, 8] * 40, days)
    names = [f"article {index}" for index in range(len(found))]
    few, many = group(found, when, names), group(found, when, names, few=0)
    labels = [{index: number for number, one in enumerate(way.groups) for index in one} for way in (few, many)]
    assert agreement(*([one[index] for index in range(len(found))] for one in labels)) >= 0.995


def test_copies_by_the_hundred_are_one_story_and_the_rest_of_a_dense_day_none() -> None:
    events = [600, *([1] * 900), *([3] * 300)]
    found, when = articles(2, events, 1, undated=0)
    groups = group(found, when, [str(index) for index in range(len(found))], few=0).groups
    assert len(groups[0]) >= 590
    assert max(len(one) for one in groups[1:]) <= 6


def test_exact_copies_merge_in_few_rounds() -> None:
    one, _ = articles(3, [1], 1, undated=0)
    found = one.take([0] * 3000)
    groups = group(found, np.full(3000, 700_000.0), [str(index) for index in range(3000)], few=0).groups
    assert [len(members) for members in groups] == [3000]


def test_empty_articles_are_alone() -> None:
    found, when = articles(4, [3, 1], 1)
    with_empty = Vectors(np.append(found.starts, [found.starts[-1]] * 2), found.terms, found.weights, WORDS)
    groups = group(with_empty, np.append(when, [np.nan, 700_000.0]), list("abcdef"), few=0).groups
    assert [4] in groups
    assert [5] in groups
