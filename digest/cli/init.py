"""`digest init`: a site folder that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from digest.shell.starting import start_site

_KEEP_APART = """\
The articles belong to those who wrote them, and a public repository would republish them whole, history included.
.gitignore leaves seeds/ out. {github}README.md has the ways to keep them apart."""
_GITHUB = """\
The workflow builds from seeds/: use it in a PRIVATE repository only, and take "/seeds/*" out of .gitignore there.
"""


@click.command("init", epilog="Example: digest init mysite --title 'Harbour Briefing'")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="Briefing", show_default=True, help="Name of the site.")
@click.option("--github", is_flag=True, help="Add a workflow that builds, checks and publishes on GitHub Pages.")
def command(folder: Path, title: str, github: bool) -> None:
    """Start a site in DIR: settings with comments, pages, an example of the register. Nothing is overwritten."""
    for path in start_site(folder, " ".join(title.split()) or "Briefing", github=github):
        click.echo(f"wrote {folder / path}")
    click.echo(f"\nNext: digest add ARTICLE --site {folder}, then digest build {folder}")
    click.echo(_KEEP_APART.format(github=_GITHUB if github else ""))
