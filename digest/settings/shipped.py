"""outlets.yaml -> the agencies and outlets that digest knows without a register."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@cache
def shipped_outlets() -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the outlets that ship with digest: their names and domains, and whether they are agencies."""
    text = resources.files("digest.settings").joinpath("outlets.yaml").read_text("utf-8")
    listed = yaml.load(text, Loader=yaml.CSafeLoader)
    return tuple((tuple(names), kind == "agencies") for kind in ("agencies", "outlets") for names in listed[kind])


def is_domain(name: str) -> bool:
    """Say whether one of those names is a domain."""
    return _DOMAIN.fullmatch(name) is not None
