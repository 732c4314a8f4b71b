from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.definites import comes_back, is_thing_told
from digest.summarise.doubts import goes_on
from digest.summarise.mentions import named_before
from digest.summarise.names import names_nobody, names_nothing
from digest.summarise.standalone import why_not
from digest.summarise.unexplained import has_open_definite, has_open_possession
from digest.values import message
from tests.casefile import Case, read_cases
from tests.make import article
from tests.said import said

CASES = read_cases(Path(__file__).parent / "cases" / "standalone.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_stands_alone_or_says_why_not(case: Case) -> None:
    found = article(case.blocks["text"])
    refused = why_not(found, found.sentences[-1])
    assert (said(message(f"refusals.{refused}")) if refused else "") == case.blocks["verdict"].strip()


def test_a_headline_before_a_sentence_is_none_of_it() -> None:
    told = "Two boats sink near Saltmere Storms have sunk the Tern and the Orn, Mara Voss said on Monday."
    found = article(f"---\ntitle: Two Boats Sink near Saltmere\n---\n{told}\n", "paste.md")
    assert [why_not(found, sentence) for sentence in found.sentences] == ["heading-run-in"]


# Words that rules look at: each may be the last.
WORDS = """The the a his its Voss Voss’s Mara U.S. first latest new second speech report attack officer who of in
    on said says was that and “ ” " , : ; - 1998 Monday group it there also Mr. Prime Minister former 77 to""".split()
RULES: tuple[Callable[[str], object], ...] = (
    comes_back,
    goes_on,
    has_open_definite,
    has_open_possession,
    is_thing_told,
    named_before,
    names_nobody,
    names_nothing,
)


@pytest.mark.parametrize("rule", RULES)
def test_a_text_may_end_behind_any_two_words(rule: Callable[[str], object]) -> None:
    assert all(rule(" ".join(two)) is not None for two in product(WORDS, repeat=2))


@given(st.text(alphabet="aAéI .,!?“”\"'‘’()[]—。\u202e", min_size=1, max_size=200))
def test_every_sentence_gets_a_verdict(text: str) -> None:
    if text.strip():
        found = article(text)
        assert all(isinstance(why_not(found, sentence), str) for sentence in found.sentences)
