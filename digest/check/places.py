"""A story's page -> what stands where on it: the words of each element, by section, with the mark before them.

What is read off a page is what every theme needs for its links: the ids of the sections, "source-" with a letter for
each source, and marks, which are links to those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from digest.check.built import StoryFile, text_of
from digest.check.markup import INLINE, Element, Page

_SECTIONS = ("summary", "drawing", "differences", "quotations", "timeline", "background", "made")
_SOURCE = re.compile(r"source-[a-z]+")


@dataclass(frozen=True, slots=True)
class Standing:
    """An element in a section: its words, and the source that the last mark before it names ("" for none).

    `number` is its place on the page, `end` where its words end in `Page.stream`.
    """

    element: Element
    number: int
    end: int
    mark: str
    text: str

    @property
    def is_block(self) -> bool:
        """Say whether it is more than a stretch of a line."""
        return self.element.tag not in INLINE

    @property
    def named(self) -> str:
        """Return the source that it names if it is a mark, "" otherwise."""
        return _marked(self.element)


@dataclass(frozen=True, slots=True)
class Places:
    """The elements of a story's page by section, and the letter that each article bears there.

    What stands before the first section is in the section "".
    """

    sections: dict[str, tuple[Standing, ...]]
    anchors: dict[str, str]

    def said(self, section: str) -> Iterator[Standing]:
        """Yield the elements of a section that say something; of several around the same words the outermost."""
        last = (-1, "")
        for standing in self.sections.get(section, ()):
            if standing.text and (standing.end, standing.text) != last:
                yield standing
            last = (standing.end, standing.text)


def places(page: Page, story: StoryFile) -> Places:
    """Return what stands where on a story's page; its sources stand there in the order in which its data has them."""
    sections: dict[str, list[Standing]] = {"": []}
    section, mark = "", ""
    for number, element in enumerate(page.elements):
        name = element.get("id")
        if name in _SECTIONS or _SOURCE.fullmatch(name):
            section, mark = name, name if _SOURCE.fullmatch(name) else ""
        mark = _marked(element) or mark
        standing = Standing(element, number, page.ranges[number][1], mark, page.said(number))
        sections.setdefault(section, []).append(standing)
    sources = [name for name in sections if _SOURCE.fullmatch(name)]
    ids = [text_of(article, "id") for article in story.listed("articles")]
    return Places({name: tuple(found) for name, found in sections.items()}, dict(zip(ids, sources, strict=False)))


def behind_links(path: str, page: Page, stories: Mapping[str, StoryFile]) -> Iterator[tuple[int, StoryFile]]:
    """Yield the number of each element of a page at `path` with the story that the last link before it leads to."""
    story = None
    for number, element in enumerate(page.elements):
        address = urlsplit(element.get("href"))
        if element.tag == "a" and not address.netloc:
            story = stories.get(dirname(normpath(join(dirname(path), unquote(address.path)))), story)
        if story:
            yield number, story


def _marked(element: Element) -> str:
    target = element.get("href").removeprefix("#") if element.tag == "a" else ""
    return target if _SOURCE.fullmatch(target) else ""
