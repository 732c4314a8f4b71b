"""docs/themes.md names every template and every field of every value, and no others."""

import dataclasses
import re
from pathlib import Path

import yaml

from digest.render import context, context_audit, context_lists, context_parts, context_story
from digest.render.context import PAGE_VALUES

DOCS = (Path(__file__).parents[2] / "docs" / "themes.md").read_text(encoding="utf-8")
VALUES = {
    name: value
    for module in (context, context_lists, context_parts, context_story, context_audit)
    for name, value in vars(module).items()
    if isinstance(value, type) and dataclasses.is_dataclass(value) and name != "SafeHtml"
}


def documented() -> dict[str, list[str]]:
    sections = re.split(r"^\*\*`(\w+)`\*\*: ", DOCS, flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \|", text, flags=re.MULTILINE)
        for name, text in zip(sections[::2], sections[1::2], strict=True)
        if name != "SafeHtml"
    }


def test_each_value_is_documented_field_by_field() -> None:
    assert documented() == {name: [f.name for f in dataclasses.fields(value)] for name, value in VALUES.items()}


def test_each_template_is_documented_with_its_value() -> None:
    rows = dict(re.findall(r"^\| `(\w+\.html)` \| `(\w+)` \|", DOCS, flags=re.MULTILINE))
    assert rows == {name: value.__name__ for name, value in PAGE_VALUES.items()}


def test_each_option_is_documented_with_its_values() -> None:
    declared = yaml.safe_load((Path(__file__).parents[2] / "themes" / "briefing" / "theme.yaml").read_text("utf-8"))
    table = DOCS[DOCS.index("| option of `briefing` |") :].partition("\n\n")[0]
    rows = {row[0]: row[1:] for line in table.splitlines()[2:] if (row := re.findall(r"`(\w+)`", line))}
    assert rows == {option["name"]: option["values"] for option in declared["options"]}
