"""Says how often the text rests on people whom it doesn't name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.text import cued
from digest.values import Article, Note, Relations, Story, message

_UNNAMED = cued(
    r"\b(?:(?:(?:one|another|a|an|some|several|two|three|unnamed|anonymous|senior|the)\s+)?(?:[A-Za-z]+\s+)?"
    r"(?:officials?|sources?|insiders?|aides?|diplomats?)\s+(?:familiar [^.]{3,60}\s+)?"
    r"(?:said|say|told|confirmed|insist|insisted|claimed|made clear|emphasised|emphasized)"
    r"|according to (?:[a-z]+\s+){0,3}(?:officials|sources)\b"
    r"|on condition of anonymity|asked not to be named|declined to be named"
    r"|(?:hieß es|verlautete)[^.]{0,30}\b(?:aus|in)\b[^.]{0,40}kreisen|aus \w*kreisen|der namentlich nicht genannt"
    r"|selon (?:une|des) sources?|sous (?:couvert|condition) d[’']anonymat"
    r"|según fuentes|fuentes (?:cercanas|oficiales|policiales|diplomáticas)|bajo condición de anonimato"
    r"|secondo fonti|sotto anonimato)",
    "official; source; insider; aide; diplomat; anonymity; to be named; kreisen; namentlich; anonymat; fuentes; "
    "anonimato; fonti",
    re.IGNORECASE,
)


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield one note that counts statements of unnamed officials or sources, with their lines."""
    lines = [sentence.line for sentence in article.sentences if _UNNAMED.search(sentence.text)]
    if lines:
        told = message("notes.unnamed", n=len(lines))
        yield Note(article.id, "seen", "attributions", told, tuple(dict.fromkeys(lines)))
