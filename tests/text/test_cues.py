from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.assess import attributions, documents, named, notices
from digest.head import names
from digest.relate.timeline import _DATE
from digest.text import Cued, cued

EXPRESSIONS = {
    "reading-time": names._READING_TIME_AT_END,
    "dates": _DATE,
    "attributions": attributions._UNNAMED,
    "documents": documents._CITED,
    **{f"named-{number}": expression for number, expression in enumerate(named._STATEMENTS)},
    **{f"notices-{name}": expression for name, expression in notices._NOTICES},
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
