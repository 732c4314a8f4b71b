"""Checks over several keys, entries or files -> a fault for each name that stands twice, and each that is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from digest.errors import Fault
from digest.settings.nodes import ListNode, MappingNode, Node, ScalarNode
from digest.settings.scalars import clip
from digest.settings.values import STORY_KEYS


def repeated_names(file: str, register: MappingNode) -> Iterator[Fault]:
    """Yield a fault for each name, alias or domain by which two outlets of outlets.yaml could be meant.

    Works on nodes, so that what can be said is said even where other keys of an entry are at fault.
    """
    seen: dict[tuple[str, str], tuple[int, int, str]] = {}
    for number, outlet in enumerate(_items(register.get("outlets")), start=1):
        if not isinstance(outlet, MappingNode):
            continue
        for family, key, scalar in _names(outlet):
            path = f"outlets[{number}].{key}"
            name = " ".join(scalar.text.split()).casefold()
            first, line, first_path = seen.setdefault((family, name), (number, scalar.line, path))
            if first != number:
                message = f"expected a {family} of one outlet only, found {clip(scalar.text)} again; line {line} has it"
                yield Fault(file, scalar.line, path, f"{message} as {first_path}")


def _names(outlet: MappingNode) -> Iterator[tuple[str, str, ScalarNode]]:
    """Yield (family, key, node) of whatever an outlet is known by; names and aliases are one family."""
    name = outlet.get("name")
    if isinstance(name, ScalarNode):
        yield "name", "name", name
    for family, key in (("name", "aliases"), ("domain", "domains")):
        for number, node in enumerate(_items(outlet.get(key)), start=1):
            if isinstance(node, ScalarNode):
                yield family, f"{key}[{number}]", node


def repeated_texts(overrides: Iterable[tuple[str, MappingNode]]) -> Iterator[Fault]:
    """Yield a fault for each article that the files in content/stories/ put into a story more than once."""
    seen: dict[str, tuple[str, int]] = {}
    for file, root in overrides:
        for number, node in enumerate(_items(root.get("texts")), start=1):
            if not isinstance(node, ScalarNode):
                continue
            if node.text in seen:
                place = "{}:{}".format(*seen[node.text])
                message = f"expected each article in one story only, found {clip(node.text)} again; {place} has it"
                yield Fault(file, node.line, f"texts[{number}]", message)
            seen.setdefault(node.text, (file, node.line))


def other_host(file: str, site: MappingNode) -> Iterator[Fault]:
    """Yield a fault where the site's own domain isn't that of its address: all feeds would lead elsewhere."""
    domain, address = site.get("cname"), site.get("base_url")
    if not isinstance(domain, ScalarNode) or not isinstance(address, ScalarNode):
        return
    host = re.match(r"https?://([^/:]+)", address.text, re.IGNORECASE)
    if domain.text and host and host[1].casefold() != domain.text.casefold():
        message = f"expected the domain of base_url, {clip(host[1])}, found {clip(domain.text)}; make them the same"
        yield Fault(file, domain.line, "cname", message)


def no_story(overrides: Iterable[tuple[str, MappingNode]]) -> Iterator[Fault]:
    """Yield a fault for each file in content/stories/ that doesn't say which story it is about."""
    for file, root in overrides:
        if all(root.get(key) is None for key in STORY_KEYS):
            message = f"expected one of the keys {', '.join(STORY_KEYS)}, found none; add the articles as texts"
            yield Fault(file, root.line, STORY_KEYS[0], message)


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, ListNode) else ()
