"""RawArticle -> Head: headline, outlet, byline, dates, place and address as the first lines state them.

The head of a paste is what stands above its first paragraph. Each line of it is a date, an address, an outlet, a
byline, a label, furniture, or plain; one plain line may be the headline (`headline.py`). What is not there is not made
up: a short line next to the date that might be an outlet, a section or a place is kept apart from the text, and
nothing is read from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from digest import dates
from digest.head import bylines, slug, titles
from digest.head.facts import Context, Facts, of_byline
from digest.head.headline import Candidate, Surroundings, choose, may_head
from digest.head.measure import MAX_CHARACTERS, ends_with_stop, language_of_script, word_count
from digest.head.names import is_job, is_publication, is_section
from digest.head.reading import Reading, bare, read
from digest.head.zone import MAX_HEAD_LINES, Zone
from digest.head.zone import zone as read_zone
from digest.text import comparable
from digest.values import Fact, Head, Moment, RawArticle, message

_MAX_LABEL_WORDS = 5
# A line of one or two words above a longer one is a section or a place.
_MIN_HEADLINE_WORDS = 3
_BETWEEN = re.compile(r"\s*[|｜·•/]\s*|\s+[–—-]\s+")
_SOURCE_LABEL = re.compile(r"^\w+\s*[:：]")


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
    context = Context(
        frozenset(outlets), is_furniture, raw.declared.collected, raw.declared.language or language_of_script(raw.text)
    )
    zone = read_zone(raw, context)
    readings = list(zone.readings)
    headline = _headline(raw, zone, context)
    if headline is not None:
        readings[headline.index] = _as_headline(headline, context)
        _read_second_line(readings, zone, headline.index)
        _read_repeats(readings, zone, headline.title)
    if zone.first_paragraph is not None or headline is not None:
        _read_names(readings, zone, raw, -1 if headline is None else headline.index)
        _read_labels(readings, zone, -1 if headline is None else headline.index)
    declared = [
        Reading(line, "metadata", "front-matter", message("reasons.front_matter"))
        for line in raw.lines[: raw.front_matter_lines]
    ]
    found = [*declared, *(reading for reading in readings if reading is not None), *_below(zone, headline, context)]
    return _with_slug(_assemble(found), zone, raw.declared.collected)


def _headline(raw: RawArticle, zone: Zone, context: Context) -> Candidate | None:
    """Return the plain line that is the headline, with its title; None where none is."""
    candidates = [
        Candidate(index, line, titles.split(line.text, context)[0])
        for index, (line, reading) in enumerate(zip(zone.lines, zone.readings, strict=True))
        if reading is None and may_head(line.text.strip().lstrip("#").strip())
    ]
    if raw.declared.title:
        return next((one for one in candidates if _is_same(one, raw.declared.title)), None)
    candidates = [one for one in candidates if not _is_name(bare(one.line.text))]
    around = _around(zone, candidates, context)
    if zone.first_paragraph is None:
        # A headline with its date and nothing below it; a bare list or line is no head at all.
        is_all = len(candidates) == 1 and around.facts and len(zone.lines) == len(around.facts) + 1
        return candidates[0] if is_all else None
    return choose(candidates, around)


def _is_name(text: str) -> bool:
    """Say whether a line is the name of a publication or of a section."""
    return is_publication(text) or is_section(text)


def _is_same(candidate: Candidate, title: str) -> bool:
    own, whole, declared = comparable(candidate.title), comparable(candidate.line.text), comparable(title)
    return bool(own) and (
        declared in (own, whole) or declared.startswith(own + " ") or whole.startswith(declared + " ")
    )


def _around(zone: Zone, candidates: Sequence[Candidate], context: Context) -> Surroundings:
    readings = tuple(enumerate(zone.readings))
    states_none = ("furniture", "head-label")
    near_top = [one for one in candidates if one.index < MAX_HEAD_LINES]
    long_enough = [one for one in near_top if word_count(one.title) >= _MIN_HEADLINE_WORDS]
    below, further = zone.terms_below(context.is_furniture) if candidates else (frozenset[str](), None)
    return Surroundings(
        zone=zone.lines,
        order=[index for index, reading in readings if reading is None or reading.rule != "furniture"],
        facts=frozenset(index for index, reading in readings if reading and reading.rule not in states_none),
        below=below,
        further=further,
        is_wrapped=zone.is_wrapped,
        first=next((one.index for one in (*long_enough, *near_top)), -1),
        byline=next((index for index, reading in readings if reading and reading.facts.author), -1),
        alone=zone.set_off,
    )


def _as_headline(headline: Candidate, context: Context) -> Reading:
    facts = Facts(outlet=titles.split(headline.line.text, context)[1])
    return Reading(headline.line, "headline", "headline-line", message("head.headline"), headline.title, facts)


def _read_second_line(readings: list[Reading | None], zone: Zone, index: int) -> None:
    """Join a headline that was broken in two: its second line follows at once, in lower case, and has no stop."""
    first, after = readings[index], index + 1
    if first is None or after >= len(zone.lines) or readings[after] is not None:
        return
    line, text = zone.lines[after], zone.lines[after].text.strip()
    if line.number == first.line.number + 1 and text[0].islower() and not ends_with_stop(text):
        readings[index] = replace(first, title=f"{first.title} {text}")
        readings[after] = Reading(line, "headline", "headline-line", message("head.headline_second_line"))


def _read_repeats(readings: list[Reading | None], zone: Zone, title: str) -> None:
    for index, line in enumerate(zone.lines):
        if readings[index] is None and comparable(line.text) == comparable(title):
            readings[index] = Reading(line, "metadata", "headline-repeat", message("head.headline_again"))


def _read_names(readings: list[Reading | None], zone: Zone, raw: RawArticle, headline: int) -> None:
    """Read "A.B. Holt in Saltmere" and "Maren Holt | Quay Courier" below the headline as bylines."""
    for index in range(headline + 1, len(zone.lines)):
        if readings[index] is not None or headline < 0:
            continue
        text = bare(zone.lines[index].text)
        byline = bylines.read_placed(text) or _with_outlet(text, raw) or _with_post(text, raw)
        if byline is None and any(_is_date(readings, beside) for beside in (index - 1, index + 1)):
            byline = _beside_date(text, raw)
        after = index + 1 < len(zone.lines) and readings[index + 1] is None
        if byline is None and after and _is_post(bare(zone.lines[index + 1].text)) and _writes(text, raw):
            byline = bylines.Byline(text)
            readings[index + 1] = Reading(zone.lines[index + 1], "metadata", "byline", message("head.post"))
        if byline is not None:
            readings[index] = Reading(
                zone.lines[index], "metadata", "byline", message("head.author"), facts=of_byline(byline)
            )


def _with_outlet(text: str, raw: RawArticle) -> bylines.Byline | None:
    name, _, outlet = (part.strip() for part in text.replace("｜", "|").partition("|"))
    return bylines.Byline(name, outlet=outlet) if is_publication(outlet) and _writes(name, raw) else None


def _with_post(text: str, raw: RawArticle) -> bylines.Byline | None:
    """Read "Maren Holt Environment reporter": a name, and behind it the post without a comma."""
    byline = bylines.read_with_post(text)
    return byline if byline is not None and _writes(byline.author, raw) else None


def _is_date(readings: Sequence[Reading | None], index: int) -> bool:
    reading = readings[index] if index < len(readings) else None
    return reading is not None and reading.rule == "date-line"


def _beside_date(text: str, raw: RawArticle) -> bylines.Byline | None:
    """Read "Maren Holt" and "Maren Holt, Saltmere" above or below the date."""
    byline = bylines.read_beside_date(text)
    return byline if byline is not None and _writes(byline.author, raw) else None


def _is_post(text: str) -> bool:
    """Say whether a line below a name says for whom or as what they write ("Courier News, Saltmere")."""
    first, *others = (piece.strip() for piece in text.split(","))
    is_outlet = is_publication(first) and len(others) <= 1
    return word_count(text) <= _MAX_LABEL_WORDS and not ends_with_stop(text) and (is_job(text) or is_outlet)


def _writes(name: str, raw: RawArticle) -> bool:
    """Say whether a person may be the author: who writes an article isn't named in it."""
    return bylines.is_person(name) and raw.text.count(name) == 1


