from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

import digest
from digest.text import Cued, cued


def _cued(value: object) -> Iterator[Cued]:
    if isinstance(value, Cued):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _cued(part)


MODULES = [import_module(module.name) for module in walk_packages(digest.__path__, "digest.")]
EXPRESSIONS = {
    f"{module.__name__}-{number}": expression
    for module in MODULES
    for number, expression in enumerate(_cued(tuple(vars(module).values())))
}
# Left out are letters that expressions take for a small one and that aren't written as one, such as the long s.
LETTERS = st.characters(exclude_characters="İıſ" + "".join(map(chr, range(0x1C80, 0x1C89))))


@pytest.mark.parametrize("expression", EXPRESSIONS.values(), ids=EXPRESSIONS)
@given(data=st.data())
def test_all_that_an_expression_matches_holds_one_of_its_cues(expression: Cued, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(expression.pattern, alphabet=LETTERS))
    for match in expression.pattern.finditer(text):
        assert any(cue in match.group().lower() for cue in expression.cues), match


def test_cues_are_found_in_capitals_too() -> None:
    expression = cued(r"[Tt]he (?P<what>\w+)", "the ; a ")
    assert [found["what"] for found in expression.finditer("The ferry and the lock")] == ["ferry", "lock"]
    assert expression.search("It sails.") is None
    assert list(expression.finditer("It sails.")) == []
