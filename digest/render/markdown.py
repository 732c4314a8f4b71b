"""The editor's Markdown pages -> HTML, without raw HTML and without addresses that run script."""

from __future__ import annotations

from digest import urls
from digest.errors import Fault, SettingsError
from digest.render.context_parts import SafeHtml
from digest.settings.values import Page
from digest.text import printable

# markdown-it takes time that grows with the square of unclosed brackets (60 kB of "![[" take seconds): both limits lie
# far above what a person writes on one page, and keep the worst case below half a second.
MAX_CHARACTERS = 100_000
MAX_BRACKETS = 3_000
_TAKEN = (urls.HOME, urls.SOURCES, urls.ARCHIVE)


def check_pages(pages: tuple[Page, ...]) -> None:
    """Raise SettingsError with a fault for every page that can't be made."""
    faults: list[Fault] = []
    taken = set(_TAKEN)
    for page in pages:
        if urls.page(page.slug) in taken:
            faults.append(Fault(page.path, 0, "", f"the address /{page.slug}/ is taken; give the page another name"))
        taken.add(urls.page(page.slug))
        brackets = page.body.count("[")
        if len(page.body) > MAX_CHARACTERS:
            found = f"expected at most {MAX_CHARACTERS:,} characters, found {len(page.body):,}; split the page"
            faults.append(Fault(page.path, 0, "", found))
        elif brackets > MAX_BRACKETS:
            found = f"expected at most {MAX_BRACKETS:,} opening brackets '[', found {brackets:,}; split the page"
            faults.append(Fault(page.path, 0, "", found))
    if faults:
        raise SettingsError(tuple(faults))


def render_markdown(body: str) -> SafeHtml:
    """Return Markdown as HTML; raw HTML is shown as text, and tables may scroll sideways."""
    # Imported here: a site without pages needn't wait for it.
    from markdown_it import MarkdownIt  # noqa: PLC0415

    html = MarkdownIt("js-default").render(printable(body))
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace("</table>", "</table></div>")
    return SafeHtml(html)
