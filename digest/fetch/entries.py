"""A feed as it came -> its entries that are new, as a feed of the same kind with nothing else changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

_ATOM_LINKS = ("", "alternate")


@dataclass(frozen=True, slots=True)
class NotAFeed:
    """Why there are no entries, in words that follow the feed's address."""

    reason: str


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a feed: for each, a key that stays as long as the feed calls it the same, and its link."""

    data: bytes
    keys: tuple[str, ...]
    links: tuple[str, ...]

    def only(self, wanted: Collection[str]) -> bytes:
        """Return the feed with no other entries than those; with all of them it is what came, byte for byte."""
        if set(self.keys) <= set(wanted):
            return self.data
        root = _parsed(self.data)
        for entry in _entries(root):
            parent = entry.getparent()
            if _key(entry) not in wanted and parent is not None:
                parent.remove(entry)
        whole: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
        return whole


def read_entries(data: bytes) -> Entries | NotAFeed:
    """Return the entries of an RSS, RDF or Atom feed; damaged XML is read as far as it can be."""
    try:
        root = _parsed(data)
    except etree.XMLSyntaxError as error:
        return NotAFeed(f"expected an RSS or Atom feed, found what is no XML ({error.msg})")
    if root is None or etree.QName(root).localname.lower() not in ("rss", "rdf", "feed"):
        return NotAFeed("expected an RSS or Atom feed, found something else")
    found = _entries(root)
    return Entries(data, tuple(_key(entry) for entry in found), tuple(_link(entry) for entry in found))


def _parsed(data: bytes) -> etree._Element:
    # Nothing is fetched and no entity is unfolded, whatever the feed declares.
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    return etree.fromstring(data, parser)


def _entries(root: etree._Element) -> list[etree._Element]:
    return [element for element in root.iter("{*}item", "{*}entry") if element.getparent() is not None]


def _key(entry: etree._Element) -> str:
    name = _text(entry, "guid") or _text(entry, "id") or _link(entry) or _text(entry, "title")
    return hashlib.sha256((name or "".join(map(str, entry.itertext()))).encode("utf-8", "replace")).hexdigest()[:16]


def _link(entry: etree._Element) -> str:
    for link in entry.iterchildren("{*}link"):
        if (link.get("rel") or "") in _ATOM_LINKS and (address := (link.get("href") or link.text or "").strip()):
            return address
    return ""


def _text(entry: etree._Element, name: str) -> str:
    child = next(entry.iterchildren(f"{{*}}{name}"), None)
    return (child.text or "").strip() if child is not None else ""
