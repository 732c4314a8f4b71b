"""The text of a Markdown file -> where its YAML front matter and its body lie."""

from __future__ import annotations

import re
from dataclasses import dataclass

_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`yaml` is what stands between the lines of hyphens; `body_start` is the offset at which the body begins.

    `first_line` is the number of the first line of `yaml`. `closed` is False where the second line of hyphens is
    missing: then all the rest counts as front matter.
    """

    yaml: str = ""
    first_line: int = 1
    body_start: int = 0
    closed: bool = True


def split_front_matter(text: str) -> FrontMatter:
    """Return where front matter and body lie in `text`; a text without front matter is all body."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter()
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return FrontMatter(text[opening.end() :], 2, len(text), closed=False)
    return FrontMatter(text[opening.end() : closing.start()], 2, closing.end())
