"""`digest build`: a site folder in, a static site out, whole or not at all."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import get_args

import click
import msgspec

from digest.cli.counted import counted
from digest.cli.moments import moment
from digest.cli.progress import progress_bar
from digest.cli.terminations import when_terminated
from digest.errors import SettingsError, UsageError, WriteError
from digest.settings import read_settings
from digest.settings.values import Method, SiteSettings
from digest.shell.cache import FOLDER as CACHE
from digest.shell.cache import Cache
from digest.shell.engine import Processes, processors
from digest.shell.files import check_output, read_site, read_sources, read_theme, same_place, write_site
from digest.shell.record import RECORD, read_record, write_record
from digest.urls import DEFAULT_BASE_URL
from digest.values import Edition

# Python searches for cycles after some hundred new objects; a build of a thousand articles makes millions.
_NEW_OBJECTS = 100_000


@click.command("build", epilog="Example: digest build mysite --strict")
@click.argument("site_dir", default=".", type=click.Path(path_type=Path))
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: SITE_DIR/seeds]")
@click.option("--output", type=click.Path(path_type=Path), help="Folder for the site.  [default: SITE_DIR/public]")
@click.option("--base-url", metavar="URL", help="Public address of the site; beats site.yaml.")
@click.option("--method", metavar="NAME", help="How sentences are ranked; beats site.yaml.")
@click.option("--now", metavar="ISO", help="When articles were collected that don't say so.")
@click.option("--jobs", type=click.IntRange(1), help="Processes to use, at most.  [default: one a processor]")
@click.option("--no-cache", is_flag=True, help="Compute everything anew, and keep nothing for the next build.")
@click.option("--strict", is_flag=True, help="Exit 1 if a file was skipped.")
@click.option(
    "--record/--no-record",
    "remember",
    default=None,
    help="Remember the stories' addresses in published.jsonl.  [default: unless --seeds names other articles]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    site_dir: Path,
    seeds: Path | None,
    output: Path | None,
    base_url: str | None,
    method: str | None,
    now: str | None,
    jobs: int | None,
    no_cache: bool,
    strict: bool,
    remember: bool | None,
    as_json: bool,
) -> None:
    """Build the site in SITE_DIR (default: this folder) from the articles in its seeds folder."""
    from digest import pipeline  # noqa: PLC0415 - see digest/cli/__init__.py

    started = time.monotonic()
    click.get_current_context().with_resource(when_terminated(_terminate))
    own_seeds = site_dir / "seeds"
    is_trial = seeds is not None and own_seeds.is_dir() and not same_place(seeds, own_seeds)
    seeds = seeds or own_seeds
    output = output or site_dir / "public"
    site, collected = _with_options(read_settings(read_site(site_dir)), base_url, method), moment(now)
    sources = (seeds, *(site_dir / name for name in ("content", "themes", "site.yaml", RECORD, CACHE)))
    check_output(output, sources)
    theme = read_theme(site.settings.theme, site_dir)
    record = read_record(site_dir)
    files, unreadable = read_sources(seeds)
    with (
        progress_bar() as progress,
        Processes(jobs or processors()) as compute,
        _seldom_collected(),
        ExitStack() as stack,
    ):
        run = compute if no_cache else stack.enter_context(Cache(site_dir, compute))
        made = pipeline.build(
            files,
            site,
            theme,
            skipped=unreadable,
            record=record,
            collected=collected,
            progress=progress,
            run=run,
        )
        write_site(made.files, output, sources=sources)
    remembered = True
    if remember is None and is_trial:
        _tell_of_trial(site_dir, seeds, made.edition)
    elif remember is not False:
        remembered = _remember(site_dir, made.edition)
    _report(made.edition, output, time.monotonic() - started, as_json)
    if not site.settings.base_url:
        click.echo(f"base_url is not set: addresses in feeds begin with {DEFAULT_BASE_URL}", err=True)
    if strict and (made.edition.skipped or not remembered):
        sys.exit(1)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Search for cycles seldom: hardly any are made, and a search looks through all that lasts till the site stands."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _remember(site_dir: Path, edition: Edition) -> bool:
    """Write down what was published; say whether that could be done: a site may be built from a read-only folder."""
    try:
        write_record(site_dir, edition.record)
    except WriteError as error:
        click.echo(f"warning: {error}", err=True)
        return False
    return True


def _tell_of_trial(site_dir: Path, seeds: Path, edition: Edition) -> None:
    """Say that nothing was remembered, where that makes a difference: decision 13 has why."""
    if edition.record != read_record(site_dir):
        click.echo(
            f"a trial: the articles of {seeds} are not the site's own, so no addresses were remembered in "
            f"{site_dir / RECORD}. Add --record if this is what you publish",
            err=True,
        )


def _terminate(signum: int, _frame: FrameType | None) -> None:
    # As an exception it runs through the clean-up of whatever is being written.
    sys.exit(128 + signum)


def _with_options(site: SiteSettings, base_url: str | None, method: str | None) -> SiteSettings:
    """Return the settings with what the command line says put over them."""
    settings = site.settings
    if base_url is not None:
        settings = msgspec.structs.replace(settings, base_url=_base_url(base_url))
    if method is not None:
        summary = msgspec.structs.replace(settings.summary, method=_method(method))
        settings = msgspec.structs.replace(settings, summary=summary)
    return msgspec.structs.replace(site, settings=settings)


def _base_url(address: str) -> str:
    # Through the same reader as site.yaml, so that it is held to the same rules.
    try:
        return read_settings({"site.yaml": json.dumps({"base_url": address}).encode()}).settings.base_url
    except SettingsError as error:
        raise UsageError("; ".join(f"--base-url: {fault.message}" for fault in error.faults)) from None


def _method(name: str) -> Method:
    try:
        method: Method = msgspec.convert(name, Method)
    except msgspec.ValidationError:
        raise UsageError(f"--method: expected one of {', '.join(get_args(Method))}, found {name!r}") from None
    return method


def _report(edition: Edition, output: Path, seconds: float, as_json: bool) -> None:
    stripped = sum(len(article.cleaned.stripped) for article in edition.articles)
    counts = {
        "articles": len(edition.articles),
        "stories": len(edition.stories),
        "stripped_lines": stripped,
        "skipped_files": len(edition.skipped),
        "seconds": round(seconds, 2),
        "page": str(output / "index.html"),
    }
    if as_json:
        skipped = [{"path": skip.path, "reason": skip.reason} for skip in edition.skipped]
        click.echo(json.dumps({**counts, "skipped": skipped, "doubts": len(edition.doubts)}, ensure_ascii=False))
        return
    for skip in edition.skipped:
        click.echo(f"skipped {skip.path}: {skip.reason}", err=True)
    told = (
        counted(len(edition.articles), "article", "articles"),
        counted(len(edition.stories), "story", "stories"),
        f"{counted(stripped, 'line', 'lines')} stripped",
        f"{counted(len(edition.skipped), 'file', 'files')} skipped",
        f"{seconds:.2f} s",
    )
    click.echo(f"{', '.join(told)}: {counts['page']}")
