"""The lines of an article -> its zone: those above the first paragraph, each read by itself, and what lies below."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from digest.head.measure import is_prose, terms
from digest.head.reading import Context, Reading, read
from digest.values import Line, RawArticle

# A head is short: date, outlet, section, headline, standfirst, byline, date again, and furniture between.
MAX_HEAD_LINES = 12
_MAX_FURNITURE_LINES = 40
# So much of the text tells what it is about.
_CHARACTERS_BELOW = 4000
# The share of lines that open in lower case from which a text was wrapped at a column, and the lines that tell.
_WRAPPED_SHARE, _WRAPPED_LINES = 0.3, 8


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines above the first paragraph, what each is by itself (None: plain), and the lines below them."""

    lines: tuple[Line, ...]
    readings: tuple[Reading | None, ...]
    first_paragraph: Line | None
    below: tuple[Line, ...]

    @property
    def terms_below(self) -> frozenset[str]:
        """Return what the first paragraphs below are about."""
        text, size = [], 0
        for line in self.below:
            if size > _CHARACTERS_BELOW:
                break
            if is_prose(line.text.strip()):
                text.append(line.text[:_CHARACTERS_BELOW])
                size += len(line.text)
        return terms(" ".join(text))

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
    """Return the zone of `raw`; `below` is empty and there is no first paragraph where the text ends before one."""
    lines: list[Line] = []
    readings: list[Reading | None] = []
    furniture = 0
    dropped = {number for number, _ in raw.dropped}
    rest = [
        line
        for line in raw.lines[raw.front_matter_lines :]
        if line.text and not line.text.isspace() and line.number not in dropped
    ]
    for at, line in enumerate(rest):
        reading = read(line, context)
        furniture += reading is not None and reading.rule == "furniture"
        is_over = len(lines) - furniture >= MAX_HEAD_LINES or furniture > _MAX_FURNITURE_LINES
        if is_over or (reading is None and is_prose(line.text.strip())):
            first = next((other for other in rest[at:] if is_prose(other.text.strip())), None)
            return Zone(tuple(lines), tuple(readings), first, tuple(rest[at:]))
        lines.append(line)
        readings.append(reading)
    return Zone(tuple(lines), tuple(readings), None, ())
