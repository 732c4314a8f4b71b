"""How much of a title the text below takes up is the same as if all of it were read, but it isn't."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.head.below import Below
from digest.load.decoding import lines_of

TIDE, BARGE = "The tide was late at the quay on Monday.", "A barge struck the northern pier of the bridge."
SENTENCES = (TIDE, BARGE, "Subscribe to the quay and get the tide in your inbox.", "A caption")
TERMS = frozenset(("tide", "quay", "barge", "north", "pier"))


def below(*sentences: str) -> Below:
    return Below(lines_of("\n".join(sentences)), lambda line: line.startswith("Subscribe"))


@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.integers(0, 5), st.integers(0, 1))
def test_as_many_terms_are_shared_as_the_paragraphs_have_up_to_enough(text: list[str], enough: int, start: int) -> None:
    paragraphs = [sentence for sentence in text if sentence in (TIDE, BARGE)][start:]
    has = 2 * (TIDE in paragraphs) + 3 * (BARGE in paragraphs)
    found = below(*text).shared(TERMS, enough, start)
    assert min(enough, has) <= found <= has


def test_no_line_is_looked_at_below_those_that_have_enough() -> None:
    looked_at: list[str] = []

    def is_furniture(line: str) -> bool:
        looked_at.append(line)
        return False

    text = Below(lines_of(f"{TIDE}\n{BARGE}\n{TIDE}"), is_furniture)
    assert text.shared(TERMS, 2) == 2
    assert looked_at == [TIDE]
    assert text.shared(TERMS, 2) == 2
    assert looked_at == [TIDE]


def test_four_paragraphs_are_many() -> None:
    assert not below(TIDE, BARGE, TIDE, SENTENCES[2]).has_many
    assert below(TIDE, BARGE, TIDE, BARGE).has_many
