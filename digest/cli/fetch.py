"""`digest fetch`: the feeds that site.yaml names, into seeds/<date>/."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from digest.cli.counted import counted
from digest.cli.moments import time_of
from digest.cli.progress import progress_bar
from digest.settings import read_settings
from digest.shell.fetching import Outcome, fetch_all
from digest.shell.files import read_site
from digest.shell.web import Web
from digest.text import printable


@click.command("fetch", epilog="Example: digest fetch mysite && digest build mysite")
@click.argument("site_dir", default=".", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: SITE_DIR/seeds]")
@click.option("--now", metavar="ISO", help="The time, whose day names the folder.  [default: the clock's]")
@click.option("--json", "as_json", is_flag=True, help="Print an object a feed.")
def command(site_dir: Path, seeds: Path | None, now: str | None, as_json: bool) -> None:
    """Fetch what is new in the feeds that site.yaml names, into seeds/<date>/ of SITE_DIR (default: this folder).

    It asks politely: only for what changed, as robots.txt allows, one thing at a time. It never asks an address that
    isn't of the public internet.
    """
    settings = read_settings(read_site(site_dir)).settings
    if not (settings.fetch.feeds or settings.fetch.opml):
        click.echo("site.yaml names no feeds: list their addresses under fetch.feeds, or an OPML file under fetch.opml")
    failed = False
    with progress_bar() as progress:
        web = Web(settings.base_url)
        for outcome in fetch_all(site_dir, settings, seeds or site_dir / "seeds", web, time_of(now), progress):
            failed = failed or bool(outcome.problems)
            _tell(outcome, as_json)
    if failed:
        sys.exit(1)


def _tell(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        found: dict[str, str | int | Sequence[str]] = {
            "url": outcome.url,
            "new": outcome.new,
            "saved": outcome.saved,
            "problems": outcome.problems,
            "note": outcome.note,
        }
        click.echo(json.dumps(found, ensure_ascii=False))
        return
    for problem in outcome.problems:
        click.echo(printable(f"{outcome.url}: {problem}"), err=True)
    news = counted(outcome.new, "new entry", "new entries") if outcome.new else "nothing new"
    if outcome.new or not outcome.problems:
        click.echo(printable(f"{outcome.url}: {news}{''.join(f', {path}' for path in outcome.saved)}"))
    if outcome.note:
        click.echo(printable(f"{outcome.url}: {outcome.note}"), err=True)
