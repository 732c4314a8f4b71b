"""A story's report -> what its page is given, in the order in which the page tells it."""

from __future__ import annotations

from itertools import groupby

from digest import urls
from digest.render.collation import collate
from digest.render.context_parts import Link, Passage
from digest.render.context_story import (
    Also,
    DatedView,
    DifferenceView,
    DrawingView,
    InputView,
    MadeView,
    PickView,
    StoryPage,
)
from digest.render.drawing import draw, tell
from digest.render.frames import Desk
from digest.render.scene import Scene
from digest.render.sources import view_background, view_chains
from digest.text import fold
from digest.values import Difference, Figure, Pick, StoryReport
from digest.version import VERSION
from digest.wording import phrases
from digest.wording.counts import count_parts, flags, standing_line
from digest.wording.dates import first_and_last, in_words
from digest.wording.headlines import headline
from digest.wording.marks import also_in, in_order, is_only_here
from digest.wording.words import Words


def view_story(report: StoryReport, desk: Desk) -> StoryPage:
    """Return the view of a story's page."""
    scene = Scene.of(report, desk, urls.story(report.story.slug), linked=True)
    title, words = headline(report, desk.words), desk.words
    several = len(report.story.articles) > 1
    return StoryPage(
        headline=desk.headline(title),
        headline_by=title.by,
        standing=standing_line(report, words),
        note=_note(report, desk),
        counts=count_parts(report, words),
        flags=flags(report, words),
        topics=tuple(Link(topic.name, scene.to(urls.topic(topic.id))) for topic in report.story.topics),
        contents=_contents(report, words),
        several=several,
        picks=tuple(_pick(pick, scene) for pick in report.summary.picks),
        chains=view_chains(scene),
        drawing=DrawingView(*draw(report, words), tell(report, words)) if several else None,
        differences=tuple(_difference(difference, scene) for difference in report.relations.differences),
        quotations=tuple(collate(utterance, scene) for utterance in report.relations.utterances),
        timeline=_timeline(scene),
        background=view_background(scene),
        made=_made(scene),
    )


def _note(report: StoryReport, desk: Desk) -> str:
    return next((fold(found.note) for path, found in desk.site.overrides if path in report.story.overrides), "")


def _contents(report: StoryReport, words: Words) -> tuple[Link, ...]:
    sections = [
        (words["summary"], "summary", True),
        (words["sources"], "sources", True),
        (words["drawing"], "drawing", len(report.story.articles) > 1),
        (words["differences"], "differences", True),
        (words["quotations"], "quotations", True),
        (words["timeline"], "timeline", bool(report.relations.timeline)),
        (words["background"], "background", bool(report.story.background)),
        (words["made"], "made", True),
    ]
    return tuple(Link(text, f"#{fragment}") for text, fragment, there in sections if there)


def _pick(pick: Pick, scene: Scene) -> PickView:
    report, article = scene.report, scene.articles[pick.article]
    address = scene.desk.web(article.url)
    text = scene.desk.text(pick.text, article.language)
    return PickView(
        mark=scene.mark(pick.article),
        text=text,
        also=tuple(Also(scene.marks(group.articles), group.note) for group in also_in(report, pick, scene.words)),
        only_here=is_only_here(report, pick),
        differs=scene.marks(_differing(pick, report.relations.differences)),
        before=scene.quote(pick.article, pick.before.start, pick.before.end) if pick.before else None,
        after=scene.quote(pick.article, pick.after.start, pick.after.end) if pick.after else None,
        at_source=urls.text_fragment(address, text.text) if address else "",
    )


def _differing(pick: Pick, differences: tuple[Difference, ...]) -> tuple[str, ...]:
    """Return the articles whose figures differ from one that stands in the sentence."""

    def is_in(figure: Figure) -> bool:
        return figure.article == pick.article and pick.start <= figure.start and figure.end <= pick.end

    return tuple(
        other.article
        for difference in differences
        if any(is_in(figure) for figure in difference.figures)
        for other in difference.figures
        if other.article != pick.article
    )


def _difference(difference: Difference, scene: Scene) -> DifferenceView:
    return DifferenceView(
        what=phrases.what_differs(difference, scene.words),
        passages=tuple(_figure(figure, scene) for figure in difference.figures),
        label=phrases.label(difference, scene.words),
    )


def _figure(figure: Figure, scene: Scene) -> Passage:
    # The value is a fact; only the words around it are the source's.
    fact = phrases.fact(figure, scene.words)
    return scene.passage(figure.article, figure.start, figure.end, fact)


def _timeline(scene: Scene) -> tuple[DatedView, ...]:
    entries = sorted(scene.report.relations.timeline, key=lambda entry: entry[0].sort_key)
    return tuple(
        DatedView(scene.words.day(day), tuple(scene.sentence(ref.article, ref.number) for _, ref in group))
        for day, group in groupby(entries, key=lambda entry: entry[0].day)
    )


def _made(scene: Scene) -> MadeView:
    story, dates = scene.report.story, first_and_last(scene.report)
    raws = [article.cleaned.raw for article in in_order(scene.report)]
    return MadeView(
        version=VERSION,
        method=scene.report.summary.method,
        last_change=in_words(dates[1] if dates else None, scene.words),
        overrides=story.overrides,
        inputs=tuple(
            InputView(scene.mark(raw.id), raw.path, raw.sha256, phrases.encoding(raw, scene.words)) for raw in raws
        ),
        audit=scene.to(urls.audit(story.slug)),
        data=scene.to(urls.story_json(story.slug)),
    )
