"""The files of a built site, by path -> pages, data and feeds, read without any knowledge of how they were made."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from digest.check.markup import Page, read_page
from digest.text import fold

_STORY = ("stories/", "/story.json")
# Characters of a text by which it can be found again.
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class StoryFile:
    """A story's data, with the folder that its page lies in."""

    folder: str
    data: Mapping[str, object]

    @property
    def page(self) -> str:
        """Return the path of the story's page."""
        return f"{self.folder}/index.html"

    @property
    def audit(self) -> str:
        """Return the path of the story's audit page."""
        return f"{self.folder}/audit/index.html"

    def listed(self, key: str) -> list[Mapping[str, object]]:
        """Return the objects in the list under `key`; what is no object is passed over."""
        return objects(self.data.get(key))


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that the data of a story gives as an article's, with the place that they are said to stand at."""

    article: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A site as it lies on the disc. `problems` has (path, what is wrong) of files that can't be read as what they are.

    `base` is the public address that it gives itself, "" where it gives none.
    """

    files: Mapping[str, bytes]
    pages: Mapping[str, Page]
    data: Mapping[str, object]
    feeds: Mapping[str, etree._Element]
    stories: tuple[StoryFile, ...]
    problems: tuple[tuple[str, str], ...]
    base: str

    def own_path(self, address: str) -> str | None:
        """Return the file that a public address of this site stands for; None for any other address."""
        if not self.base or not address.startswith(self.base):
            return None
        path = unquote(urlsplit(address[len(self.base) :]).path)
        return f"{path}index.html" if path == "" or path.endswith("/") else path


def read_built(files: Mapping[str, bytes]) -> BuiltSite:
    """Return the site that `files` make."""
    problems: list[tuple[str, str]] = []
    pages = {path: read_page(data.decode("utf-8", "replace")) for path, data in files.items() if path.endswith(".html")}
    data = dict(_parsed(files, problems))
    feeds = dict(_xml(files, problems))
    stories = tuple(
        StoryFile(path.removesuffix("/story.json"), value)
        for path, value in data.items()
        if path.startswith(_STORY[0]) and path.endswith(_STORY[1]) and isinstance(value, dict)
    )
    return BuiltSite(files, pages, data, feeds, stories, tuple(problems), _base(pages, feeds))


def _parsed(files: Mapping[str, bytes], problems: list[tuple[str, str]]) -> Iterator[tuple[str, object]]:
    for path, data in files.items():
        if path.endswith(".json"):
            try:
                yield path, json.loads(data)
            except (ValueError, RecursionError) as error:
                problems.append((path, f"expected JSON: {error}"))


def _xml(files: Mapping[str, bytes], problems: list[tuple[str, str]]) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for path, data in files.items():
        if path.endswith((".xml", ".opml")):
            try:
                root = etree.fromstring(data, parser)
            except etree.XMLSyntaxError as error:
                problems.append((path, f"expected well-formed XML: {error.msg}"))
                continue
            if root.getroottree().docinfo.internalDTD is not None:
                problems.append((path, "expected XML without a DOCTYPE, which readers take for an attack"))
            yield path, root


def _base(pages: Mapping[str, Page], feeds: Mapping[str, etree._Element]) -> str:
    """Return the address that the site gives itself: on its home page, else in a feed."""
    home = pages.get("index.html")
    links = (element for element in home.elements if element.tag == "link") if home else ()
    canonical = (link.get("href") for link in links if "canonical" in link.get("rel").split())
    channels = (root.findtext("channel/link", "") for root in feeds.values())
    return next((address for address in (*canonical, *channels) if address), "")


def objects(value: object) -> list[Mapping[str, object]]:
    """Return the objects in a list of JSON; none where it is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def text_of(item: Mapping[str, object], key: str) -> str:
    """Return the text under `key`, "" where there is none."""
    value = item.get(key)
    return value if isinstance(value, str) else ""


def texts_of(item: Mapping[str, object], key: str) -> list[str]:
    """Return the texts in the list under `key`; none where it is no list."""
    value = item.get(key)
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def shown(text: str) -> str:
    """Return a text for a message: quoted, and cut where it is long."""
    text = fold(text)
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def quoted(value: object) -> Iterator[Quoted]:
    """Yield whatever in a story's data has words, an article and a span, at any depth."""
    if isinstance(value, dict):
        match value:
            case {"text": str(text), "article": str(article), "start": int(start), "end": int(end)}:
                yield Quoted(article, start, end, text)
        for item in value.values():
            yield from quoted(item)
    elif isinstance(value, list):
        for item in value:
            yield from quoted(item)


def forms(data: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the printed forms of a story's quotations, each with the article that it is quoted from."""
    for utterance in objects(data.get("quotations")):
        for form in objects(utterance.get("forms")):
            match form:
                case {"text": str(text), "articles": [str(article), *_]}:
                    yield article, text


def strings(value: object) -> Iterator[str]:
    """Yield every text in a value of JSON, names of keys left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)
