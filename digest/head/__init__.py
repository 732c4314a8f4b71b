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
from digest.head import slug, titles
from digest.head.below import Below
from digest.head.facts import Context, Facts
from digest.head.forms import may_head
from digest.head.headline import Candidate, Surroundings, choose, is_taken_up
from digest.head.leftovers import read_leftovers
from digest.head.measure import MAX_CHARACTERS, ends_with_stop, language_of_script, terms, word_count
from digest.head.names import is_publication, is_section
from digest.head.neighbours import read_names
from digest.head.reading import Reading, bare, read
from digest.head.zone import MAX_HEAD_LINES, Zone, zone_below_menu
from digest.head.zone import zone as read_zone
from digest.text import comparable
from digest.values import Fact, Head, Line, Moment, RawArticle, message

# A line of one or two words above a longer one is a section or a place.
_MIN_HEADLINE_WORDS = 3
# An article has two dates; more stand beside the headlines of other stories.
_MIN_DATED_STORIES = 3
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
        raw.text,
        frozenset(outlets),
        is_furniture,
        raw.declared.collected,
        raw.declared.language or language_of_script(raw.text),
    )
    zone, headline = _zone_and_headline(raw, context)
    readings = list(zone.readings)
    if headline is not None:
        readings[headline.index] = _as_headline(headline, context)
        _read_second_line(readings, zone, headline.index, Below(zone.below, context.is_furniture))
        _read_repeats(readings, zone, headline.title)
    if zone.first_paragraph is not None or headline is not None:
        at = -1 if headline is None else headline.index
        read_names(readings, zone, context, at)
        read_leftovers(readings, zone, at)
    declared = [
        Reading(line, "metadata", "front-matter", message("reasons.front_matter"))
        for line in raw.lines[: raw.front_matter_lines]
    ]
    found = [*declared, *(reading for reading in readings if reading is not None), *_below(zone, headline, context)]
    return _with_slug(_assemble(found), zone, raw.declared.collected)


def _zone_and_headline(raw: RawArticle, context: Context) -> tuple[Zone, Candidate | None]:
    """Return the head and its headline: at the top, or on a page that was pasted whole, between menu and text."""
    top = read_zone(raw, context)
    headline = _headline(raw, top, context)
    low = zone_below_menu(raw, context)
    if low is None or (headline is not None and is_taken_up(headline.title, Below(low.below, context.is_furniture))):
        return top, headline
    headline = _headline(raw, low, context)
    if headline is None:
        return replace(low, lines=(), readings=()), None
    above = headline.index
    return replace(low, lines=low.lines[above:], readings=low.readings[above:]), replace(headline, index=0)


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
    if zone.below_menu and sum(1 for one in zone.readings if one and one.rule == "date-line") >= _MIN_DATED_STORIES:
        return None
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
    long_enough = [
        one for one in near_top if word_count(one.title) >= _MIN_HEADLINE_WORDS and not _is_above_section(one, zone)
    ]
    return Surroundings(
        zone=zone.lines,
        order=[index for index, reading in readings if not _is_stepped_over(zone.lines[index], reading)],
        facts=frozenset(index for index, reading in readings if reading and reading.rule not in states_none),
        below=Below(zone.below, context.is_furniture),
        is_wrapped=zone.is_wrapped,
        first=-1 if zone.below_menu else next((one.index for one in (*long_enough, *near_top)), -1),
        byline=next((index for index, reading in readings if reading and reading.facts.author), -1),
        alone=zone.set_off,
        below_menu=zone.below_menu,
    )


def _is_stepped_over(line: Line, reading: Reading | None) -> bool:
    """Say whether a line of a head says nothing of the article: furniture, the name of a section."""
    return is_section(bare(line.text)) if reading is None else reading.rule == "furniture"


def _is_above_section(candidate: Candidate, zone: Zone) -> bool:
    """Say whether a line has that of a section below it, as one that says where in the site the article stands."""
    below = zone.lines[candidate.index + 1 : candidate.index + 2]
    return bool(below) and is_section(bare(below[0].text))


def _as_headline(headline: Candidate, context: Context) -> Reading:
    facts = Facts(outlet=titles.split(headline.line.text, context)[1])
    return Reading(headline.line, "headline", "headline-line", message("head.headline"), headline.title, facts)


def _read_second_line(readings: list[Reading | None], zone: Zone, index: int, below: Below) -> None:
    """Join a headline that was broken in two: its second line follows at once, in lower case, and has no stop."""
    first, after = readings[index], index + 1
    if first is None or after >= len(zone.lines) or readings[after] is not None:
        return
    line, text = zone.lines[after], zone.lines[after].text.strip()
    if line.number != first.line.number + 1 or not text[0].islower() or ends_with_stop(text):
        return
    # A lone word is what a page calls its picture ("portrait"), unless the text has it.
    if word_count(text) > 1 or below.shared(terms(text), 1):
        readings[index] = replace(first, title=f"{first.title} {text}")
        readings[after] = Reading(line, "headline", "headline-line", message("head.headline_second_line"))


def _read_repeats(readings: list[Reading | None], zone: Zone, title: str) -> None:
    for index, line in enumerate(zone.lines):
        if readings[index] is None and comparable(line.text) == comparable(title):
            readings[index] = Reading(line, "metadata", "headline-repeat", message("head.headline_again"))


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
