"""A story's report -> the account of its texts: what was taken out, what may not be quoted, what matches what.

Article bodies are never published: kept lines and sentences are given by number. A line that was taken out and says
again what the article says is the article's wording, so only its first words are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digest import urls
from digest.render.context_audit import (
    AuditedArticle,
    AuditPage,
    DoubtView,
    ExcerptRow,
    FactRow,
    Grouped,
    MatchRow,
    ReadLine,
    StrippedLine,
)
from digest.render.context_parts import Link
from digest.render.frames import Desk
from digest.render.overlap import view_overlap
from digest.render.scene import Scene, anchor
from digest.text import fold
from digest.values import Article, Doubt, LedgerLine, Match, StoryReport
from digest.wording import phrases
from digest.wording.facts import known_facts
from digest.wording.headlines import headline
from digest.wording.marks import in_order, outlet_name
from digest.wording.printed import excerpt_of
from digest.wording.prose import lines
from digest.wording.words import Words

# Enough of a repeated line to find it by.
_FIRST_WORDS = 6


def view_audit(report: StoryReport, doubts: tuple[Doubt, ...], desk: Desk) -> AuditPage:
    """Return the view of a story's audit page; `doubts` are the edition's."""
    scene = Scene.of(report, desk, urls.audit(report.story.slug), linked=True)
    title = headline(report, desk.words)
    shown = desk.headline(title)
    articles = in_order(report)
    return AuditPage(
        story=Link(title.text, scene.to(urls.story(report.story.slug))),
        decided=report.story.overrides,
        explain=f"digest explain {report.story.slug}",
        lang=shown.lang,
        dir=shown.dir,
        articles=tuple(_article(article, scene, doubts) for article in articles),
        excerpts=tuple(_excerpt(article, scene) for article in articles),
        matches=tuple(_match(match, scene) for match in report.relations.matches),
        overlaps=view_overlap(scene),
    )


def _article(article: Article, scene: Scene, doubts: tuple[Doubt, ...]) -> AuditedArticle:
    raw, ledger, position = article.cleaned.raw, article.cleaned.ledger, scene.where[article.id]
    words = scene.words
    alone = len(scene.report.story.reports) == 1
    # A stage's own doubts lie with the article; those found later, among several articles, with the edition.
    mine = [doubt for doubt in dict.fromkeys((*article.cleaned.doubts, *doubts)) if doubt.path == raw.path]
    return AuditedArticle(
        anchor=anchor(scene.letters[article.id]),
        mark=scene.mark(article.id),
        headline=scene.desk.article_headline(article),
        outlet=outlet_name(article, words),
        path=raw.path,
        facts=tuple(
            FactRow(words.say(f"facts.{fact.name}"), fact.value, fact.where) for fact in known_facts(article, words)
        ),
        together=_together(article, scene),
        standing=phrases.standing(position, scene.letters.get(position.follows, ""), words, alone=alone),
        why=tuple(_why(article, scene)),
        adds=_adds(article, scene),
        passed_over=phrases.passed_over(scene.report, article, words),
        encoding=phrases.encoding(raw, words),
        removed=phrases.removed(article, words),
        stripped=tuple(_stripped(entry, words) for entry in article.cleaned.stripped),
        read=tuple(
            ReadLine(entry.line.number, words.say(f"roles.{entry.role}"), entry.rule, _reason(entry, words))
            for entry in ledger
            if entry.role in ("headline", "metadata")
        ),
        kept=_kept(article, words),
        rejected=tuple(Grouped(*told) for told in phrases.refused(scene.report, article.id, words)),
        doubts=tuple(DoubtView(doubt.line, words.say(doubt.message), words.say(doubt.settle)) for doubt in mine),
    )


def _together(article: Article, scene: Scene) -> str:
    found = next((each for each in scene.report.story.affinities if each.article == article.id), None)
    if found is None:
        return ""
    return scene.words.say("places.likeness", mean=scene.words.number(found.likeness, decimals=2))


def _why(article: Article, scene: Scene) -> Iterator[str]:
    """Yield what the place of an article rests on, with the numbers of the sentences that match."""
    if reason := scene.report.story.why_background.get(article.id):
        yield scene.words.say(reason)
    for evidence in scene.where[article.id].evidence:
        ours = sorted({match.left.number for match in evidence.matches})
        yield phrases.shared(evidence.message, evidence.line, ours, scene.words)


def _adds(article: Article, scene: Scene) -> str:
    if len(scene.report.story.articles) == 1 or scene.where[article.id].standing == "background":
        return ""
    numbers = sorted(ref.number for ref in scene.report.relations.additions if ref.article == article.id)
    return phrases.adds(len(numbers), sorted({article.sentences[number - 1].line for number in numbers}), scene.words)


def _reason(entry: LedgerLine, words: Words) -> str:
    return words.say(entry.reason) if entry.reason else ""


def _stripped(entry: LedgerLine, words: Words) -> StrippedLine:
    text = fold(entry.line.text)
    if entry.repeats:
        text = " ".join(text.split()[:_FIRST_WORDS]) + " …"
    again = words.say("places.again", line=entry.repeats) if entry.repeats else ""
    return StrippedLine(entry.line.number, entry.rule, _reason(entry, words), text, again)


def _group(entries: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Yield labels with the numbers that each has, in the order of their first number."""
    by_label: dict[str, list[int]] = {}
    for label, number in entries:
        by_label.setdefault(label, []).append(number)
    for label, numbers in by_label.items():
        yield label, sorted(numbers)


def _kept(article: Article, words: Words) -> tuple[Grouped, ...]:
    by_role = _group((entry.role, entry.line.number) for entry in article.cleaned.ledger if entry.kept)
    return tuple(
        Grouped(words.say(f"roles.{role}"), words.say("places.kept", n=len(numbers), lines=lines(numbers, words)))
        for role, numbers in by_role
    )


def _excerpt(article: Article, scene: Scene) -> ExcerptRow:
    excerpt = excerpt_of(scene.report.summary, article.id)
    name, share = outlet_name(article, scene.words), phrases.percent(excerpt.share, scene.words)
    return ExcerptRow(scene.mark(article.id), name, excerpt.words, share, excerpt.limit)


def _match(match: Match, scene: Scene) -> MatchRow:
    return MatchRow(
        left=scene.mark(match.left.article),
        left_number=match.left.number,
        right=scene.mark(match.right.article),
        right_number=match.right.number,
        closeness=scene.words.say(f"closeness.{match.closeness}"),
        share=phrases.percent(match.share, scene.words),
    )
