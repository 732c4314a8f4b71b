"""What a story says of itself is the same wherever it stands: on its page, in lists, in index.json, in every feed.

The story's data, which other checks hold against the sources, is the measure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from posixpath import dirname

from digest.check.built import BuiltSite, StoryFile, objects, shown, text_of
from digest.check.items import Item, feed_items, instant
from digest.check.markup import Page, read_page
from digest.check.places import behind_links, places
from digest.check.values import Broken, Inspection, Verdict
from digest.text import fold

# Pages that show stories by day, week or topic, with a sentence of each.
_FRONTS = ("editions/", "topics/")
_DIRECTION = re.compile("[\u061c\u200e\u200f]")
# What index.json repeats of a story's data.
_REPEATED = ("id", "slug", "url", "title", "first_published", "updated", "counts")


def alike(seen: Inspection) -> Verdict:
    """Compare every place that repeats a story with the story's data."""
    site = seen.site
    stories = {story.folder: story for story in site.stories}
    letters = {story.folder: _letters(story, site) for story in site.stories}
    looked_at, broken = 0, [Broken("index.json", found) for found in _index(site)]
    for story in site.stories:
        if story.page in site.pages:
            looked_at += 1
            broken += [Broken(story.page, found) for found in _head(story, site.pages[story.page])]
    for path, page in site.pages.items():
        if path == "index.html" or path.startswith(_FRONTS):
            cards = list(_cards(path, page, stories))
            looked_at += len(cards)
            broken += [Broken(path, found) for card in cards for found in card.faults(letters[card.story.folder])]
    contents: dict[str, str] = {}
    for path, items in feed_items(site):
        for item in items:
            told = stories.get(dirname(site.own_path(item.link) or ""))
            if told:  # a link to no story is told by the check of feeds
                looked_at += 1
                broken += [Broken(path, found) for found in _item(item, told, letters[told.folder])]
                if item.content != contents.setdefault(told.folder, item.content):
                    broken.append(
                        Broken(path, f"expected {told.folder} told as in the other feeds, found it otherwise")
                    )
                if told.page in site.pages:
                    broken += [Broken(path, found) for found in _opening(item, site.pages[told.page])]
    return Verdict("alike", looked_at, "places that repeat a story", tuple(broken))


def _index(site: BuiltSite) -> Iterator[str]:
    index = site.data.get("index.json")
    listed = {text_of(item, "id"): item for item in objects(index.get("stories") if isinstance(index, dict) else None)}
    stories = {text_of(story.data, "id"): story for story in site.stories}
    for one in sorted(listed.keys() ^ stories.keys()):
        yield f"expected the stories that have a page, found {one} {'here' if one in listed else 'there'} only"
    for one in sorted(listed.keys() & stories.keys()):
        ids = [text_of(item, "id") for item in stories[one].listed("articles")]
        for key, there in (*((key, stories[one].data.get(key)) for key in _REPEATED), ("articles", ids)):
            if listed[one].get(key) != there:
                yield f"expected {key} of {one} to be {_as_json(there)}, found {_as_json(listed[one].get(key))}"


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _head(story: StoryFile, page: Page) -> Iterator[str]:
    """Compare the headline of a page, and what its head says for other programs."""
    title = _title(story)
    headings = [page.said(number) for number, element in enumerate(page.elements) if element.tag == "h1"]
    if title and headings != [title]:
        yield f"expected the headline {shown(title)}, found {shown(' '.join(headings))}"
    meta = {element.get("property"): fold(element.get("content")) for element in page.elements if element.tag == "meta"}
    if title and meta.get("og:title", title) != title:
        yield f"expected the headline {shown(title)} as og:title, found {shown(meta['og:title'])}"
    if (description := meta.get("og:description", "")) and description not in fold(page.text):
        yield f"expected og:description {shown(description)} to be said on the page, found it nowhere"
    for element, code in page.code:
        if element.get("type") == "application/ld+json":
            yield from _linked_data(story, code, meta)


def _linked_data(story: StoryFile, code: str, meta: Mapping[str, str]) -> Iterator[str]:
    try:
        data = json.loads(code)
    except ValueError as error:
        yield f"expected JSON-LD: {error}"
        return
    if not isinstance(data, dict):
        yield "expected an object as JSON-LD"
        return
    for key, there in (
        ("headline", _title(story)),
        ("description", meta.get("og:description", "")),
        ("datePublished", text_of(story.data, "first_published")),
        ("dateModified", text_of(story.data, "updated")),
    ):
        if there and text_of(data, key) != there:
            yield f"expected {key} {shown(there)} in JSON-LD, found {shown(text_of(data, key))}"
    cited = [(text_of(item, "headline"), text_of(item, "url")) for item in objects(data.get("citation"))]
    sources = [(fold(text_of(item, "title")), text_of(item, "url")) for item in story.listed("articles")]
    if cited != sources:
        yield f"expected the story's {len(sources)} articles as citation in JSON-LD, found {_as_json(cited)}"


