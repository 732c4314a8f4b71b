"""The lines below a head -> how many words of a title their text takes up, read no further than the answer needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count

from digest.head.measure import is_prose, terms
from digest.values import Line

# So much of the text tells what it is about.
_MAX_CHARACTERS = 4000
# So many paragraphs show what the whole text is about.
_MANY = 4


class Below:
    """The paragraphs below a head, by their terms; each is read when first asked for."""

    def __init__(self, lines: Sequence[Line], is_furniture: Callable[[str], bool]) -> None:
        self._unread = _paragraphs(lines, is_furniture)
        self._read: list[frozenset[str]] = []

    @property
    def has_many(self) -> bool:
        """Say whether there are so many that those behind the very first show what the whole text is about."""
        return self._has(_MANY - 1)

    def shared(self, own: frozenset[str], enough: float, start: int = 0) -> int:
        """Return how many of the terms `own` stand in paragraphs from index `start` on, or `enough` and perhaps more.

        The first two or three mostly have enough of a headline's words.
        """
        found: set[str] = set()
        for at in count(start):
            if len(found) >= enough or not self._has(at):
                break
            found |= own & self._read[at]
        return len(found)

    def _has(self, at: int) -> bool:
        while len(self._read) <= at:
            paragraph = next(self._unread, None)
            if paragraph is None:
                return False
            self._read.append(paragraph)
        return True


def _paragraphs(lines: Sequence[Line], is_furniture: Callable[[str], bool]) -> Iterator[frozenset[str]]:
    size = 0
    for line in lines:
        if size > _MAX_CHARACTERS:
            return
        # What promotes a newsletter has its name, which stands above the headline too.
        if is_prose(line.text.strip()) and not is_furniture(line.text):
            yield terms(line.text[:_MAX_CHARACTERS])
            size += len(line.text)
