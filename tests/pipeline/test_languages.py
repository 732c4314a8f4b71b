"""A site speaks one language: whatever digest says on it, in feeds and data, comes from the texts of that language.

A language that nobody speaks shows it: its letters are those of English moved to where no source has any. Whatever
still stands in plain letters must be a source's, the editor's, or a name for machines.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args
from xml.etree import ElementTree

import msgspec
import pytest

from digest import pipeline
from digest.settings import read_settings
from digest.settings.values import Method, SiteSettings
from digest.shell.files import read_site, read_sources
from digest.wording.languages import texts
from digest.wording.words import FALLBACK, PLACEHOLDER
from tests.render.sample import load_theme

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
# Words that follow one another with nothing but spaces between.
PLAIN = re.compile(r"[A-Za-z]{2,}(?: [A-Za-z]+)*")
# Attributes that readers see or hear.
SHOWN = {"title", "aria-label", "alt", "placeholder", "data-label", "data-none"}
# Keys under which JSON has words of ours.
WORDED = {"message", "where", "shown", "summary", "content_html"}
# The same in every language: programs, formats, encodings, signs of units; the days and zone of RFC 822.
SAME = "digest RSS Atom JSON Feed OPML utf sha km kg Tue Wed Aug GMT"


def moved(text: str) -> str:
    """Return a text in letters that no source has, what it is given in braces as it is."""
    found = re.sub(r"[A-Za-z]", lambda letter: chr(ord(letter[0]) + 0xFEE0), text)
    given = iter(match[0] for match in PLACEHOLDER.finditer(text))
    return PLACEHOLDER.sub(lambda _: next(given), found)


def strange() -> SiteSettings:
    own = tuple((key, moved(text)) for key, text in texts(FALLBACK).items())
    return msgspec.structs.replace(read_settings(read_site(ROOT)), own_words=own)


@pytest.fixture(scope="module")
def built() -> pipeline.Site:
    return pipeline.build(read_sources(SEEDS)[0], strange(), load_theme())


@pytest.fixture(scope="module")
def theirs(built: pipeline.Site) -> str:
    """The words of sources and editor, and names for machines: of files, rules, methods."""
    files = [*SEEDS.rglob("*.*"), *(ROOT / "content").rglob("*.*"), ROOT / "site.yaml"]
    written = [path.read_text("utf-8") for path in files]
    rules = [entry.rule for article in built.edition.articles for entry in article.cleaned.ledger]
    paths = [*(str(path.relative_to(ROOT)) for path in files), *(file.path for file in built.files)]
    tags = [article.language for article in built.edition.articles]
    return plainly("\n".join([*written, *rules, *paths, *tags, *get_args(Method), SAME]))


def plainly(text: str) -> str:
    """Return a text as it is looked through: marks of Markdown and white space folded, in small letters."""
    return f" {' '.join(re.sub(r'[^A-Za-z0-9]+', ' ', text).split())} ".casefold()


class Visible(HTMLParser):
    """Gathers what readers see or hear of a page, but for commands to type."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self._within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        given = dict(attrs)
        self.texts += [value for name, value in attrs if name in SHOWN and value]
        if given.get("name") == "description":
            self.texts.append(given.get("content") or "")

    def handle_data(self, data: str) -> None:
        if self._within not in ("script", "style", "code"):
            self.texts.append(data)


def visible(html: str) -> str:
    parser = Visible()
    parser.feed(html)
    parser.close()
    return re.sub(r"\b[0-9a-f]{64}\b|https?://\S+|mailto:\S+", " ", "\n".join(parser.texts))


def said(value: object, key: str = "") -> Iterator[str]:
    """Yield the words of ours in JSON."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from said(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from said(inner, key)
    elif isinstance(value, str) and key in WORDED:
        yield visible(value)


def left_over(text: str, theirs: str) -> set[str]:
    """Return what stands in plain letters and isn't theirs."""
    return {found for found in PLAIN.findall(text) if f" {found.casefold()} " not in theirs}


def test_a_language_that_nobody_speaks_is_all_that_pages_say(built: pipeline.Site, theirs: str) -> None:
    pages = {file.path: file.data.decode() for file in built.files if file.path.endswith(".html")}
    assert len(pages) > 20
    found = {path: left_over(visible(page), theirs) for path, page in pages.items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_feeds_and_data_say_nothing_else(built: pipeline.Site, theirs: str) -> None:
    told: list[str] = []
    for file in built.files:
        if file.path.endswith((".xml", ".opml")):
            told += [visible(unescape(text)) for text in ElementTree.fromstring(file.data).itertext()]
        elif file.path.endswith(".json"):
            told += said(json.loads(file.data))
    found = set().union(*(left_over(re.sub(r"urn:uuid:\S+", " ", text), theirs) for text in told))
    assert found == set()
