"""Which articles make one story: a partition that no order of input changes."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import cluster
from digest.cluster.grouping import Merge, average_link, cut, group
from digest.cluster.vectors import Matrix
from digest.values import Article, Story

from .stock import BEES, CHOIR, CHOIR_AGAIN, LOCK, LOCK_AGAIN, article

ALL = (
    article(LOCK, "lock-1.md", "2026-05-04"),
    article(LOCK_AGAIN, "lock-2.md", "2026-05-05"),
    article(CHOIR, "choir-1.md", "2026-05-04"),
    article(CHOIR_AGAIN, "choir-2.md"),
    article(BEES, "bees.md", "2026-05-05"),
    article(LOCK, "lock-copy.md", "2026-05-04"),
)


def ids(stories: tuple[Story, ...]) -> set[tuple[str, ...]]:
    return {tuple(sorted(found.id for found in story.articles)) for story in stories}


def test_two_tellings_of_an_event_are_one_story_and_two_events_are_two() -> None:
    assert ids(cluster(ALL)) == {("lock-1", "lock-2", "lock-copy"), ("choir-1", "choir-2"), ("bees",)}


@settings(max_examples=60, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_input_never_matters(articles: list[Article]) -> None:
    assert {story.id: story for story in cluster(articles)} == {story.id: story for story in cluster(ALL)}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(ALL), unique_by=lambda found: found.id))
def test_the_stories_are_a_partition_and_none_is_background_alone(articles: list[Article]) -> None:
    stories = cluster(articles)
    assert sorted(found.id for story in stories for found in story.articles) == sorted(found.id for found in articles)
    assert all(story.reports for story in stories)
    assert len({story.id for story in stories}) == len({story.slug for story in stories}) == len(stories)


def test_no_articles_make_no_stories() -> None:
    assert cluster([]) == ()


def test_much_the_same_words_a_year_apart_are_a_report_and_its_background() -> None:
    other = (
        LOCK_AGAIN[0],
        LOCK_AGAIN[1].replace("western mole", "railway yard").replace("hinges", "mud and ask the crew"),
    )
    (near,) = cluster([ALL[0], article(other, "old.md", "2026-05-04")])
    assert (len(near.reports), near.background) == (2, ())
    far = cluster([ALL[0], article(other, "old.md", "2025-05-04")])
    assert [[found.id for found in story.reports] for story in far if "lock-1" in {a.id for a in story.reports}] == [
        ["lock-1"]
    ]


def chain(length: int) -> Matrix:
    """Each one like the next, and like no other."""
    return np.eye(length) + 0.3 * (np.eye(length, k=1) + np.eye(length, k=-1))


def test_one_long_chain_of_likenesses_is_no_story() -> None:
    assert max(len(members) for members in group(chain(10))) <= 5


@st.composite
def tables(draw: st.DrawFn) -> Matrix:
    count = draw(st.integers(1, 8))
    flat = draw(st.lists(st.floats(0, 1), min_size=count * count, max_size=count * count))
    half = np.triu(np.array(flat).reshape(count, count), 1)
    return half + half.T + np.eye(count)


@given(tables(), st.randoms())
def test_groups_are_a_partition_whatever_the_order(table: Matrix, chance: random.Random) -> None:
    groups = group(table)
    assert sorted(index for members in groups for index in members) == list(range(len(table)))
    order = list(range(len(table)))
    chance.shuffle(order)
    if len(np.unique(table)) > len(table) * (len(table) - 1) // 2 + 1:  # no ties, which the lowest number decides
        shuffled = group(table[np.ix_(order, order)])
        assert {frozenset(order[index] for index in members) for members in shuffled} == {
            frozenset(members) for members in groups
        }


@given(tables())
def test_merges_are_those_of_average_link_by_its_definition(table: Matrix) -> None:
    groups = {index: [index] for index in range(len(table))}
    for merge in average_link(table):
        left, right = groups[merge.left], groups.pop(merge.right)
        assert merge.likeness == pytest.approx(table[np.ix_(left, right)].mean(), abs=1e-6)
        groups[merge.left] = left + right
    assert len(groups) == 1


@pytest.mark.parametrize(("likeness", "labels"), [(0.5, [0, 0, 2]), (0.49, [0, 1, 2])])
def test_the_level_itself_is_enough(likeness: float, labels: list[int]) -> None:
    assert cut(3, [Merge(0, 1, likeness), Merge(0, 2, 0.1)], 0.5).tolist() == labels
