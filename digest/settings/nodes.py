"""The nodes of a YAML file: what stands where, before anyone asks what it should be. Lines count from 1."""

from __future__ import annotations

from dataclasses import dataclass

from digest.errors import Fault
from digest.settings.scalars import Kind, Value


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A single value: `text` as it is written (quotation marks off), `value` as `scalars.resolve` reads it."""

    line: int
    text: str
    kind: Kind
    value: Value


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list."""

    line: int
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its node; `line` is the key's."""

    key: str
    line: int
    node: Node


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys with their nodes, in the order of the file; no key stands twice."""

    line: int
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Node | None:
        """Return the node under `key`, None where there is none."""
        return next((entry.node for entry in self.entries if entry.key == key), None)


@dataclass(frozen=True, slots=True)
class BrokenNode:
    """Something that can't be read; its fault has been reported."""

    line: int


Node = ScalarNode | ListNode | MappingNode | BrokenNode


@dataclass(frozen=True, slots=True)
class ParsedYaml:
    """The top-level mapping, None where the file could not be read to its end, and every fault."""

    root: MappingNode | None
    faults: tuple[Fault, ...]
