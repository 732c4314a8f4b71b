"""Texts -> lines of a terminal: wrapped, indented, or side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from itertools import zip_longest

from digest.text import fold

# Narrower columns than this can't be read; the lines then run over.
_LEAST = 24
_GUTTER = "   "


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> Iterator[str]:
    """Yield `text` in lines of at most `width`, the first behind `indent`, the others behind `hanging`."""
    yield from textwrap.wrap(
        fold(text),
        max(width, len(indent) + _LEAST),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_long_words=True,
        break_on_hyphens=False,
    )


def side_by_side(left: str, right: str, width: int, indent: str = "") -> Iterator[str]:
    """Yield two texts in two columns."""
    column = max(_LEAST, (width - len(indent) - len(_GUTTER)) // 2)
    for one, two in zip_longest(wrapped(left, column), wrapped(right, column), fillvalue=""):
        yield f"{indent}{one:<{column}}{_GUTTER}{two}".rstrip()
