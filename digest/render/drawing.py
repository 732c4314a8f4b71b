"""Who follows whom over time -> an SVG drawing, and the same facts in words.

Days run from left to right, undated articles stand in a column of their own at the right; each article has its row,
in the order of letters, and a line leads to it from the report that it follows. Colours and type come from the
theme's stylesheet by class.
"""

from __future__ import annotations

from datetime import date
from html import escape

from digest.render.context_parts import SafeHtml
from digest.text import printable
from digest.values import Article, Position, StoryReport
from digest.wording.dates import in_words
from digest.wording.english import MONTHS
from digest.wording.marks import in_order, letters, outlet_name, positions
from digest.wording.phrases import relation, short_relation
from digest.wording.words import WORDS

# Lengths in units of the drawing, about pixels at desktop width.
_RADIUS = 14
_ROW = 46
_TOP = 38
_LEFT = 40
_RIGHT = 190  # room for a name beside the last node
_NARROWEST, _WIDEST = 640, 1200
_COLUMN = 130
_LONGEST_NAME = 24


def draw(report: StoryReport) -> SafeHtml:
    """Return the drawing as SVG with title and description."""
    articles, where, marks = in_order(report), positions(report), letters(report)
    # As everywhere: filled is the letter of a source that the summary takes a sentence from.
    picked = {pick.article for pick in report.summary.picks}
    columns = _columns(articles)
    width = _LEFT + _RIGHT + min(max((len(columns) - 1) * _COLUMN, _NARROWEST - _LEFT - _RIGHT), _WIDEST)
    step = (width - _LEFT - _RIGHT) / max(len(columns) - 1, 1)
    across = {day: _LEFT + step * index for index, day in enumerate(columns)}
    points = {a.id: (across[_day(a)], _TOP + _ROW * (row + 0.5)) for row, a in enumerate(articles)}
    height = _TOP + _ROW * len(articles) + 8
    described = escape(printable(" ".join(tell(report))))
    size = f'viewBox="0 0 {_n(width)} {height}" width="{_n(width)}" height="{height}"'
    parts = [
        f'<svg {size} role="img" aria-labelledby="drawing-title drawing-desc">',
        f'<title id="drawing-title">{escape(WORDS.drawing)}</title><desc id="drawing-desc">{described}</desc>',
        *(_column(day, x, height, columns) for day, x in across.items()),
        *(_line(where[a.id], points) for a in articles if where[a.id].follows in points),
        *(_node(a, where[a.id], marks, points[a.id], full=a.id in picked) for a in articles),
        "</svg>",
    ]
    return SafeHtml("\n".join(parts))


def tell(report: StoryReport) -> tuple[str, ...]:
    """Return the facts of the drawing in words, a sentence for each article."""
    where, marks = positions(report), letters(report)

    def told(article: Article) -> str:
        position = where[article.id]
        how = relation(position, marks.get(position.follows, ""))
        return f"{marks[article.id]}, {outlet_name(article)}, {in_words(article.published)}: {how}."

    return tuple(told(article) for article in in_order(report))


def _columns(articles: tuple[Article, ...]) -> list[date | None]:
    days: list[date | None] = [*sorted({a.published.day for a in articles if a.published})]
    return [*days, None] if any(a.published is None for a in articles) else days


def _day(article: Article) -> date | None:
    return article.published.day if article.published else None


def _column(day: date | None, x: float, height: int, columns: list[date | None]) -> str:
    one_year = len({other.year for other in columns if other}) == 1
    if day is None:
        label = WORDS.undated
    else:
        label = f"{day.day} {MONTHS[day.month - 1]}" + ("" if one_year else f" {day.year}")
    dashes = ' stroke-dasharray="2 4"' if day is None else ""
    # The first label would run out of the drawing if it stood in the middle of its column.
    side = ' text-anchor="middle"' if x > _LEFT else f' text-anchor="start" dx="-{_RADIUS}"'
    return (
        f'<line class="thin" x1="{_n(x)}" x2="{_n(x)}" y1="{_TOP - 10}" y2="{height}"{dashes}/>'
        f'<text class="quiet" x="{_n(x)}" y="18" font-size="12"{side}>{escape(label)}</text>'
    )


def _line(position: Position, points: dict[str, tuple[float, float]]) -> str:
    (x1, y1), (x2, y2) = points[position.follows], points[position.article]
    if x1 == x2:
        # Bent to the left, so that it doesn't run through the nodes between.
        path = f"M{_n(x1)} {_n(y1)} C{_n(x1 - 34)} {_n(y1 + 12)} {_n(x2 - 34)} {_n(y2 - 12)} {_n(x2)} {_n(y2)}"
    else:
        middle = x1 + (x2 - x1) * 0.35
        path = f"M{_n(x1)} {_n(y1)} C{_n(middle)} {_n(y1)} {_n(x1)} {_n(y2)} {_n(x2)} {_n(y2)}"
    firm = any(e.kind in ("credit", "declared") for e in position.evidence)
    return f'<path class="line" d="{path}"{"" if firm else _dashes(5, 4)}/>'


def _node(
    article: Article, position: Position, marks: dict[str, str], point: tuple[float, float], *, full: bool
) -> str:
    x, y = point
    letter, fenced = marks[article.id], position.standing == "background"
    name = outlet_name(article)
    short = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1].rstrip() + "…"
    beside = x + _RADIUS + 8
    return (
        f'<circle class="node{" full" if full else ""}" cx="{_n(x)}" cy="{_n(y)}" r="{_RADIUS}"'
        f"{_dashes(2, 3) if fenced else ''}/>"
        f'<text{_inverse(full)} x="{_n(x)}" y="{_n(y + 4.5)}" font-size="13" font-weight="700"'
        f' text-anchor="middle">{letter}</text>'
        f'<text class="beside" x="{_n(beside)}" y="{_n(y - 2)}" font-size="13">{escape(printable(short))}</text>'
        f'<text class="beside quiet" x="{_n(beside)}" y="{_n(y + 13)}" font-size="11.5">'
        f"{escape(_beside(position, marks))}</text>"
    )


def _beside(position: Position, marks: dict[str, str]) -> str:
    # What a node alone says already ("as far as the texts show") is left to the words below the drawing.
    fenced = position.standing == "background"
    return WORDS.background.lower() if fenced else short_relation(position, marks.get(position.follows, ""))


def _inverse(full: bool) -> str:
    return ' class="inv"' if full else ""


def _dashes(on: int, off: int) -> str:
    return f' stroke-dasharray="{on} {off}"'


def _n(value: float) -> str:
    """Return a length without needless digits, so that the drawing is the same on every machine."""
    return f"{value:.1f}".removesuffix(".0")
