"""The types of the settings -> JSON Schemas with which editors complete and check them as a person types."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from digest.settings.values import STORY_KEYS, Register, Settings, StoryOverride

SchemaKind = Literal["site", "outlets", "story"]

_TYPES: dict[SchemaKind, tuple[str, type[msgspec.Struct]]] = {
    "site": ("site.yaml: the settings of a digest site", Settings),
    "outlets": ("content/outlets.yaml: the register of outlets", Register),
    "story": ("content/stories/*.yaml: the editor's decisions on one story", StoryOverride),
}


def json_schema(kind: SchemaKind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of site.yaml, content/outlets.yaml or a file in content/stories/."""
    title, struct = _TYPES[kind]
    (reference,), parts = msgspec.json.schema_components((struct,), ref_template="#/$defs/{name}")
    body = parts.pop(reference["$ref"].removeprefix("#/$defs/"))
    dialect = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    if kind == "story":
        body["anyOf"] = [{"required": [key]} for key in STORY_KEYS]
    whole = dialect | body | {"title": title} | ({"$defs": parts} if parts else {})
    # There and back makes JSON of Python's defaults: tuples, Structs.
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return schema
