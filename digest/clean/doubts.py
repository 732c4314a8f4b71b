"""Ledger -> Doubt, Doubt, ...: lines that the editor should look at, because they were stripped or are garbled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from digest.clean.threads import THREAD
from digest.dates import is_month, is_weekday
from digest.text import comparable
from digest.values import Doubt, LedgerLine, Message, RawArticle, message

# Of what the extractor left out, only sentences can be a lost part of the article.
_MIN_SENTENCE_WORDS = 8
_SENTENCE_END = re.compile(r"[.!…。！؟]['\"’”»)\]]*$")
_SHOWN_AROUND = 12
_FIGURE = re.compile(r"\d")
# Figures of the page, not of the news: how many comments there are, whose page it is since when, how long a clip runs.
_OF_THE_PAGE = re.compile(
    r"^\d[\d.,]*\s+[^\W\d_]+\b|[(\[]\d[\d.,]*[)\]]\s*$|©[^.]*|\b\d{1,2}:\d{2}\b(?!\s*[ap]\.?m)", re.IGNORECASE
)
_QUOTATION = re.compile(r"[“„«][^”“»]{3,}[”“»]|\"[^\"]{3,}\"|(?<!\w)[‘'](?=\w)[^’']{8,}[’'](?!\w)")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-ÞĆČĐĘŁŃŘŚŠŹŻŽЀ-Я][\w-]{2,}")
_NAME = re.compile(rf"(?<=\w\s){_CAPITALISED.pattern}")
# UTF-8 that was read as Latin-1 or Windows-1252 on its way here: "â€™" for an apostrophe, "Ã©" for an é.
_GARBLED = re.compile(
    "â(?:€[\u2122\u0153\u009d\u201c\u201d\u02dc\u00a6]?|[\u0080-\u009f]{1,2})|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf]"
)


def find_doubts(raw: RawArticle, ledger: Sequence[LedgerLine]) -> tuple[Doubt, ...]:
    """Return the doubts about an article.

    One for each stripped line that holds a figure, a quotation or a name of the article, of a thread of comments only
    for the first, and one for the first line that is kept and garbled: it stays as it is, because what is printed has
    to be the source's own.
    """
    return (*_garbled(raw, ledger), *_stripped(raw, ledger))


def _garbled(raw: RawArticle, ledger: Sequence[LedgerLine]) -> Iterator[Doubt]:
    if raw.text.isascii() or _GARBLED.search(raw.text) is None:
        return
    for entry in ledger:
        found = _GARBLED.search(entry.line.text) if entry.role in ("headline", "body") else None
        if found is not None:
            text = entry.line.text[max(0, found.start() - _SHOWN_AROUND) : found.end() + _SHOWN_AROUND].strip()
            yield Doubt(raw.path, entry.line.number, message("doubts.garbled", text=text), message("doubts.save_again"))
            return


def _stripped(raw: RawArticle, ledger: Sequence[LedgerLine]) -> Iterator[Doubt]:
    stripped = [
        entry
        for entry in ledger
        if entry.role == "boilerplate"
        and entry.kind != "editor"  # what the editor strips is settled
        and (entry.rule != "extractor" or _is_sentence(entry.line.text))
    ]
    if not stripped:
        return
    body = _Body([entry.line.text for entry in ledger if entry.role == "body"])
    # A caption may stand twice, and a line at the top and at the foot of a page.
    once = {comparable(entry.line.text): entry for entry in reversed(stripped)}
    is_thread_told = False
    for entry in reversed(once.values()):
        # Who sees one line of a thread of comments sees what all of it is.
        if is_thread_told and entry.rule == THREAD:
            continue
        found = _worth_a_look(entry.line.text, body)
        if found is None:
            continue
        is_thread_told |= entry.rule == THREAD
        yield Doubt(
            path=raw.path,
            line=entry.line.number,
            message=message("doubts.stripped", rule=entry.rule, found=found),
            settle=message("doubts.keep"),
        )


def _is_sentence(text: str) -> bool:
    # A page has hundreds of links and labels around its article: nobody would look through them all.
    return len(text.split()) >= _MIN_SENTENCE_WORDS and _SENTENCE_END.search(text.rstrip()) is not None


class _Body:
    """The lines of an article; its names are gathered when first a word is asked for that stands in it."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._text = "\n".join(lines)

    def has_name(self, word: str) -> bool:
        """Say whether a word is a name in the article."""
        return word in self._text and word in self._names

    @cached_property
    def _names(self) -> set[str]:
        """The words that have a capital inside a sentence, and none elsewhere."""
        small = {word for line in self._lines for word in line.split() if word.islower()}
        found = {name for line in self._lines for name in _NAME.findall(line)}
        return {name for name in found if name.lower() not in small and not is_month(name) and not is_weekday(name)}


def _worth_a_look(text: str, body: _Body) -> Message | None:
    text = _OF_THE_PAGE.sub(" ", text)
    if _FIGURE.search(text):
        return message("doubts.figure")
    if _QUOTATION.search(text):
        return message("doubts.quotation")
    shared = next((word for word in _CAPITALISED.findall(text) if body.has_name(word)), "")
    return message("doubts.name", text=shared) if shared else None
