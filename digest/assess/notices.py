"""Says when the text bears a notice that it was corrected, clarified or updated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.text import cued
from digest.values import Article, LedgerLine, Note, Relations, Story, message

# How such notices open, or what they consist of; English, German, French, Spanish, Italian.
_NOTICES = (
    (
        "correction",
        cued(
            r"^\W*(?:correction|corrections|corrected|erratum|korrektur|berichtigung|richtigstellung|corrección|"
            r"fe de errores|rectification|rectificatif|correzione|errata corrige)\b\s*(?:[:|(–—-]|$)"
            r"|^\W*(?:an earlier|a previous) version of this (?:article|story|report|headline|post)\b"
            r"|\bthis (?:article|story|report|headline|post) (?:has been|was) (?:amended|corrected)\b"
            r"|^\W*in einer früheren (?:version|fassung) dieses (?:artikels|textes|beitrags)\b"
            r"|^\W*une version (?:antérieure|précédente) de cet article\b"
            r"|^\W*una versión anterior de (?:este artículo|esta noticia)\b",
            "correct; errat; korrektur; richti; corrección; errores; rectifica; correzione; version; fassung; versión; "
            "amended",
            re.IGNORECASE,
        ),
    ),
    (
        "clarification",
        cued(
            r"^\W*(?:clarification|klarstellung|précision|aclaración|precisazione)\s*[:|–—-]",
            "clarification; klarstellung; précision; aclaración; precisazione",
            re.IGNORECASE,
        ),
    ),
    (
        "update",
        cued(
            r"^\W*(?:update|aktualisierung|mise à jour|actualización|aggiornamento)\s*(?:\d{1,2}[:.h]\d{2}\s*)?[:|–—-]"
            r"|\bthis (?:article|story|report|post) (?:has been|was) updated\b"
            r"|^\W*(?:dieser (?:artikel|text|beitrag) wurde aktualisiert|cet article a été mis à jour|"
            r"(?:este artículo|esta noticia) ha sido actualizad[oa])\b",
            "update; aktualisier; mise à jour; mis à jour; actualiza; aggiornamento",
            re.IGNORECASE,
        ),
    ),
)


# "Corrections" alone, stripped, is a link in the footer of a page.
_MIN_STRIPPED_WORDS = 4


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield a note for each kind of notice, with its lines; stripped lines are looked at too."""
    entries = [entry for entry in article.cleaned.ledger if not _is_link(entry)]
    for name, pattern in _NOTICES:
        lines = [entry.line.number for entry in entries if pattern.search(entry.line.text)]
        if lines:
            yield Note(article.id, "seen", "notices", message(f"notes.{name}"), tuple(lines))


def _is_link(entry: LedgerLine) -> bool:
    return entry.role == "boilerplate" and len(entry.line.text.split()) < _MIN_STRIPPED_WORDS
