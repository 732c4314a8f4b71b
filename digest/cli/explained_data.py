"""A story and what was decided on it -> what `digest explain --json` prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest.publish.data import Json
from digest.publish.story_json import story_data
from digest.relate.likeness import common_words
from digest.settings.values import SiteSettings
from digest.values import Edition, Match, Span, StoryReport
from digest.wording.words import english


def explained_data(report: StoryReport, edition: Edition, site: SiteSettings) -> dict[str, Json]:
    """Return what story.json has of a story, no text left out, and what it lacks for its size."""
    story = report.story
    everything = frozenset(Span(article.id, 0, len(article.text)) for article in story.articles)
    open_report = replace(report, summary=replace(report.summary, printed=everything))
    paths = {article.cleaned.raw.path for article in story.articles}
    return {
        **story_data(open_report, site),
        "together": {
            "cut_below": edition.record.level,
            "likeness": [
                {"article": each.article, "mean": each.likeness, "words": list(each.words)} for each in story.affinities
            ],
        },
        "earlier": list(story.earlier),
        "background": {article: english().say(why) for article, why in story.why_background.items()},
        "sentences": [
            {"article": article.id, "n": s.number, "line": s.line, "start": s.start, "end": s.end, "text": s.text}
            for article in story.articles
            for s in article.sentences
        ],
        "alignment": list(_alignment(report)),
        "refused": [
            {"article": refused.article, "sentence": refused.sentence, "reason": refused.reason, "taken": refused.taken}
            for refused in report.summary.rejections
        ],
        "doubts": [
            {
                "path": doubt.path,
                "line": doubt.line or None,
                "message": english().say(doubt.message),
                "settle": english().say(doubt.settle),
            }
            for doubt in edition.doubts
            if doubt.path in paths
        ],
    }


def _alignment(report: StoryReport) -> Iterator[Json]:
    texts = {article.id: [sentence.text for sentence in article.sentences] for article in report.story.articles}

    def side(match: Match) -> Iterator[str]:
        for ref in (match.left, match.right):
            yield texts[ref.article][ref.number - 1]

    for match in report.relations.matches:
        yield {
            "article": match.left.article,
            "sentence": match.left.number,
            "with_article": match.right.article,
            "with_sentence": match.right.number,
            "closeness": match.closeness,
            "share": round(match.share, 4),
            "words": list(common_words(*side(match))),
        }
