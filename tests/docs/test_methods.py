"""docs/methods.md has the rules, signals and numbers of the code."""

from __future__ import annotations

import re
from importlib import import_module

import pytest

from digest.articles import read
from digest.assess import SIGNALS
from digest.clean.phrases import rules
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources
from digest.values import message
from tests.docs.reading import ROOT, rows, section, text_of
from tests.said import said

DOCUMENT = "docs/methods.md"
RULES = section(DOCUMENT, "### The rules")
CONSTANTS = [cells for cells in rows(text_of(DOCUMENT)) if cells[0].startswith("`digest.")]


def test_the_table_of_rules_is_that_of_the_file() -> None:
    shipped = [(f"`{rule.id}`", rule.kind, said(message(f"rules.{rule.id}"))) for rule in rules()]
    assert list(rows(RULES))[: len(shipped)] == shipped


def test_every_rule_that_the_sample_meets_is_documented_with_its_kind() -> None:
    kinds = {cells[0].strip("`"): cells[1] for cells in rows(RULES)}
    others = set(re.findall(r"`([a-z-]+)`", section(DOCUMENT, "### The rules").rpartition("|\n")[2]))
    cleaned, _ = read(read_sources(ROOT / "seeds")[0], read_settings(read_site(ROOT)))
    met = {(entry.rule, entry.kind) for article in cleaned for entry in article.ledger if entry.rule}
    assert len(met) > 15
    assert {(rule, kind) for rule, kind in met if kinds.get(rule) != kind and rule not in others} == set()


@pytest.mark.parametrize("cells", CONSTANTS, ids=lambda cells: cells[0])
def test_numbers_are_those_of_the_code(cells: tuple[str, ...]) -> None:
    module, _, name = cells[0].strip("`").rpartition(".")
    assert repr(getattr(import_module(module), name)) == cells[1]


def test_names_of_constants_in_the_prose_stand_in_a_table() -> None:
    tables = {cells[0].strip("`").rpartition(".")[2] for cells in CONSTANTS}
    assert set(re.findall(r"`(_[A-Z_]+)`", text_of(DOCUMENT))) <= tables


def test_the_table_of_signals_is_that_of_the_code() -> None:
    assert [cells[0] for cells in rows(section(DOCUMENT, "## Assess"))] == [f"`{name}`" for name, _ in SIGNALS]


def test_every_stage_says_what_it_gets_wrong() -> None:
    stages = re.findall(r"^## (.+)$", text_of(DOCUMENT), re.MULTILINE)
    assert stages[:-1] == ["Load", "Head", "Clean", "Describe", "Cluster", "Relate", "Summarise", "Assess"]
    for stage in stages[:-1]:
        assert "\nGets wrong: " in section(DOCUMENT, f"## {stage}"), stage
