"""Plain lines of the head -> what they are by what stands beside them: names, posts, outlets, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.head import bylines
from digest.head.facts import Facts, of_byline
from digest.head.measure import ends_with_stop, word_count
from digest.head.names import is_job, is_publication
from digest.head.reading import Reading, bare
from digest.head.zone import Zone
from digest.values import RawArticle, message

_MAX_LABEL_WORDS = 5
_BETWEEN = re.compile(r"\s*[|｜·•/]\s*|\s+[–—-]\s+")


def read_names(readings: list[Reading | None], zone: Zone, raw: RawArticle, headline: int) -> None:
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


def read_labels(readings: list[Reading | None], zone: Zone, headline: int) -> None:
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
