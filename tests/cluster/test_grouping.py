"""Which articles make one story: a partition that no order of input changes."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.cluster import cluster
from digest.cluster.grouping import average_link
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


def test_much_the_same_words_months_apart_are_two_events() -> None:
    other = (
        LOCK_AGAIN[0],
        LOCK_AGAIN[1].replace("western mole", "railway yard").replace("hinges", "mud and ask the crew"),
    )
    assert ids(cluster([ALL[0], article(other, "old.md", "2026-05-04")])) == {("lock-1", "old")}
    assert ids(cluster([ALL[0], article(other, "old.md", "2025-05-04")])) == {("lock-1",), ("old",)}


def test_one_long_chain_of_likenesses_is_no_story() -> None:
    pairs = {(index, index + 1): 0.3 for index in range(9)}
    assert max(len(group) for group in average_link(10, pairs, 0.25)) == 2


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
    ),
    st.floats(0.05, 0.95),
    st.randoms(),
)
def test_average_link_partitions_in_whatever_order_the_pairs_come(
    pairs: dict[tuple[int, int], float], threshold: float, chance: random.Random
) -> None:
    groups = average_link(8, pairs, threshold)
    assert sorted(index for group in groups for index in group) == list(range(8))
    shuffled = list(pairs.items())
    chance.shuffle(shuffled)
    assert average_link(8, dict(shuffled), threshold) == groups


@pytest.mark.parametrize(("likeness", "groups"), [(0.5, [[0, 1], [2]]), (0.49, [[0], [1], [2]])])
def test_the_threshold_itself_is_enough(likeness: float, groups: list[list[int]]) -> None:
    assert average_link(3, {(0, 1): likeness}, 0.5) == groups
