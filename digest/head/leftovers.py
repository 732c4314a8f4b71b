"""Plain lines of a head that are neither headline nor byline -> what they are by where they stand: labels, counts."""

from __future__ import annotations

import re

from digest.head.facts import Facts
from digest.head.forms import COLONS
from digest.head.measure import ends_with_stop, word_count
from digest.head.names import is_publication
from digest.head.reading import Reading, bare
from digest.head.zone import Zone
from digest.values import Line, message

_MAX_LABEL_WORDS = 5
# "Summary", "Listen now": what stands between two facts is no longer.
_MAX_CONTROL_WORDS = 2
# Comments, shares, likes: no page counts more at its head.
_MAX_COUNTS = 4
_COUNT = re.compile(r"[\d.,]{1,7}\s?k?|[^\w\s]{1,3}", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[|｜·•/]\s*|\s+[–—-]\s+")


def read_leftovers(readings: list[Reading | None], zone: Zone, headline: int) -> None:
    """Read short lines that are no text; `headline` is the index of the headline, -1 where there is none."""
    _read_labels(readings, zone, headline)
    if headline >= 0:
        _read_between(readings, zone, headline)
        _read_counts(readings, zone, headline)


def _read_labels(readings: list[Reading | None], zone: Zone, headline: int) -> None:
    """Read what is left: short lines above the headline or next to a date, byline or outlet are no text."""
    known = {index for index, reading in enumerate(readings) if reading is not None and reading.rule != "furniture"}
    for index, line in enumerate(zone.lines):
        text = bare(line.text)
        beside = {index - 1, index + 1} & known - (set() if is_publication(text) else {headline})
        if readings[index] is None and (index < headline or beside) and not ends_with_stop(text):
            readings[index] = _label(line, text, is_above=index < headline, is_kicker=index == headline - 1)


def _label(line: Line, text: str, *, is_above: bool, is_kicker: bool) -> Reading | None:
    """Return the reading of a short line; of one that ends with a colon only if it's the kicker of the headline."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if not pieces or any(word_count(piece) > _MAX_LABEL_WORDS for piece in pieces):
        return None
    if text.endswith(COLONS) and not is_kicker:
        return None
    outlet = next((piece for piece in pieces if is_publication(piece)), "")
    if outlet:
        return Reading(line, "metadata", "outlet-line", message("head.outlet"), facts=Facts(outlet=outlet))
    if len(pieces) == 1 or is_above:
        return Reading(line, "metadata", "head-label", message("head.short_line"))
    return None


def _read_counts(readings: list[Reading | None], zone: Zone, headline: int) -> None:
    """Read what a page counts or marks at its head: numbers and signs alone on a line, beside what isn't text."""
    counts = [
        index
        for index, line in enumerate(zone.lines)
        if readings[index] is None and _COUNT.fullmatch(bare(line.text)) is not None
    ]
    if len(counts) > _MAX_COUNTS:
        # A table.
        return
    for index in counts:
        above = readings[index - 1] if index else None
        if index < headline or (above is not None and above.role != "headline"):
            readings[index] = Reading(zone.lines[index], "metadata", "head-label", message("head.count"))


def _read_between(readings: list[Reading | None], zone: Zone, headline: int) -> None:
    """Read words that stand between date and byline, or the other way round, as the labels of controls ("Summary")."""
    facts = [
        index
        for index, reading in enumerate(readings)
        if index > headline and reading is not None and reading.rule in ("date-line", "byline")
    ]
    for index in range(facts[0] + 1, facts[-1]) if facts else ():
        text = bare(zone.lines[index].text)
        is_short = word_count(text) <= _MAX_CONTROL_WORDS and not ends_with_stop(text) and not text.endswith(COLONS)
        if readings[index] is None and is_short:
            readings[index] = Reading(zone.lines[index], "metadata", "head-label", message("head.short_line"))
