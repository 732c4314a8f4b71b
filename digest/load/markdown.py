"""Markdown with YAML front matter -> RawArticle: what the front matter declares beats what the text shows.

Keys that other programs put there are left alone; a key of ours whose value can't be right skips the file by name.
"""

from __future__ import annotations

from dataclasses import replace

from digest import dates
from digest.errors import Fault
from digest.load import plain
from digest.load.decoding import Decoded, Undecodable, decode
from digest.settings.front_matter import FrontMatter, split_front_matter
from digest.settings.nodes import MappingNode, ScalarNode
from digest.settings.yaml_reader import parse_mapping
from digest.urls import is_web
from digest.values import Declared, Moment, RawArticle, SkippedFile, SourceFile

_TEXTS = ("title", "outlet", "author", "language", "story")


def load(source: SourceFile, collected: Moment | None) -> tuple[RawArticle | SkippedFile, ...]:
    """Return the one article of a Markdown file."""
    decoded = decode(source.data)
    if isinstance(decoded, Undecodable):
        return (SkippedFile(source.path, decoded.reason),)
    matter = split_front_matter(decoded.text)
    parsed = parse_mapping(source.path, matter.yaml, matter.first_line)
    reader = _Reader(source.path, parsed.root or MappingNode(1, ()), list(parsed.faults))
    declared = reader.declared(plain.collection_date(source.path) or collected)
    if not matter.closed:
        reader.faults.insert(
            0, Fault(source.path, 1, "", "expected a second line of '---' that ends the front matter, found none")
        )
    if reader.faults:
        return (SkippedFile(source.path, "; ".join(str(fault) for fault in reader.faults)),)
    if reader.flag("skip"):
        return (SkippedFile(source.path, "its front matter says skip: true"),)
    article = plain.article(source, decoded, declared)
    return (replace(article, front_matter_lines=_lines_of(matter, decoded)),)


def _lines_of(matter: FrontMatter, decoded: Decoded) -> int:
    return sum(1 for line in decoded.lines if line.start < matter.body_start)


class _Reader:
    """Reads the keys of one front matter and gathers what is wrong with them."""

    def __init__(self, path: str, root: MappingNode, faults: list[Fault]) -> None:
        self.path = path
        self.root = root
        self.faults = faults

    def declared(self, collected: Moment | None) -> Declared:
        """Return what the front matter declares; `collected` is what its folder does."""
        own = self.moment("collected", None)
        texts = {key: self.text(key) for key in _TEXTS}
        return Declared(
            **texts,
            url=self.address("url"),
            published=self.moment("published", own or collected),
            collected=own or collected,
            background=self.flag("background"),
        )

    def text(self, key: str) -> str:
        """Return the text under `key` as it is written, "" where there is none."""
        node = self.root.get(key)
        if node is None or (isinstance(node, ScalarNode) and node.kind == "null"):
            return ""
        if isinstance(node, ScalarNode):
            return node.text.strip()
        self._report(node.line, key, "text", "a list or mapping")
        return ""

    def flag(self, key: str) -> bool:
        """Return the boolean under `key`, False where there is none."""
        node = self.root.get(key)
        if node is None:
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
        found = dates.parse(text, "front matter", collected) if text else None
        if text and found is None and not dates.is_relative(text):
            self._report(self._line(key), key, "a date such as 2025-08-20 or 2025-08-20T06:00:00Z", text)
        return found

    def _line(self, key: str) -> int:
        return next((entry.line for entry in self.root.entries if entry.key == key), self.root.line)

    def _report(self, line: int, key: str, expected: str, found: str) -> None:
        fault = Fault(self.path, line, key, f"expected {expected}, found {found[:60]!r}")
        if fault not in self.faults:
            self.faults.append(fault)
