"""An article -> what is known of it, each fact with where it is known from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.text import fold
from digest.values import Article, Fact, Message, Moment, message, verbatim
from digest.wording.dates import iso
from digest.wording.words import Words

# Places in a file as `Moment.where` and `Declared.found` name them, for machines, and the texts that name them for
# readers. What isn't here (an element of a page, a key of JSON-LD) is called the same in every language.
_PLACES = (
    (re.compile(r"line (?P<n>\d+)"), "places.lines"),
    (re.compile(r"(?P<first>.+), counted back from (?P<second>.+)"), "origins.counted_back"),
    (re.compile(r"(?P<first>.+), year from (?P<second>.+)"), "origins.year_from"),
    (re.compile(r"its field (?P<text>.+)"), "origins.field"),
    (re.compile(r"the entry's (?P<text>.+)"), "origins.entry"),
    (re.compile(r"the mail's (?P<text>.+)"), "origins.mail"),
    (re.compile(r"the page, by (?P<text>.+)"), "origins.page"),
    (re.compile(r"the browser that saved it"), "origins.browser"),
    (re.compile(r"front matter"), "origins.front_matter"),
    (re.compile(r"sidecar"), "origins.sidecar"),
    (re.compile(r"folder name"), "origins.folder"),
    (re.compile(r"declared"), "origins.declared"),
)


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact on an article, fit for display; `where` says what it was taken from ("line 3", "folder name").

    `name` is the same in every language: a key of `facts` in digest/wording/languages.
    """

    name: str
    value: str
    where: str


def known_facts(article: Article, words: Words) -> tuple[KnownFact, ...]:
    """Return what is known of an article, in the order in which a page would tell it; what isn't known is left out."""
    return tuple(
        KnownFact(name, fold(words.say(value)), fold(words.say(where)) if where else "")
        for name, value, where in _facts(article)
        if value
    )


_Known = tuple[str, Message | None, Message | None]


def _facts(article: Article) -> Iterator[_Known]:
    raw, head = article.cleaned.raw, article.cleaned.head
    declared = raw.declared
    yield "headline", _text(article.headline), _where(article, "title", declared.title, head.headline)
    outlet = article.outlet.name if article.outlet else ""
    yield "outlet", _text(outlet), _where(article, "outlet", declared.outlet, head.outlet)
    yield "author", _text(article.author), _where(article, "author", declared.author, head.author)
    yield _dated("published", article.published)
    if (stated := head.unresolved_date) and not article.published:
        yield "published", _text(stated.value), message("origins.no_day", place=_line(stated))
    yield _dated("updated", article.updated)
    yield _dated("collected", article.collected)
    yield "place", _text(article.place), _line(head.place) if head.place else None
    yield "agency", _text(head.agency.value if head.agency else ""), _line(head.agency) if head.agency else None
    yield "address", _text(article.url), _where(article, "url", declared.url, head.url)
    yield "language", _text(article.language), article.language_note
    yield "encoding", _text(raw.encoding), raw.encoding_note
    for note in raw.notes:
        yield "note", note, None


def _text(value: str) -> Message | None:
    return verbatim(value) if value else None


def _dated(name: str, moment: Moment | None) -> _Known:
    if moment is None:
        return name, None, None
    place = _place(moment.where)
    if moment.stated != iso(moment):
        place = message("origins.stated", place=place, text=moment.stated)
    return name, _text(iso(moment) or ""), place


def _where(article: Article, field: str, declared: str, fact: Fact | None) -> Message | None:
    """Return where a fact is known from: the place in the file that declares it, or the line that it was read off."""
    if declared:
        return _place(dict(article.cleaned.raw.declared.found).get(field, "declared"))
    return _line(fact) if fact else None


def _line(fact: Fact) -> Message:
    return message("places.lines", n=1, numbers=str(fact.line))


def _place(name: str) -> Message:
    for pattern, key in _PLACES:
        if found := pattern.fullmatch(name):
            parts = found.groupdict()
            if "n" in parts:
                return message(key, n=1, numbers=parts["n"])
            if "first" in parts:
                return message(key, first=_place(parts["first"]), second=_place(parts["second"]))
            return message(key, **parts)
    return verbatim(name)
