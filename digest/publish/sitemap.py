"""sitemap.xml, robots.txt, and the file that keeps GitHub Pages from running Jekyll."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.markup import element, plain
from digest.settings.values import SiteSettings
from digest.urls import base
from digest.values import Edition, OutputFile
from digest.wording.dates import first_and_last, iso

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NOJEKYLL = ".nojekyll"


def sitemap(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the sitemap (https://www.sitemaps.org/protocol.html); stories have the date of their newest report."""
    address = base(site.settings.base_url)
    entries = [
        element("url", element("loc", plain(urls.absolute(address, path))) + (element("lastmod", day) if day else ""))
        for path, day in _pages(edition, site)
    ]
    lines = "\n".join(entries)
    whole = element("urlset", f"\n{lines}\n", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    yield OutputFile(SITEMAP, f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode())


def _pages(edition: Edition, site: SiteSettings) -> Iterator[tuple[str, str]]:
    """Yield the path of each page that is worth finding, with its date, "" where it has none of its own."""
    for path in (urls.HOME, urls.ARCHIVE, urls.SOURCES):
        yield path, ""
    for report in edition.stories:
        dates = first_and_last(report)
        yield urls.story(report.story.slug), (iso(dates[1]) or "") if dates else ""
    for outlet in sorted({article.outlet.id for article in edition.articles if article.outlet}):
        yield urls.outlet(outlet), ""
    for page in sorted(site.pages, key=lambda page: page.slug):
        yield urls.page(page.slug), ""


def robots(_edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield robots.txt. It never forbids a page: what forbids reading also hides the noindex that the page bears."""
    lines = ["User-agent: *", "Allow: /"]
    if not site.settings.noindex:
        lines += ["", f"Sitemap: {urls.absolute(base(site.settings.base_url), SITEMAP)}"]
    yield OutputFile(ROBOTS, ("\n".join(lines) + "\n").encode())


def nojekyll(_edition: Edition, _site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the empty file without which GitHub Pages drops what it takes for Jekyll's."""
    yield OutputFile(NOJEKYLL, b"")
