"""stories/<slug>/story.json: a story as data, its words only where the excerpt budget allows them to be printed.

A text that may not be printed is null; its place (article, start, end) is given all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.data import Json, identity, word, written
from digest.settings.values import SiteSettings
from digest.values import Article, Difference, Edition, Evidence, Note, OutputFile, Pick, StoryReport, Utterance
from digest.wording.dates import iso
from digest.wording.facts import known_facts
from digest.wording.marks import in_order, positions
from digest.wording.printed import excerpt_of, is_printed
from digest.wording.words import Words


def story_json(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield a file for each story."""
    for report in edition.stories:
        yield written(urls.story_json(report.story.slug), story_data(report, site))


def story_data(report: StoryReport, site: SiteSettings) -> dict[str, Json]:
    """Return a story as data; a text is null where `report.summary.printed` doesn't hold it."""
    articles = {article.id: article for article in in_order(report)}
    relations = report.relations
    return {
        **identity(report, site),
        "summary": [_pick(pick) for pick in report.summary.picks],
        "articles": [_article(article, report, site.words) for article in articles.values()],
        "quotations": [_quotation(utterance, report, articles) for utterance in relations.utterances],
        "differences": [_difference(difference, report, articles, site.words) for difference in relations.differences],
        "timeline": [
            {"date": iso(moment), **_sentence(articles[ref.article], ref.number, report)}
            for moment, ref in relations.timeline
        ],
        "overrides": list(report.story.overrides),
        "inputs": [_input(article) for article in articles.values()],
    }


def _pick(pick: Pick) -> Json:
    return {
        "text": pick.text,
        "article": pick.article,
        "start": pick.start,
        "end": pick.end,
        "also_in": list(pick.also_in),
        "only_here": pick.only_here,
    }


def _article(article: Article, report: StoryReport, words: Words) -> Json:
    position, excerpt = positions(report)[article.id], excerpt_of(report.summary, article.id)
    notes = [note for note in report.notes if note.article == article.id]
    added = [ref.number for ref in report.relations.additions if ref.article == article.id]
    return {
        "id": article.id,
        "path": article.cleaned.raw.path,
        "outlet": word(article.outlet.name) if article.outlet else None,
        "title": word(article.headline),
        "url": urls.web(article.url) or None,
        "author": word(article.author),
        "published": iso(article.published),
        "language": word(article.language),
        "role": position.standing,
        "chain": position.chain,
        "evidence": [_evidence(found, words) for found in position.evidence],
        "adds": [_sentence(article, number, report) for number in added],
        "notes": {
            "seen": [_note(note, words) for note in notes if note.tier == "seen"],
            "register": [_note(note, words) for note in notes if note.tier == "register"],
        },
        "boilerplate": {"removed": len(article.cleaned.stripped), "of": len(article.cleaned.ledger)},
        "excerpt": {"words": excerpt.words, "share": round(excerpt.share, 4)},
        "follows": position.follows or None,
        "direction": position.direction or None,
        "facts": [
            {"name": fact.name, "value": fact.value, "where": fact.where or None}
            for fact in known_facts(article, words)
        ],
        "background": words.say(why) if (why := report.story.why_background.get(article.id)) else None,
    }


def _evidence(evidence: Evidence, words: Words) -> Json:
    return {
        "kind": evidence.kind,
        "with": evidence.with_article,
        "message": words.say(evidence.message),
        "line": evidence.line or None,
        "matches": [
            {
                "sentence": match.left.number,
                "with_article": match.right.article,
                "with_sentence": match.right.number,
                "closeness": match.closeness,
                "share": round(match.share, 4),
            }
            for match in evidence.matches
        ],
    }


def _note(note: Note, words: Words) -> Json:
    return {
        "signal": note.signal,
        "message": words.say(note.message),
        "lines": list(note.lines),
        "source": note.source or None,
        "checked": note.checked or None,
    }


def _sentence(article: Article, number: int, report: StoryReport) -> dict[str, Json]:
    found = next(sentence for sentence in article.sentences if sentence.number == number)
    text = found.text if is_printed(report.summary, article.id, found.start, found.end) else None
    return {"text": text, "article": article.id, "start": found.start, "end": found.end}


def _quotation(utterance: Utterance, report: StoryReport, articles: dict[str, Article]) -> Json:
    forms: list[Json] = []
    for form in utterance.forms:
        text = articles[form.article].text[form.start : form.end]
        printed = is_printed(report.summary, form.article, form.start, form.end)
        forms.append(
            {
                "text": text if printed else None,
                "articles": list(form.articles),
                "article": form.article,
                "start": form.start,
                "end": form.end,
                "relation": form.relation,
                "differing": [{"start": span.start, "end": span.end} for span in form.differing],
                "lacking": form.lacking,
            }
        )
    return {"speaker": word(utterance.speaker), "forms": forms, "differs": utterance.differs}


def _difference(difference: Difference, report: StoryReport, articles: dict[str, Article], words: Words) -> Json:
    values: list[Json] = []
    for figure in difference.figures:
        printed = is_printed(report.summary, figure.article, figure.start, figure.end)
        values.append(
            {
                "text": articles[figure.article].text[figure.start : figure.end] if printed else None,
                "value": figure.value,
                "unit": figure.unit,
                "article": figure.article,
                "start": figure.start,
                "end": figure.end,
                "shown": words.say(figure.shown) if figure.shown else None,
            }
        )
    return {"what": difference.what, "values": values, "label": difference.label}


def _input(article: Article) -> Json:
    raw = article.cleaned.raw
    return {"path": raw.path, "sha256": raw.sha256, "encoding": raw.encoding}
