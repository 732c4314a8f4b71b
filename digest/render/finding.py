"""An edition -> what the pages are given by which readers find stories: topics, search, feeds."""

from __future__ import annotations

from digest import urls
from digest.render.context_lists import FeedRow, FeedsPage, Found, SearchPage, TopicPage, TopicRow, TopicsPage
from digest.render.context_parts import Link
from digest.render.frames import Desk
from digest.render.fronts import Days, list_day
from digest.text import fold
from digest.values import Edition, StoryReport, Topic
from digest.wording.headlines import headline, outlets_in_words
from digest.wording.phrases import stories

# Headlines on the search page: about half a megabyte before compression. The archive has the others.
MAX_FOUND = 2_000


def view_topics(edition: Edition, desk: Desk) -> TopicsPage:
    """Return the view of the list of topics."""
    to = desk.links(urls.TOPICS)
    rows = (
        TopicRow(Link(topic.name, to(urls.topic(topic.id))), _size(topic, edition, desk)) for topic in edition.topics
    )
    return TopicsPage(tuple(rows))


def view_topic(topic: Topic, days: Days, desk: Desk) -> TopicPage:
    """Return the view of one topic's page."""
    path = urls.topic(topic.id)
    chosen = ((day, [report for report in reports if _has(report, topic)]) for day, reports in days)
    listed = tuple(list_day(day, reports, desk, path, len(reports)) for day, reports in chosen if reports)
    return TopicPage(topic.name, listed, desk.links(path)(urls.feed_of(path)))


def _size(topic: Topic, edition: Edition, desk: Desk) -> str:
    return stories(sum(_has(report, topic) for report in edition.stories), desk.words)


def _has(report: StoryReport, topic: Topic) -> bool:
    return any(mine.id == topic.id for mine in report.story.topics)


def view_search(days: Days, desk: Desk) -> SearchPage:
    """Return the view of the search page."""
    to = desk.links(urls.SEARCH)
    found = [(day.title, report) for day, reports in days for report in reports]
    archive = Link(desk.words["archive"], to(urls.ARCHIVE)) if len(found) > MAX_FOUND else None
    uses_pagefind = desk.site.settings.search == "pagefind"
    entries = tuple(_found(report, day, desk) for day, report in found[:MAX_FOUND])
    return SearchPage(entries, archive, to(urls.PAGEFIND) if uses_pagefind else "")


def _found(report: StoryReport, day: str, desk: Desk) -> Found:
    title = headline(report, desk.words)
    shown = desk.headline(title)
    about = (outlets_in_words(report, desk.words), day, *(topic.name for topic in report.story.topics))
    link = Link(shown.text, desk.links(urls.SEARCH)(urls.story(report.story.slug)))
    return Found(link, title.kind != "none", shown.lang, shown.dir, " · ".join(about))


def view_feeds(edition: Edition, desk: Desk) -> FeedsPage:
    """Return the view of the page that lists all feeds."""
    to, base_url = desk.links(urls.FEEDS), desk.site.settings.base_url
    formats = (("RSS", urls.RSS), ("Atom", urls.ATOM), ("JSON Feed", urls.JSON_FEED))
    return FeedsPage(
        main=tuple(
            FeedRow(name, to(path), urls.absolute(base_url, path) if base_url else "") for name, path in formats
        ),
        opml=to(urls.OPML),
        topics=tuple(Link(topic.name, to(urls.feed_of(urls.topic(topic.id)))) for topic in edition.topics),
        outlets=tuple(Link(fold(o.name), to(urls.feed_of(urls.outlet(o.id)))) for o in edition.outlets),
    )
