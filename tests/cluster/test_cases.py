"""The stage's cases: which of a handful of texts make a story, what is fenced, what links back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from digest.cluster import cluster
from digest.settings.values import StoryOverride
from digest.values import Story
from tests.casefile import Case, read_cases
from tests.make import article

CASES = [case for path in sorted(Path(__file__).parent.glob("cases/*.md")) for case in read_cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    texts = [article(text, f"{label}.txt") for label, text in case.blocks.items() if len(label) == 1]
    assert sorted(lines(cluster(texts).stories)) == sorted(case.blocks["stories"].splitlines())


def test_what_is_said_of_a_whole_story_leaves_its_background_fenced() -> None:
    case = next(case for case in CASES if "explainer" in case.title)
    texts = [article(text, f"{label}.txt") for label, text in case.blocks.items() if len(label) == 1]
    titled = ("content/stories/a.yaml", StoryOverride(same_as=("a",), title="Cheese"))
    assert list(lines(cluster(texts, [titled]).stories)) == ["a b c d | e"]
    by_hand = ("content/stories/a.yaml", StoryOverride(texts=("a", "b", "c", "d", "e")))
    assert list(lines(cluster(texts, [by_hand]).stories)) == ["a b c d e"]


def lines(stories: tuple[Story, ...]) -> Iterator[str]:
    first = {story.id: story.reports[0].id for story in stories}
    for story in stories:
        line = " ".join(sorted(article.id for article in story.reports))
        if story.background:
            line += " | " + " ".join(sorted(article.id for article in story.background))
        if story.earlier:
            line += " < " + " ".join(first[earlier] for earlier in story.earlier)
        yield line
