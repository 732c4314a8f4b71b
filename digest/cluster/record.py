"""Stories + what was published -> what to remember once they are published, and which old addresses lead where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from digest.cluster.identity import claims, reading_order
from digest.values import PublishedStory, Record, Story
from digest.wording.dates import iso


def remember(stories: Sequence[Story], renewed: frozenset[str], record: Record, level: float | None) -> Record:
    """Return the record of the site once `stories` are published.

    Published stories that no longer stand by themselves are kept: with the story that has most of their articles now,
    if one has, so that their addresses lead there, and against the day on which they come back.

    Args:
        stories: the present stories.
        renewed: the ids of those whose GUID the editor wants renewed.
        record: what was published before.
        level: the level at which the stories were told apart.
    """
    present = {
        story.id: PublishedStory(
            id=story.id,
            slug=story.slug,
            guid=story.guid,
            first_published=story.first_published,
            articles=tuple((article.id, article.cleaned.raw.sha256) for article in story.reports),
            reissued=story.id in renewed,
        )
        for story in stories
    }
    gone = [entry for entry in record.stories if entry.id not in present]
    into = {
        claim.published.id: stories[claim.place].id for claim in claims([story.articles for story in stories], gone)
    }
    kept = [replace(entry, merged_into=into.get(entry.id, entry.merged_into)) for entry in gone]
    return Record(level, tuple(sorted((*present.values(), *kept), key=lambda entry: entry.id)))


def redirects(record: Record, stories: Sequence[Story]) -> tuple[tuple[str, str], ...]:
    """Return the slugs of stories that were merged into others, each with the slug of the one that stands now."""
    standing = {story.id: story.slug for story in stories}
    entries = {entry.id: entry for entry in record.stories}
    found = []
    for entry in record.stories:
        target, seen = entry, set[str]()
        while target.merged_into in entries and target.id not in seen:
            seen.add(target.id)
            target = entries[target.merged_into]
        if target is not entry and target.id in standing:
            found.append((entry.slug, standing[target.id]))
    return tuple(sorted(found))


def first_date(story: Story) -> str:
    """Return the date of the newest report in ISO 8601, "" where all are undated."""
    newest = max((article for article in story.reports if article.published), key=reading_order, default=None)
    return (iso(newest.published) if newest else None) or ""
