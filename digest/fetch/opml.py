"""An OPML file, by which feed readers hand on subscriptions -> the addresses of its feeds (http://opml.org/spec2.opml)."""

from __future__ import annotations

from lxml import etree

from digest.urls import is_web


def feeds_of(data: bytes) -> tuple[str, ...] | str:
    """Return the addresses in the order of the file, each once; or, as words, why there are none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return f"expected OPML, found what is no XML ({error.msg})"
    if root.tag != "opml":
        return f"expected OPML, found <{root.tag}>"
    addresses = (outline.get("xmlUrl", "").strip() for outline in root.iter("outline"))
    found = tuple(dict.fromkeys(address for address in addresses if is_web(address)))
    return found or "expected outlines with xmlUrl, found none"
