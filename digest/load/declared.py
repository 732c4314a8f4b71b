"""YAML that the editor wrote, front matter or sidecar -> what it declares of the article.

Keys that other programs put there are left alone; a key of ours whose value can't be right is a fault, by name.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from digest import dates
from digest.errors import Fault
from digest.settings.nodes import BrokenNode, ListNode, MappingNode, ParsedYaml, ScalarNode
from digest.settings.yaml_reader import read_mapping
from digest.urls import is_web
from digest.values import Declared, Moment, SourceFile


@dataclass(frozen=True, slots=True)
class Declaration:
    """What one front matter or sidecar says. With `faults` the rest is not to be used."""

    values: Declared
    keys: frozenset[str]
    skip: bool
    faults: tuple[Fault, ...]

    @property
    def told(self) -> str:
        """Return the faults in one line, for the report."""
        return "; ".join(str(fault) for fault in self.faults)

    def over(self, declared: Declared) -> Declared:
        """Return `declared` with what stands here put over it; a key that is there without a value takes one away."""
        mine = {name.name: getattr(self.values, name.name) for name in fields(Declared) if name.name in self.keys}
        found = tuple((field, where) for field, where in declared.found if field not in mine)
        return replace(declared, **mine, found=found)


def read_sidecar(sidecar: SourceFile, collected: Moment | None) -> Declaration:
    """Return what the YAML file beside an article declares; `collected` is what the article's folder says."""
    return read_declaration(sidecar.path, read_mapping(sidecar.path, sidecar.data), "sidecar", collected)


def read_declaration(path: str, parsed: ParsedYaml, where: str, collected: Moment | None) -> Declaration:
    """Return what `parsed` declares.

    Args:
        path: the file, for faults.
        parsed: the YAML.
        where: what kind of place it is, for readers: "front matter" or "sidecar".
        collected: what relative dates refer to where the YAML doesn't say when the article was collected.
    """
    reader = _Reader(path, parsed.root or MappingNode(1, ()), where, list(parsed.faults))
    values = reader.declared(collected)
    skip = reader.flag("skip")
    keys = frozenset(entry.key for entry in reader.root.entries)
    return Declaration(values, keys, skip, tuple(reader.faults))


class _Reader:
    """Reads the keys of one YAML mapping and gathers what is wrong with them."""

    def __init__(self, path: str, root: MappingNode, where: str, faults: list[Fault]) -> None:
        self.path = path
        self.root = root
        self.where = where
        self.faults = faults

    def declared(self, collected: Moment | None) -> Declared:
        """Return what the mapping declares; `collected` is what the article's folder says."""
        own = self.moment("collected", None)
        return Declared(
            title=self.text("title"),
            outlet=self.text("outlet"),
            author=self.text("author"),
            language=self.text("language"),
            story=self.text("story"),
            url=self.address("url"),
            published=self.moment("published", own or collected),
            collected=own or collected,
            background=self.flag("background"),
            updated=self.moment("updated", own or collected),
            topics=self.texts("topics"),
        )

    def text(self, key: str) -> str:
        """Return the text under `key` as it is written, "" where there is none."""
        node = self.root.get(key)
        if node is None or (isinstance(node, ScalarNode) and node.kind == "null"):
            return ""
        if isinstance(node, ScalarNode):
            return node.text.strip()
        if not isinstance(node, BrokenNode):
            self._report(node.line, key, "text", "a list or mapping")
        return ""

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the texts in the list under `key`; a text alone is a list of one."""
        node = self.root.get(key)
        if not isinstance(node, ListNode):
            text = self.text(key)
            return (text,) if text else ()
        other = next((item for item in node.items if isinstance(item, ListNode | MappingNode)), None)
        if other is not None:
            self._report(other.line, key, "a list of texts", "a list or mapping in it")
        return tuple(item.text.strip() for item in node.items if isinstance(item, ScalarNode) and item.text.strip())

    def flag(self, key: str) -> bool:
        """Return the boolean under `key`, False where there is none."""
        node = self.root.get(key)
        if node is None or isinstance(node, BrokenNode):
            return False
        if isinstance(node, ScalarNode) and isinstance(node.value, bool):
            return node.value
        self._report(node.line, key, "true or false", self.text(key) or "something else")
        return False

    def address(self, key: str) -> str:
        """Return the web address under `key`, "" where there is none."""
        text = self.text(key)
        if text and not is_web(text):
            self._report(self._line(key), key, "an address that begins with http:// or https://", text)
            return ""
        return text

    def moment(self, key: str, collected: Moment | None) -> Moment | None:
        """Return the moment under `key`, None where there is none."""
        text = self.text(key)
        found = dates.parse(text, self.where, collected) if text else None
        if text and found is None and not dates.is_relative(text):
            self._report(self._line(key), key, "a date such as 2025-08-20 or 2025-08-20T06:00:00Z", text)
        return found

    def _line(self, key: str) -> int:
        return next((entry.line for entry in self.root.entries if entry.key == key), self.root.line)

    def _report(self, line: int, key: str, expected: str, found: str) -> None:
        fault = Fault(self.path, line, key, f"expected {expected}, found {found[:60]!r}")
        if fault not in self.faults:
            self.faults.append(fault)
