"""Every link within the site leads to a file, and to an element of it where it names one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from digest.check.built import BuiltSite
from digest.check.markup import Element, Page
from digest.check.values import Broken, Inspection, Verdict

_ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href")

# Shown in the place of whatever is missing, so its links can't count from where it lies.
_SERVED_ANYWHERE = "404.html"


def links(seen: Inspection) -> Verdict:
    """Follow every link of every page that stays within the site."""
    looked_at, broken = 0, []
    for path, page in seen.site.pages.items():
        for element, address in addresses(page):
            looked_at += 1
            broken += [Broken(f"{path}:{element.line}", found) for found in _dead(path, address, seen.site)]
        twice = [name for name, number in Counter(page.ids).items() if number > 1]
        broken += [Broken(path, f"expected each id once, found {name!r} again") for name in twice]
    return Verdict("links", looked_at, "links on pages", tuple(broken))


def addresses(page: Page) -> Iterator[tuple[Element, str]]:
    """Yield every address that a page names, with its element."""
    for element in page.elements:
        for name, value in element.attributes:
            if name in _ADDRESSES:
                yield element, value.strip()
            elif name == "srcset":
                yield from ((element, candidate.split()[0]) for candidate in value.split(",") if candidate.strip())


def _dead(path: str, address: str, site: BuiltSite) -> Iterator[str]:
    if address.startswith("/") and not address.startswith("//") and path != _SERVED_ANYWHERE:
        yield f"expected a relative link, which leads on from the disc too, found {address!r}"
        return
    target = _target(path, address, site)
    if target is None:
        return
    file, fragment = target
    if file.startswith("../"):
        yield f"expected a link within the site, found {address!r}, which leads out of its folder"
    elif file not in site.files:
        yield f"expected a file for the link {address!r}, found no {file}"
    elif fragment and file in site.pages and fragment not in site.pages[file].ids:
        yield f"expected an element for the link {address!r}, found no id {fragment!r} in {file}"


def _target(path: str, address: str, site: BuiltSite) -> tuple[str, str] | None:
    """Return the file and the fragment that a link leads to; None where it leaves the site, or can't be read."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None  # told by the check of what is inert
    # Behind ":~:" stand words for the browser to find, which name no element.
    fragment = unquote(parts.fragment.partition(":~:")[0])
    if parts.scheme or parts.netloc:
        own = site.own_path(address)
        return None if own is None else (own, fragment)
    if not parts.path:
        return path, fragment
    if parts.path.startswith("/"):
        return _rooted(unquote(parts.path), site), fragment
    file = normpath(join(dirname(path), unquote(parts.path)))
    return (f"{file}/index.html".removeprefix("./") if parts.path.endswith("/") else file), fragment


def _rooted(path: str, site: BuiltSite) -> str:
    """Return the file of a link that counts from the host's root, as those of 404.html must."""
    root = urlsplit(site.base).path or "/"
    if not path.startswith(root):
        return f"../{path.lstrip('/')}"
    below = path[len(root) :]
    return f"{below}index.html" if below == "" or below.endswith("/") else below
