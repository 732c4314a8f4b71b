"""An address, or what came from it -> the name of the file that it is saved in."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from digest.text import slugify

# By media type: what is saved under which ending. What is not here is no article.
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "application/json": ".json",
    "application/feed+json": ".json",
    "message/rfc822": ".eml",
}


def ending_of(content_type: str) -> str:
    """Return the ending for a Content-Type, "" for what is not read; without one it is taken for a page.

    >>> ending_of("text/html; charset=utf-8"), ending_of("image/png")
    ('.html', '')
    """
    media = content_type.partition(";")[0].strip().casefold()
    return _ENDINGS.get(media, "" if media else ".html")


def name_of(address: str) -> str:
    """Return a name for what stands at `address`: its host and the end of its path.

    >>> name_of("https://www.gazette.example/news/2026/ferry-stops.html?x=1")
    'gazette-example-ferry-stops'
    """
    parts = urlsplit(address)
    pieces = [piece for piece in unquote(parts.path).split("/") if piece]
    last = slugify(pieces[-1].rpartition(".")[0] or pieces[-1]) if pieces else ""
    host = slugify((parts.hostname or "").removeprefix("www."))
    return "-".join(part for part in (host, last) if part) or "page"
