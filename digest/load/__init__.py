"""SourceFile -> RawArticle: a file per format, each told by the end of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from posixpath import splitext

from digest.load import bulk, feeds, mail, markdown, pages, plain
from digest.load.declared import read_sidecar
from digest.load.naming import collection_date, marked_id
from digest.values import Moment, RawArticle, SkippedFile, SourceFile

__all__ = ["FORMATS", "load", "marked_id"]

Loader = Callable[[SourceFile, Moment | None], Iterator[RawArticle | SkippedFile]]

FORMATS: dict[str, Loader] = {
    ".txt": plain.load,
    ".md": markdown.load,
    ".html": pages.load,
    ".htm": pages.load,
    ".jsonl": bulk.load_lines,
    ".json": bulk.load_document,
    ".xml": feeds.load,
    ".rss": feeds.load,
    ".atom": feeds.load,
    ".eml": mail.load,
}


def load(source: SourceFile, collected: Moment | None = None) -> Iterator[RawArticle | SkippedFile]:
    """Give the articles of one file, one by one, or why there are none.

    What its sidecar declares beats what the file does, and that beats its folder.

    Args:
        source: the file.
        collected: the moment to take for the date of collection where neither file nor folder states one.
    """
    ending = splitext(source.path)[1].lower()
    loader = FORMATS.get(ending)
    folder = collection_date(source.path) or collected
    if loader is None:
        known = ", ".join(FORMATS)
        yield SkippedFile(
            source.path, f"files that end in {ending or 'nothing'!r} are not read; known: {known}", "format"
        )
    elif source.sidecar is None:
        yield from loader(source, folder)
    else:
        yield from _with_sidecar(loader, source, source.sidecar, folder)


def _with_sidecar(
    loader: Loader, source: SourceFile, sidecar: SourceFile, folder: Moment | None
) -> Iterator[RawArticle | SkippedFile]:
    declaration = read_sidecar(sidecar, folder)
    if declaration.faults:
        yield SkippedFile(source.path, declaration.told, "declared")
    elif declaration.skip:
        yield SkippedFile(source.path, f"{sidecar.path} says skip: true", "left_out")
    else:
        for found in loader(source, declaration.values.collected):
            if isinstance(found, RawArticle):
                yield replace(found, declared=declaration.over(found.declared))
            else:
                yield found
