from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.summarise.standalone import why_not
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


@given(st.text(alphabet="aAéI .,!?“”\"'‘’()[]—。\u202e", min_size=1, max_size=200))
def test_every_sentence_gets_a_verdict(text: str) -> None:
    if text.strip():
        found = article(text)
        assert all(isinstance(why_not(found, sentence), str) for sentence in found.sentences)
