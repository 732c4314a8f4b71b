"""JSON Lines and JSON -> RawArticle, RawArticle, ...: an article per object.

Objects are decoded one at a time, so that a large file is never in memory whole as text or as objects. A bad object is
skipped by its place; the rest goes on.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec

from digest import dates
from digest.load.decoding import Undecodable, decode_whole, without_surrogates
from digest.load.naming import article_id, given_id
from digest.load.pages import take_html
from digest.load.taken import Origin, Taken, article, text_lines
from digest.urls import is_web
from digest.values import (
    Declared,
    Message,
    Moment,
    RawArticle,
    SkippedFile,
    SourceFile,
    message,
)

_BLANK = b" \t\r\n"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# msgspec's "Expected `str`, got `int` - at `$.title`", and the words that people use.
_MISMATCH = re.compile(r"Expected `(?P<expected>[^`]+)`, got `(?P<found>[^`]+)`(?: - at `\$\.?(?P<key>[^`]*)`)?")
_TRUNCATED = "Input data was truncated"
_WORDS = {
    "str": "text",
    "int": "a number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object in braces",
    "null": "null",
}


class _Item(msgspec.Struct):
    """An article as an object; keys that aren't here are ignored, and null is as good as absent."""

    id: str | int | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | list[str | None] | None = None
    published: str | None = None
    updated: str | None = None
    collected: str | None = None
    language: str | None = None
    text: str | None = None
    html: str | None = None
    story: str | int | None = None
    background: bool | None = None
    skip: bool | None = None
    topics: str | list[str | None] | None = None


_FACTS = ("title", "outlet", "author", "url", "published", "updated", "language")


class _List(msgspec.Struct):
    """An object that holds the articles in a list."""

    articles: list[msgspec.Raw] | None = None


_ITEM = msgspec.json.Decoder(_Item)


@dataclass(frozen=True, slots=True)
class _Bulk:
    """The file whose objects are being read; `taken` has the ids that are given already."""

    source: SourceFile
    collected: Moment | None
    taken: set[str] = field(default_factory=set)


def load_lines(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the articles of a JSON Lines file; a list in brackets, which is often named so, will do too."""
    data = _as_utf8(source.data)
    if data[:64].lstrip(_BLANK).startswith(b"["):
        return _document(_Bulk(source, collected), data)
    return _lines(_Bulk(source, collected), data)


def load_document(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the articles of a JSON file: one object, a list of them, or {"articles": [...]}; lines of objects too."""
    return _document(_Bulk(source, collected), _as_utf8(source.data))


def _as_utf8(data: bytes) -> bytes:
    if data.startswith(_WIDE):
        decoded = decode_whole(data)
        return b"" if isinstance(decoded, Undecodable) else decoded.text.encode()
    return data.removeprefix(codecs.BOM_UTF8)


def _lines(bulk: _Bulk, data: bytes) -> Iterator[RawArticle | SkippedFile]:
    start = number = count = 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start) + 1 or len(data)
        line = data[start:end].strip(_BLANK)
        if line:
            count += 1
            yield _article(bulk, line, number)
        start = end
    if not count:
        yield SkippedFile(bulk.source.path, "empty file", "empty")


def _document(bulk: _Bulk, data: bytes) -> Iterator[RawArticle | SkippedFile]:
    try:
        items = _items(data)
    except (ValueError, RecursionError) as error:
        first_line = data.partition(b"\n")[0]
        if _is_object(first_line):
            yield from _lines(bulk, data)
        else:
            yield _broken(bulk.source.path, _told(error) if data.strip() else "")
        return
    if not items:
        yield SkippedFile(bulk.source.path, "expected articles, found an empty list", "empty")
    for number, item in enumerate(items, 1):
        yield _article(bulk, bytes(item), number)


def _broken(path: str, problem: str) -> SkippedFile:
    return SkippedFile(path, problem, "damaged") if problem else SkippedFile(path, "empty file", "empty")


def _items(data: bytes) -> list[msgspec.Raw]:
    """Return the objects of a JSON document, not decoded yet."""
    if data[:64].lstrip(_BLANK).startswith(b"["):
        return msgspec.json.decode(data, type=list[msgspec.Raw])
    listed = msgspec.json.decode(data, type=_List).articles
    return [msgspec.Raw(data)] if listed is None else listed


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (ValueError, RecursionError):
        return False


