"""What story.json and index.json have in common: title, dates and counts as data, and the writing of JSON."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from digest import urls
from digest.settings.values import SiteSettings
from digest.text import printable
from digest.urls import base
from digest.values import OutputFile, StoryReport
from digest.wording.counts import counts
from digest.wording.dates import first_and_last, iso
from digest.wording.headlines import headline

# What JSON can say of a value; objects keep the order in which they are built.
Json = Mapping[str, "Json"] | list["Json"] | str | float | bool | None


def identity(report: StoryReport, site: SiteSettings) -> dict[str, Json]:
    """Return what names a story: id, slug, address, title and whose it is, first publication, newest report."""
    title, dates, story = headline(report, site.words), first_and_last(report), report.story
    named = title.kind != "none"
    return {
        "id": story.id,
        "slug": story.slug,
        "url": urls.absolute(base(site.settings.base_url), urls.story(story.slug)),
        "title": {"text": title.text if named else None, "by": title.by if named else None},
        "first_published": story.first_published or None,
        "updated": iso(dates[1]) if dates else None,
        "counts": counts_of(report),
    }


def counts_of(report: StoryReport) -> Json:
    """Return the counts of a story."""
    found = counts(report)
    return {
        "articles": found.articles,
        "outlets": found.outlets,
        "independent_max": found.independent_max,
        "background": found.background,
    }


def word(text: str) -> str | None:
    """Return a short text fit for display, None where there is none."""
    return printable(text.strip()) or None


def written(path: str, value: Json) -> OutputFile:
    """Return `value` as a file of JSON in UTF-8, keys in the order given."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=1)
    return OutputFile(path, text + b"\n")
