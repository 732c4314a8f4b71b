"""Says when the text bears a label: opinion, analysis, sponsored, press release. Carried over, never concluded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from digest.values import Article, LedgerLine, Note, Relations, Story, message

# A label stands alone above the text, or before its headline, set off by a mark. English, German, French, Spanish,
# Italian. "Advertisement" and "Anzeige" are left out: they mark what stands between the paragraphs.
_LABELS = {
    "opinion": "opinion op-ed comment commentary editorial column viewpoint meinung kommentar leitartikel gastbeitrag "
    "kolumne tribune éditorial chronique opinión editoriale opinione",
    "analysis": "analysis explainer analyse análisis analisi décryptage",
    "sponsored": "sponsored advertorial promoted paid_content paid_post sponsored_content partner_content "
    "branded_content in_partnership_with gesponsert bezahlter_inhalt contenu_sponsorisé publi-rédactionnel "
    "contenido_patrocinado publirreportaje contenuto_sponsorizzato",
    "press_release": "press_release news_release media_release pressemitteilung presseinformation "
    "communiqué_de_presse nota_de_prensa comunicado_de_prensa comunicato_stampa",
    "satire": "satire humour satira sátira",
    "review": "review rezension critique reseña recensione",
}
_KIND = {label.replace("_", " "): kind for kind, labels in _LABELS.items() for label in labels.split()}
_BEFORE_HEADLINE = re.compile(r"^\s*(?P<label>[^\W\d_][\w -]{2,24}?)\s*(?:[:|•·]|\s[–—-])\s")
# Further down such a word is a heading, or a link to other pages; and so it is in a menu far above the headline.
_FIRST_LINES = 8
_ABOVE_HEADLINE = 2


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield a note for each label that stands in the first lines of the text."""
    told: set[str] = set()
    for entry in _first_lines(article):
        text = entry.line.text.strip().strip("*_#[]() ").casefold()
        before = _BEFORE_HEADLINE.match(entry.line.text) if entry.role in ("headline", "metadata") else None
        kind = _KIND.get(text.rstrip(":")) or _KIND.get(before["label"].casefold() if before else "")
        if kind and kind not in told:
            told.add(kind)
            yield Note(
                article.id,
                "seen",
                "labels",
                message("notes.labelled", kind=message(f"text_kinds.{kind}")),
                (entry.line.number,),
            )


def _first_lines(article: Article) -> Sequence[LedgerLine]:
    """Return the lines at the top; of a page with its menus those from close above the headline on."""
    entries = [entry for entry in article.cleaned.ledger if entry.role != "blank"]
    headline = next((at for at, entry in enumerate(entries) if entry.role == "headline"), 0)
    start = headline - _ABOVE_HEADLINE if headline >= _FIRST_LINES else 0
    return entries[start : start + _FIRST_LINES]
