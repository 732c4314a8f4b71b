"""The counts of a story, and the standing line that says them in words."""

from __future__ import annotations

from dataclasses import dataclass

from digest.values import Article, Position, StoryReport, message
from digest.wording.dates import days_in_words, first_and_last
from digest.wording.marks import outlet_name, positions
from digest.wording.prose import listed, sentence
from digest.wording.words import Words

# How articles may stand to the report that began their chain, in the order in which they are told.
_FOLLOWING = ("follows", "partly_follows", "version_of")


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


def count_parts(report: StoryReport, words: Words) -> tuple[str, ...]:
    """Return the counts as short texts: "4 articles", "4 outlets", "at most 2 independent reports", "1 background"."""
    found = counts(report)
    outlets = words.say("counts.outlets", n=found.outlets)
    if found.unstated and found.outlets:
        outlets = words.say(
            "counts.outlets_unstated", outlets=message("counts.outlets", n=found.outlets), n=found.unstated
        )
    elif found.unstated:
        outlets = words.say("counts.outlet_unstated")
    parts = (
        words.say("counts.articles", n=found.articles),
        outlets,
        words.say("counts.independent", n=found.independent_max),
    )
    return (*parts, words.say("counts.background", n=found.background)) if found.background else parts


def counts_in_words(report: StoryReport, words: Words) -> str:
    """Return the counts on one line."""
    return " · ".join(count_parts(report, words))


def flags(report: StoryReport, words: Words) -> tuple[str, ...]:
    """Return what differs between the reports: "figures differ", "a quotation differs"."""
    altered = sum(utterance.differs for utterance in report.relations.utterances)
    # A name in two spellings is told on the story's page; it is no reason to call the reports' figures different.
    figures = any(figure.unit != "spelling" for found in report.relations.differences for figure in found.figures)
    told = (words.say("flags.figures"),) if figures else ()
    return (*told, words.say("flags.quotations", n=altered)) if altered else told


def standing_line(report: StoryReport, words: Words) -> str:
    """Return in words who reported the story, when, who of them follows whom, and what is background."""
    parts = (_who_and_when(report, words), _who_follows(report, words), _background(report, words))
    return " ".join(part for part in parts if part)


def _who_and_when(report: StoryReport, words: Words) -> str:
    found, dates = counts(report), first_and_last(report)
    undated = sum(article.published is None for article in report.story.reports)
    if dates is None:
        why = words.say("standing.one_undated" if found.articles == 1 else "standing.all_undated")
        return sentence(_joined([_reported(found, "", words), why], words))
    first, last = words.day_of(dates[0]), words.day_of(dates[1])
    if not undated:
        return sentence(_reported(found, days_in_words(first, last, "between", words), words))
    span = days_in_words(first, last, "from", words)
    others = message("standing.others", n=found.articles - undated, when=span)
    which = words.say("standing.some_undated", n=undated, others=others)
    return f"{sentence(_reported(found, '', words))} {sentence(which)}"


def _reported(found: Counts, when: str, words: Words) -> str:
    if not found.outlets:
        return words.say("standing.texts", n=found.unstated, when=when)
    if found.unstated:
        outlets = message("standing.of_outlets", n=found.outlets)
        return words.say(
            "standing.both", outlets=outlets, texts=message("standing.of_texts", n=found.unstated), when=when
        )
    if found.articles > found.outlets:
        articles = message("standing.in_articles", n=found.articles)
        return words.say("standing.outlets_articles", n=found.outlets, articles=articles, when=when)
    return words.say("standing.outlets", n=found.outlets, when=when)


def _who_follows(report: StoryReport, words: Words) -> str:
    reports = report.story.reports
    if len(reports) == 1:
        return words.say("standing.alone")
    where = positions(report)
    chains: dict[int, list[Article]] = {}
    for article in sorted(reports, key=lambda article: where[article.id].chain):
        chains.setdefault(where[article.id].chain, []).append(article)
    alone = [members[0] for members in chains.values() if len(members) == 1]
    if len(alone) == len(reports):
        return words.say("standing.no_ties")
    clauses = [_chain_clause(members, where, words) for members in chains.values() if len(members) > 1]
    return sentence(_joined(clauses + ([_alone_clause(alone, words)] if alone else []), words))


def _joined(clauses: list[str], words: Words) -> str:
    return words["semicolon"].join(clauses)


def _chain_clause(members: list[Article], where: dict[str, Position], words: Words) -> str:
    origin = next((article for article in members if not where[article.id].follows), members[0])
    named = "named" if origin.outlet else "unnamed"
    parts: list[str] = []
    for standing in _FOLLOWING:
        if count := sum(where[article.id].standing == standing for article in members if article is not origin):
            key = f"standing.{standing}_{'again' if parts else named}"
            parts.append(words.say(key, n=count, origin=outlet_name(origin, words)))
    return listed(parts, words)


def _alone_clause(alone: list[Article], words: Words) -> str:
    named = [outlet_name(article, words) for article in alone if article.outlet]
    unstated = len(alone) - len(named)
    who = [*named, *([words.say("standing.further_texts", n=unstated)] if unstated else [])]
    return words.say("standing.independent", n=len(alone), who=listed(who, words))


def _background(report: StoryReport, words: Words) -> str:
    fenced = report.story.background
    if not fenced:
        return ""
    if len(fenced) > 1:
        return sentence(words.say("standing.background", n=len(fenced)))
    published = fenced[0].published
    if published is None:
        return words.say("standing.background_undated")
    return words.say("standing.background_from", year=str(words.day_of(published).year))
