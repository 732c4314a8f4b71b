"""An article -> a strip of its text from first to last line: what another source has too, what only it has, what went.

The three differ in form (a block, bands, a thin line), so that they are told apart without colour and in print.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Literal

from digest.render.context_audit import OverlapView
from digest.render.context_parts import SafeHtml
from digest.render.scene import Scene
from digest.text import printable
from digest.values import Article, SentenceRef
from digest.wording.phrases import overlap

Kind = Literal["shared", "only", "out", ""]

# The strip is stretched to the width of the page, so only proportions count.
_WIDTH, _HEIGHT = 1000, 24
# Top and height of the bars that a kind is drawn with.
_BARS: dict[Kind, tuple[tuple[int, int], ...]] = {
    "shared": ((0, 24),),
    "only": ((0, 6), (9, 6), (18, 6)),
    "out": ((10, 4),),
}


def view_overlap(scene: Scene) -> tuple[OverlapView, ...]:
    """Return a strip for each article, in the order of letters; none where there is nothing to share with."""
    articles = [scene.articles[article] for article in scene.letters]
    return tuple(_strip(article, scene) for article in articles) if len(articles) > 1 else ()


def _strip(article: Article, scene: Scene) -> OverlapView:
    kinds = _kinds(article, scene)
    told = overlap(
        scene.words,
        shared=sum(kind == "shared" for kind in kinds.values()),
        only=sum(kind == "only" for kind in kinds.values()),
        sentences=len(kinds),
        out=len(article.cleaned.stripped),
        lines=len(article.cleaned.ledger),
    )
    mark = scene.mark(article.id)
    title, name = f"overlap-{mark.letter.lower()}", escape(scene.words["strips"])
    text = scene.words.say("overlap.of_source", mark=mark.letter, outlet=mark.name, told=told)
    paths = "".join(f'<path class="{kind}" d="{data}"/>' for kind, data in _paths(article, kinds).items())
    svg = (
        f'<svg class="strip" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none" role="img"'
        f' aria-labelledby="{title}-title {title}-desc"><title id="{title}-title">{name}</title>'
        f'<desc id="{title}-desc">{escape(printable(text))}</desc>{paths}</svg>'
    )
    return OverlapView(mark, SafeHtml(svg), told)


def _kinds(article: Article, scene: Scene) -> dict[int, Kind]:
    """Return what each sentence is, by its number; "" for one too short to be told apart."""
    relations = scene.report.relations
    matched = {ref for match in relations.matches for ref in (match.left, match.right)}
    alone = set(relations.additions)

    def kind(ref: SentenceRef) -> Kind:
        return "shared" if ref in matched else "only" if ref in alone else ""

    return {sentence.number: kind(SentenceRef(article.id, sentence.number)) for sentence in article.sentences}


def _paths(article: Article, kinds: dict[int, Kind]) -> dict[Kind, str]:
    """Return for each kind the outline of all of its stretches."""
    data: dict[Kind, str] = {}
    scale = _WIDTH / max(len(article.text), 1)
    for kind, start, end in _runs(article, kinds):
        x, width = round(start * scale), max(round((end - start) * scale), 1)
        for top, height in _BARS.get(kind, ()):
            data[kind] = data.get(kind, "") + f"M{x} {top}h{width}v{height}h-{width}z"
    return dict(sorted(data.items()))


def _runs(article: Article, kinds: dict[int, Kind]) -> Iterator[tuple[Kind, int, int]]:
    """Yield what follows one another in the text, neighbours of one kind as one."""
    parts = [(sentence.start, sentence.end, kinds[sentence.number]) for sentence in article.sentences]
    out: Kind = "out"
    parts += [(entry.line.start, entry.line.end, out) for entry in article.cleaned.stripped]
    for kind, members in groupby(sorted(parts), key=lambda part: part[2]):
        run = list(members)
        yield kind, run[0][0], run[-1][1]
