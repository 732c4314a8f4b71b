"""HTML -> a tree, and its visible text as blocks in the order of the page: one walk, linear in the size of the page.

A block is what a browser begins on a new line: a paragraph, a heading, a list item, a cell, the text between two <br>.
All visible text is in exactly one block, so that what becomes of the page can be accounted for block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

# What no browser shows as text of the page (https://html.spec.whatwg.org/multipage/rendering.html#hidden-elements).
_UNSEEN = frozenset(
    "head script style noscript template iframe object embed svg math canvas audio video picture select datalist "
    "textarea input area map param source track title meta link base dialog frameset noframes".split()
)
_BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul br".split()
)
# Parts of a page that say by their name what they are for.
_LANDMARKS = {
    "nav": "in its navigation",
    "footer": "in a footer",
    "aside": "beside it (aside)",
    "form": "in a form",
    "button": "on a button",
    "header": "in a header",
    "figure": "under a picture",
}
_UNDISPLAYED = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# No-break spaces are the writer's, and stay.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
# White space, and characters that take no room: a block of nothing else is none.
_INVISIBLE = " \t\r\n\f\v\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u2060\ufeff"


@dataclass(slots=True)
class Piece:
    """A text in the tree: the text of an element, or what stands behind the element's end."""

    element: HtmlElement
    is_tail: bool
    text: str


@dataclass(slots=True)
class Block:
    """One line of the page. `landmark` says in words in which part of it; `longest` is its longest piece."""

    text: str
    landmark: str
    longest: Piece


@dataclass(frozen=True, slots=True)
class Unparsable:
    """Why a page can't be taken apart."""

    reason: str


def parse(markup: str) -> HtmlElement | Unparsable:
    """Return the tree of a page or fragment; a page of which the parser would lose a part is refused instead."""
    # Without huge_tree the parser ends in silence at 256 levels and at texts of 10 MB; with it, at 2,048 levels.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return Unparsable(f"no page in its {len(markup):,} characters")
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        return Unparsable(
            f"no article was found in it: the page has about {_rough_length(markup):,} characters of text, "
            "but its elements are nested too deeply to be read"
        )
    return tree


def _rough_length(markup: str) -> int:
    return len(re.sub(r"<[^<>]*>|\s+", "", markup))


def blocks(root: HtmlElement) -> list[Block]:
    """Return the visible text below `root` as blocks, in the order of the page; white space is folded as shown."""
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    unseen: HtmlElement | None = None
    for event, element in walker:
        if event == "start":
            if _is_unseen(element):
                unseen = element
                walker.skip_subtree()
            else:
                walk.enter(element)
        else:
            if element is unseen:
                unseen = None
            else:
                walk.leave(element)
            walk.add(element, element.tail, is_tail=True)
    walk.flush()
    return walk.blocks


def _is_unseen(element: HtmlElement) -> bool:
    if element.tag in _UNSEEN:
        return True
    # Pages hide their body until a script has run.
    if not element.attrib or element.tag in ("html", "body"):
        return False
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _UNDISPLAYED.search(style) is not None)


@dataclass(slots=True)
class _Walk:
    """Gathers pieces of text until a block ends."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    preformatted: int = 0

    def enter(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.flush()
            if element.tag in _LANDMARKS:
                self.landmarks.append(element.tag)
            elif element.tag == "pre":
                self.preformatted += 1
        self.add(element, element.text, is_tail=False)

    def leave(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self.flush()
            if element.tag in _LANDMARKS:
                self.landmarks.pop()
            elif element.tag == "pre":
                self.preformatted -= 1

    def add(self, element: HtmlElement, text: str | None, *, is_tail: bool) -> None:
        if not text:
            return
        for number, line in enumerate(text.split("\n") if self.preformatted else (text,)):
            if number:
                self.flush()
            self.pieces.append(Piece(element, is_tail, line))

    def flush(self) -> None:
        """End the block, if there is one."""
        if not self.pieces:
            return
        text = _SPACE.sub(" ", "".join(piece.text for piece in self.pieces)).strip()
        if text.strip(_INVISIBLE):
            landmark = _LANDMARKS[self.landmarks[-1]] if self.landmarks else ""
            self.blocks.append(Block(text, landmark, max(self.pieces, key=lambda piece: len(piece.text.strip()))))
        self.pieces = []


def texts(found: Iterable[Block]) -> tuple[str, ...]:
    """Return the text of each block."""
    return tuple(block.text for block in found)
