"""`digest add`: a file, a page of the web or pasted text, into seeds/<date>/."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from digest.cli.counted import counted
from digest.cli.moments import time_of
from digest.cli.progress import progress_bar
from digest.errors import UsageError
from digest.load import FORMATS
from digest.settings import read_settings
from digest.settings.values import SiteSettings
from digest.shell.disc import MAX_FILE_BYTES
from digest.shell.fetching import page_source
from digest.shell.files import read_files, read_site
from digest.shell.saving import save
from digest.shell.web import Failure, Web
from digest.text import fold, printable, slugify
from digest.urls import is_web
from digest.values import Article, SourceFile

_PAGE = re.compile(rb"\s*(<!doctype html|<html)", re.IGNORECASE)
# What a name may hold: paths, hidden files and control characters are somebody else's idea of one.
_UNSAFE_IN_NAME = re.compile(r"^.*[/\\]|[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the command line declares of an article."""

    outlet: str
    title: str
    url: str

    def sidecar(self, name: str) -> SourceFile | None:
        """Return them as the sidecar of a file; None where nothing is declared."""
        stated = {"outlet": self.outlet, "title": self.title, "url": self.url}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in stated.items() if value]
        return SourceFile(f"{name}.yaml", "".join(lines).encode()) if lines else None


@click.command("add", epilog="Example: pbpaste | digest add - --outlet 'Harbour Gazette'")
@click.argument("articles", metavar="FILE|URL|-...", nargs=-1, required=True)
@click.option("--site", default=".", type=click.Path(path_type=Path), help="The site folder.  [default: .]")
@click.option("--seeds", type=click.Path(path_type=Path), help="Folder of articles.  [default: seeds in the site]")
@click.option("--name", help="Name of the file.  [default: the file's own, or the headline]")
@click.option("--outlet", default="", help="Who published it, where the text doesn't say.")
@click.option("--title", default="", help="Its headline, where the text doesn't have it.")
@click.option("--url", default="", help="Its address, so that sentences link to themselves in the original.")
@click.option("--now", metavar="ISO", help="The time, whose day names the folder.  [default: the clock's]")
@click.option("--json", "as_json", is_flag=True, help="Print an object an article.")
def command(
    articles: tuple[str, ...],
    site: Path,
    seeds: Path | None,
    name: str | None,
    outlet: str,
    title: str,
    url: str,
    now: str | None,
    as_json: bool,
) -> None:
    """Add articles to seeds/<date>/: files, addresses, or - for what is pasted or piped in.

    Each is read at once, and what was understood of it is said. What has no article in it is not added.
    """
    settings = read_settings(read_site(site))
    facts = _Facts(outlet, title, url)
    if len(articles) > 1 and (name or facts.sidecar("")):
        raise UsageError("--name, --outlet, --title and --url are of one article: add them one by one")
    if url and not is_web(url):
        raise UsageError(f"--url: expected an address such as https://example.org/news/1, found {url!r}")
    day = time_of(now).astimezone(ZoneInfo(settings.settings.timezone)).date()
    done = [_add(one, settings, seeds or site / "seeds", day, name, facts, as_json) for one in articles]
    if not all(done):
        sys.exit(1)


def _add(
    given: str, settings: SiteSettings, seeds: Path, day: date, name: str | None, facts: _Facts, as_json: bool
) -> bool:
    """Add one article and say what became of it; return whether it was added."""
    from digest.articles import read  # noqa: PLC0415 - see digest/cli/__init__.py
    from digest.describe import Outlets, describe  # noqa: PLC0415 - see digest/cli/__init__.py

    source = _source(given, settings.settings.base_url)
    if isinstance(source, Failure):
        click.echo(printable(f"{given}: {source.reason}"), err=True)
        return False
    if is_web(given) and source.sidecar:
        facts = replace(facts, url=facts.url or given)  # the page doesn't say where it stands
    declared = facts.sidecar(source.path)
    if declared and source.sidecar and not is_web(given):
        raise UsageError(f"{given}: {source.sidecar.path} beside it declares its facts: write them there")
    source = replace(source, sidecar=declared or source.sidecar)
    cleaned, skipped = read([replace(source, path=f"{day.isoformat()}/{source.path}")], settings)
    if not cleaned:
        reasons = "; ".join(dict.fromkeys(skip.reason for skip in skipped))
        click.echo(printable(f"{given}: not added: {reasons}"), err=True)
        return False
    found = [describe(article, Outlets(settings.register)) for article in cleaned]
    path, is_new = save(seeds, day, replace(source, path=_name(given, name, source.path, found[0])))
    _tell(seeds / path, is_new, found, as_json)
    return True


def _source(given: str, base_url: str) -> SourceFile | Failure:
    if given == "-":
        return _pasted()
    if is_web(given):
        with progress_bar() as progress:
            progress("fetching", 0, 1)
            answer = Web(base_url).get(given)
        if isinstance(answer, Failure):
            return answer
        return page_source(answer) if answer.status == 200 else Failure(given, f"HTTP {answer.status}")
    files, skipped = read_files([Path(given)])
    if skipped:
        return Failure(given, skipped[0].reason)
    (source,) = files
    return replace(source, path=Path(given).name)


def _pasted() -> SourceFile | Failure:
    if sys.stdin.isatty():
        click.echo("Paste the text, then press Ctrl-D on a line of its own.", err=True)
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        return Failure("-", f"larger than {MAX_FILE_BYTES // (1024 * 1024)} MiB")
    return SourceFile("paste.html" if _PAGE.match(data) else "paste.txt", data)


def _name(given: str, name: str | None, own: str, article: Article) -> str:
    """Return the name to save under, with an ending by which it is read as what it is."""
    ending = Path(own).suffix
    if name:
        safe = _safe(name)
        if not safe:
            raise UsageError(f"--name: expected the name of a file, found {name!r}")
        return safe if Path(safe).suffix.lower() in FORMATS else safe + ending
    if given != "-":
        return _safe(own)
    return (slugify(article.headline) or "paste") + ending


def _safe(name: str) -> str:
    """Return the name without folders, and not hidden.

    >>> _safe("../../.evil name")
    'evil name'
    """
    return _UNSAFE_IN_NAME.sub("", name).lstrip(". ")


def _tell(place: Path, is_new: bool, found: list[Article], as_json: bool) -> None:
    for article in found:
        if as_json:
            click.echo(json.dumps(_as_json(place, is_new, article), ensure_ascii=False))
            continue
        facts = (
            f"“{fold(article.headline)}”" if article.headline else "no headline stated",
            article.outlet.name if article.outlet else "no outlet stated",
            article.published.day.isoformat() if article.published else "undated",
            counted(article.body_words, "word", "words"),
        )
        click.echo(printable(f"{'added' if is_new else 'already there:'} {place}: {', '.join(facts)}"))


def _as_json(place: Path, is_new: bool, article: Article) -> dict[str, object]:
    return {
        "path": str(place),
        "added": is_new,
        "title": article.headline or None,
        "outlet": article.outlet.name if article.outlet else None,
        "published": article.published.day.isoformat() if article.published else None,
        "words": article.body_words,
    }
