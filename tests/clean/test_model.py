from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean.model import Model, Weights, as_model, shipped
from digest.clean.phrases import rules
from digest.clean.reading import read
from digest.wording.words import english
from tests.make import ledger
from tests.said import said

# A model that takes every line that it may judge for furniture.
EAGER = Weights({}, {}, -1.0)
SENTENCE = "The bridge over the river will close on Monday for eleven weeks, the port authority said on Friday."
PARAGRAPH = f"{SENTENCE} Engineers had found broken wires in two of its four cables during an inspection in April."


def stripped(text: str, model: Model | None = None) -> list[str]:
    return [entry.line.text for entry in ledger(text, model=model).stripped]


def test_the_most_eager_model_leaves_paragraphs_and_sentences_between_paragraphs() -> None:
    short = "Nobody was hurt when the first of the wires broke."
    text = "\n".join((PARAGRAPH, PARAGRAPH[:-1] + " already.", short, PARAGRAPH[:-1] + " too.", "Mara Voss"))
    assert stripped(text, Model(EAGER, EAGER)) == ["Mara Voss"]


@pytest.mark.parametrize(
    "text",
    [
        "The river came at night\nAnd took the lower town\nIt left the upper light",
        "Monday 06:12 18:40\nTuesday 07:01 19:28\nWednesday 07:50 20:15",
        "Bridge closed",
        "市议会将于星期四开会。\n街道方案\n表决将公开进行，结果会在当天晚上公布。\n市长\n" * 3,
        f"{SENTENCE}\nOne thing more",
        f"{PARAGRAPH}\n{SENTENCE}\nOctober 12 – Corn Hall\nOctober 14 – Assembly Rooms\nOctober 15 – Old Customs House",
        f"{PARAGRAPH}\n{SENTENCE}\nQ: Why?\nA: Because.\n2 cups of flour",
    ],
)
def test_the_most_eager_model_has_no_say_without_prose_nor_over_lists_of_facts(text: str) -> None:
    assert stripped(text, Model(EAGER, EAGER)) == []


@given(
    st.lists(
        st.sampled_from([PARAGRAPH, SENTENCE, "Share", "Mara Voss", "Home", "Why the tram stopped", ""]), max_size=20
    )
)
def test_a_text_with_prose_never_loses_it_all(lines: list[str]) -> None:
    assert ledger("\n".join([*lines, PARAGRAPH]), model=Model(EAGER, EAGER)).body


def test_what_the_model_strips_has_a_rule_of_a_known_kind_and_a_reason() -> None:
    names = (
        "Mara Voss\nHarbour reporter\nFerry Adds Trips\nNight Clinic Opens In Brackenford\nVideo | Harbour Cam\nMenu"
    )
    found = ledger(f"{PARAGRAPH}\n{PARAGRAPH[:-1]} too.\n{names}", model=Model(EAGER, EAGER)).stripped
    judged = [entry for entry in found if entry.rule.startswith("model:")]
    assert judged
    for entry in judged:
        assert entry.kind in {rule.kind for rule in rules()}
        assert entry.rule == f"model:{entry.kind}"
        assert said(entry.reason).startswith("stands below the last sentence of the text")


def test_english_words_have_no_say_in_another_language() -> None:
    german = "Die Brücke über den Fluss wird am Montag für elf Wochen gesperrt, teilte das Amt am Freitag mit."
    assert not read([german] * 3).is_english
    assert read([SENTENCE] * 3).is_english
    others = as_model(json.loads(resources.files("digest.clean").joinpath("weights.json").read_text("utf-8"))).others
    assert not [name for name in (*others.own, *others.placed) if name.startswith(("word:", "first:", "last:", "stop"))]


def test_every_kind_is_documented_and_has_words() -> None:
    page = (Path(__file__).parents[2] / "docs" / "methods-boilerplate.md").read_text("utf-8")
    for rule in rules():
        assert f"`model:{rule.kind}`" in page
        assert f"kinds.{rule.kind}" in english().texts or not rule.has_words


def test_weights_are_small_and_say_how_they_came_about() -> None:
    text = resources.files("digest.clean").joinpath("weights.json").read_text("utf-8")
    assert len(text.encode()) < 60_000
    assert "benchmarks/train_boilerplate.py" in " ".join(json.loads(text)["about"])
    assert shipped().english.threshold > 0
