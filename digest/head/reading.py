"""One line of the head -> what it is by itself: a date, an address, an outlet, a byline, several of these, or plain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest import dates, urls
from digest.head import bylines, dated
from digest.head.facts import Context, Facts, merged, of_byline
from digest.head.measure import ends_with_stop
from digest.head.names import is_agency, is_label, is_publication, is_section, without_counts
from digest.text import comparable
from digest.values import Line, Message, Role, message

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<domain>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})/?$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:(?P<label>source|url|link|original|canonical|via|from|quelle|lien|fuente|fonte|bron|źródło|джерело|источник|"
    r"المصدر|来源|來源|出典|출처)\s*[:：]\s*)?<?(?P<url>https?://[^\s<>]{4,2000}?)>?$",
    re.IGNORECASE,
)
# "Source: Quay Courier"; of a picture or a table it is somebody else's name.
_SOURCE = re.compile(
    r"^(?:source|quelle|fuente|fonte|bron|źródło|джерело|источник|المصدر|来源|來源|출처)\s*[:：]\s*(?P<name>[^:：/|.]{2,40})$",
    re.IGNORECASE,
)
_HOST = re.compile(r"^https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|｜·•]\s*|\s+(?:[–—/-]|--)\s+|\s{3,}")
_DIGIT = re.compile(r"\d")
_PLACE_AND_DATE = re.compile(r"^(?P<place>[^\W\d_][\w’'.-]+(?:\s[^\W\d_][\w’'.-]+){0,2}),\s+(?P<date>.*\d.*)$")
# "SALTMERE (AP)", "SALTMERE, May 4 (AP)": the slug of an agency, pasted as a line of its own.
_PLACE_AND_AGENCY = re.compile(
    r"^(?P<place>[^\W\d_][\w’'.-]+(?:\s[^\W\d_][\w’'.-]+){0,2}(?:,\s[^\W\d_]\w+)?)(?:,\s(?P<date>[^()]*\d[^()]*))?\s"
    r"\((?P<agency>[^()]{2,40})\)(?:\s?[–—-])?$"
)
# "bridge.jpg" has the form of a domain; it's left of a picture, or of something to download.
_FILE_NAMES = (
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".svg",
    ".pdf",
    ".html",
    ".htm",
    ".php",
    ".mp3",
    ".mp4",
    ".txt",
)
# A longer line with bars in it is navigation or a headline.
_MAX_PIECES = 5
# Addresses may have 2,000 characters; nothing else in a head has so many.
_MAX_CHARACTERS = 2100
# A sentence of more tells the news: dates and bylines are shorter.
_MAX_FACTS_CHARACTERS = 120
_MAX_PIECE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the head and what it is: a role and rule, with the facts that were read off it."""

    line: Line
    role: Role
    rule: str
    reason: Message
    title: str = ""
    facts: Facts = field(default_factory=Facts)


def read(line: Line, context: Context) -> Reading | None:
    """Return what a line of the head is by itself; None for a plain line."""
    if len(line.text) > _MAX_CHARACTERS:
        return None
    text = bare(line.text)
    if len(text) > _MAX_FACTS_CHARACTERS and ends_with_stop(text):
        return _address(line, text, context) or _furniture(line, context)
    where = f"line {line.number}"
    stated = without_counts(text)
    date = dates.read(stated, where, context.collected, context.language)
    if date is not None:
        return Reading(line, "metadata", "date-line", message("head.date"), facts=Facts(date=date))
    named = _address(line, text, context) or _outlet(line, text, context) or _slug(line, text, where, context)
    if named is not None:
        return named
    beside = dated.read(stated, where, context)
    if beside is not None:
        return stating(line, beside)
    byline = bylines.read(text) or bylines.read_bare(text)
    if byline is not None:
        return stating(line, of_byline(byline))
    if is_label(text):
        return Reading(line, "metadata", "head-label", message("head.label"))
    return _several(line, text, where, context) or _furniture(line, context)


def stating(line: Line, facts: Facts) -> Reading:
    """Return the reading of a line that states a date, an author or both."""
    rule, reason = ("date-line", "head.date") if facts.date else ("byline", "head.author")
    return Reading(line, "metadata", rule, message(reason), facts=facts)


def bare(text: str) -> str:
    """Return `text` without the white space and marks of emphasis around it, and the bar before its first piece."""
    return text.strip().strip("*_").removeprefix("/ ").strip()


