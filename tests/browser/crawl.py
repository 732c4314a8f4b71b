"""From a home page to every page that its links lead to, over HTTP or file://, and to every link that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

# `data` of an <object>, and what a page loads by itself; the other attributes wait for a reader's click.
LOADED = {"src", "srcset", "poster", "data"}
NAMED = {"href", "action", "formaction", "cite"} | LOADED


@dataclass
class Page(HTMLParser):
    """What a page points to, as (attribute, address) in the order of the page, and what can be pointed at in it."""

    links: list[tuple[str, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    repeated_ids: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the parser's signature
        """Note the addresses and the id of one element."""
        for name, value in attrs:
            if name == "id" and value:
                if value in self.ids:
                    self.repeated_ids.append(value)
                self.ids.add(value)
            elif name == "srcset" and value:
                self.links += [(name, candidate.split()[0]) for candidate in value.split(",") if candidate.strip()]
            elif name in NAMED and value is not None:
                self.links.append((name, value))


@dataclass(frozen=True)
class Crawl:
    """Pages by their address (without fragment), and every fault in words."""

    pages: dict[str, Page]
    faults: tuple[str, ...]


def crawl(home: str) -> Crawl:
    """Follow every link from `home`, which ends in "/" or names a file, to all that stands beside and below it."""
    base = home.rsplit("/", 1)[0] + "/"
    pages: dict[str, Page] = {}
    answering: dict[str, bool] = {}
    waiting = [home]
    while waiting:
        address = waiting.pop()
        if address in pages:
            continue
        pages[address] = read_page(address)
        for _, target in own_targets(address, pages[address], base):
            if target not in answering:
                answering[target] = answers(target)
            if answering[target] and target.endswith(("/", ".html")):
                waiting.append(target)
    faults = [fault for address, page in pages.items() for fault in faults_of(address, page, base, answering)]
    return Crawl(pages, tuple(faults + dead_fragments(pages)))


def own_targets(address: str, page: Page, base: str) -> Iterator[tuple[str, str]]:
    """Yield each link of `page` that stays within `base`, with the address that it leads to."""
    for _, link in page.links:
        target = urldefrag(urljoin(address, link)).url
        if target.startswith(base):
            yield link, target


def faults_of(address: str, page: Page, base: str, answering: dict[str, bool]) -> Iterator[str]:
    """Say what is wrong with the ids and links of one page."""
    for name in page.repeated_ids:
        yield f"{address}: id {name!r} stands twice"
    for link, target in own_targets(address, page, base):
        if not answering[target]:
            yield f"{address}: {link} leads nowhere"
    for attribute, link in page.links:
        target = urljoin(address, link)
        if target.startswith((base, "data:")):
            continue
        if urlsplit(target)[:2] == urlsplit(base)[:2]:
            yield f"{address}: {link} leaves the site's folder"
        elif attribute in LOADED:
            yield f"{address}: {attribute}={link} is loaded from elsewhere"


def dead_fragments(pages: dict[str, Page]) -> list[str]:
    """Return the links that name a place which their page doesn't have."""
    faults = []
    for address, page in pages.items():
        for _, link in page.links:
            target, fragment = urldefrag(urljoin(address, link))
            name = unquote(fragment.partition(":~:")[0])  # what follows is a text fragment, which names no element
            if name and target in pages and name not in pages[target].ids:
                faults.append(f"{address}: {link} points at no element")
    return faults


def answers(address: str) -> bool:
    """Say whether there is something at `address`. A bare folder is nothing where no server picks its index.html."""
    if address.startswith("file:"):
        return Path(unquote(urlsplit(address).path)).is_file()
    try:
        with urlopen(address, timeout=20):
            return True
    except URLError:
        return False


def read_page(address: str) -> Page:
    """Return the page at `address`."""
    page = Page()
    with urlopen(address, timeout=20) as answer:
        page.feed(answer.read().decode("utf-8"))
    page.close()
    return page
