"""RawArticle -> Head: headline, outlet, byline and date as the first lines state them; absent stays absent.

The head of a paste is what stands above its first paragraph. Each line of it is a date, a byline, an outlet, furniture,
or plain; the first plain line that is long enough is the headline. What is not there is not made up: a short line next
to the date that might be an outlet, a section or a place is kept apart from the text, and nothing is read from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from digest import dates
from digest.text import comparable
from digest.values import Fact, Head, Line, Moment, RawArticle, Role

# A head is short: date, outlet, section, headline, standfirst, byline, date again, and furniture between.
_MAX_HEAD_LINES = 12
# Tabloid headlines run to 30 words; a paragraph of that length ends with a full stop.
_MAX_HEADLINE_WORDS = 36
_MIN_PROSE_WORDS = 5
# A line of one to three words above a longer one is a section or a place.
_MIN_HEADLINE_WORDS = 4
_MAX_LABEL_WORDS = 5
_MAX_BYLINE_WORDS = 14

_BYLINE = re.compile(r"^(?:by|von|par|por|di|door|autor:|author:)\s+(?P<name>[^\W\d_].*)$", re.IGNORECASE)
_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<domain>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,24})/?$", re.IGNORECASE
)
_BAR = re.compile(r"^(?P<title>.{15,}?)\s+[|｜]\s+(?P<outlet>[^|｜]{2,40})$")
# Words that stand in the names of publications; with one of these a short line names an outlet.
_PUBLICATION = re.compile(
    r"\b(?:news|agency|newspaper|times|post|herald|tribune|journal|gazette|observer|chronicle|courier|telegraph|guardian|"
    r"mirror|press|radio|tv|fm|broadcasting|magazine|review|reporter|standard|independent|examiner|inquirer|bulletin|"
    r"\w*zeitung|\w*tageblatt|\w*anzeiger|\w*bote|\w*kurier|\w*rundschau|\w*nachrichten|\w*blatt|rundfunk|"
    r"le monde|le figaro|journal|diario|periódico|noticias|corriere|giornale|gazzetta|jornal|notícias|dagblad|courant|"
    r"gazeta|dziennik|правда|новини|газета)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.…。！؟!]['\"’”»)\]]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_JOINERS = frozenset(("and", "und", "et", "y", "e", "en", "i", "та", "in"))


@dataclass(frozen=True, slots=True)
class _Reading:
    """One line of the head and what it is: a role and rule, with the value that was read off it."""

    line: Line
    role: Role
    rule: str
    reason: str
    value: str = ""
    moment: Moment | None = None
    outlet: str = ""


def head(
    raw: RawArticle, outlets: Collection[str] = (), is_furniture: Callable[[str], bool] = lambda _line: False
) -> Head:
    """Return what the first lines of `raw` say of the article.

    Args:
        raw: the article.
        outlets: names and aliases of outlets that are known, as `text.comparable` gives them; a line that is one of
            these names its outlet.
        is_furniture: says of a line whether its words alone show it to be furniture; such lines are stepped over.
    """
    zone, has_prose = _zone(raw)
    readings = [_read(line, frozenset(outlets), is_furniture, raw.declared.collected) for line in zone]
    if has_prose:
        _read_headline(readings, zone)
        _read_labels(readings, zone)
    declared = [
        _Reading(line, "metadata", "front-matter", "declares facts of the article")
        for line in raw.lines[: raw.front_matter_lines]
    ]
    return _assemble([*declared, *(reading for reading in readings if reading is not None)])


def _zone(raw: RawArticle) -> tuple[list[Line], bool]:
    """Return the lines above the first paragraph, and whether there is such a paragraph."""
    zone: list[Line] = []
    for line in raw.lines[raw.front_matter_lines :]:
        if not line.text.strip():
            continue
        if _is_prose(line):
            return zone, True
        if len(zone) == _MAX_HEAD_LINES:
            return zone, True
        zone.append(line)
    return zone, False


def _is_prose(line: Line) -> bool:
    text = line.text.strip()
    count = _words(line)
    return count > _MAX_HEADLINE_WORDS or (count >= _MIN_PROSE_WORDS and _SENTENCE_END.search(text) is not None)


def _words(line: Line) -> int:
    # Two characters a word is what Chinese and Japanese come to.
    return len(line.text.split()) + len(_WIDE.findall(line.text)) // 2


def _read(
    line: Line, outlets: frozenset[str], is_furniture: Callable[[str], bool], collected: Moment | None
) -> _Reading | None:
    """Return what a line of the head is by itself; None for a plain line."""
    text = line.text.strip()
    moment = dates.parse(text, f"line {line.number}", collected)
    if moment is not None or dates.is_relative(text):
        return _Reading(line, "metadata", "date-line", "states the date", text, moment)
    domain = _DOMAIN.match(text)
    if domain is not None:
        return _Reading(line, "metadata", "domain-line", "names the outlet's site", domain["domain"].lower())
    if comparable(text) in outlets:
        return _Reading(line, "metadata", "outlet-line", "names the outlet", text)
    byline = _BYLINE.match(text)
    if byline is not None and _is_name(byline["name"]):
        return _Reading(line, "metadata", "byline", "names the author", byline["name"].strip())
    return _Reading(line, "boilerplate", "furniture", "") if is_furniture(line.text) else None


def _read_headline(readings: list[_Reading | None], zone: Sequence[Line]) -> None:
    """Read the first plain line that is long enough as the headline; a shorter one only if no other is there."""
    plain = [index for index, reading in enumerate(readings) if reading is None and _may_head(zone[index])]
    long_enough = [index for index in plain if _words(zone[index]) >= _MIN_HEADLINE_WORDS]
    short = [index for index in plain if not _PUBLICATION.search(zone[index].text)]
    if not (long_enough or short):
        return
    index = (long_enough or short)[0]
    text = zone[index].text.strip().lstrip("#").strip()
    bar = _BAR.match(text)
    title, outlet = (bar["title"], bar["outlet"].strip()) if bar else (text, "")
    readings[index] = _Reading(zone[index], "headline", "headline-line", "the headline", title, outlet=outlet)


def _may_head(line: Line) -> bool:
    return any(character.isalpha() for character in line.text) and not _SENTENCE_END.search(line.text.strip())


def _read_labels(readings: list[_Reading | None], zone: Sequence[Line]) -> None:
    """Read what is left: short lines above the headline or next to a date, byline or outlet are no text."""
    known = {index for index, reading in enumerate(readings) if reading is not None}
    headline = next((index for index, reading in enumerate(readings) if reading and reading.role == "headline"), -1)
    for index, line in enumerate(zone):
        beside = {index - 1, index + 1} & known - {headline}
        if index in known or _words(line) > _MAX_LABEL_WORDS or not (index < headline or beside):
            continue
        if _PUBLICATION.search(line.text):
            readings[index] = _Reading(line, "metadata", "outlet-line", "names the outlet", line.text.strip())
        else:
            reason = "a short line of the head; whether section, place or outlet isn't told"
            readings[index] = _Reading(line, "metadata", "head-label", reason)


def _assemble(readings: Sequence[_Reading]) -> Head:
    def first(*rules: str) -> Fact | None:
        found = next((reading for reading in readings if reading.rule in rules), None)
        return Fact(found.value, found.line.number, found.rule) if found else None

    headline = next((reading for reading in readings if reading.role == "headline"), None)
    outlet = first("domain-line", "outlet-line")
    if outlet is None and headline is not None and headline.outlet:
        outlet = Fact(headline.outlet, headline.line.number, "headline-bar")
    published = next((reading.moment for reading in readings if reading.moment), None)
    return Head(
        headline=Fact(headline.value, headline.line.number, headline.rule) if headline else None,
        outlet=outlet,
        author=first("byline"),
        published=published,
        unresolved_date=None if published else first("date-line"),
        place=None,
        lines=tuple(
            (reading.line.number, reading.role, reading.rule, reading.reason)
            for reading in readings
            if reading.role != "boilerplate"
        ),
    )


def _is_name(text: str) -> bool:
    # "By Monday the road was closed": prose. A name has capitals, and no full stop at its end.
    tokens = [token for token in re.split(r"[\s,&]+", text) if token not in _JOINERS]
    capitals = sum(1 for token in tokens if token[:1].isupper())
    return len(tokens) <= _MAX_BYLINE_WORDS and capitals >= 0.7 * len(tokens) and not _SENTENCE_END.search(text)
