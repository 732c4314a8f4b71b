"""Saved HTML pages -> RawArticle: all visible text as lines, with what isn't the article told apart and why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache

from digest.load.decoding import Undecodable, decode_whole
from digest.load.naming import article_id
from digest.load.taken import Origin, Taken, article, text_lines
from digest.text import comparable
from digest.values import (
    Declared,
    Message,
    Moment,
    RawArticle,
    SkippedFile,
    SourceFile,
    message,
)

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
# Browsers look no further either (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
_CHARSET_WITHIN = 4096
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
# An articleBody that is shorter is a teaser.
_MIN_BODY_WORDS = 40


def load(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the one article of a saved page; a page that has text but no article is skipped by name."""
    charset = _CHARSET.search(source.data, 0, _CHARSET_WITHIN)
    decoded = decode_whole(source.data, charset[1].decode() if charset else "")
    if isinstance(decoded, Undecodable):
        yield SkippedFile(source.path, decoded.reason, decoded.kind)
        return
    taken = take_page(decoded.text, Declared(collected=collected))
    if isinstance(taken, str):
        yield SkippedFile(source.path, taken, "no_article")
        return
    origin = Origin(article_id(source.path), source.path, source.data, decoded.encoding, decoded.note)
    yield article(origin, taken)


def take_html(markup: str, declared: Declared) -> Taken | str:
    """Return the article in `markup`, or why there is none: of a page its article, of a piece of one all its text.

    Facts that the page declares fill the gaps of `declared`.
    """
    whole = _WHOLE_PAGE.search(markup, 0, _CHARSET_WITHIN)
    return take_page(markup, declared) if whole else take_fragment(markup, declared)


def take_fragment(markup: str, declared: Declared) -> Taken | str:
    """Return all visible text of `markup`, or why there is none."""
    from digest.load.page_text import Unparsable, blocks, parse, texts  # noqa: PLC0415 - see take_page

    tree = parse(markup)
    if isinstance(tree, Unparsable):
        return tree.reason
    lines = texts(blocks(tree))
    return Taken(lines, declared) if lines else "no text in its HTML"


def take_page(markup: str, declared: Declared) -> Taken | str:
    """Return the article of a whole page, or why there is none."""
    # lxml and trafilatura take ten times as long to import as Python to start: only for those who have pages.
    from digest.load.page_article import article_blocks, bound  # noqa: PLC0415
    from digest.load.page_facts import fill_from_page, name_by_page, read_facts  # noqa: PLC0415
    from digest.load.page_text import Unparsable, blocks, parse, texts  # noqa: PLC0415

    tree = parse(markup)
    if isinstance(tree, Unparsable):
        return tree.reason
    found = blocks(tree)
    facts, body = read_facts(tree, markup)
    lines = texts(found)
    searched = bound(found)
    declared = _fill(declared, fill_from_page(name_by_page(facts, tree, lines), tree))
    kept = article_blocks(tree, searched)
    if kept:
        title = _title_line(lines, kept, declared.title)
        reasons = [
            (index + 1, _reason(block.landmark, index >= len(searched)))
            for index, block in enumerate(found)
            if index not in kept and index != title
        ]
        return Taken(lines, declared, tuple(reasons), _notes(len(searched), len(found)))
    if len(body.split()) >= _MIN_BODY_WORDS:
        return _from_body(lines, body, declared)
    characters = sum(len(line) for line in lines)
    return f"no article was found in it: the page has {characters:,} characters of text" if lines else "no text in it"


def _fill(declared: Declared, facts: Declared) -> Declared:
    """Return `declared` with its gaps filled from `facts`."""
    found = tuple((field, where) for field, where in facts.found if not getattr(declared, field))
    values = {field: getattr(facts, field) for field, _ in found}
    return replace(declared, **values, found=(*declared.found, *found))


# Of each page hundreds of lines are left out, for a handful of reasons.
@cache
def _reason(landmark: str, beyond: bool) -> Message:
    if beyond:
        return message("reasons.beyond_searched")
    if landmark:
        return message("reasons.not_main_text_but", part=message(f"parts.{landmark}"))
    return message("reasons.not_main_text")


def _notes(searched: int, count: int) -> tuple[Message, ...]:
    return () if searched == count else (message("files.searched", n=searched, of=count),)


def _title_line(lines: Sequence[str], kept: Collection[int], title: str) -> int:
    """Return the index of the line that is the article's headline though the extractor left it out, -1 without one."""
    wanted = comparable(title)
    if not wanted or any(comparable(lines[index]) == wanted for index in kept):
        return -1
    return next((index for index in range(min(kept) - 1, -1, -1) if comparable(lines[index]) == wanted), -1)


def _from_body(lines: Sequence[str], body: str, declared: Declared) -> Taken:
    """Return the article of a page that shows it only once a script has run, but declares it in JSON-LD."""
    shown = tuple((number, message("reasons.no_article_shown")) for number in range(1, len(lines) + 1))
    written = tuple(line for line in text_lines(body) if line.strip())
    return Taken((*lines, *written), declared, shown, (message("files.from_json_ld"),))
