"""Saved RSS, Atom and RDF feeds -> RawArticle, RawArticle, ...: an article per entry."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from digest import dates
from digest.load.bounds import has_crowded_element
from digest.load.json_ld import language_tag
from digest.load.naming import article_id, short_hash
from digest.load.pages import take_html
from digest.load.taken import Origin, Taken, article, text_lines, with_fact
from digest.text import fold
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

# A feed that lists more is an archive. feedparser reads less than a megabyte a second.
_MAX_ENTRIES = 10_000
_MAX_BYTES = 16 * 1024 * 1024

logging.getLogger("feedparser").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class _Feed:
    """What the entries of a feed have in common; `taken` has the ids that are given already."""

    source: SourceFile
    collected: Moment | None
    outlet: str
    language: str
    encoding: str
    notes: tuple[Message, ...]
    taken: set[str] = field(default_factory=set)


def load(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give an article for each entry of a feed; an entry that has no text is skipped by its number."""
    if len(source.data) > _MAX_BYTES or has_crowded_element(source.data.decode("latin-1")):
        yield SkippedFile(
            source.path, "no feed that is meant to be read: larger than 16 MiB, or crowded with attributes", "damaged"
        )
        return
    parsed = _parsed(source.data)
    entries = _parts(parsed, "entries")
    if not entries:
        is_feed = bool(_text(parsed, "version"))
        reason = "the feed has no entries" if is_feed else "expected an RSS or Atom feed, found something else"
        empty = not source.data.strip()
        yield SkippedFile(source.path, "empty file" if empty else reason, "empty" if empty else "damaged")
        return
    about = _part(parsed, "feed")
    feed = _Feed(
        source,
        collected,
        outlet=_plain(about, "title"),
        language=language_tag(_text(about, "language")),
        encoding=_text(parsed, "encoding") or "utf-8",
        notes=_damage(parsed),
    )
    for number, entry in enumerate(entries[:_MAX_ENTRIES], 1):
        yield _article(feed, entry, number)
    if len(entries) > _MAX_ENTRIES:
        yield SkippedFile(source.path, f"only its first {_MAX_ENTRIES:,} of {len(entries):,} entries were read", "cut")


def _parsed(data: bytes) -> dict[str, object]:
    # Slow to import, and only needed where there is a feed.
    import feedparser  # noqa: PLC0415

    try:
        # From a stream, never a str, which it would take for the name of a file or an address. Nothing that it could
        # sanitise reaches a page as markup.
        found = feedparser.parse(BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except Exception:  # it promises not to raise, and on a hostile feed does, whatever it stumbles over
        return {}
    return found if isinstance(found, dict) else {}


def _damage(parsed: dict[str, object]) -> tuple[Message, ...]:
    """Return a note where the XML is broken; a wrong statement of the encoding, which is harmless, is none."""
    problem = parsed.get("bozo_exception")
    if problem is None or "CharacterEncoding" in type(problem).__name__ or "NonXML" in type(problem).__name__:
        return ()
    return (message("files.damaged_feed"),)


def _article(feed: _Feed, entry: dict[str, object], number: int) -> RawArticle | SkippedFile:
    path = f"{feed.source.path}:{number}"
    taken = _taken(entry, _declared(feed, entry))
    if isinstance(taken, str):
        return SkippedFile(path, taken, "no_article")
    text = "\n".join(taken.lines)
    data = "\n".join((_text(entry, "id"), _text(entry, "link"), _text(entry, "title"), text)).encode("utf-8", "replace")
    taken = Taken(taken.lines, taken.declared, taken.dropped, (*feed.notes, *taken.notes))
    return article(Origin(_id(feed, entry, number), path, data, feed.encoding), taken)


def _id(feed: _Feed, entry: dict[str, object], number: int) -> str:
    """Return the file's id with what stands for the entry, so that saving the feed again doesn't change it."""
    key = _text(entry, "id") or _text(entry, "link")
    name = f"{article_id(feed.source.path)}-{short_hash(key) if key else number}"
    if name in feed.taken:
        name = f"{name}-{number}"
    feed.taken.add(name)
    return name


def _taken(entry: dict[str, object], declared: Declared) -> Taken | str:
    """Return the longest text that the entry has: its content, else its summary."""
    texts = [*_parts(entry, "content"), _part(entry, "summary_detail")]
    whole = max(texts, key=lambda part: len(_text(part, "value")))
    value = _text(whole, "value")
    if not value.strip():
        return "the entry has no text"
    # Feeds that declare their text to be plain are seldom right about it; what has tags is HTML.
    if "html" in _text(whole, "type") or "</" in value:
        return take_html(value, declared)
    return Taken(tuple(text_lines(value)), declared)


def _declared(feed: _Feed, entry: dict[str, object]) -> Declared:
    link = _text(entry, "link").strip()
    content = next(iter(_parts(entry, "content")), {})
    declared = Declared(collected=feed.collected)
    for where, facts in (
        ("the entry", {"title": _plain(entry, "title"), "author": _authors(entry)}),
        ("the entry", {"url": link if is_web(link) else ""}),
        ("the entry", {"published": _moment(entry, "published"), "updated": _moment(entry, "updated")}),
        ("the entry", {"language": language_tag(_text(content, "language"))}),
        # Feeds gathered from others name the outlet of each entry.
        ("the entry's source", {"outlet": _plain(_part(entry, "source"), "title")}),
        ("the feed", {"outlet": feed.outlet, "language": feed.language}),
    ):
        declared = with_fact(declared, where, **facts)
    return declared


def _authors(entry: dict[str, object]) -> str:
    names = dict.fromkeys(name for author in _parts(entry, "authors") if (name := fold(_text(author, "name"))))
    return ", ".join(names) or fold(_text(entry, "author"))


def _moment(entry: dict[str, object], key: str) -> Moment | None:
    stated = _text(entry, key)
    found = dates.parse(stated, f"the entry's {key}", None)
    parsed = dict.get(entry, f"{key}_parsed")
    if found is not None or not isinstance(parsed, tuple):
        return found
    # feedparser knows forms and zones that the reader of dates doesn't, and gives them in UTC.
    try:
        year, month, day, hour, minute, second = parsed[:6]
        instant = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except (TypeError, ValueError):
        return None
    return Moment(instant.date(), instant, stated.strip(), f"the entry's {key}")


def _plain(part: dict[str, object], key: str) -> str:
    """Return a title as plain text, its markup taken out if it has some."""
    text = _text(part, key)
    if "html" not in _text(_part(part, f"{key}_detail"), "type"):
        return fold(text)
    taken = take_html(text, Declared()) if text.strip() else ""
    return fold(text if isinstance(taken, str) else " ".join(taken.lines))


# feedparser gives mappings of anything; these give what is asked for, or an empty one.


def _text(part: dict[str, object], key: str) -> str:
    # Past its own get(), which gives the date of publication for that of the last change.
    value = dict.get(part, key)
    return value if isinstance(value, str) else ""


def _part(part: dict[str, object], key: str) -> dict[str, object]:
    value = dict.get(part, key)
    return value if isinstance(value, dict) else {}


def _parts(part: dict[str, object], key: str) -> list[dict[str, object]]:
    value = dict.get(part, key)
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
