"""`digest explain`: everything that was decided on one story, with what it rests on, for a person or as JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import click

from digest.cli.moments import moment
from digest.cli.progress import progress_bar
from digest.errors import UsageError
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources
from digest.shell.record import read_record
from digest.values import Edition, StoryReport

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
    from digest import pipeline  # noqa: PLC0415 - see digest/cli/__init__.py
    from digest.cli.explained import explained  # noqa: PLC0415 - see digest/cli/__init__.py
    from digest.cli.explained_data import explained_data  # noqa: PLC0415 - see digest/cli/__init__.py

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
        click.echo(json.dumps(explained_data(report, edition, settings), ensure_ascii=False))
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
