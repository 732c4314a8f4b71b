"""`digest explain`: everything that was decided on one story, with what it rests on, for a person or as JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import click

from digest import pipeline
from digest.cli.explained import explained
from digest.cli.moments import moment
from digest.cli.progress import progress_bar
from digest.errors import UsageError
from digest.publish.data import Json
from digest.publish.story_json import story_data
from digest.relate.likeness import common_words
from digest.settings import read_settings
from digest.settings.values import SiteSettings
from digest.shell.files import read_site, read_sources
from digest.shell.record import read_record
from digest.values import Edition, Match, Span, StoryReport
from digest.wording.words import english

# Two columns of some forty characters each; what is piped has the same width wherever it runs.
_PIPED_WIDTH = 100
_NEAREST = 5


@click.command("explain", epilog="Example: digest explain harbour-bridge-to-close --json")
@click.argument("story")
@click.option("--site", default=".", type=click.Path(path_type=Path), help="Site folder.  [default: .]")
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: SITE/seeds]")
@click.option("--now", metavar="ISO", help="When articles were collected that don't say so, as for digest build.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: story.json with all texts, and more.")
def command(story: str, site: Path, seeds: Path | None, now: str | None, as_json: bool) -> None:
    """Show what was decided on STORY (its slug or id, or the id or path of one of its articles), and why.

    Nothing is written. The sources' sentences are printed in full here: they are your own files.
    """
    settings = read_settings(read_site(site))
    files, unreadable = read_sources(seeds or site / "seeds")
    with progress_bar() as progress:
        edition = pipeline.edit(
            files,
            settings,
            skipped=unreadable,
            record=read_record(site),
            collected=moment(now),
            progress=progress,
        )
    report = _find(edition, story)
    if as_json:
        click.echo(json.dumps(_as_json(report, edition, settings), ensure_ascii=False))
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    for line in explained(report, edition, width):
        click.echo(line)


def _find(edition: Edition, name: str) -> StoryReport:
    redirects = dict(edition.redirects)
    for report in edition.stories:
        if name in _names(report) or redirects.get(name) == report.story.slug:
            return report
    slugs = [report.story.slug for report in edition.stories]
    nearest = get_close_matches(name, slugs, _NEAREST, cutoff=0.3) or slugs[:_NEAREST]
    told = f"the nearest here: {', '.join(nearest)}" if nearest else "there are no articles"
    raise UsageError(f"expected the slug or id of a story, or the id or path of an article, found {name!r}; {told}")


def _names(report: StoryReport) -> Iterator[str]:
    yield report.story.slug
    yield report.story.id
    for article in report.story.articles:
        yield article.id
        yield article.cleaned.raw.path


def _as_json(report: StoryReport, edition: Edition, site: SiteSettings) -> dict[str, Json]:
    """Return what story.json has, no text left out, and what it lacks for its size."""
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
