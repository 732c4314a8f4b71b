"""Readable test cases: a Markdown file of `## title` sections, each with fenced blocks named by their labels."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """One section: its title, and the text of each block by its label."""

    title: str
    blocks: dict[str, str]


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a file; a section without blocks is prose and no case."""
    sections = re.split(r"^## ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    cases = []
    for section in sections:
        title, _, rest = section.partition("\n")
        blocks = {match[2]: match[3] for match in _FENCE.finditer(rest)}
        if blocks:
            cases.append(Case(title.strip(), blocks))
    return cases
