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
    Grouped,
    MatchRow,
    ReadLine,
    StrippedLine,
)
from digest.render.context_parts import Link
from digest.render.frames import Desk
from digest.render.scene import Scene, anchor
from digest.text import fold
from digest.values import Article, Doubt, LedgerLine, Match, StoryReport
from digest.wording.english import in_lines, numbered
from digest.wording.headlines import headline
from digest.wording.marks import in_order, outlet_name
from digest.wording.phrases import percent, removed
from digest.wording.printed import excerpt_of
from digest.wording.words import WORDS

# Enough of a repeated line to find it by.
_FIRST_WORDS = 6


def view_audit(report: StoryReport, doubts: tuple[Doubt, ...], desk: Desk) -> AuditPage:
    """Return the view of a story's audit page; `doubts` are the edition's."""
    scene = Scene.of(report, desk, urls.audit(report.story.slug), linked=True)
    title = headline(report)
    shown = desk.headline(title)
    articles = in_order(report)
    return AuditPage(
        story=Link(title.text, scene.to(urls.story(report.story.slug))),
        lang=shown.lang,
        dir=shown.dir,
        articles=tuple(_article(article, scene, doubts) for article in articles),
        excerpts=tuple(_excerpt(article, scene) for article in articles),
        matches=tuple(_match(match, scene) for match in report.relations.matches),
    )


def _article(article: Article, scene: Scene, doubts: tuple[Doubt, ...]) -> AuditedArticle:
    raw, ledger = article.cleaned.raw, article.cleaned.ledger
    # A stage's own doubts lie with the article; those found later, among several articles, with the edition.
    mine = [doubt for doubt in dict.fromkeys((*article.cleaned.doubts, *doubts)) if doubt.path == raw.path]
    return AuditedArticle(
        anchor=anchor(scene.letters[article.id]),
        mark=scene.mark(article.id),
        headline=scene.desk.article_headline(article),
        outlet=outlet_name(article),
        path=raw.path,
        encoding=f"{raw.encoding}: {raw.encoding_note}".rstrip(": "),
        removed=removed(article),
        stripped=tuple(_stripped(entry) for entry in article.cleaned.stripped),
        read=tuple(
            ReadLine(entry.line.number, entry.role, entry.rule, entry.reason)
            for entry in ledger
            if entry.role in ("headline", "metadata")
        ),
        kept=_kept(article),
        rejected=_rejected(article, scene),
        doubts=tuple(DoubtView(doubt.line, doubt.message, doubt.settle) for doubt in mine),
    )


def _stripped(entry: LedgerLine) -> StrippedLine:
    text = fold(entry.line.text)
    if entry.repeats:
        text = " ".join(text.split()[:_FIRST_WORDS]) + " …"
    again = WORDS.stripped_says_again.format(line=entry.repeats) if entry.repeats else ""
    return StrippedLine(entry.line.number, entry.rule, entry.reason, text, again)


def _group(entries: Iterable[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    """Yield labels with the numbers that each has, in the order of their first number."""
    by_label: dict[str, list[int]] = {}
    for label, number in entries:
        by_label.setdefault(label, []).append(number)
    for label, numbers in by_label.items():
        yield label, sorted(numbers)


def _kept(article: Article) -> tuple[Grouped, ...]:
    by_role = _group((entry.role, entry.line.number) for entry in article.cleaned.ledger if entry.kept)
    return tuple(Grouped(role, f"{len(numbers)}, {in_lines(numbers)}") for role, numbers in by_role)


def _rejected(article: Article, scene: Scene) -> tuple[Grouped, ...]:
    mine = (r for r in scene.report.summary.rejections if r.article == article.id)
    by_reason = _group((rejection.reason, rejection.sentence) for rejection in mine)
    return tuple(Grouped(reason, numbered("sentence", "sentences", numbers)) for reason, numbers in by_reason)


def _excerpt(article: Article, scene: Scene) -> ExcerptRow:
    excerpt = excerpt_of(scene.report.summary, article.id)
    return ExcerptRow(
        scene.mark(article.id), outlet_name(article), excerpt.words, percent(excerpt.share), excerpt.limit
    )


def _match(match: Match, scene: Scene) -> MatchRow:
    return MatchRow(
        left=scene.mark(match.left.article),
        left_number=match.left.number,
        right=scene.mark(match.right.article),
        right_number=match.right.number,
        closeness=match.closeness,
        share=percent(match.share),
    )
