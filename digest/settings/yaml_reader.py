"""YAML -> a tree of nodes that know their lines, with every fault found on the way; for settings and front matter.

The tree is built from the C parser's events, not by `yaml.safe_load`, which hangs on a merge-key bomb of 495 bytes,
lets duplicate keys pass, raises what is no YAMLError on deep nesting and forgets the line of everything. Size, depth
and number of nodes are bounded; anchors, aliases, tags and directives are refused: nothing that digest reads needs
them, and without them the work is linear in the size of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from digest.errors import Fault
from digest.settings.decoding import control_character, count_lines, decode, forbidden
from digest.settings.nodes import BrokenNode, Entry, ListNode, MappingNode, Node, ParsedYaml, ScalarNode
from digest.settings.scalars import clip, resolve
from digest.settings.yaml_syntax import explain

MAX_DEPTH = 16  # the deepest setting lies at 4
MAX_NODES = 100_000
MAX_FAULTS = 100  # of one file: more than anyone reads, and a bound on the work that messages cost

# libyaml compares each %TAG with all before it: 1 MiB of them takes seconds.
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)


def read_mapping(file: str, data: bytes) -> ParsedYaml:
    """Return the YAML mapping in the file's bytes; an empty file is an empty mapping."""
    decoded = decode(file, data)
    return ParsedYaml(None, decoded.faults) if decoded.faults else parse_mapping(file, decoded.text)


