"""The head of a page -> what it declares of the article: JSON-LD first, then <meta>, then what the page shows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from urllib.parse import urljoin

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import examine_meta, extract_author, extract_meta_json, extract_title, extract_url
from trafilatura.settings import Document

from digest import dates
from digest.load.json_ld import language_tag, read_json_ld
from digest.load.page_names import authors_in, headline_in, named_authors, outlet_in, outlet_of
from digest.load.page_text import is_json_ld
from digest.load.taken import with_fact
from digest.text import fold
from digest.urls import is_web
from digest.values import Declared, Moment

# The names under which sites put each fact into <meta>, the most reliable first: Open Graph, Google Scholar's, Dublin
# Core, the analytics firms', and plain ones. The outlet goes first: it is cut off titles.
_META = {
    field: tuple(names.split())
    for field, names in {
        "outlet": "og:site_name dc.publisher dcterms.publisher citation_publisher application-name",
        "title": "og:title citation_title dc.title dcterms.title parsely-title sailthru.title twitter:title",
        "author": "article:author citation_author dc.creator dcterms.creator parsely-author sailthru.author author byl",
        "published": (
            "article:published_time og:article:published_time citation_publication_date citation_date dc.date.issued "
            "dcterms.issued dcterms.created dc.date dcterms.date datepublished parsely-pub-date sailthru.date pubdate "
            "publishdate publish-date date"
        ),
        "updated": "article:modified_time og:updated_time dcterms.modified datemodified last-modified",
        "url": "og:url",
        "language": "content-language og:locale dc.language dcterms.language",
    }.items()
}
_MAX_TEXT = 500
# One for each author; and no page that trafilatura is to search for facts has more elements of the kind than this.
_MAX_SAME = 20
_MAX_META = 1_000
# Browsers write it into pages that they save.
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(\S+)")
_SAVED_WITHIN = 2_000
# Without a bound of its own htmldate would take today's, and the same page would give another date tomorrow.
_find_date = partial(
    find_date, original_date=True, extensive_search=False, min_date="1990-01-01", max_date="2199-12-31"
)


def read_facts(tree: HtmlElement, markup: str) -> tuple[Declared, str]:
    """Return what a page declares of its article, and the article's text in JSON-LD ("" where it isn't there).

    Every fact says where it was found. Links that don't lead to the web, such as javascript:, are left out.
    """
    meta = _meta(tree)
    saved_from = _SAVED_FROM.search(markup, 0, _SAVED_WITHIN)
    canonical = _canonical(tree, saved_from[1] if saved_from else "")
    declared = with_fact(Declared(), '<link rel="canonical">', url=canonical)
    structured, body = read_json_ld(_scripts(tree), canonical)
    for field, where in structured.found:
        declared = with_fact(declared, where, **{field: _meant(field, getattr(structured, field), declared)})
    declared = with_fact(declared, "<html lang>", language=language_tag(tree.get("lang") or ""))
    for field, names in _META.items():
        declared = _from_meta(declared, field, names, meta)
    return with_fact(declared, "the browser that saved it", url=_web(saved_from[1] if saved_from else "")), body


def name_by_page(declared: Declared, tree: HtmlElement, lines: Sequence[str]) -> Declared:
    """Return `declared` with its title as the page shows it, and an outlet that isn't named called by its host."""
    # The last space of a headline is often a no-break space, lest a word stand alone in a line.
    lines = [line.replace("\u00a0", " ") for line in lines]
    title = fold(tree.findtext(".//title") or "")[:_MAX_TEXT]
    shown = headline_in(title, lines, declared.outlet, declared.url)
    if shown != title or title in lines:
        declared = with_fact(declared, "<title>", title=shown)
    where = dict(declared.found).get("url", "")
    declared = with_fact(declared, where, outlet=outlet_of(declared.url))
    return replace(declared, title=headline_in(declared.title, lines, declared.outlet, declared.url))


def _scripts(tree: HtmlElement) -> list[str]:
    return [script.text for script in tree.iter("script") if script.text and is_json_ld(script)]


