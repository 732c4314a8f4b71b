"""The lines of an article -> its zone: those above the first paragraph, each read by itself, and what lies below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.head.anchor import below_menu
from digest.head.facts import Context
from digest.head.measure import MAX_STOPPED_WORDS, is_prose, word_count
from digest.head.names import is_section
from digest.head.pairs import read_pair, read_pairs
from digest.head.reading import Reading, bare, read
from digest.values import Line, RawArticle

# A head is short: date, outlet, section, headline, standfirst, byline, date again, and furniture between.
MAX_HEAD_LINES = 12
_MAX_SMALL_LINES = 40
_TELLING = frozenset(("byline", "date-line"))
# A standfirst of whole sentences looks like a first paragraph: it is none if byline or date stand below it.
_MAX_STANDFIRST_WORDS = 45
_LINES_BELOW_STANDFIRST = 8
# The share of lines that open in lower case from which a text was wrapped at a column, and the lines that tell.
_WRAPPED_SHARE, _WRAPPED_LINES = 0.3, 8


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines above the first paragraph, what each is by itself (None: plain), and the lines below them.

    `below_menu` where more lines than a head has stand above these.
    """

    lines: tuple[Line, ...]
    readings: tuple[Reading | None, ...]
    first_paragraph: Line | None
    below: tuple[Line, ...]
    below_menu: bool = False

    @property
    def is_wrapped(self) -> bool:
        """Say whether the text was wrapped at a column, so that any line may break off."""
        sample = [line.text.strip() for line in (*self.lines, *self.below[:_WRAPPED_LINES])][:_WRAPPED_LINES]
        going_on = sum(1 for text in sample if text[0].islower())
        return going_on >= _WRAPPED_SHARE * len(sample) > 1

    @property
    def set_off(self) -> frozenset[int]:
        """Return the indexes of the lines that have an empty line below them."""
        numbers = [line.number for line in (*self.lines, *self.below[:1])]
        return frozenset(index for index, (number, after) in enumerate(pairwise(numbers)) if after > number + 1)


def zone(raw: RawArticle, context: Context) -> Zone:
    """Return the zone at the top of `raw`; `below` is empty and there is no first paragraph where there is no text."""
    lines: list[Line] = []
    readings: list[Reading | None] = []
    small = 0
    rest = _kept(raw)
    for at, line in enumerate(rest):
        reading = read(line, context)
        small += _is_small(reading, line)
        is_over = len(lines) - small >= MAX_HEAD_LINES or small > _MAX_SMALL_LINES
        if is_over or _is_text(rest[at:], reading, readings, context):
            first = next((other for other in rest[at:] if is_prose(other.text.strip())), None)
            return Zone(tuple(lines), read_pairs(lines, readings, context), first, tuple(rest[at:]))
        lines.append(line)
        readings.append(reading)
    return Zone(tuple(lines), read_pairs(lines, readings, context), None, ())


def zone_below_menu(raw: RawArticle, context: Context) -> Zone | None:
    """Return the zone between the menus of a page that was pasted whole and its text; None where there are no menus."""
    if raw.dropped:
        # Of a saved page the menus are left out already.
        return None
    rest = _kept(raw)
    found = below_menu([line.text.strip() for line in rest])
    if found is None:
        return None
    start, body = found
    lines = rest[start:body]
    readings = [read(line, context) for line in lines]
    return Zone(tuple(lines), read_pairs(lines, readings, context), rest[body], tuple(rest[body:]), below_menu=True)


def _kept(raw: RawArticle) -> Sequence[Line]:
    """Return the lines that aren't blank, declared or left out of a page."""
    dropped = {number for number, _ in raw.dropped}
    return [
        line
        for line in raw.lines[raw.front_matter_lines :]
        if line.text and not line.text.isspace() and line.number not in dropped
    ]


def _is_text(rest: Sequence[Line], reading: Reading | None, above: Sequence[Reading | None], context: Context) -> bool:
    """Say whether the text begins with the first line of `rest`."""
    return reading is None and is_prose(rest[0].text.strip()) and not _is_standfirst(rest, above, context)


def _is_small(reading: Reading | None, line: Line) -> bool:
    """Say whether a line is one of those that stand around a head in any number: furniture, sections of the site."""
    return is_section(bare(line.text)) if reading is None else reading.rule in ("furniture", "head-label")


def _is_standfirst(rest: Sequence[Line], above: Sequence[Reading | None], context: Context) -> bool:
    """Say whether a paragraph belongs to the head: a plain line stands above, and byline or date only below it.

    A short one without a line above may be the headline itself.
    """
    is_first = all(reading is not None for reading in above)
    if word_count(rest[0].text) > (MAX_STOPPED_WORDS if is_first else _MAX_STANDFIRST_WORDS):
        return False
    known = {reading.rule for reading in above if reading is not None}
    for line, after in pairwise(rest[1 : _LINES_BELOW_STANDFIRST + 2]):
        reading = read(line, context)
        if reading is None and is_prose(line.text.strip()):
            return False
        pair = read_pair(line, after, context) if reading is None else None
        telling = pair[0] if pair is not None else reading
        if telling is not None and telling.rule in _TELLING and telling.rule not in known:
            return True
    return False
