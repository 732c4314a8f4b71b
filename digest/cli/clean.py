"""`digest clean`: the ledger of each file, for a person or as JSON."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from digest.settings import read_settings
from digest.shell.files import read_files, read_site
from digest.text import printable
from digest.values import Article
from digest.wording.facts import known_facts
from digest.wording.words import english

_COLOURS = {"headline": "cyan", "metadata": "blue", "boilerplate": "red"}


@click.command("clean", epilog="Example: digest clean --json seeds/paste.txt")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--site", default=".", type=click.Path(path_type=Path), help="Site folder whose settings count.  [default: .]"
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object an article.")
def command(files: tuple[Path, ...], site: Path, as_json: bool) -> None:
    """Show each line of FILES with what it is: headline, metadata, body, boilerplate or blank, and why."""
    from digest.articles import read  # noqa: PLC0415 - see digest/cli/__init__.py
    from digest.describe import Outlets, describe  # noqa: PLC0415 - see digest/cli/__init__.py

    settings = read_settings(read_site(site))
    sources, unread = read_files(files)
    cleaned, skipped = read(sources, settings)
    problems = [f"{skip.path}: {skip.reason}" for skip in (*unread, *skipped)]
    outlets = Outlets(settings.register)
    for ledger in cleaned:
        article = describe(ledger, outlets)
        if as_json:
            click.echo(json.dumps(_as_json(article), ensure_ascii=False))
        else:
            _show(article)
    for problem in problems:
        click.echo(problem, err=True)
    if problems:
        sys.exit(1)


def _as_json(article: Article) -> dict[str, object]:
    return {
        "path": article.cleaned.raw.path,
        "id": article.id,
        "title": article.headline or None,
        "outlet": article.outlet.name if article.outlet else None,
        "author": article.author or None,
        "published": _iso(article),
        "language": article.language or None,
        "encoding": article.cleaned.raw.encoding,
        "lines": [
            {
                "n": entry.line.number,
                "text": entry.line.text,
                "eol": entry.line.eol,
                "role": entry.role,
                "rule": entry.rule or None,
                "reason": english().say(entry.reason) if entry.reason else None,
            }
            for entry in article.cleaned.ledger
        ],
        "sentences": [
            {"n": sentence.number, "start": sentence.start, "end": sentence.end, "text": sentence.text}
            for sentence in article.sentences
        ],
        "facts": [
            {"name": fact.name, "value": fact.value, "where": fact.where or None}
            for fact in known_facts(article, english())
        ],
    }


def _iso(article: Article) -> str | None:
    if article.published is None:
        return None
    return (article.published.instant or article.published.day).isoformat()


def _show(article: Article) -> None:
    click.secho(article.cleaned.raw.path, bold=True)
    for note in article.cleaned.raw.notes:
        click.secho(printable(english().say(note)), dim=True)
    width = len(str(len(article.cleaned.ledger)))
    for entry in article.cleaned.ledger:
        if entry.role == "blank":
            continue
        mark = f"  [{entry.rule}: {english().say(entry.reason)}]" if entry.reason else ""
        text = click.style(printable(entry.line.text), fg=_COLOURS.get(entry.role))
        click.echo(f"{entry.line.number:>{width}} {entry.role:<11} {text}{click.style(mark, dim=True)}")
    kinds = Counter(entry.kind for entry in article.cleaned.stripped)
    told = ", ".join(f"{kind} {number}" for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))
    stripped = len(article.cleaned.stripped)
    lines = sum(1 for entry in article.cleaned.ledger if entry.role != "blank")
    click.echo(
        f"{stripped} of {lines} lines stripped{': ' + told if told else ''}; {len(article.sentences)} sentences\n"
    )
