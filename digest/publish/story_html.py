"""A story -> plain HTML for feed readers: cited summary, differences, sources, links; never article bodies."""

from __future__ import annotations

import re

from digest import urls
from digest.publish.markup import element, plain
from digest.text import fold
from digest.values import Article, Difference, Figure, StoryReport
from digest.wording.counts import counts_in_words, standing_line
from digest.wording.dates import in_words
from digest.wording.english import grouped, in_lines
from digest.wording.headlines import article_headline
from digest.wording.marks import also_in_words, in_order, letters, outlet_name
from digest.wording.phrases import in_line
from digest.wording.printed import is_printed, line_of
from digest.wording.words import WORDS

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def story_html(report: StoryReport, base_url: str) -> str:
    """Return the content of a story's feed item; all addresses are absolute."""
    slug = report.story.slug
    page = urls.absolute(base_url, urls.story(slug))
    links = " · ".join(
        (
            element("a", plain(WORDS.whole_story), href=page),
            element("a", plain(WORDS.audit), href=urls.absolute(base_url, urls.audit(slug))),
        )
    )
    parts = [
        element("p", plain(standing_line(report))),
        *_summary(report),
        *_differences(report),
        element("h2", plain(WORDS.sources)),
        element("ul", "".join(_source(article, report) for article in in_order(report))),
        element("p", plain(counts_in_words(report))),
        element("p", links),
    ]
    return "\n".join(parts)


def _summary(report: StoryReport) -> list[str]:
    marks = letters(report)
    articles = {article.id: article for article in report.story.articles}
    items: list[str] = []
    for pick in report.summary.picks:
        also = also_in_words(report, pick)
        cited = f"[{marks[pick.article]}{f'; {also}' if also else ''}]"
        text = element("span", plain(pick.text), lang=_language(articles[pick.article]))
        items.append(element("li", text + " " + plain(cited)))
    return [element("h2", plain(WORDS.summary)), element("ol", "".join(items))] if items else []


def _language(article: Article) -> str:
    return article.language if _LANGUAGE_TAG.fullmatch(article.language) else ""


def _differences(report: StoryReport) -> list[str]:
    found = report.relations.differences
    if not found:
        return []
    items = "".join(element("li", _difference(difference, report)) for difference in found)
    return [element("h2", plain(WORDS.differences)), element("ul", items)]


def _difference(difference: Difference, report: StoryReport) -> str:
    values = "; ".join(_figure(figure, report) for figure in difference.figures)
    return plain(f"{difference.what}: {values} ({difference.label})")


def _figure(figure: Figure, report: StoryReport) -> str:
    article = next(article for article in report.story.articles if article.id == figure.article)
    mark, line = letters(report)[figure.article], line_of(article, figure.start)
    if is_printed(report.summary, figure.article, figure.start, figure.end):
        return f"{mark} “{fold(article.text[figure.start : figure.end])}” ({in_lines([line])})"
    return f"{mark} {in_line(f'{grouped(figure.value)} {figure.unit}'.strip(), line)}"


def _source(article: Article, report: StoryReport) -> str:
    title, address = plain(article_headline(article)), fold(article.url)
    linked = element("a", title, href=address) if urls.is_web(address) else title
    fenced = f", {WORDS.background.lower()}" if article in report.story.background else ""
    about = plain(f", {outlet_name(article)}, {in_words(article.published)}{fenced}")
    return element("li", f"{letters(report)[article.id]}: {linked}{about}")