def _address(line: Line, text: str, context: Context) -> Reading | None:
    domain = _DOMAIN.match(text)
    if domain is not None:
        name = domain["domain"].lower()
        if name.endswith(_FILE_NAMES):
            return Reading(line, "metadata", "head-label", message("head.short_line"))
        if context.is_furniture(line.text):
            return None
        return Reading(line, "metadata", "domain-line", message("head.site"), facts=Facts(outlet=name))
    found = _ADDRESS.match(text)
    if found is None or not urls.is_web(found["url"]):
        return None
    host = _HOST.match(found["url"])
    facts = Facts(url=found["url"], outlet=host[1].lower() if host else "")
    return Reading(line, "metadata", "address-line", message("head.address"), facts=facts)


def _outlet(line: Line, text: str, context: Context) -> Reading | None:
    source = _SOURCE.match(text)
    if source is not None and is_agency(source["name"]):
        return Reading(line, "metadata", "dateline", message("head.slug"), facts=Facts(agency=source["name"]))
    if source is not None and is_publication(source["name"]):
        text = source["name"]
    elif comparable(text) not in context.outlets:
        return None
    return Reading(line, "metadata", "outlet-line", message("head.outlet"), facts=Facts(outlet=text))


def _slug(line: Line, text: str, where: str, context: Context) -> Reading | None:
    found = _PLACE_AND_AGENCY.match(text)
    if found is None or not is_agency(found["agency"]) or bylines.is_opened(text):
        return None
    if not all(word[0].isupper() for word in found["place"].split()):
        # A caption with its credit has the shape too.
        return None
    date = dates.read(found["date"], where, context.collected, context.language) if found["date"] else None
    facts = Facts(place=found["place"], agency=found["agency"], date=date)
    return Reading(line, "metadata", "dateline", message("head.slug"), facts=facts)


def _furniture(line: Line, context: Context) -> Reading | None:
    return (
        Reading(line, "boilerplate", "furniture", message("reasons.blank")) if context.is_furniture(line.text) else None
    )


def _several(line: Line, text: str, where: str, context: Context) -> Reading | None:
    """Read "By Maren Holt | 20 August 2025 | 5 min read", "Politics / 20 August 2025", "Tidewell, 20 August 2025"."""
    has_digit = _DIGIT.search(text) is not None
    placed = _PLACE_AND_DATE.match(text) if has_digit else None
    if placed is not None:
        date = dates.read(placed["date"], where, context.collected, context.language)
        if date is not None:
            is_other = is_section(placed["place"]) or is_label(placed["place"]) or not placed["place"][0].isupper()
            facts = Facts(date=date, place="" if is_other else placed["place"])
            return Reading(line, "metadata", "date-line", message("head.date"), facts=facts)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if not 2 <= len(pieces) <= _MAX_PIECES:
        return None
    facts = Facts()
    told = 0
    is_byline = bylines.is_opened(text)
    for piece in pieces:
        more = _piece(piece, where, context) or (_age(piece, where, context) if is_byline else None)
        if more is None and len(piece.split()) > _MAX_PIECE_WORDS:
            return None
        if more is not None:
            if more.date and facts.date:
                # From one day to another is when something goes on, not when it was written.
                return None
            told += 1
            facts = merged(facts, more)
    if facts.date and not facts.author:
        facts = merged(facts, _named(pieces))
    return stating(line, facts) if facts.date or (facts.author and told == len(pieces)) else None


def _named(pieces: Sequence[str]) -> Facts:
    """Return the author where just one of the pieces beside a date is a person ("Politics | Anna Holt | 20 August")."""
    people = [byline for piece in pieces if (byline := bylines.read_beside_date(piece))]
    return of_byline(people[0]) if len(people) == 1 else Facts()


def _age(text: str, where: str, context: Context) -> Facts | None:
    date = dates.read_age(text, where, context.collected)
    return Facts(date=date) if date is not None else None


def _piece(text: str, where: str, context: Context) -> Facts | None:
    """Return what one piece of a line states, None for a piece that isn't understood."""
    date = dates.read(text, where, context.collected, context.language)
    if date is not None:
        return Facts(date=date)
    beside = dated.read(without_counts(text), where, context)
    if beside is not None:
        return beside
    if dates.is_time(text) or is_section(text) or is_label(text):
        return Facts()
    byline = bylines.read(text) or bylines.read_bare(text)
    if byline is not None:
        return of_byline(byline)
    if comparable(text) in context.outlets or _DOMAIN.match(text) or is_publication(text):
        return Facts(outlet=text)
    return Facts(agency=text) if is_agency(text) else None
