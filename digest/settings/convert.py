"""Nodes of a YAML file + a msgspec Struct -> its value, and a fault for every key that does not fit it.

msgspec stops at the first fault and knows no lines; here each leaf is handed to it alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from digest.errors import Fault
from digest.settings.forms import form_of, nearest
from digest.settings.nodes import BrokenNode, Entry, ListNode, MappingNode, Node, ScalarNode
from digest.settings.scalars import clip
from digest.settings.wording import mismatch
from digest.settings.yaml_reader import MAX_FAULTS

StructT = TypeVar("StructT", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Converted(Generic[StructT]):
    """The value, None where there are faults, and the faults."""

    value: StructT | None
    faults: tuple[Fault, ...]


def convert(file: str, root: MappingNode, into: type[StructT]) -> Converted[StructT]:
    """Return the value of type `into` that `root`, read from `file`, stands for.

    `into` may be made of text, numbers, booleans, dates, literals, tuples and further Structs, each with
    `msgspec.Meta`; an `extra={"form": Form(...)}` there asks for a form of text. At most `MAX_FAULTS` faults are
    reported.
    """
    walk = _Walk(file, [])
    value = walk.struct(root, into, "")
    return Converted(None if walk.faults or not isinstance(value, into) else value, tuple(walk.faults[:MAX_FAULTS]))


_BROKEN = object()  # stands for a value whose fault has been reported


@dataclass(frozen=True, slots=True)
class _Walk:
    file: str
    faults: list[Fault]

    def report(self, line: int, path: str, message: str) -> object:
        self.faults.append(Fault(self.file, line, path, message))
        return _BROKEN

    def value(self, node: Node, hint: object, path: str) -> object:
        """Return the value of type `hint` that `node` stands for, `_BROKEN` where it stands for none."""
        bare = _bare(hint)
        if isinstance(node, BrokenNode) or len(self.faults) >= MAX_FAULTS:
            return _BROKEN
        if isinstance(node, MappingNode) and isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            return self.struct(node, bare, path)
        if isinstance(node, ListNode) and get_origin(bare) is tuple:
            return self.sequence(node, hint, path)
        return self.leaf(node, hint, path)

    def struct(self, node: MappingNode, into: type[msgspec.Struct], path: str) -> object:
        hints = _hints(into)
        values: dict[str, object] = {}
        for entry in node.entries:
            if len(self.faults) >= MAX_FAULTS:
                return _BROKEN
            if entry.key in hints:
                values[entry.key] = self.value(entry.node, hints[entry.key], _join(path, entry.key))
            else:
                self.unknown(entry, into, path)
        broken = any(value is _BROKEN for value in values.values())
        for key in sorted(_required(into) - values.keys()):
            self.report(node.line, _join(path, key), f"expected the key '{key}', found none; add it")
            broken = True
        return _BROKEN if broken else into(**values)

    def sequence(self, node: ListNode, hint: object, path: str) -> object:
        item = get_args(_bare(hint))[0]
        values = tuple(self.value(one, item, f"{path}[{number}]") for number, one in enumerate(node.items, start=1))
        if any(value is _BROKEN for value in values):
            return _BROKEN
        return self.checked(values, node, hint, path)

    def leaf(self, node: ScalarNode | ListNode | MappingNode, hint: object, path: str) -> object:
        # An empty place is too easily left behind by accident to lift a limit: null has to be written.
        usable = isinstance(node, ScalarNode) and node.kind not in ("odd number", "impossible date", "timestamp")
        if not isinstance(node, ScalarNode) or not usable or (node.kind == "null" and not node.text):
            return self.report(node.line, path, mismatch(hint, node))
        value: object = node.value
        if isinstance(value, str):
            form = form_of(hint)
            value = form.read(value) if form else value
            if value is None:
                return self.report(node.line, path, mismatch(hint, node))
            value = "" if isinstance(value, str) and value.isspace() else value
        return self.checked(value, node, hint, path)

    def checked(self, value: object, node: ScalarNode | ListNode, hint: object, path: str) -> object:
        try:
            return msgspec.convert(value, hint, strict=True)
        except msgspec.ValidationError:
            return self.report(node.line, path, mismatch(hint, node))

    def unknown(self, entry: Entry, into: type[msgspec.Struct], path: str) -> None:
        shown = clip(entry.key, quote="")
        elsewhere = [place for place in _places(into) if place.rpartition(".")[2] == entry.key]
        meant = " or ".join(elsewhere) or nearest(entry.key, _hints(into))
        if meant:
            message = f"expected a known key, found '{shown}'; did you mean {meant}?"
        else:
            message = f"expected one of the keys {', '.join(_hints(into))}, found '{shown}'"
        self.report(entry.line, _join(path, shown), message)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _bare(hint: object) -> object:
    """Return a type without its `Annotated`."""
    return get_args(hint)[0] if get_origin(hint) is Annotated else hint


@cache
def _hints(into: type[msgspec.Struct]) -> dict[str, Any]:
    return get_type_hints(into, include_extras=True)


@cache
def _required(into: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(one.name for one in msgspec.structs.fields(into) if one.required)


@cache
def _places(into: type[msgspec.Struct]) -> tuple[str, ...]:
    """Return the dotted keys of all groups below `into`, for a key that was written one level too high."""
    return tuple(_below(into, ""))


def _below(into: type[msgspec.Struct], path: str) -> Iterator[str]:
    for key, hint in _hints(into).items():
        bare = _bare(hint)
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            yield from (f"{path}{key}.{inner}" for inner in _hints(bare))
            yield from _below(bare, f"{path}{key}.")
