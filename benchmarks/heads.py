"""Measures whether digest reads the headline of a text where one stands, and none where none does.

An article's title is put above its text as people paste it, and must be read as the headline. The text alone must give
none, from its first line on and from each later line that has no full stop (a subheading, a caption, an item of a
list): such a line looks like a headline, and whoever copies a part of a page may begin with it.

    python -m benchmarks.quality heads
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import table
from benchmarks.train_boilerplate import read_pages
from digest.clean import is_furniture
from digest.head import head
from digest.head.measure import ends_with_stop
from digest.head.zone import MAX_HEAD_LINES
from digest.load import load
from digest.text import comparable
from digest.values import Head, RawArticle, SourceFile

HEADER = ("set", "title, empty line, text", "title, text", "text alone: none", "from a later line on: none")
_ABOUT = (
    "How often a title is read as the headline, and how often nothing is where only text stands. Articles whose text "
    "begins with their title are left out of the first three columns, and so are titles of fewer words than "
    "a headline has."
)
# Less is no headline to be read off, or no text that could show which line is.
_MIN_TITLE_WORDS = 3
_MIN_LINES_BELOW = 3


@dataclass(frozen=True, slots=True)
class _Article:
    title: str
    lines: tuple[str, ...]


def report(folder: Path, copied: Path) -> str:
    """Return the section for results.md, of all sets in `folder` and of the labelled pages in `copied`."""
    rows = [_row(path) for path in sorted(folder.glob("*.jsonl"))]
    return "\n\n".join(
        (
            "## Headlines",
            f"{_ABOUT} A later line has no full stop, and at least {_MIN_LINES_BELOW} lines follow it.",
            table(HEADER, rows),
            _of_pages(copied),
        )
    )


def _of_pages(copied: Path) -> str:
    """Return what becomes of pages as they were copied, with everything that stands around their headline."""
    titles: list[bool] = []
    lines = lost = 0
    for page in read_pages(copied):
        found = _head(page.texts)
        if comparable(page.title) in map(comparable, page.texts[:MAX_HEAD_LINES]):
            titles.append(comparable(_said(found)) == comparable(page.title))
        taken = {number for number, *_ in found.lines} if found else set()
        lines += page.labels.count(0)
        lost += sum(1 for number in taken if page.labels[number - 1] == 0)
    return (
        f"Pages as they were copied: of the titles among their first {MAX_HEAD_LINES} lines, {_share(titles)} are read "
        f"as the headline, and {lost} of {lines:,} lines of articles as a part of the head."
    )


def _row(path: Path) -> tuple[str, ...]:
    apart: list[bool] = []
    close: list[bool] = []
    alone: list[bool] = []
    later: list[bool] = []
    for article in _read(path):
        title, lines = article.title, article.lines
        has_own = comparable(lines[0]).startswith(comparable(title)) if title else True
        if len(title.split()) >= _MIN_TITLE_WORDS and not has_own:
            apart.append(comparable(_headline([title, "", *lines])) == comparable(title))
            close.append(comparable(_headline([title, *lines])) == comparable(title))
            alone.append(not _headline(lines))
        later += [not _headline(part) for part in _later(lines)]
    return (path.name.split(".")[0], *map(_share, (apart, close, alone, later)))


def _read(path: Path) -> Iterator[_Article]:
    with path.open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            lines = tuple(line.strip() for line in row["text"].splitlines() if line.strip())
            if lines:
                yield _Article(" ".join(row["title"].split()), lines)


def _later(lines: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for at in range(1, len(lines) - _MIN_LINES_BELOW):
        if not ends_with_stop(lines[at]):
            yield lines[at:]


def _headline(lines: Sequence[str]) -> str:
    return _said(_head(lines))


def _said(found: Head | None) -> str:
    return found.headline.value if found and found.headline else ""


def _head(lines: Sequence[str]) -> Head | None:
    (raw,) = load(SourceFile("a.txt", "\n".join(lines).encode()))
    return head(raw, (), is_furniture) if isinstance(raw, RawArticle) else None


def _share(outcomes: Sequence[bool]) -> str:
    return f"{sum(outcomes)} of {len(outcomes)} ({100 * sum(outcomes) / len(outcomes):.1f} %)" if outcomes else ""
