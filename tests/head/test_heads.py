from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.clean import is_furniture
from digest.describe import Outlets
from digest.head import head
from digest.load import load
from digest.settings.values import Register
from digest.values import Head, SkippedFile, SourceFile
from tests.casefile import Case, read_cases
from tests.make import raw

FOLDER = Path(__file__).parent / "cases"
CASES = [case for name in ("heads", "shapes", "pastes", "elements") for case in read_cases(FOLDER / f"{name}.md")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_reads_what_stands_there_and_nothing_else(case: Case) -> None:
    first, _, rest = case.blocks["text"].partition("\n")
    collected, text = (first[1:], rest) if first.startswith("@2") else ("", case.blocks["text"])
    found = head(raw(text, collected=collected), Outlets(Register()).names, is_furniture)
    expected = dict(line.split(": ", 1) for line in case.blocks["facts"].splitlines())
    assert {
        key: value for key, value in facts(found).items() if value and (key != "lines" or key in expected)
    } == expected


def facts(found: Head) -> dict[str, str]:
    read_off = {
        "headline": found.headline,
        "outlet": found.outlet,
        "author": found.author,
        "unresolved": found.unresolved_date,
        "place": found.place,
        "url": found.url,
        "agency": found.agency,
    }
    moments = {"published": found.published, "updated": found.updated}
    return {
        **{key: fact.value if fact else "" for key, fact in read_off.items()},
        **{key: (moment.instant or moment.day).isoformat() if moment else "" for key, moment in moments.items()},
        "lines": ", ".join(f"{number} {role}" for number, role, _, _ in found.lines),
    }


def test_a_name_of_the_register_is_an_outlet_line() -> None:
    text = "Bridge to close for weeks\nThe Holm Islander\n2025-08-19\nThe bridge will close on Monday, the port said."
    found = head(raw(text), frozenset({"the holm islander"}))
    assert found.outlet is not None
    assert found.outlet.value == "The Holm Islander"


LINE = st.sampled_from(
    (
        "Harbour bridge to close for eleven weeks",
        "By Maren Holt | 20 August 2025",
        "Quay Courier",
        "# Bridge",
        "SALTMERE (Coast Agency) - The harbour bridge will close on Monday.",
        "The harbour bridge will close on Monday, said the port.",
        "",
        "https://quay.example/a",
        "13 hours ago",
        "a b",
    )
)


@given(st.lists(LINE | st.text(max_size=60), max_size=20))
def test_no_text_makes_the_reader_of_heads_stumble(lines: list[str]) -> None:
    (loaded,) = load(SourceFile("a.txt", "\n".join(lines).encode("utf-8", "replace")))
    if isinstance(loaded, SkippedFile):
        return
    found = head(loaded, (), is_furniture)
    numbers = [number for number, _, _, _ in found.lines]
    assert len(numbers) == len(set(numbers))
    assert all(1 <= number <= len(loaded.lines) for number in numbers)
    # What is read off a line stands in it.
    for fact in (found.outlet, found.author, found.place, found.url):
        if fact:
            assert all(word in loaded.lines[fact.line - 1].text.lower() for word in fact.value.lower().split())


@pytest.mark.parametrize("unit", ["a", "a ", "a.", "- ", "| ", "By A ", "2025 ", "( ", "a-", "…", "。", '"'])
def test_a_line_of_any_kind_takes_no_more_than_linear_time(unit: str) -> None:
    short, long = (raw(unit * (size // len(unit)) + "\nThe bridge closed.") for size in (25_000, 200_000))
    assert seconds(lambda: head(long)) < 30 * max(seconds(lambda: head(short)), 0.002)


def seconds(call: Callable[[], object]) -> float:
    started = time.process_time()
    call()
    return time.process_time() - started
