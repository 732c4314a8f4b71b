"""The plain text of a mail -> its lines as they were before they were broken for the way (RFC 3676, and by habit)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from digest.load.taken import text_lines

_QUOTE = re.compile(r"^(?P<marks>>*) ?")
_SIGNATURE = "-- "
# Mail is broken at 65 to 80 characters; shorter lines were meant to end where they do.
_MIN_WRAPPED, _MAX_WRAPPED = 60, 80


def flowed_lines(text: str, *, delete_space: bool) -> tuple[str, ...]:
    """Return the lines of a text that is declared format=flowed (RFC 3676), each paragraph as one.

    Args:
        text: the text; a line that ends in a space goes on in the next, if that is quoted as deeply.
        delete_space: whether that space isn't part of the text (DelSp=yes).
    """
    lines: list[list[str]] = []
    open_depth = -1
    for line in text_lines(text):
        match = _QUOTE.match(line)
        depth = len(match["marks"]) if match else 0
        content = line[match.end() :] if match else line
        goes_on = content.endswith(" ") and content != _SIGNATURE
        part = content[:-1] if goes_on and delete_space else content
        if depth == open_depth and content != _SIGNATURE:
            lines[-1].append(part)
        else:
            lines.append([part])
        open_depth = depth if goes_on else -1
    return tuple("".join(parts).rstrip() for parts in lines)


def unwrapped_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text with those joined that were broken because the next word no longer fitted."""
    return tuple(line for paragraph in _paragraphs(text_lines(text)) for line in _unwrapped(paragraph))


def _paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in lines:
        if line.strip():
            paragraph.append(line)
        else:
            yield paragraph
            yield [""]
            paragraph = []
    yield paragraph


def _unwrapped(paragraph: Sequence[str]) -> Sequence[str]:
    width = max((len(line) for line in paragraph), default=0)
    if len(paragraph) < 2 or not _MIN_WRAPPED <= width <= _MAX_WRAPPED:
        return paragraph
    if all(len(line.rstrip()) + 1 + len(below.split()[0]) > width for line, below in pairwise(paragraph)):
        return [" ".join(line.strip() for line in paragraph)]
    return paragraph