def _read_labels(readings: list[Reading | None], zone: Zone, headline: int) -> None:
    """Read what is left: short lines above the headline or next to a date, byline or outlet are no text."""
    known = {index for index, reading in enumerate(readings) if reading is not None and reading.rule != "furniture"}
    for index, line in enumerate(zone.lines):
        text = bare(line.text)
        beside = {index - 1, index + 1} & known - (set() if is_publication(text) else {headline})
        if readings[index] is not None or not (index < headline or beside) or ends_with_stop(text):
            continue
        pieces = [piece for piece in _BETWEEN.split(text) if piece]
        if not pieces or any(word_count(piece) > _MAX_LABEL_WORDS for piece in pieces) or text.endswith((":", "：")):
            continue
        outlet = next((piece for piece in pieces if is_publication(piece)), "")
        if outlet:
            readings[index] = Reading(
                line, "metadata", "outlet-line", message("head.outlet"), facts=Facts(outlet=outlet)
            )
        elif len(pieces) == 1 or index < headline:
            reason = message("head.short_line")
            readings[index] = Reading(line, "metadata", "head-label", reason)


def _below(zone: Zone, headline: Candidate | None, context: Context) -> Iterator[Reading]:
    """Yield what stands below the head: the headline once more as first line of the text, the address as the last."""
    if not zone.below:
        return
    first, last = zone.below[0], zone.below[-1]
    is_short = len(first.text) <= MAX_CHARACTERS
    if headline is not None and is_short and comparable(first.text) == comparable(headline.title):
        yield Reading(first, "metadata", "headline-repeat", message("head.headline_again"))
    if last is not first and _SOURCE_LABEL.match(last.text.strip()):
        address = read(last, context)
        if address is not None and address.rule == "address-line":
            yield address


