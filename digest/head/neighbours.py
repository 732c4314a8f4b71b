"""Plain lines below the headline -> the bylines among them, by what stands beside them: a post, an outlet, a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from digest.head import bylines, dated
from digest.head.facts import Context, Facts, of_byline
from digest.head.measure import ends_with_stop, word_count
from digest.head.names import is_given_name, is_job, is_publication, without_counts
from digest.head.people import are_people
from digest.head.reading import Reading, bare, stating
from digest.head.zone import Zone
from digest.values import message

_MAX_LABEL_WORDS = 5
_DIGIT = re.compile(r"\d")
# "@annaholt", "anna.holt@quay.example".
_CONTACT = re.compile(r"(?:[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}|@\w{2,30})")


def read_names(readings: list[Reading | None], zone: Zone, context: Context, headline: int) -> None:
    """Read names below the headline as bylines: "A.B. Holt in Saltmere", "Maren Holt | Quay Courier"."""
    if headline < 0:
        return
    for index in range(headline + 1, len(zone.lines)):
        if readings[index] is not None:
            continue
        text = bare(zone.lines[index].text)
        facts = _stated(text, context) or _with_date(text, f"line {zone.lines[index].number}", context)
        if facts is None and any(_is_date(readings, beside) for beside in (index - 1, index + 1)):
            facts = _beside_date(text, context)
        if facts is None and _is_above_post(index, readings, zone) and _writes(text, context):
            facts = Facts(text)
            below = zone.lines[index + 1]
            readings[index + 1] = readings[index + 1] or Reading(below, "metadata", "byline", message("head.post"))
        if facts is not None:
            readings[index] = stating(zone.lines[index], facts)


def _stated(text: str, context: Context) -> Facts | None:
    """Return what a line states whose form alone shows it to be a byline, below a headline."""
    byline = bylines.read_placed(text) or _with_outlet(text, context) or _with_post(text, context)
    byline = byline or _said_twice(text, context)
    return of_byline(byline) if byline is not None else None


def _with_date(text: str, where: str, context: Context) -> Facts | None:
    """Read "Anna Holt 20 August 2025": a name, and behind it the date with nothing between them."""
    # Dates are looked for from word to word: the first must be a given name.
    if not _DIGIT.search(text) or not is_given_name(text.partition(" ")[0]):
        return None
    name, date = dated.parted(without_counts(text), where, context)
    facts = _beside_date(name, context) if date is not None else None
    return replace(facts, date=date) if facts is not None else None


def _with_outlet(text: str, context: Context) -> bylines.Byline | None:
    name, _, outlet = (part.strip() for part in text.replace("｜", "|").partition("|"))
    return bylines.Byline(name, outlet=outlet) if is_publication(outlet) and _writes(name, context) else None


def _with_post(text: str, context: Context) -> bylines.Byline | None:
    """Read "Maren Holt Environment reporter": a name, and behind it the post without a comma."""
    byline = bylines.read_with_post(text)
    return byline if byline is not None and _writes(byline.author, context) else None


def _said_twice(text: str, context: Context) -> bylines.Byline | None:
    """Read "Portrait of Anna Holt Anna Holt"."""
    byline = bylines.read_said_twice(text)
    return byline if byline is not None and _writes(byline.author, context, times=2) else None


def _is_date(readings: Sequence[Reading | None], index: int) -> bool:
    reading = readings[index] if index < len(readings) else None
    return reading is not None and reading.rule == "date-line"


def _beside_date(text: str, context: Context) -> Facts | None:
    """Read "Maren Holt" and "Maren Holt, Saltmere" above or below the date."""
    byline = bylines.read_beside_date(text)
    return of_byline(byline) if byline is not None and _writes(byline.author, context) else None


def _is_above_post(index: int, readings: Sequence[Reading | None], zone: Zone) -> bool:
    """Say whether the line below says what somebody is, or where to reach them."""
    if index + 1 >= len(zone.lines):
        return False
    text = bare(zone.lines[index + 1].text)
    return _CONTACT.fullmatch(text) is not None or (readings[index + 1] is None and _is_post(text))


def _is_post(text: str) -> bool:
    """Say whether a line below a name says for whom or as what they write ("Courier News, Saltmere")."""
    first, *others = (piece.strip() for piece in text.split(","))
    is_outlet = is_publication(first) and len(others) <= 1
    return word_count(text) <= _MAX_LABEL_WORDS and not ends_with_stop(text) and (is_job(text) or is_outlet)


def _writes(names: str, context: Context, times: int = 1) -> bool:
    """Say whether people may be the authors: who writes an article isn't named in it."""
    return are_people(names) and context.text.count(names) == times
