"""Nothing from a text is live, and a page asks no other host for anything.

Live are elements that run, embed or navigate, handlers (`on...`) and addresses that are neither of the web nor of mail.
Allowed is what a theme can answer for: a script that is a file of the site, data in a script element, and inline code
whose hash the page's own content security policy names.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from urllib.parse import urlsplit

from digest.check.built import objects, text_of
from digest.check.links import addresses
from digest.check.markup import Element, Page, read_page
from digest.check.values import Broken, Inspection, Verdict

_LIVE = frozenset(
    "iframe frame frameset object embed applet base portal template math foreignobject animate set".split()
)
_DATA_TYPES = ("application/ld+json", "application/json")
_SCHEMES = ("", "http", "https", "mailto")
# Links that wait for a reader's click, or that no browser follows by itself.
_WAITING_TAGS = frozenset("a area blockquote q del ins".split())
_PASSIVE_RELATIONS = frozenset("canonical alternate author license me next prev up help search".split())
_CSS_ADDRESS = re.compile(r"url\(\s*['\"]?([^'\")]*)|@import\s+['\"]([^'\"]*)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_REFRESH = re.compile(r"\s*\d+\s*;\s*url\s*=\s*['\"]?(.*?)['\"]?\s*", re.IGNORECASE)


def inert(seen: Inspection) -> Verdict:
    """Look at every element of every page, of what feeds hold as HTML, and at every stylesheet."""
    looked_at, broken = 0, []
    for path, page in seen.site.pages.items():
        looked_at += len(page.elements)
        broken += [Broken(f"{path}:{line}", found) for line, found in _live(page, seen.site.base)]
    for path, html in _embedded(seen):
        page = read_page(html)
        looked_at += len(page.elements)
        broken += [Broken(path, found) for _, found in _live(page, seen.site.base)]
        broken += [Broken(path, found) for found in _relative(page)]
    for path, data in seen.site.files.items():
        if path.endswith((".css", ".svg")):
            text = data.decode("utf-8", "replace")
            broken += [Broken(path, found) for found in _foreign_in_style(text)]
            drawing = read_page(_XML_DECLARATION.sub("", text) if path.endswith(".svg") else "")
            broken += [Broken(f"{path}:{line}", found) for line, found in _live(drawing, "")]
    return Verdict("inert", looked_at, "elements of pages and feeds", tuple(broken))


def _live(page: Page, base: str) -> Iterator[tuple[int, str]]:
    """Yield (line, what is live) of a page whose site stands at `base`."""
    for element in page.elements:
        yield from ((element.line, found) for found in _live_element(element))
    for line, written in page.doubtful:
        yield line, f"expected markup that all browsers read alike, found {written[:80]!r}"
    policy = _policy(page)
    for element, code in page.code:
        if found := _bad_code(element, code, policy):
            yield element.line, found
    for element, address in addresses(page):
        if found := _bad_address(element, address, base):
            yield element.line, found


def _live_element(element: Element) -> Iterator[str]:
    if element.tag in _LIVE:
        yield f"expected nothing that runs or embeds, found <{element.tag}>"
    for name, value in element.attributes:
        if name.startswith("on"):
            yield f"expected no handler, found {name} on <{element.tag}>"
        elif name == "style":
            yield from _foreign_in_style(value)
    if element.tag == "meta" and element.get("http-equiv").casefold() == "refresh":
        yield from _bad_refresh(element)


def _policy(page: Page) -> str:
    """Return the content security policies that the page itself states, as one text."""
    stated = (one for one in page.elements if one.get("http-equiv").casefold() == "content-security-policy")
    return " ".join(element.get("content") for element in stated)


def _bad_code(element: Element, code: str, policy: str) -> str:
    if element.tag == "script" and element.get("type").casefold() in _DATA_TYPES:
        return ""
    if element.tag == "script" and element.get("src") and not code.strip():
        return ""  # its address is looked at among the others
    if b64encode(sha256(code.encode()).digest()).decode() in policy:
        return ""
    return f"expected no inline code, found <{element.tag}> with {len(code)} characters"


def _bad_address(element: Element, address: str, base: str) -> str:
    # Browsers leave out tabs and line ends before they look for a scheme.
    bare = re.sub(r"[\t\n\r\x00-\x20]", "", address)
    try:
        parts = urlsplit(bare)
    except ValueError:
        return f"expected an address, found {address!r}"
    is_picture = (
        parts.scheme == "data" and bare.casefold().startswith("data:image/") and element.tag in ("img", "source")
    )
    if parts.scheme not in _SCHEMES and not is_picture:
        return f"expected an address of the web or of mail, found {address[:80]!r} on <{element.tag}>"
    is_foreign = bool(parts.netloc) and not (base and bare.startswith(base))
    if is_foreign and _is_loaded(element):
        return f"expected nothing from another host, found {address[:80]!r} on <{element.tag}>"
    return ""


def _is_loaded(element: Element) -> bool:
    if element.tag == "link":
        return not set(element.get("rel").casefold().split()) <= _PASSIVE_RELATIONS
    return element.tag not in _WAITING_TAGS


def _bad_refresh(element: Element) -> Iterator[str]:
    found = _REFRESH.fullmatch(element.get("content"))
    address = found[1] if found else element.get("content")
    if found is None or urlsplit(address).scheme or urlsplit(address).netloc:
        yield f"expected a page to lead on within the site only, found {address[:80]!r}"


def _foreign_in_style(style: str) -> Iterator[str]:
    for found in _CSS_ADDRESS.finditer(style):
        address = (found[1] or found[2] or "").strip()
        if urlsplit(address).netloc or urlsplit(address).scheme not in ("", "data"):
            yield f"expected nothing from another host, found {address[:80]!r} in a style"


def _embedded(seen: Inspection) -> Iterator[tuple[str, str]]:
    """Yield the HTML that feeds carry: readers show it as a page of their own."""
    for path, root in seen.site.feeds.items():
        for element in root.iter("{*}encoded", "{*}description", "{*}content", "{*}summary"):
            if element.text and "<" in element.text:
                yield path, element.text
    for path, value in seen.site.data.items():
        if isinstance(value, dict) and "jsonfeed.org" in str(value.get("version", "")):
            yield from ((path, text_of(item, "content_html")) for item in objects(value.get("items")))


def _relative(page: Page) -> Iterator[str]:
    for element, address in addresses(page):
        if not urlsplit(address).scheme:
            yield f"expected absolute addresses in a feed, found {address[:80]!r} on <{element.tag}>"
