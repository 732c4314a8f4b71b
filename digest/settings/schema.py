"""The types of the settings -> JSON Schemas with which editors complete and check them as a person types.

That of language.yaml is made of the English texts: they say what keys there are, and each key is described by its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from digest.settings.language import NUMBERS
from digest.settings.values import STORY_KEYS, Register, Settings, StoryOverride
from digest.wording.languages import texts
from digest.wording.words import FALLBACK

SchemaKind = Literal["site", "outlets", "story", "language"]

# The plural categories of all languages (CLDR).
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}

_TYPES: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "site": ("site.yaml: the settings of a digest site", Settings),
    "outlets": ("content/outlets.yaml: the register of outlets", Register),
    "story": ("content/stories/*.yaml: the editor's decisions on one story", StoryOverride),
}


def json_schema(kind: SchemaKind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a kind of settings file: site.yaml or one of those in content/."""
    if kind == "language":
        title = "content/language.yaml: what the site says in words of its own"
        return _DIALECT | _group("", texts(FALLBACK)) | {"title": title}
    title, struct = _TYPES[kind]
    (reference,), parts = msgspec.json.schema_components((struct,), ref_template="#/$defs/{name}")
    body = parts.pop(reference["$ref"].removeprefix("#/$defs/"))
    if kind == "story":
        body["anyOf"] = [{"required": [key]} for key in STORY_KEYS]
    whole = _DIALECT | body | {"title": title} | ({"$defs": parts} if parts else {})
    # There and back makes JSON of Python's defaults: tuples, Structs.
    schema: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(whole))
    return schema


def _group(path: str, known: Mapping[str, str]) -> dict[str, Any]:
    """Return the schema of the keys below `path`, which ends in a dot where it isn't empty."""
    names = dict.fromkeys(key.removeprefix(path).partition(".")[0] for key in known if key.startswith(path))
    return {
        "type": "object",
        "description": f"Texts below {path.rstrip('.')}" if path else "Groups of texts",
        "properties": {name: _text_or_group(f"{path}{name}", known) for name in names},
        # Below numbers a language may have lists of its own, for a gender or a case.
        "additionalProperties": {"type": "string"} if path == f"{NUMBERS}." else False,
    }


def _text_or_group(key: str, known: Mapping[str, str]) -> dict[str, Any]:
    if key in known:
        return {"type": "string", "description": known[key]}
    other = known.get(f"{key}.other")
    if other is None:
        return _group(f"{key}.", known)
    forms = {form: {"type": "string", "description": f"The form for {form}"} for form in _CATEGORIES}
    return {"type": "object", "description": other, "properties": forms, "additionalProperties": False}
