"""Markdown with YAML front matter -> RawArticle: what the front matter declares beats what the text shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from digest.errors import Fault
from digest.load import plain
from digest.load.declared import read_declaration
from digest.load.decoding import Decoded, Undecodable, decode
from digest.settings.front_matter import FrontMatter, split_front_matter
from digest.settings.yaml_reader import parse_mapping
from digest.values import Moment, RawArticle, SkippedFile, SourceFile


def load(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the one article of a Markdown file."""
    decoded = decode(source.data)
    if isinstance(decoded, Undecodable):
        yield SkippedFile(source.path, decoded.reason, decoded.kind)
        return
    matter = split_front_matter(decoded.text)
    parsed = parse_mapping(source.path, matter.yaml, matter.first_line)
    declaration = read_declaration(source.path, parsed, "front matter", collected)
    if not matter.closed:
        unclosed = Fault(source.path, 1, "", "expected a second line of '---' that ends the front matter, found none")
        declaration = replace(declaration, faults=(unclosed, *declaration.faults))
    if declaration.faults:
        yield SkippedFile(source.path, declaration.told, "declared")
    elif declaration.skip:
        yield SkippedFile(source.path, "its front matter says skip: true", "left_out")
    else:
        article = plain.article(source, decoded, declaration.values)
        yield replace(article, front_matter_lines=_lines_of(matter, decoded))


def _lines_of(matter: FrontMatter, decoded: Decoded) -> int:
    return sum(1 for line in decoded.lines if line.start < matter.body_start)