def parse_mapping(file: str, text: str, first_line: int = 1) -> ParsedYaml:
    """Return the YAML mapping in `text`, whose first line is number `first_line` of `file`.

    Never raises, and takes time in proportion to `text`. Where the syntax is broken, the faults found before that
    place are reported with it.
    """
    builder = _Builder(file, first_line)
    root = builder.build(text)
    if root is None or (isinstance(root, ScalarNode) and root.kind == "null"):
        root = MappingNode(first_line, ())
    elif isinstance(root, ListNode | ScalarNode):
        found = clip(root.text) if isinstance(root, ScalarNode) else "a list"
        builder.report(root.line, "", f"expected lines of the form 'key: value', found {found}")
    return ParsedYaml(root if isinstance(root, MappingNode) else None, tuple(dict.fromkeys(builder.faults)))


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been reached; `path` is its dotted key."""

    line: int
    path: str
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    key: ScalarNode | BrokenNode | None = None

    def next_path(self) -> str:
        """Return the dotted key of the node that comes next; items of a list count from 1."""
        if not self.is_mapping:
            return f"{self.path}[{len(self.items) + 1}]"
        name = clip(self.key.text, quote="") if isinstance(self.key, ScalarNode) else ""
        return f"{self.path}.{name}" if self.path and name else self.path or name

    def close(self) -> ListNode | MappingNode:
        return (
            MappingNode(self.line, tuple(self.entries)) if self.is_mapping else ListNode(self.line, tuple(self.items))
        )


class _TooMuch(Exception):
    """A bound was passed: ends the walk; its fault stands in the list."""


class _Builder:
    """Turns events into nodes with a stack of its own, so that nesting can't exhaust Python's."""

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.faults: list[Fault] = []
        self.stack: list[_Open] = []

    def report(self, line: int, path: str, message: str) -> None:
        self.faults.append(Fault(self.file, line, path, message))

    def build(self, text: str) -> Node | None:
        """Return the top node, None for an empty text; a broken one where the walk could not be finished."""
        fault = forbidden(self.file, text, self.first_line)
        if fault:
            self.faults.append(fault)
            return BrokenNode(self.first_line)
        directive = _DIRECTIVE.search(text)
        if directive:
            line = self.first_line + count_lines(text, directive.start())
            self.report(line, "", "expected 'key: value', found a line that begins with '%'; put text in quotes")
            return BrokenNode(line)
        try:
            last_line = self.first_line + count_lines(text, len(text.rstrip()))
            return self._walk(yaml.parse(text, Loader=yaml.CSafeLoader), last_line)
        except _TooMuch:
            return BrokenNode(self.first_line)
        except yaml.YAMLError as error:
            line, message = explain(error, text)
            self.report(self.first_line + line - 1, self._path(), message)
            return BrokenNode(self.first_line)

    def _walk(self, events: Iterator[yaml.Event], last_line: int) -> Node | None:
        root: Node | None = None
        for count, event in enumerate(events):
            # What is missing at the end of the file stands, for the parser, behind its last line.
            line = min(self.first_line + (event.start_mark.line if event.start_mark else 0), last_line)
            self._check_bounds(count, line)
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                self.report(line, "", "expected one document, found a second one behind '---'; remove what follows")
                return root
            node = self._node(event, line)
            if node is not None and self.stack:
                self._add(self.stack[-1], node)
            elif node is not None:
                root = node
        return root

    def _check_bounds(self, count: int, line: int) -> None:
        if len(self.stack) > MAX_DEPTH:
            self.report(line, "", f"expected at most {MAX_DEPTH} levels, found more; is a bracket left open?")
        elif count > MAX_NODES:
            self.report(line, "", f"expected at most {MAX_NODES} values in one file, found more; divide the file")
        elif len(self.faults) < MAX_FAULTS:
            return
        raise _TooMuch

    def _node(self, event: yaml.Event, line: int) -> Node | None:
        """Return the node that `event` completes, None where it completes none."""
        if isinstance(event, yaml.CollectionEndEvent):
            return self.stack.pop().close()
        if not isinstance(event, yaml.NodeEvent):
            return None
        broken = self._refuse(event, line)
        if isinstance(event, yaml.CollectionStartEvent):
            self.stack.append(_Open(line, self._path(), isinstance(event, yaml.MappingStartEvent)))
            return None
        if broken or not isinstance(event, yaml.ScalarEvent):
            return BrokenNode(line)
        # An escape such as "\0" in double quotes brings in what the file itself may not hold.
        escaped = control_character(event.value) if event.style == '"' else None
        if escaped:
            self.report(line, self._path(), f"expected text, found the control character U+{ord(escaped[0]):04X}")
            return BrokenNode(line)
        kind, value = resolve(event.value) if event.implicit[0] else ("text", event.value)
        return ScalarNode(line, event.value, kind, value)

    def _refuse(self, event: yaml.NodeEvent, line: int) -> bool:
        """Report an alias, an anchor or a tag; say whether there was one."""
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            sign, what, name = "*", "alias", event.anchor or ""
        elif event.anchor is not None:
            sign, what, name = "&", "anchor", event.anchor
        elif tag is not None:
            sign, what, name = "!", "tag", tag.removeprefix("!").replace("tag:yaml.org,2002:", "!")
        else:
            return False
        advice = f"write the value out, or put text that begins with '{sign}' in quotes"
        self.report(
            line, self._path(), f"expected a value, found the YAML {what} {clip(sign + name, quote='')}; {advice}"
        )
        return True

    def _path(self) -> str:
        return self.stack[-1].next_path() if self.stack else ""

    def _add(self, parent: _Open, node: Node) -> None:
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = self._key(parent, node)
        else:
            if isinstance(parent.key, ScalarNode):
                parent.entries.append(Entry(parent.key.text, parent.key.line, node))
            parent.key = None

    def _key(self, parent: _Open, node: Node) -> ScalarNode | BrokenNode:
        """Return the key that `node` is, a broken one where it may not be a key of `parent`."""
        if isinstance(node, ListNode | MappingNode):
            found = "a list" if isinstance(node, ListNode) else "braces"
            message = f"expected a word as the key, found {found}; put text that begins with a bracket in quotes"
        elif isinstance(node, ScalarNode) and node.text == "<<":
            message = "expected a key, found the YAML merge key <<; write the keys out"
        elif isinstance(node, ScalarNode) and node.text in parent.seen:
            first = parent.seen[node.text]
            message = f"expected each key once, found {clip(node.text)} again; it stands on line {first} already"
        elif isinstance(node, ScalarNode):
            parent.seen[node.text] = node.line
            return node
        else:
            return node
        path = parent.path
        if isinstance(node, ScalarNode):
            path = f"{path}.{clip(node.text, quote='')}".removeprefix(".")
        self.report(node.line, path, message)
        return BrokenNode(node.line)
