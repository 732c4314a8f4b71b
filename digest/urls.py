"""Where each page of the site stands, and how one page names another.

Paths are of files below the output folder. Links between pages are relative and name the file itself, so that they
work under any sub-path and from a file:// address; addresses for others (feeds, canonical) are absolute and short.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

HOME = "index.html"
SOURCES = "sources/index.html"
ARCHIVE = "archive/index.html"
NOT_FOUND = "404.html"
RSS = "feed.xml"
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
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def text_fragment(address: str, sentence: str) -> str:
    """Return `address` pointing at `sentence` in that page (https://wicg.github.io/scroll-to-text-fragment/).

    Long sentences are named by their first and last words; the browser finds what lies between.
    """
    tokens = sentence.split()
    ends = [sentence] if len(tokens) <= 8 else [" ".join(tokens[:4]), " ".join(tokens[-4:])]
    # "-" separates prefix and suffix in the directive, so it has to be escaped beyond what quote() does.
    directive = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{address.partition('#')[0]}#:~:text={directive}"
