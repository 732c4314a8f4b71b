"""`digest check`: the promises on a built site, from the outside; and what the editor should look at."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from digest.check import Inspection, Verdict, check, read_built
from digest.cli.counted import counted
from digest.cli.progress import progress_bar
from digest.settings import read_settings
from digest.shell.built import read_output
from digest.shell.exposure import exposures
from digest.shell.files import read_site, read_sources
from digest.shell.record import read_record
from digest.text import fold, printable
from digest.urls import DEFAULT_BASE_URL
from digest.values import Doubt, Edition
from digest.wording.words import english

# Of a fault that every page has, the first places are enough to find it by.
_PLACES_SHOWN = 20
_SETTLE = "in site.yaml, under boilerplate.keep if that belongs to the article, under boilerplate.strip if it does not"


@click.command("check", epilog="Example: digest check mysite --json")
@click.argument("site_dir", default=".", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: SITE_DIR/seeds]")
@click.option("--output", type=click.Path(path_type=Path), help="The built site.  [default: SITE_DIR/public]")
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(site_dir: Path, seeds: Path | None, output: Path | None, strict: bool, as_json: bool) -> None:
    """Verify the promises on the built site of SITE_DIR (default: this folder), and list what is doubtful.

    The site is read as its readers get it and held against the articles that it was made from. Exit status 1 says that
    a promise is broken.
    """
    from digest import pipeline  # noqa: PLC0415 - see digest/cli/__init__.py

    seeds = seeds or site_dir / "seeds"
    files = read_output(output or site_dir / "public")
    site, record = read_settings(read_site(site_dir)), read_record(site_dir)
    sources, unreadable = read_sources(seeds)
    with progress_bar() as progress:
        edition = pipeline.edit(sources, site, skipped=unreadable, record=record, progress=progress)
        articles = {article.id: article for article in edition.articles}
        texts = {source.path: source.data for source in sources}
        built = read_built(files)
        verdicts = check(Inspection(built, articles, texts, site.settings, record), progress)
    warnings = list(exposures(seeds))
    if not site.settings.base_url and built.base.startswith(DEFAULT_BASE_URL):
        warnings.append(f"base_url is not set: addresses in feeds begin with {DEFAULT_BASE_URL}")
    doubts = _with_lines(edition)
    if as_json:
        click.echo(json.dumps(_as_json(verdicts, warnings, doubts), ensure_ascii=False))
    else:
        _show(verdicts, warnings, doubts)
    if any(verdict.broken for verdict in verdicts) or (strict and warnings):
        sys.exit(1)


def _with_lines(edition: Edition) -> list[tuple[Doubt, str]]:
    """Return each doubt with the line that it is about, "" where it is about none."""
    lines = {
        (article.cleaned.raw.path, line.number): line.text
        for article in edition.articles
        for line in article.cleaned.raw.lines
    }
    return [(doubt, fold(lines.get((doubt.path, doubt.line), ""))) for doubt in dict.fromkeys(edition.doubts)]


def _as_json(
    verdicts: Sequence[Verdict], warnings: list[str], doubts: Sequence[tuple[Doubt, str]]
) -> dict[str, object]:
    return {
        "kept": not any(verdict.broken for verdict in verdicts),
        "promises": [
            {
                "name": verdict.promise,
                "looked_at": verdict.looked_at,
                "of": verdict.of,
                "broken": [{"place": broken.place, "message": broken.message} for broken in verdict.broken],
            }
            for verdict in verdicts
        ],
        "warnings": warnings,
        "doubts": [
            {
                "path": doubt.path,
                "line": doubt.line or None,
                "text": text or None,
                "message": english().say(doubt.message),
                "settle": english().say(doubt.settle),
                "overrides": _overrides(doubt, text),
            }
            for doubt, text in doubts
        ],
    }


def _show(verdicts: Sequence[Verdict], warnings: list[str], doubts: Sequence[tuple[Doubt, str]]) -> None:
    width = max(len(verdict.promise) for verdict in verdicts)
    for verdict in verdicts:
        word = click.style("broken", fg="red", bold=True) if verdict.broken else click.style("kept", fg="green")
        click.echo(f"{verdict.promise:<{width}}  {word}: {verdict.looked_at:,} {verdict.of}")
        for broken in verdict.broken[:_PLACES_SHOWN]:
            click.echo(f"    {printable(broken.place)}: {printable(broken.message)}")
        if len(verdict.broken) > _PLACES_SHOWN:
            click.echo(f"    and {len(verdict.broken) - _PLACES_SHOWN:,} more places (--json lists all)")
    for warning in warnings:
        click.echo(f"{click.style('warning', fg='yellow')}: {printable(warning)}")
    if doubts:
        click.echo(f"\n{counted(len(doubts), 'doubt', 'doubts')} for the editor:")
    for doubt, text in doubts:
        place = f"{doubt.path}:{doubt.line}" if doubt.line else doubt.path
        click.echo(f"{printable(place)}: {printable(english().say(doubt.message))}")
        if _overrides(doubt, text):
            click.echo(f"    - {json.dumps(text, ensure_ascii=False)}")
            click.echo(click.style(f"    {_SETTLE}", dim=True))
        else:
            click.echo(click.style(f"    to settle it: {printable(english().say(doubt.settle))}", dim=True))


def _overrides(doubt: Doubt, text: str) -> dict[str, str]:
    """Return what settles a doubt on a stripped line, one way or the other: a setting, and the phrase to put there."""
    settles = text and doubt.settle.key == "doubts.keep"
    return dict.fromkeys(("boilerplate.keep", "boilerplate.strip"), text) if settles else {}
