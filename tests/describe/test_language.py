from __future__ import annotations

from pathlib import Path

import pytest

from digest.describe.language import detect
from tests.casefile import read_cases
from tests.make import article
from tests.said import said

TEXTS = [
    (case.title, text)
    for case in read_cases(Path(__file__).parent / "cases" / "languages.md")
    for text in case.blocks["texts"].splitlines()
]


@pytest.mark.parametrize(("language", "text"), TEXTS, ids=lambda value: value[:24])
def test_tells_the_language(language: str, text: str) -> None:
    assert detect(text).tag == language


@pytest.mark.parametrize(
    "text",
    [
        "Brackenford Tidewell Saltmere Lindenbrück",
        "12 34 56",
        "",
        "Bridge to close",
        "Opinion | Is the bridge a crime?",
        "Holm, Pell, Rusk, Reyes, Aldana, Strand, Aubrey, Brac, Morand and Viegas",
        "Nobody's, somebody's, everybody's, anybody's, Holm's, Pell's, Rusk's and Brac's",
    ],
)
def test_says_nothing_where_too_little_tells(text: str) -> None:
    found = detect(text)
    assert found.tag == ""
    assert found.note


def test_a_name_in_another_script_does_not_make_a_text_foreign() -> None:
    assert (
        detect("The bridge is called Міст by those who live there, and 橋 by those who come to it in ships.").tag
        == "en"
    )


def test_says_how_it_is_known() -> None:
    text = (
        "Bridge to close\n\nThe bridge will close to all traffic on Monday, and it is not known who will pay for that."
    )
    assert said(article(text).language_note) == "guessed from 19 words"
    assert said(article(f"---\nlanguage: da\n---\n{text}", "a.md").language_note) == "declared"
    assert said(article("The bridge will close.").language_note) == "too short to tell"


def test_a_declared_language_is_believed() -> None:
    assert article("---\nlanguage: da\n---\nThe bridge will close on Monday.", "a.md").language == "da"
