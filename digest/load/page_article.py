"""The blocks of a page -> which of them are the article; alone knows trafilatura.

Each block is marked in the tree with its number, in characters that no text uses and that take no room. The extractor
carries them along with the text that it keeps, so that its verdict on a block can be read off, even where the same
words stand on the page twice; comparing its output with the blocks by their words would have to guess there.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from digest.load.page_text import Block

# The extractor's time grows faster than the page: 100,000 paragraphs take it 21 s. The longest live blogs have some
# 2,000 blocks, and no article has a million characters.
MAX_BLOCKS = 5_000
MAX_CHARACTERS = 1_000_000
# The extractor discards these by itself, but copies and weighs them several times before that.
_NEVER_ARTICLE = ("nav", "footer", "aside", "menu", "button")
# Variation Selectors Supplement (Unicode 17, 23.4): not white space, not a letter, not a control character. Two digits.
_FIRST, _DIGITS = 0xE0100, 240
_MARK = re.compile("([\U000e0100-\U000e01ef])([\U000e0100-\U000e01ef])")
_MARKS = re.compile("[\U000e0100-\U000e01ef]")

# It warns of every page without an article; that is said in the report. Nothing but the commands writes to a terminal.
for _name in ("trafilatura", "htmldate", "readability", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


def article_blocks(tree: HtmlElement, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the indices of the blocks that are the article, none where there is none. Marks `tree`."""
    etree.strip_elements(tree, *_NEVER_ARTICLE, with_tail=False)
    for index, block in enumerate(blocks):
        _mark(block, index)
    try:
        document = bare_extraction(tree, favor_precision=True, include_comments=False, output_format="txt")
    except Exception:  # it raises whatever its dozen heuristics stumble over in a hostile page
        return frozenset()
    if document is None or isinstance(document, dict):
        return frozenset()
    kept = "".join(str(text) for text in document.body.itertext())
    numbers = ((ord(high) - _FIRST) * _DIGITS + ord(low) - _FIRST for high, low in _MARK.findall(kept))
    return frozenset(number for number in numbers if number < len(blocks))


def bound(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the first blocks, as many as may be searched for an article, and cut the rest out of their tree."""
    characters = 0
    for index, block in enumerate(blocks):
        characters += len(block.text)
        if characters > MAX_CHARACTERS or index == MAX_BLOCKS:
            _cut(block.element)
            return blocks[:index]
    return blocks


def _mark(block: Block, index: int) -> None:
    text = (block.element.tail if block.is_tail else block.element.text) or ""
    clean = text if text.isascii() else _MARKS.sub("", text)
    bare = clean.lstrip()
    marked = clean[: len(clean) - len(bare)] + chr(_FIRST + index // _DIGITS) + chr(_FIRST + index % _DIGITS) + bare
    if block.is_tail:
        block.element.tail = marked
    else:
        block.element.text = marked


def _cut(element: HtmlElement) -> None:
    """Take all that follows the start of `element` out of its tree."""
    element.text = element.tail = None
    for child in list(element):
        element.remove(child)
    current: HtmlElement | None = element
    while current is not None:
        for sibling in list(current.itersiblings()):
            sibling.getparent().remove(sibling)
        current = current.getparent()
