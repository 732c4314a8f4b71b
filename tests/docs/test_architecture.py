"""docs/architecture.md says what the contracts and the code say."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from digest import values
from tests.docs.reading import ROOT, rows, section, text_of

DOCUMENT = "docs/architecture.md"


def contracts() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    return found


def test_the_layers_are_those_of_the_contract() -> None:
    (layers,) = [contract["layers"] for contract in contracts() if contract["type"] == "layers"]
    written = re.findall(r"^    (\S.*)$", section(DOCUMENT, "## Who may import whom"), re.MULTILINE)
    assert written == layers


def test_every_stage_has_its_row_in_the_order_of_the_pipeline() -> None:
    (layers,) = [contract["layers"] for contract in contracts() if contract["type"] == "layers"]
    (stages,) = [line.split(" | ") for line in layers if " | summarise | " in line]
    table = list(rows(section(DOCUMENT, "## The flow")))
    assert [re.sub(r"`digest/(\w+)/`", r"\1", cells[0]) for cells in table] == ["shell", *stages, "shell"]


def test_the_values_between_stages_are_there() -> None:
    known = set(vars(values)) | {"SiteSettings"}
    for _, takes, gives, _ in rows(section(DOCUMENT, "## The flow")):
        assert set(re.findall(r"`(\w+)`", takes + gives)) <= known


def test_every_name_in_the_tables_of_promises_is_in_the_file_beside_it() -> None:
    named = re.findall(r"`(_?\w+)` in `(digest/[\w/]+\.py)`", text_of(DOCUMENT))
    assert len(named) >= 2
    for name, path in named:
        assert re.search(rf"\b{name}\b", (ROOT / path).read_text("utf-8")), f"{name} in {path}"
