"""`digest serve`: the site as it would be, in a browser on this machine, built anew whenever something changes."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path
from types import FrameType

import click
import msgspec

from digest.cli.counted import counted
from digest.cli.moments import moment
from digest.cli.progress import progress_bar
from digest.cli.terminations import when_terminated
from digest.errors import DigestError, SettingsError, ThemeError, UsageError
from digest.settings import read_settings
from digest.shell.cache import Cache
from digest.shell.engine import Processes
from digest.shell.files import read_site, read_sources, read_theme
from digest.shell.preview import HOST, Preview, preview_server
from digest.shell.record import RECORD, read_record
from digest.shell.watching import changes
from digest.values import Edition


@click.command("serve", epilog="Example: digest serve mysite --port 8000")
@click.argument("site_dir", default=".", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: SITE_DIR/seeds]")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 is any that is free.")
@click.option("--now", metavar="ISO", help="When articles were collected that don't say so.")
def command(site_dir: Path, seeds: Path | None, port: int, now: str | None) -> None:
    """Show the site of SITE_DIR (default: this folder) in a browser, and show changes as they are saved.

    It is built in memory: neither public/ nor published.jsonl is touched. Only this machine can see it.
    """
    seeds = seeds or site_dir / "seeds"
    moment(now)
    preview = Preview()
    server = preview_server(preview, port)
    address = f"http://{HOST}:{server.server_port}/"
    click.get_current_context().with_resource(when_terminated(_end))
    changed = changes((seeds, *(site_dir / name for name in ("content", "themes", "site.yaml", RECORD))))
    try:
        _build(preview, site_dir, seeds, address, now, is_first=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"{address} shows {site_dir}; Ctrl-C ends")
        for _ in changed:
            _build(preview, site_dir, seeds, address, now)
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.server_close()


def _end(_signum: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _build(
    preview: Preview, site_dir: Path, seeds: Path, address: str, now: str | None, *, is_first: bool = False
) -> None:
    """Build the site and show it, or tell why it can't be built; a fault of the command line ends the command."""
    from digest import pipeline  # noqa: PLC0415 - see digest/cli/__init__.py

    started = time.monotonic()
    try:
        site = read_settings(read_site(site_dir))
        shown = msgspec.structs.replace(site, settings=msgspec.structs.replace(site.settings, base_url=address))
        theme, record = read_theme(site.settings.theme, site_dir), read_record(site_dir)
        sources, unreadable = read_sources(seeds)
        with progress_bar() as progress, Processes(1) as compute, Cache(site_dir, compute) as run:
            made = pipeline.build(
                sources,
                shown,
                theme,
                skipped=unreadable,
                record=record,
                collected=moment(now),
                progress=progress,
                run=run,
            )
    except DigestError as error:
        if is_first and isinstance(error, UsageError) and not isinstance(error, SettingsError | ThemeError):
            raise
        preview.tell(str(error))
        click.echo(f"{error}\nnot built anew: save a change to try again", err=True)
        return
    if preview.show(made.files):
        _tell(made.edition, time.monotonic() - started)


def _tell(edition: Edition, seconds: float) -> None:
    for skip in edition.skipped:
        click.echo(f"skipped {skip.path}: {skip.reason}", err=True)
    articles = counted(len(edition.articles), "article", "articles")
    click.echo(f"{articles}, {counted(len(edition.stories), 'story', 'stories')}, {seconds:.2f} s")
    sys.stdout.flush()
