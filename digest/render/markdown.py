"""The editor's Markdown pages -> HTML, each page within limits and every link between them leading somewhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence

from digest import urls
from digest.errors import Fault, SettingsError
from digest.render.context_parts import SafeHtml
from digest.settings.pages import RESERVED_SLUGS
from digest.settings.values import Page
from digest.wording.words import Words

# markdown-it takes time that grows with the square of unclosed brackets (60 kB of "![[" take seconds): both limits lie
# far above what a person writes on one page, and keep the worst case below half a second.
MAX_CHARACTERS = 100_000
MAX_BRACKETS = 3_000


def render_pages(
    pages: Sequence[Page], links: Callable[[str], Callable[[str], str]], words: Words
) -> Mapping[str, SafeHtml]:
    """Return the HTML of each page by its slug; `links` gives the function that links from a page to others.

    Raises:
        SettingsError: a page is too large, its address is taken, or it links to a page that isn't there; all of them.
    """
    _check(pages)
    if not pages:
        return {}
    from digest.render.prose import Prose  # noqa: PLC0415 - a site without pages needn't wait for the parser

    known = {posixpath.basename(page.path): urls.page(page.slug) for page in pages}
    prose = Prose(known, words["footnote_back"])
    faults: list[Fault] = []
    done: dict[str, SafeHtml] = {}
    for page in pages:
        done[page.slug], missing = prose.render(page.body, links(urls.page(page.slug)))
        for name in missing:
            there = ", ".join(sorted(prose.known))
            faults.append(Fault(page.path, 0, "", f"expected a link to one of the pages {there}, found '{name}'"))
    if faults:
        raise SettingsError(tuple(faults))
    return done


def _check(pages: Sequence[Page]) -> None:
    faults: list[Fault] = []
    taken = set(RESERVED_SLUGS)
    for page in pages:
        if page.slug in taken:
            faults.append(Fault(page.path, 0, "", f"the address /{page.slug}/ is taken; give the page another name"))
        taken.add(page.slug)
        brackets = page.body.count("[")
        if len(page.body) > MAX_CHARACTERS:
            found = f"expected at most {MAX_CHARACTERS:,} characters, found {len(page.body):,}; split the page"
            faults.append(Fault(page.path, 0, "", found))
        elif brackets > MAX_BRACKETS:
            found = f"expected at most {MAX_BRACKETS:,} opening brackets '[', found {brackets:,}; split the page"
            faults.append(Fault(page.path, 0, "", found))
    if faults:
        raise SettingsError(tuple(faults))
