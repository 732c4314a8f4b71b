"""index.json: every story with its address, title, dates, counts and the ids of its articles."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.data import Json, identity, written
from digest.settings.values import SiteSettings
from digest.values import Edition, OutputFile
from digest.wording.marks import in_order


def index_json(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the index; stories stand in the order of the home page, background articles last in their story."""
    days = {story: day.id for day in edition.days for story in day.stories}
    stories: list[Json] = [
        {
            **identity(report, site),
            "edition": days.get(report.story.id),
            "articles": [article.id for article in in_order(report)],
        }
        for report in edition.stories
    ]
    yield written(urls.INDEX_JSON, {"title": site.settings.title, "stories": stories})
