"""Markdown -> HTML, by markdown-it: CommonMark with tables and footnotes, without raw HTML or links that run script.

Links hold wherever the site stands. Headings have an address of their own, and link to it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from html import escape
from typing import Any
from urllib.parse import unquote, urldefrag

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from digest import urls
from digest.render.context_parts import SafeHtml
from digest.text import printable, slugify

# Fragments that stand on every page, and those that footnotes get.
_TAKEN = re.compile(r"main|fn(ref)?\d+.*")
_LINKS = ("link_open", "footnote_ref")
_DEEPEST = 6

_Environment = MutableMapping[str, Any]


class Prose:
    """Makes HTML of Markdown.

    `known` has the path on the site of each page that the editor wrote, by its file; `footnote_back` says where the
    link at the end of a footnote leads.
    """

    def __init__(self, known: Mapping[str, str], footnote_back: str) -> None:
        self.known = known
        self._back = f'aria-label="{escape(footnote_back)}"'
        self._parser = MarkdownIt("js-default").use(footnote_plugin)
        # Wide tables scroll within the page. Footnotes are no section: they have no heading.
        rules = {
            "table_open": '<div class="scroll" tabindex="0"><table>\n',
            "table_close": "</table></div>\n",
            "footnote_block_open": '<div class="footnotes">\n<ol>\n',
            "footnote_block_close": "</ol>\n</div>\n",
        }
        for name, html in rules.items():
            self._parser.add_render_rule(name, lambda *_, html=html: html)
        self._parser.add_render_rule("image", _image)
        self._parser.add_render_rule("footnote_caption", _footnote_number)

    def render(self, body: str, to: Callable[[str], str]) -> tuple[SafeHtml, tuple[str, ...]]:
        """Return a page as HTML, and what it links to as to a page of the editor's that isn't there.

        Args:
            body: the Markdown.
            to: gives the link from this page to a path of the site.
        """
        environment: _Environment = {}
        tokens = self._parser.parse(printable(body), environment)
        missing = tuple(_lead_links(tokens, self.known, to))
        _address_headings(tokens)
        html: str = self._parser.renderer.render(tokens, self._parser.options, environment)
        return SafeHtml(html.replace('class="footnote-backref"', self._back)), missing


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, environment: _Environment
) -> str:
    """Return a picture; one of another host as a link, because pages load nothing from elsewhere."""
    image = tokens[index]
    address = str(image.attrs["src"])
    if not urls.is_web(address):
        return renderer.image(tokens, index, options, environment)
    return f'<a href="{escape(address)}">{escape(image.content or address)}</a>'


def _footnote_number(
    _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _environment: _Environment
) -> str:
    """Return the sign of a footnote: the same wherever it is referred to."""
    return f"[{tokens[index].meta['id'] + 1}]"


def _lead_links(tokens: Sequence[Token], known: Mapping[str, str], to: Callable[[str], str]) -> Iterator[str]:
    """Lead the links to other places of the site there; yield each name of a page that isn't there.

    A place is named as the editor sees it: another page by its file (`method.md`), all else by its address on the site
    (`/sources/`).
    """
    for token in [child for block in tokens for child in block.children or ()]:
        attribute = {"link_open": "href", "image": "src"}.get(token.type)
        if attribute is None:
            continue
        address, fragment = urldefrag(str(token.attrs[attribute]))
        target = _target(unquote(address), known)
        if target is None:
            yield unquote(address)
        elif target:
            token.attrs[attribute] = to(target) + (f"#{fragment}" if fragment else "")


def _target(address: str, known: Mapping[str, str]) -> str | None:
    """Return the path of the site that an address names, "" where it names none, None where it names no page."""
    if address.startswith("/") and not address.startswith("//"):
        path = posixpath.normpath(address).strip("/")
        is_folder = address.endswith("/") or "." not in posixpath.basename(path)
        return posixpath.join(path, "index.html") if is_folder else path
    if not address.endswith(".md") or ":" in address:
        return ""
    return known.get(posixpath.basename(address))


def _address_headings(tokens: Sequence[Token]) -> None:
    """Give each heading an id, of its words, and a link to itself; none is as high as the title of the page."""
    openings = [index for index, token in enumerate(tokens) if token.type == "heading_open"]
    down = int(any(tokens[index].tag == "h1" for index in openings))
    names = _Names()
    for index in openings:
        inline = tokens[index + 1]
        children = inline.children or []
        words = "".join(child.content for child in children if child.type in ("text", "code_inline"))
        name = names.take(slugify(words))
        for token in (tokens[index], tokens[index + 2]):
            token.tag = f"h{min(int(token.tag[1]) + down, _DEEPEST)}"
        tokens[index].attrs["id"] = name
        if not any(child.type in _LINKS for child in children):
            opening, closing = Token("link_open", "a", 1, attrs={"href": f"#{name}"}), Token("link_close", "a", -1)
            inline.children = [opening, *children, closing]


class _Names:
    """The fragments of one page, none of them twice."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def take(self, name: str) -> str:
        """Return `name`, or one like it where it is taken or empty."""
        wanted = f"section-{name}".strip("-") if not name or _TAKEN.fullmatch(name) else name
        times = self._times.get(wanted, 0)
        self._times[wanted] = times + 1
        return self.take(f"{wanted}-{times + 1}") if times else wanted