def _assemble(readings: Sequence[Reading]) -> Head:
    def first(kind: str, *rules: str) -> Fact | None:
        found = ((reading, getattr(reading.facts, kind)) for reading in readings if not rules or reading.rule in rules)
        return next((Fact(value, reading.line.number, reading.rule) for reading, value in found if value), None)

    headline = next((reading for reading in readings if reading.title), None)
    stated = [(reading, reading.facts.date) for reading in readings if reading.facts.date is not None]
    published = next((date.published for _, date in stated if date.published), None)
    updated = next((date.updated for _, date in stated if date.updated), None)
    unresolved = next((reading for reading, date in stated if date.unresolved), None)
    return Head(
        headline=Fact(headline.title, headline.line.number, headline.rule) if headline else None,
        outlet=first("outlet", "domain-line", "outlet-line") or first("outlet"),
        author=first("author"),
        published=published,
        unresolved_date=Fact(unresolved.line.text.strip(), unresolved.line.number, unresolved.rule)
        if unresolved and not published
        else None,
        place=first("place"),
        lines=tuple(
            (reading.line.number, reading.role, reading.rule, reading.reason)
            for reading in readings
            if reading.role != "boilerplate"
        ),
        updated=updated,
        url=first("url"),
        agency=first("agency"),
    )


def _with_slug(found: Head, zone: Zone, collected: Moment | None) -> Head:
    """Return `found` with what the slug of the first paragraph adds; the paragraph stays body."""
    line = zone.first_paragraph
    read_off = slug.read(line.text) if line is not None else None
    if line is None or read_off is None:
        return found
    where = f"line {line.number}"
    day = dates.parse(read_off.day, where, collected) or dates.without_year(read_off.day, where, collected)
    return replace(
        found,
        place=Fact(read_off.place, line.number, "slug"),
        agency=found.agency or (Fact(read_off.agency, line.number, "slug") if read_off.agency else None),
        published=found.published or (day if found.updated is None else None),
        unresolved_date=found.unresolved_date if found.published or day is None else None,
    )
