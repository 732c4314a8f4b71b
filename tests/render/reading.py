"""What the tests read off finished pages: elements, links, fragments, visible text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from digest.values import OutputFile

_SEARCH_SCRIPT = r"\.\./assets/search\.[0-9a-f]{10}\.js"


@dataclass
class Read:
    """A page as a parser sees it."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def addresses(self) -> list[str]:
        return [attributes[key] for _, attributes in self.tags for key in ("href", "src") if key in attributes]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.read.text += data


def read_html(html: str | bytes) -> Read:
    parser = _Parser()
    parser.feed(html if isinstance(html, str) else html.decode())
    parser.close()
    return parser.read


def pages(files: Iterable[OutputFile]) -> dict[str, Read]:
    return {file.path: read_html(file.data) for file in files if file.path.endswith(".html")}


def live_parts(read: Read) -> list[str]:
    """What could run: script-like elements, event handlers, addresses that aren't plain."""
    risky = {"script", "iframe", "object", "embed", "base", "form", "style", "img", "template", "math"}
    found = [tag for tag, attributes in read.tags if tag in risky and not _is_ours(tag, attributes)]
    found += [name for _, attributes in read.tags for name in attributes if name.startswith("on") or name == "style"]
    return found + [a for a in read.addresses if urlsplit(a.strip()).scheme not in ("", "http", "https", "mailto")]


def _is_ours(tag: str, attributes: dict[str, str]) -> bool:
    """JSON-LD, which is data and runs nowhere, and the theme's own script for the search page."""
    if tag != "script":
        return False
    ours = attributes.keys() == {"src", "defer"} and re.fullmatch(_SEARCH_SCRIPT, attributes["src"])
    return attributes == {"type": "application/ld+json"} or bool(ours)


def target_of(origin: str, address: str) -> tuple[str, str]:
    """The file and the fragment that an internal link of the page at `origin` leads to."""
    parts = urlsplit(address)
    path = normpath(join(dirname(origin), unquote(parts.path))) if parts.path else origin
    return path, unquote(parts.fragment)
