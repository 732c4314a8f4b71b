"""Each signal speaks where its case stands in the text, with the lines, and else is silent; the register apart."""

from __future__ import annotations

from datetime import date

import pytest

from digest.assess import assess
from digest.relate import Creditable, relate
from digest.settings.values import OutletEntry, Register, Statement
from digest.values import Note, Story
from tests.make import article
from tests.said import said

HEAD = "Lock closed after barge strikes gate\nThe Quay Courier\nBy Ann Bell\n4 May 2026\n\n"
BODY = "The eastern lock in Saltmere was closed on Sunday. Divers will look at the hinges on Monday.\n"
CHECKED = date(2026, 4, 1)
REGISTER = Register(
    outlets=(
        OutletEntry(
            name="The Quay Courier",
            facts=(Statement(text="Owned by its readers.", source="Register of companies", checked=CHECKED),),
            outside_views=(Statement(text="Reprimanded in 2024.", source="https://press.example/7", checked=CHECKED),),
            note="Always marks its corrections.",
            reply="We appealed.",
        ),
    )
)


def notes(text: str, register: Register | None = None, signal: str = "") -> list[Note]:
    register = register or Register()
    found = article(text, register=register)
    story = Story("s", "s", "urn:s", (found,), ())
    noted = assess(story, relate(story, Creditable(register, [found])), register)
    assert all(note.article == found.id for note in noted)
    return [note for note in noted if not signal or note.signal == signal]


def test_nothing_to_say_of_a_text_that_states_all_and_names_its_people() -> None:
    assert notes(HEAD + BODY) == []


def test_what_is_not_stated_is_named() -> None:
    (note,) = notes(BODY, signal="head")
    assert said(note.message) == "Not stated in the collected text: headline, outlet, byline, date."


@pytest.mark.parametrize(
    ("gone", "name"),
    [("Lock closed after barge strikes gate\n", "headline"), ("By Ann Bell\n", "byline"), ("4 May 2026\n", "date")],
)
def test_one_thing_missing(gone: str, name: str) -> None:
    (note,) = notes(HEAD.replace(gone, "") + BODY, signal="head")
    assert said(note.message) == f"Not stated in the collected text: {name}."


def test_a_relative_date_without_a_date_of_collection() -> None:
    (note,) = notes(HEAD.replace("4 May 2026", "13 hours ago") + BODY, signal="head")
    assert said(note.message) == "Dated only “13 hours ago”, and when it was collected isn't known."
    assert note.lines == (4,)


@pytest.mark.parametrize(
    "sentence",
    [
        "A port official said the crane had never been ordered.",
        "Two officials told the paper that the crane had never been ordered.",
        "Sources said the crane had never been ordered.",
        "The crane had never been ordered, according to county officials.",
        "The clerk, who asked not to be named, showed the order book.",
        "An aide spoke on condition of anonymity about the order book.",
    ],
)
def test_unnamed_sources(sentence: str) -> None:
    (note,) = notes(HEAD + BODY + sentence + "\n", signal="attributions")
    assert said(note.message) == "One statement comes from people whom the text doesn't name."
    assert note.lines == (7,)


def test_several_statements_of_unnamed_people_with_each_line_once() -> None:
    first = "Officials said so on Monday. A port source confirmed it on the quay.\n"
    (note,) = notes(HEAD + first + BODY + "Diplomats insisted that nothing was ordered.\n", signal="attributions")
    assert said(note.message) == "3 statements come from people whom the text doesn't name."
    assert note.lines == (6, 8)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mara Voss, the harbour master, said the crane had never been ordered.",
        "Officials will meet on Thursday.",
        "Water from the two sources of the Brenz reached the lock.",
    ],
)
def test_named_people_and_mere_mentions_are_no_unnamed_sources(sentence: str) -> None:
    assert notes(HEAD + BODY + sentence + "\n", signal="attributions") == []


def test_much_furniture_is_noted_and_little_is_not() -> None:
    furniture = "Source link\nRelated Posts\n"
    (note,) = notes(BODY + furniture, signal="furniture")
    assert said(note.message) == "2 of its 3 lines are not the article."
    assert notes(HEAD + BODY + BODY.replace("Sunday", "Friday") + "Source link\n", signal="furniture") == []


def test_the_register_speaks_in_its_own_tier_with_source_and_date() -> None:
    found = [note for note in notes(HEAD + BODY, REGISTER) if note.tier == "register"]
    assert [(note.signal, said(note.message), note.source, note.checked) for note in found] == [
        ("fact", "Owned by its readers.", "Register of companies", "2026-04-01"),
        ("outside view", "Reprimanded in 2024.", "https://press.example/7", "2026-04-01"),
        ("note", "Always marks its corrections.", "", ""),
        ("reply", "The outlet replies: We appealed.", "", ""),
    ]


def test_an_outlet_that_is_not_in_the_register_has_no_notes_from_it() -> None:
    assert [note for note in notes(HEAD.replace("Quay", "Mole") + BODY, REGISTER) if note.tier == "register"] == []


def test_all_that_is_seen_is_in_the_seen_tier() -> None:
    seen = notes(BODY + "Officials said so on Monday.\nSource link\nRelated Posts\n", REGISTER)
    assert {note.signal for note in seen} == {"head", "attributions", "furniture"}
    assert {note.tier for note in seen} == {"seen"}
