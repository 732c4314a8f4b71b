"""The documents taken apart: their links, headings, code spans, tables and labelled blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = tuple(
    sorted(path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")))
)

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<language>\w*) ?(?P<label>[^\n]*)\n(?P<text>.*?)^(?P=ticks)$", re.M | re.S)
_INDENTED = re.compile(r"^ {4}.*$", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_SPAN = re.compile(r"`([^`\n]+)`")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what stands behind that on the same line, its text."""

    language: str
    label: str
    text: str


@cache
def text_of(document: str) -> str:
    return (ROOT / document).read_text("utf-8")


def blocks(document: str) -> list[Block]:
    found = _FENCE.finditer(text_of(document))
    return [Block(match["language"], match["label"].strip(), match["text"]) for match in found]


def block(document: str, label: str) -> str:
    (found,) = [block.text for block in blocks(document) if block.label == label]
    return found


def prose(document: str) -> str:
    """The document without its blocks of code."""
    return _INDENTED.sub("", _FENCE.sub("", text_of(document)))


def links(document: str) -> list[str]:
    return _LINK.findall(prose(document))


def spans(document: str) -> list[str]:
    return _SPAN.findall(prose(document))


def anchors(document: str) -> set[str]:
    """The fragments that GitHub gives the headings of a document."""
    plain = (re.sub(r"[^\w\- ]", "", heading.casefold()) for heading in _HEADING.findall(prose(document)))
    return {heading.strip().replace(" ", "-") for heading in plain}


def section(document: str, heading: str) -> str:
    """The text below a heading, up to the next one of its level or above."""
    below = text_of(document).split(f"\n{heading}\n", 1)[1]
    level = len(heading) - len(heading.lstrip("#"))
    return re.split(rf"^#{{1,{level}}} ", below, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of every row of the tables in `text`, their heads and rules left out."""
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("|") and not line.startswith("| ---") and not following.startswith("| ---"):
            yield tuple(cell.strip() for cell in line.strip("|").split("|"))
