"""HTML as it lies on the disc -> its elements, ids and words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from digest.text import fold

# Elements that stand within a word or a line; at the edge of any other one, a word ends.
_INLINE_TAGS = (
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
INLINE = frozenset(_INLINE_TAGS.split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
# What stands in these is no text that a reader is shown.
_CODE = ("script", "style")


@dataclass(frozen=True, slots=True)
class Element:
    """A start tag: name, attributes in their order (a name may stand twice), and the line that it stands in."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    line: int

    def get(self, name: str) -> str:
        """Return the first value of an attribute, "" where it isn't there: what a browser goes by."""
        return next((value for key, value in self.attributes if key == name), "")


@dataclass(slots=True)
class Page:
    """A document: its elements, what scripts and styles hold, and its words, block by block.

    `stream` has all words in one piece, and `ranges` where in it each of `elements` begins and ends.

    `doubtful` has (line, text) of markup that parsers may read in different ways: a bare "<" within a tag or a comment,
    and declarations. Without any, a browser sees the same elements as are listed here.
    """

    elements: list[Element] = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    code: list[tuple[Element, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    doubtful: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    stream: str = ""

    @property
    def text(self) -> str:
        """Return all that is shown, a line a block."""
        return "\n".join(self.blocks)

    @property
    def ids(self) -> list[str]:
        """Return what fragments can name, in the order of the page."""
        return [value for element in self.elements for key, value in element.attributes if key == "id" and value]

    def said(self, number: int) -> str:
        """Return all that the element with this number holds, as it is shown."""
        return fold(self.stream[slice(*self.ranges[number])])

    def texts(self) -> Iterator[str]:
        """Yield every text that the page holds: what is shown, what attributes say, and what comments hide."""
        yield from self.blocks
        for element in self.elements:
            yield from (value for _, value in element.attributes if " " in value)
        yield from self.comments
        yield from (code for _, code in self.code)


class _Reader(HTMLParser):
    """Collects a `Page`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._parts: list[str] = []
        self._open: list[tuple[str, int]] = []
        self._stream: list[str] = []
        self._length = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, tuple((name, value or "") for name, value in attrs), self.getpos()[0])
        number = len(self.page.elements)
        self.page.elements.append(element)
        written = self.get_starttag_text() or ""
        if "<" in written[1:]:
            self._doubt(written)
        self._edge(tag)
        self.page.ranges.append((self._length, self._length))
        if tag not in _VOID:
            self._open.append((tag, number))
        if tag in _CODE:
            self.page.code.append((element, ""))

    def handle_endtag(self, tag: str) -> None:
        if any(tag == name for name, _ in self._open):
            while self._close_last() != tag:
                pass
        self._edge(tag)

    def _close_last(self) -> str:
        tag, number = self._open.pop()
        self.page.ranges[number] = (self.page.ranges[number][0], self._length)
        return tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] in _CODE:
            element, code = self.page.code[-1]
            self.page.code[-1] = (element, code + data)
            return
        self._parts.append(data)
        self._say(data)

    def handle_comment(self, data: str) -> None:
        self.page.comments.append(data)
        # "<!-->" is a whole comment to a browser, and so is all up to "--!>".
        if "<" in data or "--" in data or data.startswith((">", "->")):
            self._doubt(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        if decl.casefold() != "doctype html":
            self._doubt(f"<!{decl}")

    def unknown_decl(self, data: str) -> None:
        self._doubt(f"<![{data}")

    def handle_pi(self, data: str) -> None:
        self._doubt(f"<?{data}")

    def _doubt(self, written: str) -> None:
        self.page.doubtful.append((self.getpos()[0], written))

    def close(self) -> None:
        super().close()
        self._edge("")
        while self._open:
            self._close_last()
        self.page.stream = "".join(self._stream)

    def _edge(self, tag: str) -> None:
        if tag not in INLINE and self._parts:
            self.page.blocks.append("".join(self._parts))
            self._parts.clear()
            self._say("\n")

    def _say(self, text: str) -> None:
        self._stream.append(text)
        self._length += len(text)


def read_page(html: str) -> Page:
    """Return `html` taken apart; whatever it is, nothing is raised."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
