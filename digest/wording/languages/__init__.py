"""The files beside this one, a language each -> the texts that digest says on a site, by dotted key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

_SUFFIX = ".yaml"


@cache
def languages() -> tuple[str, ...]:
    """Return the BCP 47 tags of the languages that digest speaks, in alphabetical order."""
    files = (file.name for file in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in files if name.endswith(_SUFFIX)))


@cache
def texts(language: str) -> Mapping[str, str]:
    """Return the texts of a language by dotted key (`labels.latest`, `counts.articles.other`), in the file's order."""
    file = resources.files(__name__).joinpath(language + _SUFFIX)
    return MappingProxyType(dict(_flat(yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader), "")))


def _flat(group: Mapping[str, object], path: str) -> Iterator[tuple[str, str]]:
    for key, value in group.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value)
