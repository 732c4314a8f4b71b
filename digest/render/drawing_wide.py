"""Nodes -> the drawing for wide screens and print: names at the left, a row each; days from left to right.

A line leaves a report downwards, runs beside its column and turns into the row of the report that follows. Only the
follower stands in that row, and nothing in the lane beside a column: no line crosses a node or a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Literal

from digest.render.drawing_nodes import BEND, RADIUS, SMALL_SIZE, Node, Point, circle, dashes, label, length, line
from digest.wording.dates import day_and_month
from digest.wording.words import Words

_ROW = 46
_TOP = 44  # two lines of a day's name
_NAMES = 184  # width of the column of names
_EDGE = 46  # half the width of the name of a day
# As wide as the narrowest column of text that it stands in; wider only where days would run into one another.
WIDTH = 620
_STEP = 84
# Between a column and the first lane beside it, and between lanes.
_LANE, _LANES_APART = 14, 5

# A column: a day, or one of those that are none.
Column = date | Literal["background", "undated"]


def wide_form(nodes: Sequence[Node], words: Words) -> tuple[list[str], float, float]:
    """Return the parts of the drawing, its width and its height."""
    columns = _columns(nodes)
    width = max(WIDTH, _NAMES + 2 * _EDGE + _STEP * (len(columns) - 1))
    step = (width - _NAMES - 2 * _EDGE) / max(len(columns) - 1, 1)
    across = {column: _NAMES + _EDGE + step * index for index, column in enumerate(columns)}
    points = {n.letter: Point(across[_column(n)], _TOP + _ROW * (row + 0.5)) for row, n in enumerate(nodes)}
    height = _TOP + _ROW * len(nodes)
    lanes = _lanes(nodes)
    parts = [
        *(_band(row, width) for row in range(0, len(nodes), 2)),
        *(_head(column, x, height, columns, words) for column, x in across.items()),
        *(_follow(n, points, lanes[n.follows]) for n in nodes if n.follows),
        *(circle(n, points[n.letter]) + label(n, Point(10, points[n.letter].y), _NAMES - 16) for n in nodes),
    ]
    return parts, width, height


def _column(node: Node) -> Column:
    return "background" if node.fenced else node.day or "undated"


def _columns(nodes: Sequence[Node]) -> list[Column]:
    """Return background, the days, undated: whichever there are."""
    reports = [node for node in nodes if not node.fenced]
    days: list[Column] = [*sorted({node.day for node in reports if node.day})]
    background: list[Column] = ["background"] if len(reports) < len(nodes) else []
    undated: list[Column] = ["undated"] if any(node.day is None for node in reports) else []
    return background + days + undated


def _lanes(nodes: Sequence[Node]) -> Mapping[str, int]:
    """Return for each report that others follow its lane beside its column, counted from 0."""
    followed = {node.follows for node in nodes if node.follows}
    taken: dict[Column, int] = {}
    lanes: dict[str, int] = {}
    for node in nodes:
        if node.letter in followed:
            lanes[node.letter] = taken.get(_column(node), 0)
            taken[_column(node)] = lanes[node.letter] + 1
    return lanes


def _band(row: int, width: float) -> str:
    return f'<rect class="band" x="0" y="{_TOP + _ROW * row}" width="{length(width)}" height="{_ROW}"/>'


def _head(column: Column, x: float, height: float, columns: Sequence[Column], words: Words) -> str:
    """Return the name of a column, and the line down it: dotted where it is no day."""
    years = {other.year for other in columns if isinstance(other, date)}
    if isinstance(column, date):
        lines = [day_and_month(column, words), *([str(column.year)] if len(years) > 1 else [])]
    else:
        lines = [words["background"] if column == "background" else words.say("dates.undated")]
    top = _TOP - 10 - 15 * (len(lines) - 1)
    names = "".join(
        f'<text class="quiet" x="{length(x)}" y="{top + 15 * row}" font-size="{SMALL_SIZE}" text-anchor="middle">'
        f"{escape(text)}</text>"
        for row, text in enumerate(lines)
    )
    broken = "" if isinstance(column, date) else dashes(2, 4)
    return f'<line class="thin" x1="{length(x)}" x2="{length(x)}" y1="{_TOP}" y2="{height}"{broken}/>{names}'


def _follow(node: Node, points: Mapping[str, Point], lane: int) -> str:
    start, end = points[node.follows], points[node.letter]
    side = 1 if end.x > start.x else -1  # beside the column, on the side where the follower stands
    beside = start.x + side * (RADIUS + _LANE + min(_LANES_APART * lane, _STEP / 2 - RADIUS - _LANE))
    turned = 1 if end.x > beside else -1
    tip = Point(end.x - turned * (RADIUS + 1), end.y)
    leaves = Point(start.x + side * RADIUS * 0.7, start.y + RADIUS * 0.7)
    path = (
        f"M{length(leaves.x)} {length(leaves.y)} Q{length(beside)} {length(leaves.y + 2)}"
        f" {length(beside)} {length(leaves.y + BEND + 4)} V{length(end.y - BEND)}"
        f" Q{length(beside)} {length(end.y)} {length(beside + turned * BEND)} {length(end.y)} H{length(tip.x)}"
    )
    return line(node, path, tip, turned)
