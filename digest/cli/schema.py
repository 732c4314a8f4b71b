"""`digest schema`: the JSON Schema of a settings file, for editors that check YAML as one types."""

from __future__ import annotations

import json

import click

from digest.settings import json_schema
from digest.settings.schema import SchemaKind


@click.command("schema", epilog="Example: digest schema site > site.schema.json")
@click.argument("kind", type=click.Choice(["site", "outlets", "story", "language"]))
def command(kind: SchemaKind) -> None:
    """Print the JSON Schema of a settings file.

    site is site.yaml; outlets, story and language are outlets.yaml, stories/*.yaml and language.yaml in content/.
    """
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
