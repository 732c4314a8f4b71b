"""HTML -> a tree, and its visible text as blocks in the order of the page: one walk, linear in the size of the page.

A block is what a browser begins on a new line: a paragraph, a heading, a list item, a cell, the text between two <br>.
All visible text is in exactly one block, so that what becomes of the page can be accounted for block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import cast

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from digest.load.bounds import MAX_ATTRIBUTES, has_crowded_element

# What no browser shows as text of the page (https://html.spec.whatwg.org/multipage/rendering.html#hidden-elements),
# and what it shows as a picture or a control. <head> and JSON-LD aren't shown either, but tell of the article.
_UNSEEN = tuple(
    "style noscript template iframe object embed svg math canvas audio video picture select datalist textarea input "
    "area map param source track dialog frameset noframes".split()
)
_BLOCKS = frozenset(
    "html body address article aside blockquote button caption center dd details dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul br".split()
)
# Parts of a page that say by their name what they are for.
_LANDMARKS = frozenset("nav footer aside form button header figure".split())
_UNDISPLAYED = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# Pages hide their body until a script has run: it counts as shown.
_MAYBE_HIDDEN = etree.XPath("//body//*[@hidden or contains(@style, 'none') or contains(@style, 'hidden')]")
# Characters that XML forbids; one of them in a text makes the extractor give up the page.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ILLEGAL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]))(?:;|(?![0-9a-f]))", re.IGNORECASE
)
# No-break spaces are the writer's, and stay.
_SPACE = re.compile(r"[^\S\u00a0\u202f]+")
# White space, and characters that take no room: a block of nothing else is none.
_INVISIBLE = " \t\r\n\f\v\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202f\u2060\ufeff"


@dataclass(slots=True)
class Block:
    """One line of the page. `landmark` is the tag of the part of it in which it stands, "" for none.

    `element` and `is_tail` say where in the tree its longest piece of text stands: in the element, or behind its end.
    """

    text: str
    landmark: str
    element: HtmlElement
    is_tail: bool


@dataclass(frozen=True, slots=True)
class Unparsable:
    """Why a page can't be taken apart."""

    reason: str


def parse(markup: str) -> HtmlElement | Unparsable:
    """Return the tree of a page or fragment; a page of which the parser would lose a part is refused instead."""
    if has_crowded_element(markup):
        return Unparsable(
            f"an element of it has more than {MAX_ATTRIBUTES} attributes: no page that is meant to be read"
        )
    # Without huge_tree the parser ends in silence at 256 levels and at texts of 10 MB; with it, at 2,048 levels.
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False)
    legal = _ILLEGAL_REFERENCE.sub("\ufffd", _ILLEGAL.sub("\ufffd", markup))
    try:
        tree = document_fromstring(legal.encode("utf-8", "replace"), parser=parser)
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
    """Return the visible text below `root` as blocks, in the order of the page; white space is folded as shown.

    Takes out of the tree what is never shown and tells nothing: without it the extractor is faster too.
    """
    hidden = _hidden(root)
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        starts = event == "start"
        if element in hidden:
            if starts:
                walker.skip_subtree()
                continue
        elif (tag := element.tag) in _BLOCKS:
            walk.cross(tag, starts)
        text = element.text if starts else element.tail
        if text:
            walk.add(text, element, not starts)
    walk.flush()
    return walk.blocks


def _hidden(root: HtmlElement) -> set[HtmlElement]:
    """Return the elements whose text isn't shown, after taking out those that need not be kept."""
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    hidden = set(root.iter("head"))
    for script in list(root.iter("script")):
        if is_json_ld(script):
            hidden.add(script)
        elif script.getparent() is not None:
            script.drop_tree()
    for element in cast("list[HtmlElement]", _MAYBE_HIDDEN(root)):
        if element.get("hidden") is not None or _UNDISPLAYED.search(element.get("style", "")):
            hidden.add(element)
    return hidden


def is_json_ld(script: HtmlElement) -> bool:
    """Say whether a script is data on the page, not a program."""
    return "ld+json" in script.get("type", "").lower()


@dataclass(slots=True)
class _Walk:
    """Gathers pieces of text until a block ends. A piece has the element that it stands in, or (True) behind."""

    blocks: list[Block] = field(default_factory=list)
    landmarks: list[str] = field(default_factory=list)
    preformatted: int = 0
    pieces: list[tuple[str, HtmlElement, bool]] = field(default_factory=list)

    def cross(self, tag: str, starts: bool) -> None:
        """Pass the start or the end of a block element."""
        if self.pieces:
            self.flush()
        if tag in _LANDMARKS:
            if starts:
                self.landmarks.append(tag)
            else:
                self.landmarks.pop()
        elif tag == "pre":
            self.preformatted += 1 if starts else -1

    def add(self, text: str, element: HtmlElement, is_tail: bool) -> None:
        """Add a piece of text to the block; preformatted, each of its lines ends one."""
        if not self.preformatted:
            # White space between two elements is no beginning of a block.
            if self.pieces or not text.isspace():
                self.pieces.append((text, element, is_tail))
            return
        for number, line in enumerate(text.split("\n")):
            if number:
                self.flush()
            self.pieces.append((line, element, is_tail))

    def flush(self) -> None:
        """End the block, if there is one."""
        text = _folded("".join([piece[0] for piece in self.pieces]))
        if text.strip(_INVISIBLE):
            _, element, is_tail = max(self.pieces, key=_visible_length) if len(self.pieces) > 1 else self.pieces[0]
            self.blocks.append(Block(text, self.landmarks[-1] if self.landmarks else "", element, is_tail))
        self.pieces = []


def _folded(text: str) -> str:
    return " ".join(text.split()) if text.isascii() else _SPACE.sub(" ", text).strip()


def _visible_length(piece: tuple[str, HtmlElement, bool]) -> int:
    return len(piece[0].strip())


def texts(found: Iterable[Block]) -> tuple[str, ...]:
    """Return the text of each block."""
    return tuple(block.text for block in found)
