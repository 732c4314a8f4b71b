"""One line of the head -> what it is by itself: a date, an address, an outlet, a byline, several of these, or plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from digest import dates, urls
from digest.dates import DateLine
from digest.head import bylines
from digest.head.names import is_agency, is_label, is_publication, is_section, without_reading_time
from digest.text import comparable
from digest.values import Line, Message, Moment, Role, message

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<domain>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})/?$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"^(?:(?P<label>source|url|link|original|canonical|via|from|quelle|lien|fuente|fonte|bron|źródło|джерело|источник|"
    r"المصدر|来源|來源|出典|출처)\s*[:：]\s*)?<?(?P<url>https?://[^\s<>]{4,2000}?)>?$",
    re.IGNORECASE,
)
_HOST = re.compile(r"^https?://(?:www\.)?([^/:?#]+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|｜·•]\s*|\s+[–—/-]\s+|\s{3,}")
_DIGIT = re.compile(r"\d")
_PLACE_AND_DATE = re.compile(r"^(?P<place>[^\W\d_][\w’'.-]+(?:\s[^\W\d_][\w’'.-]+){0,2}),\s+(?P<date>.*\d.*)$")
# "SALTMERE (AP)", "SALTMERE, May 4 (AP)": the slug of an agency, pasted as a line of its own.
_PLACE_AND_AGENCY = re.compile(
    r"^(?P<place>[^\W\d_][\w’'.-]+(?:\s[^\W\d_][\w’'.-]+){0,2}(?:,\s[^\W\d_]\w+)?)(?:,\s(?P<date>[^()]*\d[^()]*))?\s"
    r"\((?P<agency>[^()]{2,40})\)(?:\s?[–—-])?$"
)
# A date and an outlet with a comma or nothing between them, in either order.
_DATE_AND_OUTLET = re.compile(
    r"^(?P<date>.{0,60}\d[^\s,]*(?:,?\s(?:[ap]\.?m\.?|[A-Z]{2,4}))?),?\s(?P<outlet>[^\W\d_][^\d,/|]{3,60})$"
)
_OUTLET_AND_DATE = re.compile(r"^(?P<outlet>[^\W\d_][^\d,/|]{3,60}),?\s(?P<date>\d.{5,60})$")
# "Posted on May 4, 2025 by Maren Holt".
_DATE_AND_BYLINE = re.compile(
    r"^(?P<date>.{5,60}?\d\S*(?:\s[ap]\.?m\.?)?),?\s(?P<byline>by\s\S.{2,60})$", re.IGNORECASE
)
# A longer line with bars in it is navigation or a headline.
_MAX_PIECES = 5
# Addresses may have 2,000 characters; nothing else in a head has so many.
_MAX_CHARACTERS = 2100
_MAX_PIECE_WORDS = 5


@dataclass(frozen=True, slots=True)
class Facts:
    """What a line of the head states; "" and None for what it doesn't."""

    author: str = ""
    outlet: str = ""
    agency: str = ""
    place: str = ""
    url: str = ""
    date: DateLine | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One line of the head and what it is: a role and rule, with the facts that were read off it."""

    line: Line
    role: Role
    rule: str
    reason: Message
    title: str = ""
    facts: Facts = field(default_factory=Facts)


@dataclass(frozen=True, slots=True)
class Context:
    """What lines are read against: known outlets, furniture by its words, the day and language of the collection."""

    outlets: frozenset[str]
    is_furniture: Callable[[str], bool]
    collected: Moment | None
    language: str


def read(line: Line, context: Context) -> Reading | None:
    """Return what a line of the head is by itself; None for a plain line."""
    if len(line.text) > _MAX_CHARACTERS:
        return None
    text = bare(line.text)
    where = f"line {line.number}"
    date = dates.read(without_reading_time(text), where, context.collected, context.language)
    if date is not None:
        return Reading(line, "metadata", "date-line", message("head.date"), facts=Facts(date=date))
    named = _address(line, text) or _outlet(line, text, context) or _slug(line, text, where, context)
    if named is not None:
        return named
    byline = bylines.read(text) or bylines.read_bare(text)
    if byline is not None:
        return Reading(line, "metadata", "byline", message("head.author"), facts=of_byline(byline))
    if is_label(text):
        return Reading(line, "metadata", "head-label", message("head.label"))
    return _several(line, text, where, context) or _furniture(line, context)


def bare(text: str) -> str:
    """Return `text` without the white space and marks of emphasis around it, and the bar before its first piece."""
    return text.strip().strip("*_").removeprefix("/ ").strip()


def of_byline(byline: bylines.Byline) -> Facts:
    """Return the facts of a byline."""
    return Facts(byline.author, byline.outlet, byline.agency, byline.place)


def _address(line: Line, text: str) -> Reading | None:
    domain = _DOMAIN.match(text)
    if domain is not None:
        name = domain["domain"].lower()
        return Reading(line, "metadata", "domain-line", message("head.site"), facts=Facts(outlet=name))
    found = _ADDRESS.match(text)
    if found is None or not urls.is_web(found["url"]):
        return None
    host = _HOST.match(found["url"])
    facts = Facts(url=found["url"], outlet=host[1].lower() if host else "")
    return Reading(line, "metadata", "address-line", message("head.address"), facts=facts)


def _outlet(line: Line, text: str, context: Context) -> Reading | None:
    if comparable(text) not in context.outlets:
        return None
    return Reading(line, "metadata", "outlet-line", message("head.outlet"), facts=Facts(outlet=text))


def _slug(line: Line, text: str, where: str, context: Context) -> Reading | None:
    found = _PLACE_AND_AGENCY.match(text)
    if found is None or not is_agency(found["agency"]):
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
    dated = _date_and_outlet(text, where, context) if has_digit else None
    dated = dated or _date_and_byline(text, where, context)
    if dated is not None:
        return Reading(line, "metadata", "date-line", message("head.date"), facts=dated)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if not 2 <= len(pieces) <= _MAX_PIECES:
        return None
    facts = Facts()
    told = 0
    for piece in pieces:
        more = _piece(piece, where, context)
        if more is None and len(piece.split()) > _MAX_PIECE_WORDS:
            return None
        if more is not None:
            if more.date and facts.date:
                # From one day to another is when something goes on, not when it was written.
                return None
            told += 1
            facts = merged(facts, more)
    if facts.date or (facts.author and told == len(pieces)):
        rule = "date-line" if facts.date else "byline"
        return Reading(
            line, "metadata", rule, message("head.date") if facts.date else message("head.author"), facts=facts
        )
    return None


def _date_and_outlet(text: str, where: str, context: Context) -> Facts | None:
    """Read "20 August 2025 Quay Radio" and "Wednesday August 20 2025, 5.12pm BST, The Quay Times"."""
    match = _DATE_AND_OUTLET.match(text) or _OUTLET_AND_DATE.match(text)
    if match is None or not (is_publication(match["outlet"]) or comparable(match["outlet"]) in context.outlets):
        return None
    date = dates.read(match["date"], where, context.collected, context.language)
    return Facts(date=date, outlet=match["outlet"]) if date is not None else None


def _date_and_byline(text: str, where: str, context: Context) -> Facts | None:
    match = _DATE_AND_BYLINE.match(text)
    byline = bylines.read(match["byline"]) if match else None
    date = dates.read(match["date"], where, context.collected, context.language) if match and byline else None
    return merged(Facts(date=date), of_byline(byline)) if date and byline else None


def _piece(text: str, where: str, context: Context) -> Facts | None:
    """Return what one piece of a line states, None for a piece that isn't understood."""
    date = dates.read(text, where, context.collected, context.language)
    if date is not None:
        return Facts(date=date)
    if dates.is_time(text) or is_section(text) or is_label(text):
        return Facts()
    byline = bylines.read(text) or bylines.read_bare(text)
    if byline is not None:
        return of_byline(byline)
    if comparable(text) in context.outlets or _DOMAIN.match(text) or is_publication(text):
        return Facts(outlet=text)
    return Facts(agency=text) if is_agency(text) else None


def merged(first: Facts, second: Facts) -> Facts:
    """Return the facts of both; where they have the same kind, those of the first."""
    return Facts(
        first.author or second.author,
        first.outlet or second.outlet,
        first.agency or second.agency,
        first.place or second.place,
        first.url or second.url,
        first.date or second.date,
    )
