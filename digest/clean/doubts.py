"""Ledger -> Doubt, Doubt, ...: stripped lines that the editor should look at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.values import Doubt, LedgerLine, Message, RawArticle, message

# Of what the extractor left out, only sentences can be a lost part of the article.
_MIN_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.!…。！؟]['\"’”»)\]]*$")
_FIGURE = re.compile(r"\d")
_QUOTATION = re.compile(r"[“„«][^”“»]{3,}[”“»]|\"[^\"]{3,}\"|(?<!\w)[‘'](?=\w)[^’']{8,}[’'](?!\w)")
_NAME = re.compile(r"(?<=\w\s)[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]{2,}")


def find_doubts(raw: RawArticle, ledger: Sequence[LedgerLine]) -> tuple[Doubt, ...]:
    """Return a doubt for each stripped line that holds a figure, a quotation or a name of the article."""
    stripped = [
        entry
        for entry in ledger
        if entry.role == "boilerplate"
        and entry.kind != "editor"  # what the editor strips is settled
        and (entry.rule != "extractor" or _is_sentence(entry.line.text))
    ]
    if not stripped:
        return ()
    names = {name for entry in ledger if entry.role == "body" for name in _NAME.findall(entry.line.text)}
    return tuple(
        Doubt(
            path=raw.path,
            line=entry.line.number,
            message=message("doubts.stripped", rule=entry.rule, found=found),
            settle=message("doubts.keep"),
        )
        for entry in stripped
        if (found := _worth_a_look(entry.line.text, names))
    )


def _is_sentence(text: str) -> bool:
    # A page has hundreds of links and labels around its article: nobody would look through them all.
    return len(text.split()) >= _MIN_SENTENCE_WORDS and _SENTENCE_END.search(text.rstrip()) is not None


def _worth_a_look(text: str, names: set[str]) -> Message | None:
    if _FIGURE.search(text):
        return message("doubts.figure")
    if _QUOTATION.search(text):
        return message("doubts.quotation")
    shared = next((name for name in _CAPITALISED.findall(text) if name in names), "")
    return message("doubts.name", text=shared) if shared else None
