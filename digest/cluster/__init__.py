"""All Articles + overrides -> Stories, one event each; together a partition of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from digest.cluster.background import why_background
from digest.cluster.grouping import group
from digest.cluster.identity import identify, reading_order
from digest.cluster.vectors import Matrix, Vector, likeness, vectors
from digest.errors import Fault, SettingsError
from digest.settings.values import StoryOverride
from digest.values import Article, Doubt, Moment, Story

Overrides = Sequence[tuple[str, StoryOverride]]

# Reports on one event come within days; each day more between two articles takes this off their likeness, down to a
# floor, because some stories do run for weeks.
_LOSS_PER_DAY = 0.05
_DAYS_FREE = 2
_LEAST_KEPT = 0.5


def cluster(articles: Sequence[Article], overrides: Overrides = ()) -> tuple[Story, ...]:
    """Return the stories; every article is in exactly one.

    What an article declares (`story:`) and what the editor's overrides say beats the computed grouping.

    Raises:
        SettingsError: an override names an article that isn't there, or that another override has.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    chosen = _resolve(overrides, ordered)
    weights = dict(zip((article.id for article in ordered), vectors(ordered), strict=True))
    groups = _forced(ordered, _grouped(ordered, list(weights.values())), chosen)
    by_member = {article_id: (path, override) for path, override, ids in chosen for article_id in ids}
    decisions = [by_member.get(members[0].id, ("", None)) for members in groups]
    fenced = [
        why_background(members, likeness([weights[article.id] for article in members]), override)
        for members, (_, override) in zip(groups, decisions, strict=True)
    ]
    # By the reports alone: an older piece that is put in for background must not change a story's address.
    identities = identify(
        [[article for article in members if article.id not in why] for members, why in zip(groups, fenced, strict=True)]
    )
    stories = []
    for members, (path, override), why, identity in zip(groups, decisions, fenced, identities, strict=True):
        in_order = sorted(members, key=reading_order)
        stories.append(
            Story(
                id=identity.id,
                slug=identity.slug,
                guid=identity.guid,
                reports=tuple(article for article in in_order if article.id not in why),
                background=tuple(article for article in in_order if article.id in why),
                why_background=why,
                pinned=override is not None and override.pin,
                overrides=(path,) if path else (),
                title=override.title if override else "",
            )
        )
    return tuple(stories)


def idle_overrides(articles: Sequence[Article], overrides: Overrides) -> tuple[Doubt, ...]:
    """Return a doubt for each override none of whose articles is there: they may have been put away since."""
    names = {name for article in articles for name in (article.cleaned.raw.path, article.id)}
    return tuple(
        Doubt(path, 0, "none of its articles is here, so it does nothing", "delete the file, or correct its texts")
        for path, override in overrides
        if not names.intersection((*override.texts, *override.background))
    )


def _grouped(articles: Sequence[Article], weights: Sequence[Vector]) -> list[list[Article]]:
    alike = likeness(weights) * _nearness([article.published for article in articles])
    return [[articles[index] for index in members] for members in group(alike)]


def _nearness(published: Sequence[Moment | None]) -> Matrix:
    """Return how much of each pair's likeness is left given the days between, shape (n, n); 1 where one is undated."""
    days = np.array([moment.day.toordinal() if moment else np.nan for moment in published])
    apart = np.nan_to_num(np.abs(days[:, None] - days[None, :]))
    kept: Matrix = np.maximum(_LEAST_KEPT, 1.0 - _LOSS_PER_DAY * np.maximum(0, apart - _DAYS_FREE))
    return kept


def _forced(
    articles: Sequence[Article], groups: list[list[Article]], chosen: Sequence[tuple[str, StoryOverride, list[str]]]
) -> list[list[Article]]:
    """Return the groups with every story that was decided by hand taken out and put together as decided."""
    decided: dict[str, str] = {
        article.id: f"story {article.cleaned.raw.declared.story}"
        for article in articles
        if article.cleaned.raw.declared.story
    }
    decided.update({article_id: f"file {path}" for path, _, ids in chosen for article_id in ids})
    by_hand: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.id in decided:
            by_hand[decided[article.id]].append(article)
    rest = [[article for article in group if article.id not in decided] for group in groups]
    return [group for group in rest if group] + [group for _, group in sorted(by_hand.items())]


def _resolve(overrides: Overrides, articles: Sequence[Article]) -> list[tuple[str, StoryOverride, list[str]]]:
    """Return each override with the ids of its articles."""
    ids = {name: article.id for article in articles for name in (article.cleaned.raw.path, article.id)}
    faults: list[Fault] = []
    owner: dict[str, str] = {}
    resolved = []
    for path, override in overrides:
        names = (*override.texts, *override.background)
        if not any(name in ids for name in names):
            continue  # see idle_overrides
        for name in names:
            if name not in ids:
                faults.append(Fault(path, 0, "texts", f"expected the id or path of an article, found {name!r}"))
            elif owner.setdefault(ids[name], path) != path:
                faults.append(
                    Fault(path, 0, "texts", f"{name!r} is in {owner[ids[name]]} already; an article has one story")
                )
        resolved.append(
            (path, override, [ids[name] for name in (*override.texts, *override.background) if name in ids])
        )
    if faults:
        raise SettingsError(tuple(faults))
    return resolved
