"""SourceFile -> RawArticle: a file per format, each told by the end of its name."""

from __future__ import annotations

from collections.abc import Callable
from posixpath import splitext

from digest.load import markdown, plain
from digest.load.plain import marked_id
from digest.values import Moment, RawArticle, SkippedFile, SourceFile

__all__ = ["FORMATS", "load", "marked_id"]

Loader = Callable[[SourceFile, Moment | None], tuple[RawArticle | SkippedFile, ...]]

FORMATS: dict[str, Loader] = {
    ".txt": plain.load,
    ".md": markdown.load,
}


def load(source: SourceFile, collected: Moment | None = None) -> tuple[RawArticle | SkippedFile, ...]:
    """Return the articles of one file, or why there are none.

    Args:
        source: the file.
        collected: the moment to take for the date of collection where neither file nor folder states one.
    """
    ending = splitext(source.path)[1].lower()
    loader = FORMATS.get(ending)
    if loader is None:
        known = ", ".join(FORMATS)
        return (SkippedFile(source.path, f"files that end in {ending or 'nothing'!r} are not read; known: {known}"),)
    return loader(source, collected)
