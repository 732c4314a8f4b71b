"""index.json: every story with its address, title, dates, counts and the ids of its articles."""

from __future__ import annotations

from collections.abc import Iterator

from digest import urls
from digest.publish.data import Json, identity, written
from digest.settings.values import SiteSettings
from digest.values import Edition, OutputFile
from digest.wording.marks import in_order


def index_json(edition: Edition, site: SiteSettings) -> Iterator[OutputFile]:
    """Yield the index; stories stand in the edition's order, background articles last in their story."""
    stories: list[Json] = [
        {**identity(report, site), "articles": [article.id for article in in_order(report)]}
        for report in edition.stories
    ]
    yield written(urls.INDEX_JSON, {"title": site.settings.title, "stories": stories})
