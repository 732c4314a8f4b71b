"""Where a story's articles stand, what is noted of them and what they add -> the entries of the sources section."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from digest import urls
from digest.render.context_parts import Link, Passage
from digest.render.context_story import ChainView, NoteView, SourceView
from digest.render.scene import Scene, anchor
from digest.values import Article, Note
from digest.wording import phrases
from digest.wording.dates import in_words
from digest.wording.marks import outlet_name
from digest.wording.printed import excerpt_of
from digest.wording.prose import named
from digest.wording.words import Words


def view_chains(scene: Scene) -> tuple[ChainView, ...]:
    """Return the reports by chain."""
    background = {article.id for article in scene.report.story.background}
    reports = [article for article in scene.letters if article not in background]
    chains = groupby(reports, key=lambda article: scene.where[article].chain)
    return tuple(ChainView(_chain([scene.articles[member] for member in members], scene)) for _, members in chains)


def view_background(scene: Scene) -> tuple[SourceView, ...]:
    """Return the articles that are fenced as background."""
    return tuple(_source(article, scene) for article in scene.report.story.background)


def _chain(members: list[Article], scene: Scene) -> tuple[SourceView, ...]:
    """Return the members of a chain, each at most one step deeper than the one before, so that lists can nest."""
    views: list[SourceView] = []
    for article in members:
        deepest = views[-1].depth + 1 if views else 0
        views.append(_source(article, scene, min(_depth(article.id, scene), deepest)))
    return tuple(views)


def _source(article: Article, scene: Scene, depth: int = 0) -> SourceView:
    mark, story, position = scene.mark(article.id), scene.report.story, scene.where[article.id]
    notes = [note for note in scene.report.notes if note.article == article.id]
    adds, adds_words = _adds(article, scene)
    return SourceView(
        anchor=anchor(mark.letter),
        mark=mark,
        picked=any(pick.article == article.id for pick in scene.report.summary.picks),
        depth=depth,
        headline=scene.desk.article_headline(article),
        has_headline=bool(article.headline.strip()),
        href=scene.desk.web(article.url),
        outlet=Link(
            outlet_name(article, scene.words), scene.to(urls.outlet(article.outlet.id)) if article.outlet else ""
        ),
        facts=_facts(article, scene),
        standing=phrases.standing(
            position, scene.letters.get(position.follows, ""), scene.words, alone=len(story.reports) == 1
        ),
        why=_why(article, scene),
        seen=tuple(_note(note, scene) for note in notes if note.tier == "seen"),
        register=tuple(_note(note, scene) for note in notes if note.tier == "register"),
        boilerplate=phrases.removed(article, scene.words),
        audit=f"{scene.to(urls.audit(story.slug))}#{anchor(mark.letter)}",
        adds=adds,
        adds_words=adds_words,
    )


def _depth(article: str, scene: Scene) -> int:
    depth, current, seen = 0, article, {article}
    while (current := scene.where[current].follows) in scene.where and current not in seen:
        seen.add(current)
        depth += 1
    return depth


def _facts(article: Article, scene: Scene) -> tuple[str, ...]:
    excerpt = excerpt_of(scene.report.summary, article.id)
    quoted = phrases.quoted(excerpt.words, excerpt.share, article.body_words, scene.words)
    author, date = named([article.author], scene.words), in_words(article.published, scene.words)
    return tuple(fact for fact in (date, author, quoted) if fact)


def _why(article: Article, scene: Scene) -> tuple[str, ...]:
    reason = scene.report.story.why_background.get(article.id)
    evidence = [
        phrases.with_lines(found.message, [found.line] if found.line else [], scene.words)
        for found in scene.where[article.id].evidence
    ]
    return (scene.words.say(reason), *evidence) if reason else tuple(evidence)


def _note(note: Note, scene: Scene) -> NoteView:
    message = phrases.with_lines(note.message, note.lines, scene.words)
    return NoteView(message, Link(note.source, scene.desk.web(note.source)), _checked(note.checked, scene.words))


def _checked(day: str, words: Words) -> str:
    """Return an ISO day in words; anything else as it is."""
    try:
        return words.day(date.fromisoformat(day))
    except ValueError:
        return day


def _adds(article: Article, scene: Scene) -> tuple[tuple[Passage, ...], str]:
    """Return the sentences that no other source has: those that may be printed, and words on all of them."""
    numbers = {ref.number for ref in scene.report.relations.additions if ref.article == article.id}
    found = [sentence for sentence in article.sentences if sentence.number in numbers]
    if len(scene.report.story.articles) == 1 or scene.where[article.id].standing == "background":
        return (), ""
    passages = (scene.passage(article.id, sentence.start, sentence.end) for sentence in found)
    told = phrases.adds(len(found), sorted({sentence.line for sentence in found}), scene.words)
    return tuple(passage for passage in passages if passage.text), told
