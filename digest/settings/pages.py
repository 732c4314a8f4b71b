"""A Markdown file in content/ -> a page of the site, or its faults."""

from __future__ import annotations

import posixpath
import re
from typing import Annotated

from msgspec import Meta

from digest.errors import Fault
from digest.settings.convert import convert
from digest.settings.decoding import decode
from digest.settings.front_matter import split_front_matter
from digest.settings.values import Frozen, Page
from digest.settings.yaml_reader import parse_mapping
from digest.text import slugify

# What digest itself puts at the top of the site.
RESERVED_SLUGS = frozenset(
    "stories sources archive editions topics search index feed feeds 404 assets pagefind".split()
)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


class PageMatter(Frozen, frozen=True):
    """What the front matter of a page may hold."""

    title: Annotated[str, Meta(description="Title of the page; else its first heading, else the name of its file.")] = (
        ""
    )
    order: Annotated[int, Meta(ge=0, le=1000, description="Place in the menu, lowest first.")] = 100
    draft: Annotated[bool, Meta(description="Leave the page out of the site.")] = False


def read_page(path: str, data: bytes) -> tuple[Page | None, tuple[Fault, ...]]:
    """Return the page in the file at `path`, None for a draft or where there are faults; and the faults."""
    slug, faults = _slug(path)
    decoded = decode(path, data)
    if decoded.faults:
        return None, faults + decoded.faults
    front = split_front_matter(decoded.text)
    if not front.closed:
        missing = "expected a line '---' behind the front matter that begins here, found the end of the file"
        return None, (*faults, Fault(path, 1, "", missing))
    parsed = parse_mapping(path, front.yaml, front.first_line)
    faults += parsed.faults
    if parsed.root is None:
        return None, faults
    matter = convert(path, parsed.root, PageMatter)
    faults += matter.faults
    if faults or matter.value is None or matter.value.draft:
        return None, faults
    title, body = _title(decoded.text[front.body_start :], matter.value.title)
    return Page(slug=slug, title=title or _from_name(path), order=matter.value.order, body=body, path=path), ()


def _slug(path: str) -> tuple[str, tuple[Fault, ...]]:
    name = posixpath.basename(path).removesuffix(".md")
    slug = slugify(name)
    if not slug:
        return "", (Fault(path, 0, "", "expected a file name with Latin letters or digits, to make an address of"),)
    if slug in RESERVED_SLUGS:
        message = f"expected a name that digest doesn't use itself, found '{slug}'; did you mean {slug}-page.md?"
        return "", (Fault(path, 0, "", message),)
    return slug, ()


def _title(body: str, title: str) -> tuple[str, str]:
    """Return the title (else the first heading, else "") and the body without a heading that says the same."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif heading := _heading(line):
            if title in ("", heading):
                return heading, "\n".join(lines[:number] + lines[number + 1 :]).strip("\n") + "\n"
            break
    return title, "\n".join(lines).strip("\n") + "\n"


def _heading(line: str) -> str:
    """Return the text of `line` where it is a first-level heading, with the closing hashes off; else ""."""
    text = line.strip(" \t")
    if not text.startswith(("# ", "#\t")) or line.startswith(("    ", "\t")):
        return ""
    text = text[1:].strip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:] in ("", " ", "\t") else text


def _from_name(path: str) -> str:
    words = re.sub(r"[-_\s]+", " ", posixpath.basename(path).removesuffix(".md")).strip()
    return words[:1].upper() + words[1:]
