"""Measures how fast articles are read: from a file's bytes to facts, ledger and sentences, beside trafilatura alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median

from benchmarks.corpus import corpus
from benchmarks.pages import KINDS, pages
from benchmarks.results import table
from digest.clean import clean, is_furniture
from digest.clean.phrases import find
from digest.describe import Outlets, describe
from digest.head import head
from digest.head.names import is_publication
from digest.load import load
from digest.settings.values import BoilerplateSettings, Register
from digest.text import words
from digest.values import RawArticle, SourceFile

PASTES, PAGES = 500, 60
RUNS = 5

Reader = Callable[[Sequence[bytes]], None]


def report() -> str:
    """Return the tables for results.md."""
    pastes = [article.text.encode() for article in corpus(PASTES, 1)]
    long = [_longer(text) for text in pastes]
    rows: list[tuple[str, ...]] = [
        (f"pasted text, {len(texts[0]):,} bytes", f"{len(texts) / seconds:,.0f}")
        for texts, seconds in ((texts, _times({"": _digest("a.txt")}, texts)[""]) for texts in (pastes, long))
    ]
    return "\n\n".join(
        [
            "### Reading articles",
            "From bytes to facts, ledger and sentences, in one process; processor time, median of interleaved runs.",
            table(("", "articles a second"), rows),
            "Saved pages, beside trafilatura in precision mode: with the facts, which digest reads too, and without.",
            table(("facts of the page in", "digest", "trafilatura", "ratio", "without facts"), _page_rows()),
        ]
    )


def _longer(text: bytes) -> bytes:
    """Return a paste with the length of a real report: its paragraphs four times, each with words of its own."""
    top, _, body = text.decode().partition("\n\n")
    told = [body.replace(" the ", f" the {word} ") for word in ("first", "second", "third", "fourth")]
    return "\n\n".join([top, *told]).encode()


def _page_rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for kind in KINDS:
        found = _times(
            {"digest": _digest("a.html"), "facts": _trafilatura(facts=True), "text": _trafilatura(facts=False)},
            list(pages(kind, PAGES)),
        )
        each = {name: f"{1000 * seconds / PAGES:.1f} ms" for name, seconds in found.items()}
        ratio = f"{found['digest'] / found['facts']:.2f}"
        rows.append((kind, each["digest"], each["facts"], ratio, each["text"]))
    return rows


def _times(readers: Mapping[str, Reader], texts: Sequence[bytes]) -> Mapping[str, float]:
    """Return the processor time that each reader takes for all texts, in seconds; the first turn only warms up."""
    turns: list[dict[str, float]] = []
    for _ in range(RUNS + 1):
        turn = {}
        for name, read in readers.items():
            start = time.process_time()
            read(texts)
            turn[name] = time.process_time() - start
        turns.append(turn)
    return {name: median(turn[name] for turn in turns[1:]) for name in readers}


def _digest(path: str) -> Reader:
    outlets, settings = Outlets(Register()), BoilerplateSettings()

    def read(texts: Sequence[bytes]) -> None:
        # Lines are remembered within a run: each turn must forget them to be like the first.
        for remembered in (find, is_publication, words):
            remembered.cache_clear()
        for text in texts:
            for raw in load(SourceFile(path, text)):
                assert isinstance(raw, RawArticle), raw
                describe(clean(raw, head(raw, outlets.names, is_furniture), settings), outlets)

    return read


def _trafilatura(*, facts: bool) -> Reader:
    from trafilatura import bare_extraction  # noqa: PLC0415 - takes long to import

    def read(texts: Sequence[bytes]) -> None:
        for text in texts:
            bare_extraction(text, favor_precision=True, include_comments=False, with_metadata=facts)

    return read
