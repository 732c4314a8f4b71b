"""Story + Relations + budget -> Summary: the picks, and what else of the sources' wording may be printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.errors import PromiseBroken
from digest.settings.values import SiteSettings, StoryOverride
from digest.summarise.budget import Budget
from digest.summarise.rank import Candidate, rank
from digest.summarise.select import select
from digest.summarise.standalone import why_not
from digest.values import (
    Article,
    Match,
    Pick,
    Rejection,
    Relations,
    Sentence,
    SentenceRef,
    Span,
    Story,
    Summary,
)

# A chain's additions are told by this many sentences of each article.
_ADDITIONS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sentences of the reports, parted into those that may be picked and those that may not."""

    eligible: tuple[tuple[int, Article, Sentence], ...]
    rejections: tuple[Rejection, ...]


def summarise(story: Story, relations: Relations, site: SiteSettings) -> Summary:
    """Return the summary of `story`.

    Raises:
        PromiseBroken: a pick is not, character for character, at its span.
    """
    override = next((found for path, found in site.overrides if path in story.overrides), None)
    pool = _pool(story, override)
    candidates = [Candidate(index, sentence.number, sentence.text) for index, _, sentence in pool.eligible]
    method, order = rank(candidates, len(story.reports), site.settings.summary.method)
    ranked = [(pool.eligible[index][1], pool.eligible[index][2]) for index in order]
    if override is not None and override.lead:
        ranked.sort(key=lambda pair: override.lead not in (pair[0].id, pair[0].cleaned.raw.path))
    matches = _by_sentence(relations.matches)
    budget = Budget(story.articles, site.settings.excerpt)
    chosen = select(ranked, matches, budget, site)
    _spend_on_relations(story, relations, budget)
    picks = tuple(_pick(story, article, sentence, matches, budget) for article, sentence in chosen)
    for pick in picks:
        _verify(story, pick)
    return Summary(method, picks, pool.rejections, budget.printed, budget.excerpts())


def _pool(story: Story, override: StoryOverride | None) -> _Pool:
    never = tuple(phrase.casefold() for phrase in override.never) if override else ()
    eligible = []
    rejections = []
    for index, article in enumerate(story.reports):
        for sentence in article.sentences:
            reason = why_not(article, sentence)
            if any(phrase in sentence.text.casefold() for phrase in never):
                reason = "the editor's override says never"
            if reason:
                rejections.append(Rejection(article.id, sentence.number, reason))
            else:
                eligible.append((index, article, sentence))
    return _Pool(tuple(eligible), tuple(rejections))


def _by_sentence(matches: Sequence[Match]) -> Mapping[SentenceRef, Sequence[Match]]:
    found: dict[SentenceRef, list[Match]] = {}
    for match in matches:
        found.setdefault(match.left, []).append(match)
        found.setdefault(match.right, []).append(match)
    return found


def _spend_on_relations(story: Story, relations: Relations, budget: Budget) -> None:
    """Spend what the picks left over, in the order in which readers need it."""
    sentences = {
        SentenceRef(article.id, sentence.number): sentence
        for article in story.articles
        for sentence in article.sentences
    }
    for span in _wanted(relations, sentences):
        budget.spend(span)


def _wanted(relations: Relations, sentences: Mapping[SentenceRef, Sentence]) -> Iterator[Span]:
    for difference in relations.differences:
        for figure in difference.figures:
            yield Span(figure.article, figure.start, figure.end)
    for differs in (True, False):
        for utterance in relations.utterances:
            if utterance.differs is differs:
                for form in utterance.forms:
                    yield Span(form.article, form.start, form.end)
    shown: dict[str, int] = {}
    for ref in relations.additions:
        if shown.get(ref.article, 0) < _ADDITIONS_SHOWN:
            shown[ref.article] = shown.get(ref.article, 0) + 1
            yield Span(ref.article, sentences[ref].start, sentences[ref].end)


def _pick(
    story: Story,
    article: Article,
    sentence: Sentence,
    matches: Mapping[SentenceRef, Sequence[Match]],
    budget: Budget,
) -> Pick:
    ref = SentenceRef(article.id, sentence.number)
    others = {side.article for match in matches.get(ref, ()) for side in (match.left, match.right)} - {article.id}
    also_in = tuple(report.id for report in story.reports if report.id in others)
    return Pick(
        article=article.id,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        also_in=also_in,
        only_here=not also_in and len(story.reports) > 1,
        before=_neighbour(article, sentence.number - 1, budget),
        after=_neighbour(article, sentence.number + 1, budget),
    )


def _neighbour(article: Article, number: int, budget: Budget) -> Span | None:
    if not 1 <= number <= len(article.sentences):
        return None
    sentence = article.sentences[number - 1]
    span = Span(article.id, sentence.start, sentence.end)
    return span if budget.spend(span) else None


def _verify(story: Story, pick: Pick) -> None:
    """Hold the first promise: the words printed are the words at the span."""
    article = next(article for article in story.reports if article.id == pick.article)
    found = article.text[pick.start : pick.end]
    if found != pick.text:
        raise PromiseBroken(
            f"{article.cleaned.raw.path}: characters {pick.start} to {pick.end} hold {found[:60]!r}, "
            f"but the summary has {pick.text[:60]!r} there; this is a fault of digest, please report it"
        )
