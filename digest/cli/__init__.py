"""The commands: arguments, messages, exit status. The only code that prints.

A command's module is imported when that command is called: `digest --version` answers before anything else is loaded.
The stages, which take longest to import, wait until they are to do something: `digest build --help` needs none.
"""

from __future__ import annotations

import sys
from importlib import import_module

import click

from digest.version import VERSION

_COMMANDS = {
    "init": "Start a site.",
    "add": "Add an article.",
    "fetch": "Fetch the feeds that site.yaml names.",
    "build": "Build the site.",
    "serve": "Show the site in a browser, and changes as they are saved.",
    "check": "Verify the promises on the built site, and list what is doubtful.",
    "clean": "Show what of each file is article, and what is not.",
    "explain": "Show what was decided on a story, and why.",
    "schema": "Print the JSON Schema of a settings file.",
}


class _Commands(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"digest.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="digest")
def commands() -> None:
    """Make a briefing that readers can check from a folder of collected articles.

    Exit status: 0 done, 1 problems found, 2 wrong usage or settings.
    """


def main() -> None:
    """Run the command line; errors that digest raises on purpose are shown without a traceback."""
    from digest.errors import DigestError, UsageError  # noqa: PLC0415 - see the module's first lines

    try:
        commands.main(standalone_mode=True)
    except DigestError as error:
        click.echo(str(error), err=True)
        sys.exit(2 if isinstance(error, UsageError) else 1)
