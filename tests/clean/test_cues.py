"""An expression is tried where one of its cues stands: where a word begins, or anywhere if it may be a part of one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean.cues import cues
from digest.clean.phrases import find

CUES = cues(
    {"reporter": [1], "report": [2], "is a": [3], "is a member": [4], "e-mail": [5], "фото": [6], "/": [9]},
    {"photo": [7], "photo:": [8], "記者": [10]},
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("reporters wait", {1, 2}),
        ("she reports", {2}),
        ("underreported", set()),
        ("(report", {2}),
        ("_report_", {2}),
        ("he is a member", {3, 4}),
        ("by e-mail", {5}),
        ("фото: quay news", {6}),
        ("the quayphoto: quay news", {7, 8}),
        ("photo/report", {7, 9, 2}),
        ("本紙記者", {10}),
        ("", set()),
    ],
)
def test_expressions_are_told_by_their_cues(line: str, expected: set[int]) -> None:
    assert CUES.places(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "A tug pulls the barge off the pier in MarwickPhoto: Ann Wells",
        "A tug pulls the barge off the pier in MarwickPurchase Licensing Rights",
        "A tug pulls the barge off the pier in Marwickvia REUTERS",
    ],
)
def test_a_credit_is_found_that_is_joined_to_its_caption(line: str) -> None:
    found = find(line)
    assert found is not None
    assert found.rule.kind == "caption"


CUE = st.text(alphabet="ab- ", min_size=1, max_size=4).filter(lambda cue: cue[0] in "ab")


@given(st.lists(CUE, max_size=6, unique=True), st.lists(CUE, max_size=3, unique=True), st.text("ab- _", max_size=12))
def test_no_cue_that_stands_in_a_line_is_missed(starts: list[str], parts: list[str], line: str) -> None:
    starts = ["z", *starts]
    listed = [*starts, *parts]
    places = range(len(listed))
    begin, anywhere = places[: len(starts)], places[len(starts) :]
    found = cues({listed[at]: [at] for at in begin}, {listed[at]: [at] for at in anywhere}).places(line)
    assert {at for at in begin if re.search(rf"(?<![^\W_]){re.escape(listed[at])}", line)} <= found
    assert {at for at in anywhere if listed[at] in line} <= found
    assert all(listed[at] in line for at in found)
