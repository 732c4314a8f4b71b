"""CleanArticle -> Article: the facts that are declared or read off the head, the language, the numbered sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest.describe import language
from digest.describe.language import Detected
from digest.describe.outlets import Outlets
from digest.describe.sentences import split
from digest.text import fold
from digest.values import Article, CleanArticle, Fact, Moment, Sentence, message

__all__ = ["Outlets", "describe"]


def describe(cleaned: CleanArticle, outlets: Outlets) -> Article:
    """Return the article: what its file declares beats what its first lines show; what neither has stays empty."""
    declared, head = cleaned.raw.declared, cleaned.head
    outlet_name, url = declared.outlet or _value(head.outlet), declared.url or _value(head.url)
    updated, detected = declared.updated or head.updated, _language(cleaned)
    return Article(
        cleaned=cleaned,
        headline=fold(declared.title or _value(head.headline)),
        outlet=outlets.find(fold(outlet_name), url),
        author=fold(declared.author or _value(head.author)),
        published=declared.published or head.published or _as_published(updated),
        collected=declared.collected,
        url=url,
        language=detected.tag,
        sentences=tuple(_sentences(cleaned)),
        place=fold(_value(head.place)),
        updated=updated,
        language_note=detected.note,
    )


def _value(fact: Fact | None) -> str:
    return fact.value if fact else ""


def _as_published(updated: Moment | None) -> Moment | None:
    """Return the date of an update as the article's, where it has no other, and say so."""
    if updated is None:
        return None
    return replace(updated, where=f"{updated.where}, which dates only an update")


def _language(cleaned: CleanArticle) -> Detected:
    """Return the language that is declared; but what the template of a page says for all its texts may be wrong."""
    declared = cleaned.raw.declared
    is_of_template = dict(declared.found).get("language", "").startswith("<")
    if declared.language and not is_of_template:
        return Detected(declared.language, message("languages.declared"))
    detected = language.detect(_opening(cleaned))
    if declared.language and not language.is_other(detected.tag, declared.language):
        return Detected(declared.language, message("languages.declared"))
    return detected


def _opening(cleaned: CleanArticle) -> str:
    lines, size = [], 0
    for line in cleaned.body:
        if size > language.CHARACTERS_READ:
            break
        lines.append(line.text[: language.CHARACTERS_READ])
        size += len(line.text)
    return " ".join(lines)


def _sentences(cleaned: CleanArticle) -> Iterator[Sentence]:
    number = 0
    for line in cleaned.body:
        text, offset = line.text, line.start
        for start, end in split(text):
            number += 1
            yield Sentence(number, offset + start, offset + end, text[start:end], line.number)
