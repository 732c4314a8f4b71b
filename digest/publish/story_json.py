"""stories/<slug>/story.json: a story as data, its words only where the excerpt budget allows them to be printed.

A text that may not be printed is null; its place (article, start, end) is given all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.data import Json, identity, word, written
from digest.settings.values import SiteSettings
from digest.text import fold
from digest.values import Article, Difference, Edition, Evidence, Note, OutputFile, Pick, StoryReport, Utterance
from digest.wording.dates import iso
from digest.wording.marks import in_order, positions
from digest.wording.printed import excerpt_of, is_printed


def story_json(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield a file for each story."""
    for report in edition.stories:
        yield written(urls.story_json(report.story.slug), _story(report, site))


def _story(report: StoryReport, site: SiteSettings) -> dict[str, Json]:
    articles = {article.id: article for article in in_order(report)}
    relations = report.relations
    return {
        **identity(report, site),
        "summary": [_pick(pick) for pick in report.summary.picks],
        "articles": [_article(article, report) for article in articles.values()],
        "quotations": [_quotation(utterance, report, articles) for utterance in relations.utterances],
        "differences": [_difference(difference, report, articles) for difference in relations.differences],
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


def _article(article: Article, report: StoryReport) -> Json:
    position, excerpt = positions(report)[article.id], excerpt_of(report.summary, article.id)
    notes = [note for note in report.notes if note.article == article.id]
    added = [ref.number for ref in report.relations.additions if ref.article == article.id]
    address = fold(article.url)
    return {
        "id": article.id,
        "path": article.cleaned.raw.path,
        "outlet": word(article.outlet.name) if article.outlet else None,
        "title": word(article.headline),
        "url": address if urls.is_web(address) else None,
        "author": word(article.author),
        "published": iso(article.published),
        "language": word(article.language),
        "role": position.standing,
        "chain": position.chain,
        "evidence": [_evidence(found) for found in position.evidence],
        "adds": [_sentence(article, number, report) for number in added],
        "notes": {
            "seen": [_note(note) for note in notes if note.tier == "seen"],
            "register": [_note(note) for note in notes if note.tier == "register"],
        },
        "boilerplate": {"removed": len(article.cleaned.stripped), "of": len(article.cleaned.ledger)},
        "excerpt": {"words": excerpt.words, "share": round(excerpt.share, 4)},
    }


def _evidence(evidence: Evidence) -> Json:
    return {
        "kind": evidence.kind,
        "with": evidence.with_article,
        "message": evidence.message,
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


def _note(note: Note) -> Json:
    return {
        "signal": note.signal,
        "message": note.message,
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
        forms.append({"text": text if printed else None, "articles": list(form.articles)})
    return {"speaker": word(utterance.speaker), "forms": forms, "differs": utterance.differs}


def _difference(difference: Difference, report: StoryReport, articles: dict[str, Article]) -> Json:
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
            }
        )
    return {"what": difference.what, "values": values, "label": difference.label}


def _input(article: Article) -> Json:
    raw = article.cleaned.raw
    return {"path": raw.path, "sha256": raw.sha256, "encoding": raw.encoding}
