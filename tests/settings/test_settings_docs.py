"""docs/settings.md and the JSON Schemas say what the types say: every key, type, default and description."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import msgspec
import pytest
from msgspec import inspect

from digest.settings import json_schema, read_settings
from digest.settings.forms import form_of
from digest.settings.pages import RESERVED_SLUGS, PageMatter
from digest.settings.schema import SchemaKind
from digest.settings.values import Register, Settings, StoryOverride
from digest.settings.wording import expected

DOCS = (Path(__file__).parents[2] / "docs" / "settings.md").read_text("utf-8")
FILES: dict[str, type[msgspec.Struct]] = {
    "site.yaml": Settings,
    "content/outlets.yaml": Register,
    "content/stories/*.yaml": StoryOverride,
    "content/*.md": PageMatter,
}
ROW = re.compile(r"\| `([^`]+)` \| (.+?) \| (.*?) ?\| (.+) \|$", re.MULTILINE)


def _keys(into: type[msgspec.Struct], path: str = "") -> Iterator[tuple[str, str, str, str]]:
    """Yield (key, type in words, default, description) of every key of `into` and of what lies below it."""
    info = inspect.type_info(into)
    assert isinstance(info, inspect.StructType)
    hints = get_type_hints(into, include_extras=True)
    for one in info.fields:
        hint = hints[one.name]
        described = one.type.extra_json_schema if isinstance(one.type, inspect.Metadata) else None
        description = (described or {}).get("description", "")
        inner = _inner(one.type)
        form = form_of(hint)
        default = "" if isinstance(inner, inspect.StructType) else _default(one)
        yield path + one.name, form.expected if form else expected(one.type), default, description
        if isinstance(inner, inspect.StructType):
            yield from _keys(inner.cls, f"{path}{one.name}.")
        elif isinstance(inner, inspect.VarTupleType) and isinstance(inner.item_type, inspect.StructType):
            yield from _keys(inner.item_type.cls, f"{path}{one.name}[].")


def _inner(kind: inspect.Type) -> inspect.Type:
    return _inner(kind.type) if isinstance(kind, inspect.Metadata) else kind


def _default(one: inspect.Field) -> str:
    return "required" if one.required else f"`{json.dumps(msgspec.to_builtins(one.default), ensure_ascii=False)}`"


def _section(file: str) -> str:
    return DOCS.split(f"\n## {file}\n", 1)[1].split("\n## ", 1)[0]


def _example(file: str) -> tuple[str, str]:
    match = re.search(r"```\w+ (\S+)\n(.*?)```", _section(file), re.DOTALL)
    assert match, f"no example for {file}"
    return match[1], match[2]


@pytest.mark.parametrize("file", FILES)
def test_every_key_has_a_description(file: str) -> None:
    assert [key for key, _, _, description in _keys(FILES[file]) if not description.endswith(".")] == []


@pytest.mark.parametrize("file", FILES)
def test_the_docs_have_every_key_with_its_type_and_default(file: str) -> None:
    rows = {key: (kind, default, meaning) for key, kind, default, meaning in ROW.findall(_section(file))}
    keys = {key: (kind, default, description) for key, kind, default, description in _keys(FILES[file])}
    assert rows.keys() == keys.keys()
    for key, (kind, default, description) in keys.items():
        assert rows[key][:2] == (kind, default), key
        assert rows[key][2].startswith(description), key


def test_the_examples_hold_every_key_and_no_fault() -> None:
    examples = dict(_example(file) for file in FILES)
    settings = read_settings({path: text.encode() for path, text in examples.items()})
    assert settings.settings.title == "Harbour Briefing"
    assert len(settings.register.outlets) == len(settings.overrides) == len(settings.pages) == 1
    for file, into in FILES.items():
        missing = [key for key, *_ in _keys(into) if not re.search(rf"\b{_last(key)}:", _example(file)[1])]
        assert missing == [], file


def _last(key: str) -> str:
    return key.rpartition(".")[2].removesuffix("[]")


def test_the_docs_name_the_addresses_that_are_taken() -> None:
    listed = re.search(r"are taken: ([^.]+)\.", _section("content/*.md"))
    assert listed
    assert set(re.split(r",\s+", listed[1])) == RESERVED_SLUGS


def test_the_messages_in_the_docs_are_those_that_are_given() -> None:
    text = "titel: a\n\nsummary:\n  max_words: ten\n\nlanguage: no\n"
    with pytest.raises(Exception, match="titel") as caught:
        read_settings({"site.yaml": text.encode()})
    assert "".join(f"    {line}\n" for line in str(caught.value).splitlines()) in DOCS


@pytest.mark.parametrize("kind", ["site", "outlets", "story", "language"])
def test_the_schema_is_closed_and_described(kind: SchemaKind) -> None:
    schema = json_schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"].startswith(("site.yaml", "content/"))
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["additionalProperties"] is False
        assert part["description"]
        assert all(one["description"] for one in part["properties"].values())
    assert json.loads(json.dumps(schema)) == schema


def test_the_schema_asks_for_what_makes_a_file_one_of_decisions() -> None:
    assert "anyOf" not in json_schema("site")
    assert "anyOf" not in json_schema("outlets")
    assert {"required": ["texts"]} in json_schema("story")["anyOf"]
    assert {"required": ["title"]} not in json_schema("story")["anyOf"]


def test_the_schema_of_language_has_every_text_that_may_be_set() -> None:
    schema = json_schema("language")["properties"]
    assert schema["labels"]["properties"]["latest"] == {"type": "string", "description": "Latest"}
    assert {"one", "few", "many", "other"} <= schema["counts"]["properties"]["articles"]["properties"].keys()
    # Lists of a language's own, which {n:NAME} looks a number up in.
    assert schema["numbers"]["additionalProperties"] == {"type": "string"}


def test_the_schema_has_the_limits_that_are_checked() -> None:
    schema = json_schema("site")
    words = schema["$defs"]["SummarySettings"]["properties"]["max_words"]
    assert (words["minimum"], words["maximum"], words["default"]) == (20, 1000, 160)
    assert re.search(schema["properties"]["base_url"]["pattern"], "https://example.org/news/")
    assert not re.search(schema["properties"]["base_url"]["pattern"], "example.org")
