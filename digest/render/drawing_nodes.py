"""A story's articles -> the nodes of both forms of the drawing, and the marks that they share.

Colours, type and what a screen shows come from the theme's stylesheet by class; nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

from digest.text import printable
from digest.values import Article, Position, StoryReport
from digest.wording.dates import in_words
from digest.wording.marks import in_order, letters, outlet_name, positions
from digest.wording.phrases import short_relation
from digest.wording.words import Words

# Lengths in units of the drawing, about pixels on a desktop screen.
RADIUS = 13
NAME_SIZE, SMALL_SIZE = 14, 12
# The mean width of a letter of a name at NAME_SIZE, on the safe side: what is too long is cut, never overprinted.
LETTER_WIDTH = 7.0
_ARROW = 6
# How round a line turns.
BEND = 8


@dataclass(frozen=True, slots=True)
class Node:
    """An article: its letter, what stands beside it, and the letter of the report that it follows ("" for none).

    `full` says that the summary takes a sentence from it, `firm` that a credit or the editor ties it to the one that
    it follows, `known` that something tells which of the two came first.
    """

    letter: str
    name: str
    beside: str
    day: date | None
    fenced: bool
    full: bool
    follows: str
    firm: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the drawing."""

    x: float
    y: float


def nodes_of(report: StoryReport, words: Words) -> tuple[Node, ...]:
    """Return a node for each article, in the order of letters: chain by chain, background last."""
    where, marks = positions(report), letters(report)
    # As everywhere: filled is the letter of a source that the summary takes a sentence from.
    picked = {pick.article for pick in report.summary.picks}
    return tuple(
        _node(article, where[article.id], marks, words, full=article.id in picked) for article in in_order(report)
    )


def _node(article: Article, position: Position, marks: dict[str, str], words: Words, *, full: bool) -> Node:
    fenced = position.standing == "background"
    follows = "" if fenced else marks.get(position.follows, "")
    # Background stands apart from the days, so its own is told in words.
    apart = words.say("places.behind", what=words["background"], place=in_words(article.published, words))
    return Node(
        letter=marks[article.id],
        name=outlet_name(article, words),
        beside=apart if fenced else short_relation(position, follows, words),
        day=words.day_of(article.published) if article.published else None,
        fenced=fenced,
        full=full,
        follows=follows,
        firm=any(evidence.kind in ("credit", "declared") for evidence in position.evidence),
        known=bool(position.direction),
    )


def circle(node: Node, at: Point) -> str:
    """Return the node itself: filled, outlined, or dotted where it is background."""
    return (
        f'<circle class="node{" full" if node.full else ""}" cx="{length(at.x)}" cy="{length(at.y)}" r="{RADIUS}"'
        f"{dashes(2, 3) if node.fenced else ''}/>"
        f'<text class="letter{" inv" if node.full else ""}" x="{length(at.x)}" y="{length(at.y + 4.5)}"'
        f' font-size="13" font-weight="700" text-anchor="middle">{node.letter}</text>'
    )


def label(node: Node, at: Point, room: float) -> str:
    """Return name and relation, set from `at` (the middle of the row), cut to `room`."""
    lines = [(node.name, NAME_SIZE, ""), (node.beside, SMALL_SIZE, ' class="quiet"')]
    shown = [line for line in lines if line[0]]
    first = at.y + (4.5 if len(shown) == 1 else -3)
    return "".join(
        f'<text{kind} x="{length(at.x)}" y="{length(first + 16 * row)}" font-size="{size}">'
        f"{escape(cut(text, room * NAME_SIZE / size))}</text>"
        for row, (text, size, kind) in enumerate(shown)
    )


def cut(text: str, room: float) -> str:
    """Return `text` as long as there is room for at NAME_SIZE.

    >>> cut("The Evening Bell", 80), cut("The Evening Bell", 200)
    ('The Evenin…', 'The Evening Bell')
    """
    most = max(int(room / LETTER_WIDTH), 1)
    return printable(text if len(text) <= most else text[: most - 1].rstrip() + "…")


def line(node: Node, path: str, tip: Point, turned: int) -> str:
    """Return the line that leads to a node: whole for a credit, broken for shared text alone.

    `tip` is where it ends, `turned` 1 for a line that arrives from the left, -1 from the right. An arrowhead says
    that something tells which came first.
    """
    head = ""
    if node.known:
        back = tip.x - turned * _ARROW
        head = (
            f'<path class="head" d="M{length(tip.x)} {length(tip.y)} L{length(back)} {length(tip.y - 4)}'
            f' L{length(back)} {length(tip.y + 4)} Z"/>'
        )
    return f'<path class="line" d="{path}"{"" if node.firm else dashes(5, 4)}/>{head}'


def dashes(on: int, off: int) -> str:
    """Return the attribute that breaks a line."""
    return f' stroke-dasharray="{on} {off}"'


def length(value: float) -> str:
    """Return a length without needless digits, so that the drawing is the same on every machine.

    >>> length(12.0), length(7.25)
    ('12', '7.2')
    """
    return f"{value:.1f}".removesuffix(".0")
