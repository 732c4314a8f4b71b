"""Openings are what all matches of an expression begin with; of several expressions the first that matches is found."""

from __future__ import annotations

import pytest

from digest.clean.openings import opening, openings
from digest.clean.rulebook import rulebook
from tests.clean.test_lines import TRIED

# An expression that is tried on every line takes as long as all the others that are tried on it.
MOST_THAT_BEGIN_WITH_ANYTHING = 8


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("sign up .*", "sig"),
        ("Sign up", "sig"),
        ("(?:our )?(?:podcast|app)", "our pod app"),
        ("(?:a|b|(?:c|de)f)+ g", "a b cf def"),
        ("(?:ab?|c)d", "abd ad cd"),
        ("(?:a{0,2}|b) c", "a b_c _c"),
        ("(?:ab ){0,2}cd", "ab_ cd"),
        ("(?:ab ){0,2}+cd|ef?", "ab_ cd e"),
        ("(?-i:FILE|PHOTO): .*", "fil pho"),
        (r"\(?file", "(fi fil"),
        (r"\((?:ap|afp)\)", "(ap (af"),
        ("a?bcd", "abc bcd"),
        ("(?:a)?", ""),
        ("a|", ""),
        ("[ab]cd", "acd bcd"),
        (r"[|(\]-]|a", "| ( ] - a"),
        ("[a-d]e", ""),
        ("[^ab]c", ""),
        ("a[|(]b|c", "a|b a(b c"),
        (r"a\|b|c", "a|b c"),
        (r"\d+ views", "0"),
        (r"(?:19\d\d|\(?\d)", "0 (0"),
        (r"\w+ views", ""),
        (r"by \w+", "by_"),
        (r"no\b.*", "no"),
        ("(?=.*x)(?<!y)ab", "ab"),
        ("^ab", "ab"),
        ("(ab)c", ""),
        (".{2,40} alle", ""),
    ],
)
def test_openings(expression: str, expected: str) -> None:
    texts = [text.replace("_", " ") for text in expected.split()] or [""]
    assert openings(expression) == frozenset(texts)


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Share this", "sha"), ("4 Views", "0 v"), ("٤ أيام", "0 أ"), ("By", "by"), ("İki", "i̇k"), ("", "")],
)
def test_the_opening_of_a_line(line: str, expected: str) -> None:
    assert opening(line) == expected


def test_no_expression_is_left_out_that_matches_a_line_whatever_it_begins_with_and_holds() -> None:
    expressions = rulebook().expressions
    for line in sorted({line for *_, tried in TRIED for line in tried.split(" ⏎ ")}):
        lower = line.lower()
        every = (one.found for one in expressions.listed if one.fullmatch(line if one.sees_capitals else lower))
        assert expressions.find(line) == next(every, None), line


def test_few_expressions_are_tried_on_every_line() -> None:
    assert len(rulebook().expressions.by_opening[""]) <= MOST_THAT_BEGIN_WITH_ANYTHING


def test_words_that_an_expression_is_tried_with_are_parted_as_they_are_written() -> None:
    words = [cue for places in rulebook().expressions.cues.by_core.values() for cue in places]
    assert " for " in words
    assert not [word for word in words if ";" in word or not word.strip()]
