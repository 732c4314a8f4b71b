from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.describe.sentences import split
from tests.casefile import Case, read_cases
from tests.make import article

CASES = read_cases(Path(__file__).parent / "cases" / "sentences.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_splits_where_a_reader_would(case: Case) -> None:
    expected = case.blocks["sentences"].splitlines()
    text = ("" if "joined by nothing" in case.title else " ").join(expected)
    assert [text[start:end] for start, end in split(text)] == expected


@given(st.text(max_size=300) | st.text(alphabet="aA .!?”“\"'’。1\u00a0U.S", max_size=300))
def test_spans_are_in_order_and_cover_all_that_is_not_white_space(text: str) -> None:
    spans = list(split(text))
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        at = end
    assert not text[at:].strip()


@given(st.text(alphabet="aAé .!?”“\"'’。1\n\r", max_size=300))
def test_every_sentence_is_at_its_span(text: str) -> None:
    if not text.strip():
        return
    found = article(text)
    assert all(found.text[sentence.start : sentence.end] == sentence.text for sentence in found.sentences)
    assert [sentence.number for sentence in found.sentences] == list(range(1, len(found.sentences) + 1))


UNITS = [
    "word ", "a", ".", ". ", ". . ", '"', '."', ".“", "!” A b ", "a. ", "Dr. ", "U.S. ", "p. 5 ", 'x."Ab ', "/x.Ab",
    "• ", "." + " " * 50, ".)]", ".[3]", ".¹", "。", "。“", "？”他", "α; ", "… ", "ก ", "กก ", "3. ", "д. ",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_no_line_takes_more_than_linear_time(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (20_000, 160_000))
    assert seconds(long) < 30 * max(seconds(short), 0.002)


def seconds(text: str) -> float:
    started = time.process_time()
    assert sum(1 for _ in split(text)) > 0
    return time.process_time() - started
