"""Openings are what all matches of an expression begin with; of several expressions the first that matches is found."""

from __future__ import annotations

import pytest

from digest.clean.openings import Alternatives, opening, openings
from digest.clean.rulebook import rulebook


@pytest.mark.parametrize(
    ("expression", "opening"),
    [
        ("sign up .*", "s"),
        ("Sign up", "s"),
        ("(?:our )?(?:podcast|app)", "oap"),
        ("(?:a|b|(?:c|de)f)+ g", "abcd"),
        ("(?:a{0,2}|b) c", ""),
        ("(?:a ){0,2}b", "ab"),
        ("(?:a ){0,2}+b|c", "abc"),
        ("(?-i:FILE|PHOTO): .*", "fp"),
        (r"\(?file", "(f"),
        (r"\((?:ap|afp)\)", "("),
        ("a?b", "ab"),
        ("(?:a)?", ""),
        ("a|", ""),
        ("[ab]c", ""),
        ("[|(]|a", ""),
        ("a[|(]b|c", "ac"),
        (r"a\|b|c", "ac"),
        (r"\d+ views", "0"),
        (r"(?:19\d\d|\(?\d)", "0("),
        (r"\w+ views", ""),
        ("(?=.*x)a", ""),
        ("^a", ""),
        (".{2,40} alle", ""),
    ],
)
def test_openings(expression: str, opening: str) -> None:
    assert openings(expression) == frozenset(opening)


@pytest.mark.parametrize(
    ("line", "number"),
    [("share", 0), ("save", 2), ("print 3", 1), ("4 shares", 1), ("٤ أيام", 1), ("send", 9), ("saves", 9), ("", 9)],
)
def test_the_first_expression_that_matches_is_found_whatever_it_begins_with(line: str, number: int) -> None:
    alternatives = Alternatives([(0, "share"), (1, r"print \d|\d.*"), (2, "s.ve"), (3, "(?:save|share)")])
    assert alternatives.first(line, opening(line), 9) == number


def test_words_that_an_expression_is_tried_with_are_parted_as_they_are_written() -> None:
    by_core = rulebook().expressions.by_core
    words = [word for by_word in by_core.values() for word in by_word]
    assert " for " in words
    assert not [word for word in words if ";" in word or not word.strip()]
    assert all(core in word for core, by_word in by_core.items() for word in by_word)
