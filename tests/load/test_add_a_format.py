"""The guide to adding a format: its example does what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.load import FORMATS, load
from digest.values import SourceFile
from tests.load.told import check_spans, told

GUIDE = (Path(__file__).parents[2] / "docs" / "add-a-format.md").read_text("utf-8")
BLOCKS = [(match[1], match[2]) for match in re.finditer(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)]
SAMPLE = dict(BLOCKS)["tei"].encode()


@pytest.fixture(name="with_tei")
def _with_tei(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, ".tei", FORMATS[".txt"])  # taken away again when the test ends
    module: dict[str, Any] = {"FORMATS": FORMATS}
    for language, code in BLOCKS:
        if language == "python":
            exec(compile(code, "add-a-format.md", "exec"), module)


@pytest.mark.usefixtures("with_tei")
def test_the_example_gives_what_the_guide_says() -> None:
    assert "".join(told(found) for found in load(SourceFile("gazette.tei", SAMPLE))) == dict(BLOCKS)["told"]


@pytest.mark.usefixtures("with_tei")
def test_the_example_keeps_to_the_rules_that_it_states() -> None:
    @settings(max_examples=50, deadline=None)
    @given(st.binary(max_size=60), st.integers(0, 300), st.integers(0, 40))
    def damaged(noise: bytes, where: int, length: int) -> None:
        for found in load(SourceFile("gazette.tei", SAMPLE[:where] + noise + SAMPLE[where + length :])):
            check_spans(found)

    damaged()


def test_the_guide_names_the_type_as_it_is() -> None:
    source = Path(__file__).parents[2] / "digest" / "load" / "__init__.py"
    line = next(line for line in source.read_text("utf-8").splitlines() if line.startswith("Loader = "))
    assert line in GUIDE
