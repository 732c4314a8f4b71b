"""A parsed template and the types of what it is given -> each field that it asks for and that does not exist.

Jinja finds an unknown field when the line that asks for it is run: a fault in a branch that today's articles don't
reach would wait for the morning on which they do. Here types are followed from name to field, through loops, before
anything is rendered. What cannot be followed (a macro's parameters, the items of a mapping) is left to the run.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import TypeGuard, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

# What a name stands for; None where that is not known.
Scope = dict[str, object]


def unknown_fields(tree: nodes.Template, given: Mapping[str, object]) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for each field that does not exist of the types in `given`, or of a type below them."""
    yield from _look(tree, dict(given))


def _look(node: nodes.Node, scope: Scope) -> Iterator[tuple[int, str]]:
    if isinstance(node, nodes.For):
        yield from _look_through_loop(node, scope)
        return
    if isinstance(node, nodes.Getattr) and (fault := _fault(node, scope)):
        yield node.lineno, fault
    if isinstance(node, nodes.Macro | nodes.CallBlock):
        scope = {**scope, **dict.fromkeys(argument.name for argument in node.args)}
    elif isinstance(node, nodes.Scope | nodes.Block | nodes.With):
        scope = dict(scope)
    for child in node.iter_child_nodes():
        yield from _look(child, scope)
    # What a template binds itself is followed where it is one plain name, and forgotten elsewhere.
    if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
        scope[node.target.name] = _type_of(node.node, scope)
    else:
        scope.update(dict.fromkeys(_bound(node)))


def _look_through_loop(node: nodes.For, scope: Scope) -> Iterator[tuple[int, str]]:
    yield from _look(node.iter, scope)
    inner = {**scope, "loop": None, **dict.fromkeys(name.name for name in node.target.find_all(nodes.Name))}
    if isinstance(node.target, nodes.Name):
        inner[node.target.name] = _item_of(_type_of(node.iter, scope))
    for child in (*([node.test] if node.test else []), *node.body):
        yield from _look(child, inner)
    for child in node.else_:
        yield from _look(child, scope)


def _bound(node: nodes.Node) -> Iterator[str]:
    """Yield the names that a statement binds to something unknown."""
    if isinstance(node, nodes.Assign):
        yield from (name.name for name in node.target.find_all(nodes.Name))
    elif isinstance(node, nodes.AssignBlock) and isinstance(node.target, nodes.Name):
        yield node.target.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)
    elif isinstance(node, nodes.Macro):
        yield node.name


def _fault(node: nodes.Getattr, scope: Scope) -> str:
    kind = _type_of(node.node, scope)
    if not _has_fields(kind) or node.attr in _fields(kind):
        return ""
    return f"{kind.__name__} has no field {node.attr!r}; it has {', '.join(_fields(kind))}"


def _type_of(node: nodes.Node, scope: Scope) -> object:
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        kind = _type_of(node.node, scope)
        return _fields(kind).get(node.attr) if _has_fields(kind) else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
        return _item_of(_type_of(node.node, scope))
    return None


def _item_of(kind: object) -> object:
    """Return the type of the items of a list, None where `kind` is none."""
    return _bare(get_args(kind)[0]) if get_origin(kind) is tuple else None


def _has_fields(kind: object) -> TypeGuard[type]:
    return isinstance(kind, type) and dataclasses.is_dataclass(kind)


@cache
def _fields(kind: type) -> Mapping[str, object]:
    hints = get_type_hints(kind)
    return {field.name: _bare(hints[field.name]) for field in dataclasses.fields(kind)}


def _bare(kind: object) -> object:
    """Return of `X | None` the X: whether there is one is the template's to ask."""
    if get_origin(kind) in (Union, UnionType):
        kinds = [one for one in get_args(kind) if one is not type(None)]
        return kinds[0] if len(kinds) == 1 else None
    return kind
