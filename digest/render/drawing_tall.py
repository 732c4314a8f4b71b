"""Nodes -> the drawing for a phone: days from top to bottom, a row for each report, background apart at the end.

Each report that others follow has a lane of its own for as long as its lines run; the others stand to the right of all
lanes. A line runs down its report's lane and turns into the follower's row, so that none crosses a node or a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby

from digest.render.drawing_nodes import BEND, RADIUS, SMALL_SIZE, Node, Point, circle, dashes, label, length, line
from digest.wording.words import Words

_WIDTH = 328  # a narrow phone, less its margins
_ROW = 44
_HEAD = 30  # the name of a day
_LEFT = RADIUS + 2
# Lanes come closer where there are many, so that names keep their room, but never so close that a line meets a node.
_LANE, _LANES_AT_MOST, _CLOSEST = 32, 96, RADIUS + 3
_GAP = 10
_LEAST_NAMES = 120


def tall_form(nodes: Sequence[Node], words: Words) -> tuple[list[str], float, float]:
    """Return the parts of the drawing, its width and its height."""
    heads, rows, height = _rows(nodes, words)
    lanes = _lanes(nodes, rows)
    count = max(lanes.values(), default=-1) + 1
    pitch = max(_CLOSEST, min(_LANE, _LANES_AT_MOST / max(count, 1)))
    points = {letter: Point(_LEFT + pitch * lanes.get(letter, count), y) for letter, y in rows.items()}
    names = _LEFT + pitch * count + RADIUS + _GAP
    width = max(_WIDTH, names + _LEAST_NAMES)
    parts = [
        *(_head(section, names, width, y, words) for section, y in heads),
        *(_follow(node, points) for node in nodes if node.follows),
        *(circle(n, points[n.letter]) + label(n, Point(names, points[n.letter].y), width - names) for n in nodes),
    ]
    return parts, width, height


def _rows(nodes: Sequence[Node], words: Words) -> tuple[list[tuple[date | str, float]], Mapping[str, float], float]:
    """Return where each section begins, the middle of each node's row by letter, and the height of all."""
    heads: list[tuple[date | str, float]] = []
    rows: dict[str, float] = {}
    y = 0.0
    for section, members in _sections(nodes, words):
        heads.append((section, y))
        y += _HEAD
        for node in members:
            rows[node.letter] = y + _ROW / 2
            y += _ROW
    return heads, rows, y


def _lanes(nodes: Sequence[Node], rows: Mapping[str, float]) -> Mapping[str, int]:
    """Return for each report that others follow its lane: the first that is free where its lines run."""
    reach: dict[str, list[float]] = {}
    for node in nodes:
        if node.follows:
            reach.setdefault(node.follows, [rows[node.follows]]).append(rows[node.letter])
    taken_to: list[float] = []  # the row down to which each lane is taken
    lanes: dict[str, int] = {}
    for letter, ys in sorted(reach.items(), key=lambda entry: min(entry[1])):
        lane = next((index for index, y in enumerate(taken_to) if y < min(ys)), len(taken_to))
        taken_to[lane : lane + 1] = [max(ys)]
        lanes[letter] = lane
    return lanes


def _sections(nodes: Sequence[Node], words: Words) -> Iterator[tuple[date | str, list[Node]]]:
    """Yield days, undated and background, each with its nodes in the order of letters."""
    dated = sorted((node for node in nodes if node.day and not node.fenced), key=lambda node: node.day or date.min)
    for day, members in groupby(dated, key=lambda node: node.day or date.min):
        yield day, list(members)
    for name, rest in (
        (words.say("dates.undated"), [node for node in nodes if not node.day and not node.fenced]),
        (words["background"], [node for node in nodes if node.fenced]),
    ):
        if rest:
            yield name, rest


def _head(section: date | str, x: float, width: float, y: float, words: Words) -> str:
    name = section if isinstance(section, str) else words.day(section)
    broken = dashes(2, 4) if isinstance(section, str) else ""
    return (
        f'<line class="thin" x1="{length(x)}" x2="{length(width)}" y1="{length(y + 6)}" y2="{length(y + 6)}"{broken}/>'
        f'<text class="quiet" x="{length(x)}" y="{length(y + 23)}" font-size="{SMALL_SIZE}">{escape(name)}</text>'
    )


def _follow(node: Node, points: Mapping[str, Point]) -> str:
    start, end = points[node.follows], points[node.letter]
    # A text may be dated before the one that it shares words with: then the line runs upwards.
    down = 1 if end.y > start.y else -1
    turned = 1 if end.x > start.x else -1
    tip = Point(end.x - turned * (RADIUS + 1), end.y)
    bend = min(BEND, abs(tip.x - start.x))
    path = (
        f"M{length(start.x)} {length(start.y + down * RADIUS)} V{length(end.y - down * bend)}"
        f" Q{length(start.x)} {length(end.y)} {length(start.x + turned * bend)} {length(end.y)} H{length(tip.x)}"
    )
    return line(node, path, tip, turned)