def _article(bulk: _Bulk, data: bytes, number: int) -> RawArticle | SkippedFile:
    path = f"{bulk.source.path}:{number}"
    try:
        item, note = _decoded(data)
    except (ValueError, RecursionError) as error:
        return SkippedFile(path, _told(error), "damaged")
    if item.skip:
        return SkippedFile(path, "it says skip: true", "left_out")
    declared, notes = _declared(item, bulk.collected)
    taken = _taken(item, declared)
    if isinstance(taken, str):
        return SkippedFile(path, taken, "no_article")
    origin = Origin(_id(bulk, item, number), path, data, "utf-8", note)
    return article(origin, Taken(taken.lines, taken.declared, taken.dropped, (*notes, *taken.notes)))


def _decoded(data: bytes) -> tuple[_Item, Message | None]:
    """Return the object in `data`, and what had to be done to read it."""
    try:
        return _ITEM.decode(data), None
    except msgspec.ValidationError:
        raise
    except UnicodeDecodeError:
        guessed = decode_whole(data)
        if isinstance(guessed, Undecodable):
            raise
        return _ITEM.decode(guessed.text.encode()), guessed.note
    except msgspec.DecodeError as error:
        if rb"\ud" not in data.lower():
            raise
        return _with_surrogates(data, error), message("encodings.surrogates")


def _with_surrogates(data: bytes, error: msgspec.DecodeError) -> _Item:
    """Return the object in `data`, in which a character beyond U+FFFF may have been cut in half."""
    try:
        mended = without_surrogates(json.dumps(json.loads(data), ensure_ascii=False))
    except (ValueError, RecursionError):
        raise error from None
    return _ITEM.decode(mended)


def _told(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "expected an object with an article, found brackets nested too deeply"
    mismatch = _MISMATCH.match(str(error))
    if mismatch is None:
        what = str(error).removeprefix("JSON is malformed: ").replace(_TRUNCATED, "it ends in the middle")
        return f"expected a JSON object, found what isn't: {what}"
    expected = " or ".join(_WORDS.get(name.strip(), name) for name in mismatch["expected"].split("|"))
    where = f" under {mismatch['key']!r}" if mismatch["key"] else ""
    return f"expected {expected}{where}, found {_WORDS.get(mismatch['found'], mismatch['found'])}"


def _declared(item: _Item, collected: Moment | None) -> tuple[Declared, tuple[Message, ...]]:
    """Return what the object declares, and notes on what it says that can't be so."""
    notes: list[Message] = []

    def moment(key: str, stated: str | None, reference: Moment | None) -> Moment | None:
        found = dates.parse(stated, f"its field {key}", reference) if stated else None
        if stated and stated.strip() and found is None:
            notes.append(message("files.no_date", field=key, text=stated[:60]))
        return found

    own = moment("collected", item.collected, None) or collected
    url = (item.url or "").strip()
    if url and not is_web(url):
        notes.append(message("files.no_address", field="url", text=url[:60]))
        url = ""
    declared = Declared(
        title=_text(item.title),
        outlet=_text(item.outlet),
        author=_text(item.author),
        url=url,
        published=moment("published", item.published, own),
        collected=own,
        language=_text(item.language),
        story=_text(item.story),
        background=bool(item.background),
        updated=moment("updated", item.updated, own),
        topics=_texts(item.topics),
    )
    found = tuple((name, f"its field {name}") for name in _FACTS if getattr(declared, name))
    return replace(declared, found=found), tuple(notes)


def _text(value: str | int | list[str | None] | None) -> str:
    if isinstance(value, list):
        return ", ".join(name.strip() for name in value if name and name.strip())
    return "" if value is None else str(value).strip()


def _texts(value: str | list[str | None] | None) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    return tuple(text.strip() for text in given if text and text.strip())


def _taken(item: _Item, declared: Declared) -> Taken | str:
    if item.text and item.text.strip():
        return Taken(tuple(text_lines(item.text)), declared)
    if item.html and item.html.strip():
        return take_html(item.html, declared)
    return "expected an article under 'text' or 'html', found neither"


def _id(bulk: _Bulk, item: _Item, number: int) -> str:
    """Return the article's own id, else the file's with the number; what is given already gets the number too."""
    own = given_id("" if item.id is None else str(item.id))
    name = own if own and own not in bulk.taken else f"{own or article_id(bulk.source.path)}-{number}"
    bulk.taken.add(name)
    return name
