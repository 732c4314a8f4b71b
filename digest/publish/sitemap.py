"""sitemap.xml, robots.txt, and the files that tell GitHub Pages to leave Jekyll out and which domain is the site's."""

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
CNAME = "CNAME"
# What the protocol allows in one file.
MAX_URLS = 50_000


def sitemap(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the sitemap (https://www.sitemaps.org/protocol.html); stories have the date of their newest report.

    Where one file may not hold all pages, it is the index of several.
    """
    address = base(site.settings.base_url)
    entries = [
        element("url", element("loc", plain(urls.absolute(address, path))) + (element("lastmod", day) if day else ""))
        for path, day in _pages(edition, site)
    ]
    if len(entries) <= MAX_URLS:
        yield _map(SITEMAP, "urlset", entries)
        return
    parts = [entries[start : start + MAX_URLS] for start in range(0, len(entries), MAX_URLS)]
    names = [SITEMAP.replace(".xml", f"-{number}.xml") for number in range(1, len(parts) + 1)]
    yield from (_map(name, "urlset", part) for name, part in zip(names, parts, strict=True))
    listed = [element("sitemap", element("loc", plain(urls.absolute(address, name)))) for name in names]
    yield _map(SITEMAP, "sitemapindex", listed)


def _map(path: str, name: str, entries: list[str]) -> OutputFile:
    lines = "\n".join(entries)
    whole = element(name, f"\n{lines}\n", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    return OutputFile(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{whole}\n'.encode())


def _pages(edition: Edition, site: SiteSettings) -> Iterator[tuple[str, str]]:
    """Yield the path of each page that is worth finding, with its date, "" where it has none of its own."""
    for path in (urls.HOME, urls.ARCHIVE, urls.SOURCES, urls.SEARCH, urls.FEEDS):
        yield path, ""
    for day in edition.days:
        yield urls.edition(day.id), ""
    for report in edition.stories:
        dates = first_and_last(report)
        yield urls.story(report.story.slug), (iso(dates[1]) or "") if dates else ""
    for outlet in edition.outlets:
        yield urls.outlet(outlet.id), ""
    if edition.topics:
        yield urls.TOPICS, ""
    for topic in edition.topics:
        yield urls.topic(topic.id), ""
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


def cname(_edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the file by which GitHub Pages knows the site's own domain, where one is set."""
    if site.settings.cname:
        yield OutputFile(CNAME, f"{site.settings.cname}\n".encode())
