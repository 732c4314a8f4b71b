"""The rules of the W3C's feed validator at level AA (errors and warnings) that concern what digest writes.

After https://validator.w3.org/feed/docs/ and the messages that its source names; each fault is told by that name.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

from digest.urls import is_web

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CHANNEL = {"title", "link", "description", "language", "lastBuildDate", "generator", "docs", "item", f"{ATOM}link"}
ITEM = {"title", "link", "guid", "pubDate", "category", "description", CONTENT}
MANY = {"item", "category", f"{ATOM}link", f"{ATOM}entry", f"{ATOM}category"}
FEED = {f"{ATOM}{n}" for n in "id title subtitle updated author link generator entry".split()}
ENTRY = {f"{ATOM}{n}" for n in "id title updated published link category summary content".split()}
HTML = {"p", "h2", "ul", "ol", "li", "a", "span"}
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
URN_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def faults(data: bytes, location: str) -> list[str]:
    """Every rule that the feed at the address `location` breaks."""
    root = ElementTree.fromstring(data)
    found = [] if data.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<') else ["MissingEncoding"]
    return found + list(_rss(root, data, location) if root.tag == "rss" else _atom(root, location))


def _rss(root: ElementTree.Element, data: bytes, location: str) -> Iterator[str]:
    channel = root.find("channel")
    assert channel is not None
    yield from _elements(channel, CHANNEL, {"title", "link", "description", "language", f"{ATOM}link"})
    if root.get("version") != "2.0":
        yield "InvalidRSSVersion"
    if not LANGUAGE.fullmatch(channel.findtext("language") or ""):
        yield "InvalidLanguage"
    yield from _self(channel, location)
    # The profile wants hexadecimal references in titles: readers disagree on what the named ones mean there.
    if re.search(rb"<title>[^<]*&(?!#x)[^<]*</title>", data):
        yield "CharacterData in a title"
    items = channel.findall("item")
    yield from _repeated("DuplicateGuid", [item.findtext("guid") or "" for item in items])
    for element in (channel, *items):
        yield from _link(element.findtext("link") or "")
        yield from _rfc822(element)
    for item in items:
        yield from _elements(item, ITEM, {"title", "link", "guid", "description"})
        names = [child.tag for child in item]
        if names.index("description") > names.index(CONTENT):
            yield "NeedDescriptionBeforeContent"
        yield from _html(item.findtext("description") or "")
        yield from _html(item.findtext(CONTENT) or "")


def _atom(root: ElementTree.Element, location: str) -> Iterator[str]:
    yield from _elements(root, FEED, {f"{ATOM}{name}" for name in ("id", "title", "updated", "author")})
    yield from _self(root, location)
    entries = root.findall(f"{ATOM}entry")
    yield from _repeated("DuplicateIds", [entry.findtext(f"{ATOM}id") or "" for entry in entries])
    yield from _repeated("DuplicateUpdated", [entry.findtext(f"{ATOM}updated") or "" for entry in entries])
    for element in (root, *entries):
        stated = [child.text or "" for child in element if child.tag in (f"{ATOM}updated", f"{ATOM}published")]
        yield from (f"InvalidRFC3339Date {text}" for text in stated if not RFC3339.fullmatch(text))
        yield from (f"ImplausibleDate {text}" for text in stated if text < "1970")
        links = [(link.get("rel"), link.get("href") or "") for link in element.findall(f"{ATOM}link")]
        if [rel for rel, _ in links].count("alternate") != 1:
            yield "DuplicateAtomLink or none"
        for _, href in links:
            yield from _link(href)
    for entry in entries:
        yield from _elements(entry, ENTRY, {f"{ATOM}{name}" for name in ("id", "title", "updated", "summary")})
        if not URN_UUID.fullmatch(entry.findtext(f"{ATOM}id") or ""):
            yield "InvalidUUID"
        for name in ("summary", "content"):
            yield from _html(entry.findtext(f"{ATOM}{name}") or "")
            found = entry.find(f"{ATOM}{name}")
            if found is None or found.get("type") != "html":
                yield f"ContainsUndeclaredHTML {name}"


def _elements(element: ElementTree.Element, known: set[str], needed: set[str]) -> Iterator[str]:
    number = Counter(child.tag for child in element)
    yield from (f"UndefinedElement {name}" for name in number.keys() - known)
    yield from (f"MissingElement {name}" for name in needed - number.keys())
    yield from (f"DuplicateElement {name}" for name, count in number.items() if count > 1 and name not in MANY)
    empty = [child.tag for child in element if not (child.text or "").strip() and not len(child) and not child.attrib]
    yield from (f"NotBlank {name}" for name in empty)


def _self(element: ElementTree.Element, location: str) -> Iterator[str]:
    own = [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [location]:
        yield "MissingSelf" if not own else f"SelfDoesntMatchLocation {own}"


def _link(address: str) -> Iterator[str]:
    if not is_web(address) or re.search(r"[\s<>\"{}|\\^`]", address):
        yield f"InvalidFullLink {address!r}"


def _rfc822(element: ElementTree.Element) -> Iterator[str]:
    for text in (child.text or "" for child in element if child.tag in ("pubDate", "lastBuildDate")):
        moment = parsedate_to_datetime(text)
        # Written anew it has the right day of the week and four digits of the year.
        if format_datetime(moment) != text:
            yield f"InvalidRFC2822Date {text}"
        if moment < datetime.fromisoformat("1970-01-01T00:00:00Z"):
            yield f"ImplausibleDate {text}"


def _repeated(name: str, values: list[str]) -> Iterator[str]:
    yield from (f"{name} {value}" for value, count in Counter(values).items() if count > 1)


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in HTML:
            self.faults.append(f"SecurityRisk {tag}")
        self.faults += [f"SecurityRiskAttr {name}" for name, _ in attrs if name not in ("href", "lang")]
        self.faults += [f"ContainsRelRef {value}" for name, value in attrs if name == "href" and not _absolute(value)]

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"NotHtml </{tag}>")


def _absolute(address: str | None) -> bool:
    return urlsplit(address or "").scheme in ("http", "https")


def _html(text: str) -> list[str]:
    parser = _Html()
    parser.feed(text)
    parser.close()
    return parser.faults + [f"NotHtml <{tag}>" for tag in parser.open]
