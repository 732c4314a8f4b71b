"""Keeps results.md: each benchmark owns the section between its own markers, and replaces only that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
HEAD = "# What was measured\n\nWritten by the benchmarks themselves; each replaces its own section when it is run.\n"


def publish(name: str, body: str, path: Path = RESULTS) -> None:
    """Print `body` (Markdown with its heading) and put it into results.md as the section `name`."""
    print(body)
    opening, closing = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    section = f"{opening}\n{body.strip()}\n{closing}"
    text = path.read_text(encoding="utf-8") if path.exists() else HEAD
    pattern = re.compile(re.escape(opening) + ".*?" + re.escape(closing), re.DOTALL)
    replaced, count = pattern.subn(lambda _: section, text)
    path.write_text(replaced if count else f"{text.rstrip()}\n\n{section}\n", encoding="utf-8")


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table, first column to the left, the others to the right."""
    rule = ("---", *("---:" for _ in header[1:]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))
