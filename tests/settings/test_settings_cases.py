"""The cases in cases/*.md: files of a site folder, and the faults or the values that result."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import msgspec
import pytest

from digest.errors import SettingsError
from digest.settings import read_settings

_FENCE = re.compile(r"```(\w+)(?: (.+?))?( \(escaped\))?$")


@dataclass
class Case:
    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)


def _cases() -> list[Case]:
    cases: list[Case] = []
    for path in sorted((Path(__file__).parent / "cases").glob("*.md")):
        lines = iter(path.read_text("utf-8").splitlines())
        for line in lines:
            if line.startswith("## "):
                cases.append(Case(f"{path.stem}: {line[3:]}"))
            elif fence := _FENCE.match(line):
                _add_block(cases[-1], fence, list(takewhile(lambda inner: inner != "```", lines)))
    return cases


def _add_block(case: Case, fence: re.Match[str], lines: list[str]) -> None:
    kind, path, escaped = fence.groups()
    if path and escaped:
        case.files[path] = "".join(lines).encode().decode("unicode_escape").encode("latin-1")
    elif path:
        case.files[path] = "".join(f"{line}\n" for line in lines).encode()
    elif kind == "faults":
        case.faults = lines
    else:
        assert kind == "values", f"{case.name}: unknown block {kind}"
        case.values = {key: json.loads(value) for key, value in (line.split(" = ", 1) for line in lines)}


def _lookup(value: object, path: str) -> object:
    for part in re.findall(r"\w+", path):
        value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
    return msgspec.to_builtins(value)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)
def test_case(case: Case) -> None:
    assert bool(case.faults) != bool(case.values), "a case has either faults or values"
    if case.faults:
        with pytest.raises(SettingsError) as caught:
            read_settings(case.files)
        assert str(caught.value).splitlines() == case.faults
    else:
        settings = read_settings(case.files)
        found = {path: json.loads(json.dumps(_lookup(settings, path))) for path in case.values}
        assert found == case.values


def test_the_order_of_the_files_does_not_matter() -> None:
    for case in _cases():
        outcomes = []
        for files in (case.files, dict(reversed(case.files.items()))):
            try:
                outcomes.append(str(read_settings(files)))
            except SettingsError as error:
                outcomes.append(str(error))
        assert outcomes[0] == outcomes[1], case.name
