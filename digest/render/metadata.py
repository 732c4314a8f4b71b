"""A page -> what other programs read off its head: OpenGraph (https://ogp.me) and JSON-LD (https://schema.org).

A story is a NewsArticle with its sources as `citation` and `isBasedOn`. It is no ClaimReview: nothing here judges.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from digest import urls
from digest.render.context_parts import Meta, SafeHtml
from digest.settings.values import Settings
from digest.text import fold
from digest.values import Article, StoryReport
from digest.wording.counts import standing_line
from digest.wording.dates import first_and_last, iso
from digest.wording.headlines import headline
from digest.wording.marks import in_order
from digest.wording.words import Words

# Within a script element, "<" could end it; the others are for parsers of markup around it.
_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def open_graph(
    title: str,
    description: str,
    canonical: str,
    settings: Settings,
    report: StoryReport | None,
    picture: Mapping[str, str],
) -> tuple[Meta, ...]:
    """Return the properties by which social networks and messengers show a link to the page; `picture` has its own."""
    dates = first_and_last(report) if report else None
    language, _, region = settings.language.partition("-")
    properties = {
        "og:type": "article" if report else "website",
        "og:title": title,
        "og:description": description,
        "og:url": canonical,
        "og:site_name": settings.title,
        "og:locale": f"{language}_{region.upper()}" if len(region) == 2 else "",
        "article:published_time": report.story.first_published if report else "",
        "article:modified_time": (iso(dates[1]) or "") if dates else "",
        **picture,
    }
    return tuple(Meta(name, fold(value)) for name, value in properties.items() if value)


def news_article(report: StoryReport, canonical: str, settings: Settings, words: Words) -> SafeHtml:
    """Return a story as JSON-LD, fit to stand in a script element."""
    title, dates, story = headline(report, words), first_and_last(report), report.story
    home = urls.absolute(settings.base_url, urls.HOME) if settings.base_url else ""
    publisher = _some({"@type": "Organization", "name": fold(settings.title), "url": home})
    sources = [urls.web(article.url) for article in story.reports]
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title.text if title.kind != "none" else "",
        "description": fold(standing_line(report, words)),
        "inLanguage": settings.language,
        "url": canonical,
        "mainEntityOfPage": canonical,
        "datePublished": story.first_published,
        "dateModified": iso(dates[1]) if dates else "",
        "author": publisher,
        "publisher": publisher,
        "isAccessibleForFree": True,
        "keywords": [fold(topic.name) for topic in story.topics],
        "citation": [_cited(article) for article in in_order(report)],
        "isBasedOn": list(dict.fromkeys(url for url in sources if url)),
    }
    return SafeHtml(msgspec.json.encode(_some(data)).decode().translate(_ESCAPES))


def _cited(article: Article) -> Mapping[str, object]:
    outlet = {"@type": "Organization", "name": fold(article.outlet.name)} if article.outlet else None
    return _some(
        {
            "@type": "NewsArticle",
            "headline": fold(article.headline),
            "url": urls.web(article.url),
            "datePublished": iso(article.published),
            "publisher": outlet,
        }
    )


def _some(data: Mapping[str, object]) -> Mapping[str, object]:
    """Return an object without what is empty."""
    return {key: value for key, value in data.items() if value}
