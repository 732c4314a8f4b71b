"""Who follows whom over time -> an SVG drawing in two forms, and the same facts in words.

The wide form is for screens with room and for print, the tall one for a phone; the stylesheet shows one of them.
"""

from __future__ import annotations

from html import escape

from digest.render.context_parts import SafeHtml
from digest.render.drawing_nodes import length, nodes_of
from digest.render.drawing_tall import tall_form
from digest.render.drawing_wide import WIDTH, wide_form
from digest.text import printable
from digest.values import Article, StoryReport
from digest.wording.dates import in_words
from digest.wording.marks import in_order, letters, outlet_name, positions
from digest.wording.phrases import relation
from digest.wording.words import Words


def draw(report: StoryReport, words: Words) -> tuple[SafeHtml, SafeHtml]:
    """Return the wide and the tall form as SVG, each with title and description."""
    nodes, described = nodes_of(report, words), " ".join(tell(report, words))
    title = words["drawing"]
    wide, tall = wide_form(nodes, words), tall_form(nodes, words)
    return _svg("wide", *wide, title, described), _svg("tall", *tall, title, described)


def tell(report: StoryReport, words: Words) -> tuple[str, ...]:
    """Return the facts of the drawing in words, a sentence for each article."""
    where, marks = positions(report), letters(report)

    def told(article: Article) -> str:
        position = where[article.id]
        how = relation(position, marks.get(position.follows, ""), words)
        outlet, day = outlet_name(article, words), in_words(article.published, words)
        return words.say("position.told", mark=marks[article.id], outlet=outlet, day=day, how=how)

    return tuple(told(article) for article in in_order(report))


def _svg(form: str, parts: list[str], width: float, height: float, title: str, described: str) -> SafeHtml:
    size = f'viewBox="0 0 {length(width)} {length(height)}" width="{length(width)}" height="{length(height)}"'
    named = f'role="img" aria-labelledby="drawing-{form}-title drawing-{form}-desc"'
    # Many days: drawn at its own size, to be scrolled, rather than shrunk until nobody can read it.
    shape = f"{form} long" if form == "wide" and width > WIDTH else form
    opening = [
        f'<svg class="relations {shape}" {size} {named}>',
        f'<title id="drawing-{form}-title">{escape(title)}</title>',
        f'<desc id="drawing-{form}-desc">{escape(printable(described))}</desc>',
    ]
    return SafeHtml("\n".join([*opening, *parts, "</svg>"]))