@dataclass(frozen=True, slots=True)
class _Card:
    """A quotation behind the link to a story, in a list."""

    story: StoryFile
    text: str

    def faults(self, letters: Mapping[str, str]) -> Iterator[str]:
        picks = self.story.listed("summary")
        told = [(letters.get(text_of(pick, "article"), ""), fold(text_of(pick, "text"))) for pick in picks]
        if all(self.text not in (text, f"{letter} {text}") for letter, text in told):
            yield f"expected a sentence of the summary of {self.story.folder} with its letter, found {shown(self.text)}"


def _cards(path: str, page: Page, stories: Mapping[str, StoryFile]) -> Iterator[_Card]:
    end = 0
    for number, story in behind_links(path, page, stories):
        if page.elements[number].tag == "blockquote":
            end = page.ranges[number][1]
        if page.elements[number].tag == "p" and page.ranges[number][1] <= end:
            yield _Card(story, page.said(number))


def _item(item: Item, story: StoryFile, letters: Mapping[str, str]) -> Iterator[str]:
    """Compare an item of a feed."""
    title, picks = _title(story), story.listed("summary")
    if title and fold(item.title) != title:
        yield f"expected the headline {shown(title)}, found {shown(item.title)}"
    content = read_page(_unmarked(item.content))
    cited = [(_unmarked(text), f"[{letters.get(article, '')}") for text, article in _texts(picks)]
    lines = _lines(content, "ol")
    for (text, mark), line in zip(cited, lines, strict=False):
        if not line.startswith(text):
            yield f"expected the summary's sentence {shown(text)}, found {shown(line)}"
        elif not line.removeprefix(text).startswith(f" {mark}"):
            yield f"expected {shown(text)} with {mark}, found {shown(line.removeprefix(text))}"
    if len(cited) != len(lines):
        yield f"expected {len(cited)} sentences of {story.folder}, found {len(lines)}"
    lead = fold(read_page(_unmarked(item.lead)).text)
    if cited and not lead.startswith(cited[0][0]):
        yield f"expected the lead sentence {shown(cited[0][0])}, found {shown(lead)}"
    shown_text = fold(content.text)
    for difference in story.listed("differences"):
        for text, _ in _texts(objects(difference.get("values"))):
            if _unmarked(text) not in shown_text:
                yield f"expected {shown(text)} where the reports differ, found it nowhere"
    yield from _sources(content, story, letters)
    yield from _dates(item, story)


def _opening(item: Item, page: Page) -> Iterator[str]:
    """Compare how an item begins: with the line that says who reported the story, as its page does."""
    opening = next(iter(read_page(item.content).blocks), "")
    if fold(opening) not in fold(page.text):
        yield f"expected {shown(opening)} to be said on the page, found it nowhere"


def _sources(content: Page, story: StoryFile, letters: Mapping[str, str]) -> Iterator[str]:
    """Compare the list of sources, which is the last one of an item's content."""
    articles, lines = story.listed("articles"), _lines(content, "ul")
    addresses = {element.get("href") for element in content.elements}
    for item, line in zip(articles, lines[-len(articles) :], strict=False):
        names = [_unmarked(fold(text_of(item, key))) for key in ("title", "outlet")]
        if not line.startswith(letters.get(text_of(item, "id"), "")) or any(name not in line for name in names):
            yield f"expected a source {shown(', '.join(names))}, found {shown(line)}"
        if text_of(item, "url") and text_of(item, "url") not in addresses:
            yield f"expected a link to {text_of(item, 'url')}, found none"
    if len(lines) < len(articles):
        yield f"expected {len(articles)} sources of {story.folder}, found {len(lines)}"


def _dates(item: Item, story: StoryFile) -> Iterator[str]:
    for key, given in (("first_published", item.published), ("updated", item.updated)):
        there, here = _moment(text_of(story.data, key)), instant(given, is_rss=item.is_rss)
        # Atom adds a fraction of a second.
        if there and here and here.tzinfo and not timedelta(0) <= here - there < timedelta(seconds=1):
            yield f"expected {key} {there.isoformat()}, found {given}"


def _moment(text: str) -> datetime | None:
    moment = instant(text)
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None


def _lines(page: Page, kind: str) -> list[str]:
    """Return the items of all lists of a kind."""
    ends = [page.ranges[n] for n, element in enumerate(page.elements) if element.tag == kind]
    return [
        page.said(number)
        for number, element in enumerate(page.elements)
        if element.tag == "li"
        and any(start <= page.ranges[number][0] and page.ranges[number][1] <= end for start, end in ends)
    ]


def _texts(cited: list[Mapping[str, object]]) -> list[tuple[str, str]]:
    return [(fold(text_of(one, "text")), text_of(one, "article")) for one in cited if text_of(one, "text")]


def _unmarked(text: str) -> str:
    """Return a text without marks of direction, which stand around words that run the other way."""
    return _DIRECTION.sub("", text)


def _title(story: StoryFile) -> str:
    title = story.data.get("title")
    return fold(text_of(title, "text")) if isinstance(title, dict) else ""


def _letters(story: StoryFile, site: BuiltSite) -> dict[str, str]:
    """Return the letter that each article bears on the story's page."""
    page = site.pages.get(story.page)
    anchors = places(page, story).anchors if page else {}
    return {article: anchor.removeprefix("source-").upper() for article, anchor in anchors.items()}
