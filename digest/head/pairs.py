"""Two lines of a head that say one thing together -> the readings of both.

Pages set a label above what it labels ("By" / "Maren Holt", "Updated on" / "20 August 2025"), and a portrait's
description above the name that it shows ("Anna Holt" / "Anna Holt").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import dates
from digest.head import bylines
from digest.head.facts import Context, Facts, of_byline
from digest.head.reading import Reading, bare
from digest.values import Line, message

Pair = tuple[Reading, Reading]

# No label and no name said twice is longer.
_MAX_CHARACTERS = 40
# Who did something else than write the article.
_OTHER_WORK = re.compile(
    r"(?:edited|editing|photos?|photographs?|pictures|graphics?|illustrat(?:ed|ions?)|reviewed|produced|translated|"
    r"fact[ -]checked|curated)\s+by\s?:?",
    re.IGNORECASE,
)


def read_pairs(
    lines: Sequence[Line], readings: Sequence[Reading | None], context: Context
) -> tuple[Reading | None, ...]:
    """Return `readings`, in which both lines of each pair have what they say together."""
    found = list(readings)
    # The very first line may be the text's.
    for index in range(1, len(lines) - 1):
        reading = found[index]
        may_be_label = reading is None or reading.rule in ("head-label", "furniture")
        pair = read_pair(lines[index], lines[index + 1], context) if may_be_label else None
        if pair is not None:
            found[index : index + 2] = pair
    return tuple(found)


def read_pair(first: Line, second: Line, context: Context) -> Pair | None:
    """Return what two lines, one below the other, say together; None where that is nothing."""
    if max(len(first.text), len(second.text)) > _MAX_CHARACTERS:
        return None
    label, value = bare(first.text), bare(second.text)
    if label == value:
        return _name_twice(first, second, context)
    if dates.is_label(label):
        return _labelled_date(first, second, context)
    byline = bylines.read(f"By {value}") if bylines.is_opening(label) or _OTHER_WORK.fullmatch(label) else None
    if byline is None:
        return None
    return _pair(first, second, Facts() if _OTHER_WORK.fullmatch(label) else of_byline(byline))


def _labelled_date(first: Line, second: Line, context: Context) -> Pair | None:
    together = f"{bare(first.text)} {bare(second.text)}"
    date = dates.read(together, f"line {second.number}", context.collected, context.language)
    if date is None:
        return None
    label = Reading(first, "metadata", "date-line", message("head.date"))
    return label, Reading(second, "metadata", "date-line", message("head.date"), facts=Facts(date=date))


def _name_twice(first: Line, second: Line, context: Context) -> Pair | None:
    """Read a name that stands on two lines, and nowhere in the text: who writes an article isn't named in it."""
    name = bare(first.text)
    byline = bylines.read_beside_date(name)
    is_author = byline is not None and byline.author == name and context.text.count(name) == 2
    return _pair(first, second, of_byline(byline)) if byline and is_author else None


def _pair(first: Line, second: Line, facts: Facts) -> Pair:
    """Return the readings of two lines of a byline, of which the second states `facts`."""
    above = Reading(first, "metadata", "byline", message("head.author"))
    return above, Reading(second, "metadata", "byline", message("head.author"), facts=facts)
