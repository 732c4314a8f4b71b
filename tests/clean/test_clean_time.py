"""Cleaning takes time in proportion to the text, whatever its shape.

What is compared is processor time for a text and for one eight times as long: a step that compared all lines with all
others would take 64 times as long for the second. Three times what is right is allowed, as machines are noisy; times
below the floor tell nothing and pass.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from digest.clean.phrases import find
from tests.make import ledger

SENTENCE = "The bridge over the river will close on Monday for eleven weeks, the port authority said on Friday."
FLOOR_SECONDS = 1.0
SIZE = 1200

SHAPES: dict[str, Callable[[int], str]] = {
    "short lines": lambda size: "Mara Voss\n" * size,
    "different short lines": lambda size: "".join(f"Line number {number}\n" for number in range(size)),
    "prose": lambda size: f"{SENTENCE}\n" * size,
    "furniture": lambda size: "Share this article\nMara Voss\n" * (size // 2),
    "prose and names": lambda size: "".join(f"{SENTENCE}\nName {number}\n" for number in range(size // 2)),
    "one long line": lambda size: "word " * (size * 20),
    "one line of opening quotation marks": lambda size: "“" * (size * 20),
    "one line of brackets": lambda size: "([" * (size * 20),
    "one line of at signs": lambda size: f"{SENTENCE}\n{SENTENCE}\n" + "a@" * (size * 20),
    "lines of brackets": lambda size: f"{SENTENCE}\n" + ("(" * 200 + "\n") * (size // 4),
    "captions": lambda size: "".join(f"A caption of picture number {number} here\n" * 2 for number in range(size // 2)),
}
# What expressions begin with, and below it what may be split in many ways: a line that almost matches is the slow one.
OPENINGS = (
    "SOURCE, von, Published in, Heard on, Con información de, Contact:, To contact the reporter, Twitter:, Listen to, "
    "This story was produced by, With agency, Aa Bb can be reached at, Aa reported from, x. Aa Bb for the, (Aa with, "
    "Updated -, In this, Photo by, Courtesy of, Follow, Sign up for, For more on, More:, ("
).split(", ")
ENDINGS = ("A", "Aa", "Aa ", "A/", "1", "1 ", "a@", ". ", "A, ", "of ", "and ", "(", "' ")


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_a_line_that_almost_matches_takes_no_time(opening: str, ending: str) -> None:
    for size in (390, 690):
        line = f"{opening} {ending * size}"[:size] + "!"
        start = time.process_time()
        find(line)
        assert time.process_time() - start < FLOOR_SECONDS


@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_the_text_is_far_from_sixty_four_times_as_long(shape: str) -> None:
    ledger(SENTENCE)
    once, more = (min(_seconds(SHAPES[shape](count)) for _ in range(2)) for count in (SIZE, 8 * SIZE))
    assert more < max(24 * once, FLOOR_SECONDS)


def _seconds(text: str) -> float:
    start = time.process_time()
    ledger(text)
    return time.process_time() - start
