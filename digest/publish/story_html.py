"""A story -> plain HTML for feed readers: cited summary, differences, sources, links; never article bodies."""

from __future__ import annotations

import re
from functools import lru_cache

from digest import urls
from digest.publish.markup import element, plain
from digest.text import fold
from digest.values import Article, Difference, Figure, StoryReport
from digest.wording.counts import counts_in_words, standing_line
from digest.wording.dates import in_words
from digest.wording.headlines import article_headline
from digest.wording.marks import also_in_words, in_order, letters, outlet_name
from digest.wording.phrases import fact, in_line, label, what_differs
from digest.wording.printed import is_printed, line_of
from digest.wording.prose import lines, named
from digest.wording.words import Words

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


# Each feed in which a story stands asks for it.
@lru_cache(maxsize=4096)
def story_html(report: StoryReport, base_url: str, words: Words) -> str:
    """Return the content of a story's feed item; all addresses are absolute."""
    slug = report.story.slug
    page = urls.absolute(base_url, urls.story(slug))
    links = " · ".join(
        (
            element("a", plain(words["whole_story"]), href=page),
            element("a", plain(words["audit"]), href=urls.absolute(base_url, urls.audit(slug))),
        )
    )
    parts = [
        element("p", plain(standing_line(report, words))),
        *_summary(report, words),
        *_differences(report, words),
        element("h2", plain(words["sources"])),
        element("ul", "".join(_source(article, report, words) for article in in_order(report))),
        element("p", plain(counts_in_words(report, words))),
        element("p", links),
    ]
    return "\n".join(parts)


def lead_text(report: StoryReport, words: Words) -> str:
    """Return the first sentence of the summary with its outlet, then the counts, as plain text."""
    return " ".join(part for part in (_lead(report, words), counts_in_words(report, words)) if part)


def lead_html(report: StoryReport, words: Words) -> str:
    """Return the first sentence of the summary with its outlet, then the counts."""
    return "".join(element("p", plain(part)) for part in (_lead(report, words), counts_in_words(report, words)) if part)


def _lead(report: StoryReport, words: Words) -> str:
    if not report.summary.picks:
        return ""
    pick = report.summary.picks[0]
    article = next(article for article in report.story.articles if article.id == pick.article)
    return words.say("places.in_brackets", what=fold(pick.text), place=outlet_name(article, words))


def _summary(report: StoryReport, words: Words) -> list[str]:
    marks = letters(report)
    articles = {article.id: article for article in report.story.articles}
    items: list[str] = []
    for pick in report.summary.picks:
        also = also_in_words(report, pick, words)
        cited = words["semicolon"].join(part for part in (marks[pick.article], also) if part)
        text = element("span", plain(pick.text), lang=_language(articles[pick.article]))
        items.append(element("li", text + " " + plain(f"[{cited}]")))
    return [element("h2", plain(words["summary"])), element("ol", "".join(items))] if items else []


def _language(article: Article) -> str:
    return article.language if _LANGUAGE_TAG.fullmatch(article.language) else ""


def _differences(report: StoryReport, words: Words) -> list[str]:
    found = report.relations.differences
    if not found:
        return []
    items = "".join(element("li", _difference(difference, report, words)) for difference in found)
    return [element("h2", plain(words["differences"])), element("ul", items)]


def _difference(difference: Difference, report: StoryReport, words: Words) -> str:
    values = words["semicolon"].join(_figure(figure, report, words) for figure in difference.figures)
    what = what_differs(difference, words)
    return plain(words.say("differs.told", what=what, values=values, label=label(difference, words)))


def _figure(figure: Figure, report: StoryReport, words: Words) -> str:
    article = next(article for article in report.story.articles if article.id == figure.article)
    mark, line = letters(report)[figure.article], line_of(article, figure.start)
    if is_printed(report.summary, figure.article, figure.start, figure.end):
        quoted = words.say("excerpt.quoted", text=fold(article.text[figure.start : figure.end]))
        return f"{mark} {words.say('places.in_brackets', what=quoted, place=lines([line], words))}"
    return f"{mark} {in_line(fact(figure, words), line, words)}"


def _source(article: Article, report: StoryReport, words: Words) -> str:
    title, address = plain(article_headline(article, words)), urls.web(article.url)
    linked = element("a", title, href=address) if address else title
    facts = [named([outlet_name(article, words)], words), in_words(article.published, words)]
    if article in report.story.background:
        facts.append(words["background_mark"])
    mark, comma = letters(report)[article.id] + words["colon"], words["comma"]
    return element("li", plain(mark) + " " + linked + plain(comma + comma.join(facts)))
