"""Story + Relations + budget -> Summary: the picks, and what else of the sources' wording may be printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from digest.errors import PromiseBroken
from digest.settings.values import SiteSettings, StoryOverride
from digest.summarise.budget import Budget
from digest.summarise.rank import Candidate, rank
from digest.summarise.select import Option, Selection
from digest.summarise.standalone import TOP_SENTENCES, lacks_little, may_tell_the_event, why_not
from digest.summarise.surnames import bare_surnames
from digest.summarise.wanted import wanted
from digest.values import (
    Article,
    Closeness,
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

# Articles tell the event at once, or behind a scene that sets the mood; which sentence does, the ranking tells.
_OPENING_SENTENCES = 3
# What the opening of an older report is worth, to the power of the days by which the story has gone on: readers want to
# know how things stand. Beyond so many days age tells nothing more.
_DAY_OLDER = 0.75
_MOST_DAYS = 3
# Lower numbers are spelled out as often as not, and "COVID-19" is a name.
_FIGURE = re.compile(r"(?<![\w-])(?:\d+(?:[.,]\d+)+|\d{2,})")


def summarise(story: Story, relations: Relations, site: SiteSettings) -> Summary:
    """Return the summary of `story`.

    Raises:
        PromiseBroken: a pick is not, character for character, at its span.
    """
    override = next((found for path, found in site.overrides if path in story.overrides), None)
    sentences = [(index, sentence) for index, article in enumerate(story.reports) for sentence in article.sentences]
    reasons = [_why_not(story.reports[index], sentence, override) for index, sentence in sentences]
    lacking = [lacks_little(reason) for reason in reasons]
    candidates = [
        Candidate(
            index,
            sentence.number,
            sentence.text,
            eligible=not reason or lacks,
        )
        for (index, sentence), reason, lacks in zip(sentences, reasons, lacking, strict=True)
    ]
    led = _led(story, override)
    begins = _has_beginning(candidates, lacking)
    budget = Budget(story.articles, site.settings.excerpt)
    matches = _by_sentence(relations.matches)
    chains = {position.article: position.chain for position in relations.positions}
    options = [
        Option(
            article := story.reports[index],
            sentence,
            chains[article.id],
            index,
            bare_surnames(article, sentence) if one.eligible else (),
            lacks,
            not begins and may_tell_the_event(sentence, reason),
        )
        for (index, sentence), reason, lacks, one in zip(sentences, reasons, lacking, candidates, strict=True)
    ]
    headlines = [article.headline for article in story.reports]
    selection = Selection(
        [option for option, one in zip(options, candidates, strict=True) if one.eligible],
        matches,
        {place.article: place.follows for place in relations.positions if place.follows and place.article not in led},
        headlines,
        budget,
        site.settings,
    )
    method, _ = rank(
        candidates,
        site.settings.summary.method,
        headlines,
        take=lambda index, worth: selection.offer(options[index], worth),
        opens=_opens(story, candidates, lacking, led, begins=begins),
    )
    selection.fill()
    for span in wanted(story, relations):
        budget.spend(span)
    picks = tuple(_pick(story, option, matches, budget) for option in selection.in_reading_order())
    for pick in picks:
        _verify(story, pick)
    taken = {(pick.article, pick.sentence) for pick in picks}
    rejections = (
        Rejection(article_id, sentence.number, reason, taken=(article_id, sentence.number) in taken)
        for (index, sentence), reason in zip(sentences, reasons, strict=True)
        if reason and (article_id := story.reports[index].id)
    )
    return Summary(method, picks, tuple(rejections), budget.printed, budget.excerpts())


def _why_not(article: Article, sentence: Sentence, override: StoryOverride | None) -> str:
    text = sentence.text.casefold()
    if override is not None and any(phrase.casefold() in text for phrase in override.never):
        return "never"
    return why_not(article, sentence)


def _led(story: Story, override: StoryOverride | None) -> frozenset[str]:
    """Return the articles that the editor named to lead."""
    lead = override.lead if override is not None else ""
    return frozenset(article.id for article in story.reports if lead and lead in (article.id, article.cleaned.raw.path))


def _has_beginning(candidates: Sequence[Candidate], lacking: Sequence[bool]) -> bool:
    """Say whether an article begins with a sentence that stands alone."""
    return any(
        one.eligible and one.position <= TOP_SENTENCES and not lacks
        for one, lacks in zip(candidates, lacking, strict=True)
    )


def _opens(
    story: Story, candidates: Sequence[Candidate], lacking: Sequence[bool], led: frozenset[str], *, begins: bool
) -> Mapping[int, float]:
    """Return the sentences that may open the summary: those at the top of an article, or all of those that lead.

    Where an article `begins` with one that stands alone, none opens it that lacks something.
    """
    if led:
        return {index: 1.0 for index, one in enumerate(candidates) if story.reports[one.article].id in led}
    timely = _timeliness(story)
    top = [index for index, one in enumerate(candidates) if one.eligible and one.position <= _OPENING_SENTENCES]
    return {index: timely[candidates[index].article] for index in top if not (begins and lacking[index])}


def _timeliness(story: Story) -> Sequence[float]:
    """Return the share of its worth that each opening has; an undated report isn't known to be of the day."""
    days = [report.published.day if report.published else None for report in story.reports]
    newest = max((day for day in days if day), default=None)
    return [_DAY_OLDER ** (min(_MOST_DAYS, (newest - day).days) if newest and day else 1) for day in days]


def _by_sentence(matches: Sequence[Match]) -> Mapping[SentenceRef, Sequence[Match]]:
    found: dict[SentenceRef, list[Match]] = {}
    for match in matches:
        found.setdefault(match.left, []).append(match)
        found.setdefault(match.right, []).append(match)
    return found


def _pick(story: Story, option: Option, matches: Mapping[SentenceRef, Sequence[Match]], budget: Budget) -> Pick:
    ref, article, sentence = option.ref, option.article, option.sentence
    found = _others(matches.get(ref, ()), article.id)
    sharing = [report for report in story.reports if report.id in found]
    figures = set(_FIGURE.findall(sentence.text))
    return Pick(
        article=article.id,
        sentence=sentence.number,
        start=sentence.start,
        end=sentence.end,
        text=sentence.text,
        # Who has a part of it and not its figures has it not; but then it isn't only here either, and nothing is said.
        also_in=tuple(
            report.id
            for report in sharing
            if found[report.id] != {"part"} or figures.issubset(_FIGURE.findall(report.text))
        ),
        only_here=not sharing and len(story.reports) > 1,
        before=_neighbour(article, sentence.number - 1, budget),
        after=_neighbour(article, sentence.number + 1, budget),
    )


def _others(matches: Sequence[Match], article: str) -> Mapping[str, set[Closeness]]:
    """Return the other articles that have a sentence or a part of it, by how close theirs are."""
    found: defaultdict[str, set[Closeness]] = defaultdict(set)
    for match in matches:
        for side in (match.left, match.right):
            found[side.article].add(match.closeness)
    return {other: closeness for other, closeness in found.items() if other != article}


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
