"""Where each page of the site stands, and how one page names another.

Paths are of files below the output folder. Links between pages are relative and name the file itself, so that they
work under any sub-path and from a file:// address; addresses for others (feeds, canonical) are absolute and short.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

# What RFC 3986 has no place for, and what XML or a line of text has none for either (`digest.text`).
_NOT_IN_URI = re.compile(
    r'[\s"<>\\^`{|}\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]'
)
HOME = "index.html"
SOURCES = "sources/index.html"
ARCHIVE = "archive/index.html"
NOT_FOUND = "404.html"
TOPICS = "topics/index.html"
SEARCH = "search/index.html"
FEEDS = "feeds/index.html"
RSS = "feed.xml"
ATOM = "atom.xml"
JSON_FEED = "feed.json"
OPML = "feeds.opml"
# Written by Pagefind, if the editor runs it.
PAGEFIND = "pagefind/pagefind.js"
INDEX_JSON = "index.json"
# Feeds must hold absolute addresses; without a base_url they name the one that a local preview is served under.
DEFAULT_BASE_URL = "http://localhost:8000/"


def base(base_url: str) -> str:
    """Return the base address of the site: the one in the settings, else the local preview's."""
    return base_url or DEFAULT_BASE_URL


def story(slug: str) -> str:
    """Return the path of a story's page."""
    return f"stories/{slug}/index.html"


def audit(slug: str) -> str:
    """Return the path of a story's audit page."""
    return f"stories/{slug}/audit/index.html"


def story_json(slug: str) -> str:
    """Return the path of a story's data."""
    return f"stories/{slug}/story.json"


def outlet(outlet_id: str) -> str:
    """Return the path of an outlet's page."""
    return f"sources/{outlet_id}/index.html"


def edition(edition_id: str) -> str:
    """Return the path of an edition's page."""
    return f"editions/{edition_id}/index.html"


def topic(topic_id: str) -> str:
    """Return the path of a topic's page."""
    return f"topics/{topic_id}/index.html"


def feed_of(path: str) -> str:
    """Return the path of the feed that belongs to the page of an outlet or topic at `path`.

    >>> feed_of(outlet("a"))
    'sources/a/feed.xml'
    """
    return path.removesuffix("index.html") + RSS


def page(slug: str) -> str:
    """Return the path of a page that the editor wrote."""
    return f"{slug}/index.html"


def relative(origin: str, target: str) -> str:
    """Return the link from the page at `origin` to the file at `target`, both paths below the output folder.

    >>> relative("stories/a/index.html", "feed.xml")
    '../../feed.xml'
    """
    folders, parts = origin.split("/")[:-1], target.split("/")
    shared = 0
    while shared < len(folders) and shared < len(parts) - 1 and folders[shared] == parts[shared]:
        shared += 1
    return quote("/".join([".."] * (len(folders) - shared) + parts[shared:]))


def absolute(base_url: str, path: str) -> str:
    """Return the public address of the file at `path`; `index.html` is left off.

    >>> absolute("https://example.org/repo/", "stories/a/index.html")
    'https://example.org/repo/stories/a/'
    """
    short = path[: -len("index.html")] if path == HOME or path.endswith("/index.html") else path
    return base_url.rstrip("/") + "/" + quote(short)


def is_web(address: str) -> bool:
    """Say whether `address` may stand in a link: absolute, http or https, with a host."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    # A host that begins with a stop has lost its name on the way: "https://.example".
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and bool(host) and not host.startswith(".")


def web(address: str) -> str:
    """Return an address of the web fit for a link, "" where it is none.

    As in browsers, white space at its ends and line breaks are dropped, and characters that no URI may hold are
    percent-encoded; letters beyond ASCII stay, as in an IRI.

    >>> web(' https://example.org/a b?q="x" ')
    'https://example.org/a%20b?q=%22x%22'
    """
    plain = re.sub(r"[\t\r\n]", "", address.strip())
    return _NOT_IN_URI.sub(lambda found: quote(found[0], errors="replace"), plain) if is_web(plain) else ""


def text_fragment(address: str, sentence: str) -> str:
    """Return `address` pointing at `sentence` in that page (https://wicg.github.io/scroll-to-text-fragment/).

    Long sentences are named by their first and last words; the browser finds what lies between.
    """
    tokens = sentence.split()
    ends = [sentence] if len(tokens) <= 8 else [" ".join(tokens[:4]), " ".join(tokens[-4:])]
    # "-" separates prefix and suffix in the directive, so it has to be escaped beyond what quote() does.
    directive = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{address.partition('#')[0]}#:~:text={directive}"
