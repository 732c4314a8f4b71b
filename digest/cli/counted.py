"""Numbers with their nouns, as commands tell them: in English, whatever the site speaks."""

from __future__ import annotations


def counted(count: int, one: str, many: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "line", "lines"), counted(1200, "line", "lines")
    ('1 line', '1,200 lines')
    """
    return f"{count:,} {one if count == 1 else many}"
