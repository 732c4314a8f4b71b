"""All Articles + overrides + record -> Stories, one event each; together a partition of the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from digest.cluster.affinity import affinities
from digest.cluster.background import why_background
from digest.cluster.decisions import Group, Ids, Overrides, decide
from digest.cluster.earlier import earlier
from digest.cluster.grouping import group
from digest.cluster.identity import Identity, identify, reading_order, reissued
from digest.cluster.levels import USUAL
from digest.cluster.likeness import days
from digest.cluster.record import first_date, redirects, remember
from digest.cluster.topics import topics
from digest.cluster.vectors import vectors
from digest.values import NOTHING_PUBLISHED, Article, Clustering, Message, Record, Story


def cluster(articles: Sequence[Article], overrides: Overrides = (), record: Record = NOTHING_PUBLISHED) -> Clustering:
    """Return the stories, every article in exactly one, with what to remember of them once they are published.

    What an article declares (`story:`) and what the editor's overrides say beats the computed grouping.

    Args:
        articles: all articles, in any order.
        overrides: the editor's decisions, each with the path of its file.
        record: what was published before; by it stories keep their addresses.

    Raises:
        SettingsError: an override names an article that isn't there, or that another override has.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    row = {article.id: index for index, article in enumerate(ordered)}
    found, when = vectors(ordered), days(ordered)
    computed = group(found, when, list(row), record.level)
    ids = [[ordered[index].id for index in members] for members in computed.groups]
    groups, doubts = decide(ids, ordered, overrides, lambda groups: _names(groups, ordered, record))
    groups = sorted(groups, key=lambda group: min(group.ids))
    members = [[ordered[index] for index in sorted(row[article] for article in group.ids)] for group in groups]
    fenced = [
        why_background(some, found.take([row[article.id] for article in some]), group.override)
        for some, group in zip(members, groups, strict=True)
    ]
    # By the reports alone: an older piece that is put in for background must not change a story's address.
    reports = [[a for a in some if a.id not in why] for some, why in zip(members, fenced, strict=True)]
    identities = identify(reports, record.stories)
    alike = (affinities(some, found.take([row[article.id] for article in some])) for some in members)
    before = earlier([[row[a.id] for a in some] for some in reports], found, when, computed.level or USUAL)
    stories = tuple(
        replace(
            _story(some, why, group, identity),
            earlier=tuple(identities[place].id for place in places),
            affinities=why_together,
        )
        for some, why, group, identity, places, why_together in zip(
            members, fenced, groups, identities, before, alike, strict=True
        )
    )
    renewed = frozenset(
        story.id for story, group in zip(stories, groups, strict=True) if group.override and group.override.reissue
    )
    kept = remember(stories, renewed, record, computed.level)
    return Clustering(stories, redirects(kept, stories), kept, doubts)


def _story(members: Sequence[Article], why: Mapping[str, Message], group: Group, identity: Identity) -> Story:
    in_order, override, published = sorted(members, key=reading_order), group.override, identity.published
    renewed = override is not None and override.reissue and not (published and published.reissued)
    story = Story(
        id=identity.id,
        slug=identity.slug,
        guid=reissued(identity.guid) if renewed else identity.guid,
        reports=tuple(article for article in in_order if article.id not in why),
        background=tuple(article for article in in_order if article.id in why),
        why_background=why,
        pinned=override is not None and override.pin,
        overrides=group.named,
        title=override.title if override else "",
        topics=topics(override.topics if override else (), members),
    )
    return replace(story, first_published=published.first_published if published else first_date(story))


def _names(groups: Sequence[Ids], articles: Sequence[Article], record: Record) -> Mapping[str, Ids]:
    """Return the articles of each story by its slug and id: as published, or as it would be if nothing was decided."""
    by_id = {article.id: article for article in articles}
    here: dict[str, Ids] = {}
    undecided = identify([[by_id[article] for article in sorted(ids)] for ids in groups])
    for members, identity in zip(groups, undecided, strict=True):
        here[identity.slug] = here[identity.id] = members
    for entry in record.stories:
        present = frozenset(article for article, _ in entry.articles if article in by_id)
        if present:
            here[entry.slug] = here[entry.id] = present
    return here