def _meta(tree: HtmlElement) -> Mapping[str, Sequence[str]]:
    """Return the contents of the <meta> elements by name, in the order of the page."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = fold(element.get("content") or "")
        if not content or len(content) > _MAX_TEXT:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(key) or "").strip().lower()
            if name:
                found.setdefault(name, []).append(content)
    return {name: contents[:_MAX_SAME] for name, contents in found.items()}


def _canonical(tree: HtmlElement, saved_from: str) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return _web(_joined(saved_from, link.get("href") or ""))
    return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return ""


def _web(address: str) -> str:
    return address if is_web(address) and address.isprintable() else ""


def _from_meta(declared: Declared, field: str, names: Sequence[str], meta: Mapping[str, Sequence[str]]) -> Declared:
    for name in names:
        if name in meta:
            value = _meant(field, _meta_value(field, meta[name], f"<meta> {name}"), declared)
            declared = with_fact(declared, f"<meta> {name}", **{field: value})
    return declared


def _meant(field: str, value: str | Moment | None, declared: Declared) -> str | Moment | None:
    """Return a fact without what sites put around it; outlet and address are known before title and author are read."""
    if not isinstance(value, str):
        return value
    match field:
        case "title":
            return without_outlet(value, declared.outlet)
        case "author":
            return authors_in(value, declared.outlet, declared.url)
        case "outlet":
            return outlet_in(value)
        case _:
            return value


def _meta_value(field: str, contents: Sequence[str], where: str) -> str | Moment | None:
    match field:
        case "published" | "updated":
            return dates.parse(contents[0], where, None)
        case "language":
            return language_tag(contents[0].split(",")[0])
        case "url":
            return _web(contents[0])
        case "author":
            # Open Graph wants the address of a profile here.
            return ", ".join(dict.fromkeys(name for name in contents if "://" not in name))
        case _:
            return contents[0]


def without_outlet(title: str, outlet: str) -> str:
    """Return `title` without the outlet's name behind a bar or dash, which is there for the browser's tab.

    >>> without_outlet("Bridge to close | The Quay Courier", "The Quay Courier")
    'Bridge to close'
    """
    if not outlet:
        return title
    bare = re.sub(rf"\s+[|–—·»-]\s+{re.escape(outlet)}\s*$", "", title, flags=re.IGNORECASE)
    return bare or title


def fill_from_page(declared: Declared, tree: HtmlElement) -> Declared:
    """Fill in what the page doesn't declare with what trafilatura and htmldate read off it; slow, so only then."""
    known = declared.title and declared.published and declared.author
    if known or sum(1 for _ in tree.iter("meta", "script")) > _MAX_META:
        return declared
    try:
        found = _search(tree, declared)
    except Exception:  # as with the extractor: whatever a hostile page makes its heuristics stumble over
        return declared
    published = dates.parse(found.date or "", "the page, by htmldate", None)
    declared = with_fact(declared, "the page, by htmldate", published=published)
    title = without_outlet(fold(found.title or ""), declared.outlet)[:_MAX_TEXT]
    author = named_authors(fold(found.author or "")[:_MAX_TEXT], declared.outlet, declared.url)
    return with_fact(declared, "the page, by trafilatura", title=title, author=author)


def _search(tree: HtmlElement, declared: Declared) -> Document:
    """Return title, author and date, those that aren't declared, as trafilatura's `extract_metadata` finds them.

    Its parts are called one by one: it would search for all of these, and for tags, categories and a licence besides.
    """
    found = examine_meta(tree)
    if found.author and " " not in found.author:
        found.author = None
    with suppress(Exception):  # `extract_metadata` expects faults in its reading of JSON-LD, too
        found = extract_meta_json(tree, found)
    if not declared.title:
        found.title = found.title or extract_title(tree)
    if not declared.author:
        found.author = found.author or extract_author(tree)
    if not declared.published:
        found.date = _find_date(tree, url=found.url or extract_url(tree, declared.url or None))
    found.clean_and_trim()
    return found
