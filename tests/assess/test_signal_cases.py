"""The signals' cases: what each says of which text, and when it is silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.assess import SIGNALS, assess
from digest.relate import Creditable, relate
from digest.settings.values import Register
from tests.casefile import Case, read_cases
from tests.make import story
from tests.said import said

CASES = read_cases(Path(__file__).parent / "cases" / "signals.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_signals(case: Case) -> None:
    told = story([text for label, text in sorted(case.blocks.items()) if len(label) == 1])
    relations = relate(told, Creditable(Register(), told.articles))
    wanted = case.blocks["signal"].strip()
    found = [
        f"{note.article}: {said(note.message)} {list(note.lines)}"
        for note in assess(told, relations, Register())
        if note.signal == wanted
    ]
    assert found == case.blocks["notes"].splitlines()


def test_every_signal_has_a_case_in_which_it_speaks_and_one_in_which_it_is_silent() -> None:
    elsewhere = {"head", "furniture"}  # tests/assess/test_signals.py
    for name, _ in SIGNALS:
        if name not in elsewhere:
            mine = [case.blocks["notes"] for case in CASES if case.blocks["signal"].strip() == name]
            assert any(mine), f"{name} never speaks"
            assert not all(mine) or name == "attributions", f"{name} is never silent"
