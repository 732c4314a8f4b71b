"""The budget: what is printed of an article is counted once, and never passes the limit."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.settings.values import ExcerptSettings
from digest.summarise.budget import Budget, limit
from digest.values import Article, Span
from tests.casefile import Case, read_cases
from tests.make import article

CASES = read_cases(Path(__file__).parent / "cases" / "budget.md")
NONE_LIFTED = ExcerptSettings()
ALL_LIFTED = ExcerptSettings(max_sentences=None, max_words=None, max_share=None)
LONG = " ".join(f"The {number}th boat of the day left the eastern lock with the tide." for number in range(30))


def span(found: Article, first: int, last: int | None = None) -> Span:
    """The span of the sentences `first` to `last`."""
    return Span(found.id, found.sentences[first].start, found.sentences[last or first].end)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_limit(case: Case) -> None:
    excerpt = msgspec.yaml.decode(case.blocks["settings"], type=ExcerptSettings)
    sentences = int(case.blocks["words"]) // 4
    found = article(" ".join(["Boats left the lock."] * sentences))
    assert limit(found, excerpt) == int(case.blocks["limit"])


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 3)), max_size=30))
def test_what_is_printed_never_passes_the_limit(wanted: list[tuple[int, int]]) -> None:
    found = article(LONG)
    budget = Budget([found], NONE_LIFTED)
    allowed = limit(found, NONE_LIFTED)
    for first, more in wanted:
        budget.spend(span(found, first, min(29, first + more)))
    printed = {place for one in budget.printed for place in range(one.start, one.end)}
    text = "".join(character if place in printed else " " for place, character in enumerate(found.text))
    assert len(text.split()) <= max(allowed, 40)
    (excerpt,) = budget.excerpts()
    assert excerpt.words == len(text.split())
    assert excerpt.share == round(excerpt.words / found.body_words, 4)
    assert excerpt.limit == allowed


def test_in_a_script_without_spaces_the_share_is_of_characters_too() -> None:
    found = article("日曜日に貨物船が水門に衝突した。水門は木曜日まで閉鎖されると港湾局が発表した。")
    budget = Budget([found], ALL_LIFTED)
    assert budget.spend(span(found, 0))
    assert 0.3 < budget.excerpts()[0].share < 0.5


def test_one_sentence_of_forty_words_is_always_allowed() -> None:
    snippet = article(" ".join(["word"] * 39) + " end.")
    budget = Budget([snippet], NONE_LIFTED)
    assert limit(snippet, NONE_LIFTED) == 8
    assert budget.spend(span(snippet, 0))
    assert budget.excerpts()[0].words == 40


def test_one_of_forty_one_words_is_not() -> None:
    snippet = article(" ".join(["word"] * 40) + " end.")
    budget = Budget([snippet], NONE_LIFTED)
    assert not budget.spend(span(snippet, 0))
    assert budget.printed == frozenset()


def test_only_the_first_is_free() -> None:
    snippet = article("Boats left the eastern lock with the tide. Boats came to the western lock with the tide.")
    budget = Budget([snippet], NONE_LIFTED)
    assert budget.spend(span(snippet, 0))
    assert not budget.spend(span(snippet, 1))


def test_words_printed_already_cost_nothing() -> None:
    found = article(LONG)
    budget = Budget([found], NONE_LIFTED)
    assert budget.spend(span(found, 0, 2))
    before = budget.excerpts()
    assert budget.spend(span(found, 1))
    assert budget.excerpts() == before


def test_lifted_limits_let_all_of_an_article_through() -> None:
    found = article(LONG)
    budget = Budget([found], ALL_LIFTED)
    assert budget.spend(span(found, 0, 29))
    assert budget.excerpts()[0].share == 1.0


def test_each_article_has_its_own_budget() -> None:
    one, other = article(LONG, "one.txt"), article(LONG, "other.txt")
    budget = Budget([one, other], NONE_LIFTED)
    assert budget.spend(span(one, 0, 4))
    assert not budget.spend(span(one, 6, 9))
    assert budget.spend(span(other, 6, 10))
