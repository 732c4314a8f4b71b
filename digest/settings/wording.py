"""A type and the node that was found in its place -> "expected ..., found ...; ...": the words of every such fault."""

from __future__ import annotations

import re

import msgspec.inspect as mi
from msgspec import inspect

from digest.settings.forms import Form, form_of, nearest
from digest.settings.nodes import BrokenNode, ListNode, MappingNode, Node, ScalarNode
from digest.settings.scalars import clip, resolve

_FOUND = {
    "text": "'{}'",
    "null": "{}",
    "bool": "{}, which YAML reads as {}",
    "int": "the number {}",
    "float": "the number {}",
    "date": "the date {}",
    "timestamp": "{}, which YAML reads as a date with a time",
    "impossible date": "{}, which is no day of the calendar",
    "odd number": "{}, which YAML reads as a number",
}


def mismatch(hint: object, node: Node) -> str:
    """Return the message on `node`, which `hint` (a type with its `msgspec.Meta`) does not admit."""
    form = form_of(hint)
    kind = inspect.type_info(hint)
    advice = _advice(kind, form, node)
    return f"expected {form.expected if form else expected(kind)}, found {found(node)}" + (
        f"; {advice}" if advice else ""
    )


def expected(kind: mi.Type) -> str:
    """Return what `kind` admits, as the words behind "expected"."""
    inner, optional = _unwrap(kind)
    plain = {
        mi.BoolType: "true or false",
        mi.DateType: "a date such as 2026-03-01",
        mi.StructType: "keys and values",
    }
    text = plain.get(type(inner), "text")
    match inner:
        case mi.IntType(ge=low, le=high):
            text = "a whole number" if low is None or high is None else f"a whole number from {low} to {high}"
        case mi.FloatType(gt=low, le=high):
            text = "a number" if low is None or high is None else f"a number above {low} and up to {high}"
        case mi.LiteralType(values=values):
            text = "one of " + ", ".join(map(str, values))
        case mi.VarTupleType(min_length=minimum):
            text = "a list of one item or more" if minimum else "a list"
    return text + ", or null" if optional else text


def found(node: Node) -> str:
    """Return what `node` is, as the words behind "found"."""
    match node:
        case ListNode(items=items):
            return "a list" if items else "an empty list"
        case MappingNode():
            return "keys and values"
        case BrokenNode():
            return "something unreadable"
    if not node.text.strip():
        return "empty text" if node.kind == "text" else "nothing"
    shown = clip(node.text, quote="")
    if shown in ("true", "false") and node.kind == "bool":
        return shown
    return _FOUND[node.kind].format(shown, str(node.value).lower())


def _advice(kind: mi.Type, form: Form | None, node: Node) -> str:
    """Return what would do in place of `node`, "" where nothing can be said."""
    inner, optional = _unwrap(kind)
    if not isinstance(node, ScalarNode):
        return _advice_on_group(inner, node)
    if node.kind == "null":
        lift = "write null to lift the limit, or " if optional else "write a value or "
        return ("write keys below it or " if isinstance(inner, mi.StructType) else lift) + "leave it out"
    if isinstance(inner, mi.VarTupleType):
        return f"write each item on a line of its own, as in '- {clip(node.text, quote='')}'"
    if isinstance(inner, mi.StrType) and node.kind != "text":
        return f'write "{clip(node.text, quote="")}" in quotes'
    meant = form.guess(node.text) if form else _meant(inner, node)
    return f"did you mean {clip(meant, quote='')}?" if meant and meant != node.text else _respelt(inner, node)


def _unwrap(kind: mi.Type) -> tuple[mi.Type, bool]:
    """Return the type inside `Annotated` and `... | None`, and whether None is admitted."""
    if isinstance(kind, mi.Metadata):
        return _unwrap(kind.type)
    if isinstance(kind, mi.UnionType):
        return _unwrap(next(one for one in kind.types if not isinstance(one, mi.NoneType)))[0], kind.includes_none
    return kind, False


def _advice_on_group(inner: mi.Type, node: Node) -> str:
    if isinstance(inner, mi.StrType) and isinstance(node, MappingNode):
        return "put text that holds ': ' or begins with '{' in quotes"
    if isinstance(inner, mi.StructType) and isinstance(node, ListNode):
        return "write 'key: value' lines without '- '"
    if isinstance(inner, mi.VarTupleType) and isinstance(node, MappingNode):
        return "begin each item with '- '"
    return ""


def _meant(inner: mi.Type, node: ScalarNode) -> str:
    """Return the value of type `inner` that was probably meant, "" where that isn't clear."""
    match inner:
        case mi.LiteralType(values=values):
            return nearest(node.text, map(str, values))
        case mi.BoolType():
            return {"1": "true", "0": "false", "y": "true", "n": "false"}.get(node.text.casefold(), "")
        case mi.FloatType(le=1):
            return _share(node.text)
    return ""


def _share(text: str) -> str:
    """Return the share of 1 that a percentage, or a number with a decimal comma, stands for; "" where none.

    >>> _share("20 %"), _share("0,2"), _share("20"), _share("200")
    ('0.2', '0.2', '0.2', '')
    """
    number = re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9]{1,6}))?\s*(%?)", text)
    if number is None:
        return ""
    value = float(f"{number[1]}.{number[2] or 0}")
    share = value / 100 if number[3] or value > 1 else value
    return f"{share:g}" if 0 < share <= 1 else ""


def _respelt(inner: mi.Type, node: ScalarNode) -> str:
    """Return advice on a value that would be right if it were written in another way."""
    wanted = {mi.BoolType: ("bool",), mi.IntType: ("int",), mi.FloatType: ("int", "float")}.get(type(inner), ())
    if node.kind == "text" and resolve(node.text)[0] in wanted:
        return "leave out the quotation marks"
    if node.kind == "odd number" and isinstance(inner, mi.IntType | mi.FloatType) and not node.text.isdigit():
        return "write it in plain digits"
    return "leave the time out" if node.kind == "timestamp" and isinstance(inner, mi.DateType) else ""
