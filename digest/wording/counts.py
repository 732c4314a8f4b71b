"""The counts of a story, and the standing line that says them in words."""

from __future__ import annotations

from dataclasses import dataclass

from digest.values import Article, Position, StoryReport
from digest.wording.dates import days_in_words, first_and_last
from digest.wording.english import counted, counted_in_words, listed, number, sentence
from digest.wording.marks import outlet_name, positions

# Verb for one and for several articles, by how they stand to the report that began their chain.
_FOLLOWING = {
    "follows": ("follows", "follow"),
    "partly_follows": ("partly follows", "partly follow"),
    "version_of": ("is a version of", "are versions of"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many reports, outlets that they name, reports without an outlet, independent ones at most, background."""

    articles: int
    outlets: int
    unstated: int
    independent_max: int
    background: int


def counts(report: StoryReport) -> Counts:
    """Count; background stays out of all but its own count, and a text without an outlet is none."""
    story = report.story
    return Counts(
        articles=len(story.reports),
        outlets=len({article.outlet.id for article in story.reports if article.outlet}),
        unstated=sum(article.outlet is None for article in story.reports),
        independent_max=report.relations.independent_max,
        background=len(story.background),
    )


def count_parts(report: StoryReport) -> tuple[str, ...]:
    """Return the counts as short texts: "4 articles", "4 outlets", "at most 2 independent reports", "1 background"."""
    found = counts(report)
    outlets = counted(found.outlets, "outlet", "outlets") if found.outlets or not found.unstated else ""
    if found.unstated:
        outlets = f"{outlets}, {found.unstated} not stated" if outlets else "outlet not stated"
    parts = [
        counted(found.articles, "article", "articles"),
        outlets,
        f"at most {counted(found.independent_max, 'independent report', 'independent reports')}",
    ]
    return (*parts, f"{found.background} background") if found.background else tuple(parts)


def counts_in_words(report: StoryReport) -> str:
    """Return the counts on one line."""
    return " · ".join(count_parts(report))


def flags(report: StoryReport) -> tuple[str, ...]:
    """Return what differs between the reports: "figures differ", "a quotation differs"."""
    altered = sum(utterance.differs for utterance in report.relations.utterances)
    quotations = "a quotation differs" if altered == 1 else f"{number(altered)} quotations differ"
    return (("figures differ",) if report.relations.differences else ()) + ((quotations,) if altered else ())


def standing_line(report: StoryReport) -> str:
    """Return in words who reported the story, when, who of them follows whom, and what is background."""
    return " ".join(part for part in (_who_and_when(report), _who_follows(report), _background(report)) if part)


def _who_and_when(report: StoryReport) -> str:
    found, dates = counts(report), first_and_last(report)
    undated = sum(article.published is None for article in report.story.reports)
    who = f"{_subject(found)} reported this"
    if dates is None:
        when = "the text is undated" if found.articles == 1 else "none of the texts is dated"
        return sentence(f"{who}; {when}")
    first, last = dates[0].day, dates[1].day
    if not undated:
        return sentence(f"{who} {'on' if first == last else 'between'} {days_in_words(first, last)}")
    others = "the other is" if found.articles - undated == 1 else "the others are"
    texts = counted_in_words(undated, "text is", "texts are")
    span = days_in_words(first, last, "to")
    return f"{sentence(who)} {sentence(f'{texts} undated, {others} from {span}')}"


def _subject(found: Counts) -> str:
    texts = counted_in_words(found.unstated, "text whose outlet is not stated", "texts whose outlets are not stated")
    if not found.outlets:
        return texts
    named = counted_in_words(found.outlets, "outlet", "outlets")
    if found.unstated:
        return f"{named} and {texts}"
    return f"{named}, in {number(found.articles)} articles," if found.articles > found.outlets else named


def _who_follows(report: StoryReport) -> str:
    reports = report.story.reports
    if len(reports) == 1:
        return "No other report of it is among the texts."
    where = positions(report)
    chains: dict[int, list[Article]] = {}
    for article in sorted(reports, key=lambda article: where[article.id].chain):
        chains.setdefault(where[article.id].chain, []).append(article)
    alone = [members[0] for members in chains.values() if len(members) == 1]
    if len(alone) == len(reports):
        return "No shared text and no credit was found between them."
    clauses = [_chain_clause(members, where) for members in chains.values() if len(members) > 1]
    return sentence("; ".join(clauses + ([_alone_clause(alone)] if alone else [])))


def _chain_clause(members: list[Article], where: dict[str, Position]) -> str:
    origin = next((article for article in members if not where[article.id].follows), members[0])
    name = outlet_name(origin) if origin.outlet else "one report"
    parts: list[str] = []
    for standing, (one, many) in _FOLLOWING.items():
        if count := sum(where[article.id].standing == standing for article in members if article is not origin):
            parts.append(f"{counted_in_words(count, one, many)} {'it' if parts else name}")
    return listed(parts)


def _alone_clause(alone: list[Article]) -> str:
    named = [outlet_name(article) for article in alone if article.outlet]
    unstated = len(alone) - len(named)
    who = [*named, *([counted_in_words(unstated, "further text", "further texts")] if unstated else [])]
    return f"{listed(who)} reported independently, as far as the texts show"


def _background(report: StoryReport) -> str:
    fenced = report.story.background
    if not fenced:
        return ""
    if len(fenced) > 1:
        return sentence(f"{number(len(fenced))} texts are background")
    published = fenced[0].published
    return f"One text, from {published.day.year}, is background." if published else "One undated text is background."
