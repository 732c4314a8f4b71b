"""Says which documents the text names as what it rests on: court filings, letters, studies, statistics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.text import cued
from digest.values import Article, Note, Relations, Story, message

_KINDS = (
    r"court (?:documents?|papers|records|filings?)|court order|indictment|affidavit|lawsuit|legal filings?|filing|"
    r"police report|internal (?:documents?|memos?|emails?|report)|leaked (?:documents?|memos?|emails?|report)|memo|"
    r"memorandum|letter|study|survey|audit|inquiry report|annual report|research paper|white paper|data|statistics|"
    r"(?:written )?statement|press release|documents?|Gerichtsakten|Anklageschrift|Studie|Gutachten|Bericht|Brief|"
    r"Pressemitteilung|étude|rapport|lettre|communiqué|documents? judiciaires?|estudio|informe|carta|comunicado|"
    r"documentos? judiciales"
)
# A document is cited where something is according to it, or where it is said to have been seen.
_CITED = cued(
    rf"(?:\b(?:according to|laut|selon|según|in|citing)\s+(?:[^\W\d_]+\s+){{0,3}}?(?P<kind>{_KINDS})"
    rf"(?=\s+(?:seen|obtained|reviewed|published|released|filed|by|from|sent|issued|posted|showed|von|des|der|de|du|del)"
    rf"|[,.;])"
    rf"|\b(?P<seen>{_KINDS})\s+(?:seen|obtained|reviewed)\s+by\b)",
    "document; court; indictment; affidavit; lawsuit; filing; report; memo; email; letter; study; survey; audit; "
    "paper; data; statistics; statement; press release; gericht; anklage; studie; gutachten; bericht; brief; "
    "pressemitteilung; étude; rapport; lettre; communiqué; estudio; informe; carta; comunicado",
    re.IGNORECASE,
)


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield one note that names the kinds of documents cited, with their lines."""
    lines: dict[str, list[int]] = {}
    for sentence in article.sentences:
        for match in _CITED.finditer(sentence.text):
            kind = (match["kind"] or match["seen"]).lower()
            lines.setdefault(kind, []).append(sentence.line)
    if lines:
        found = sorted({line for places in lines.values() for line in places})
        yield Note(article.id, "seen", "documents", message("notes.documents", kinds=tuple(lines)), tuple(found))
