"""The words that brought an article to its story are shown as the article has them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.cluster.affinity import in_small, word_with

# Letters of several scripts, some of which change their number with their case, and marks that stand in words.
LETTERS = "abAB_'-. ßẞİıσςΣβБбé1"


@pytest.mark.parametrize(
    ("stem", "text", "word"),
    [
        ("ferry", "The night ferry", "ferry"),
        ("ferr", "Ferries run. A ferry sank.", "Ferries"),
        ("ice", "A notice on ice", "ice"),
        ("ice", "A notice", ""),
        ("lock", "unlock the un-locked", "locked"),
        ("λόγοσ", "Ο λόγος του", "λόγος"),
        ("straß", "Große Straßen", "Straßen"),
        ("u.s", "In the U.S. and", "U.S"),
    ],
)
def test_the_first_word_that_begins_with_a_stem(stem: str, text: str, word: str) -> None:
    assert word_with(stem, text, in_small(text)) == word


@given(stem=st.text("ab-.σβб1", min_size=1, max_size=3), text=st.text(LETTERS, max_size=12))
def test_it_is_the_one_that_an_expression_finds(stem: str, text: str) -> None:
    found = re.search(rf"(?<!\w){re.escape(stem)}\w*", text, re.IGNORECASE)
    assert word_with(stem, text, in_small(text)) == (found.group() if found else "")
