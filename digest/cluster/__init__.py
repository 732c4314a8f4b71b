"""All Articles + overrides -> Stories, one event each; together a partition of the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from statistics import median_high

from digest.cluster.grouping import average_link
from digest.cluster.identity import identify, reading_order
from digest.cluster.vectors import alike, vectors
from digest.errors import Fault, SettingsError
from digest.settings.values import StoryOverride
from digest.values import Article, Doubt, Story

Overrides = Sequence[tuple[str, StoryOverride]]
Pairs = Mapping[tuple[int, int], float]

# Mean cosine from which two groups of articles tell one event; from trials on public collections of news stories.
_THRESHOLD = 0.18
# Pairs below this can't lift a mean over the threshold by themselves; leaving them out keeps the table small.
_FLOOR = 0.05
# Reports on one event come within days; each day more between two articles takes this off their likeness, down to a
# floor, because some stories do run for weeks.
_LOSS_PER_DAY = 0.09
_DAYS_FREE = 1
_LEAST_KEPT = 0.35
# A text this much older than the middle of its story is background to it.
_BACKGROUND_DAYS = 14


def cluster(articles: Sequence[Article], overrides: Overrides = ()) -> tuple[Story, ...]:
    """Return the stories; every article is in exactly one.

    What an article declares (`story:`) and what the editor's overrides say beats the computed grouping.

    Raises:
        SettingsError: an override names an article that isn't there, or that another override has.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    chosen = _resolve(overrides, ordered)
    groups = _forced(ordered, _grouped(ordered), chosen)
    by_member = {article_id: (path, override) for path, override, ids in chosen for article_id in ids}
    decisions = [by_member.get(members[0].id, ("", None)) for members in groups]
    fenced = [_why_background(members, override) for members, (_, override) in zip(groups, decisions, strict=True)]
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


def _grouped(articles: Sequence[Article]) -> list[list[Article]]:
    pairs = {
        pair: likeness * _nearness(articles[pair[0]], articles[pair[1]])
        for pair, likeness in alike(vectors(articles), _FLOOR).items()
    }
    return [[articles[index] for index in group] for group in average_link(len(articles), pairs, _THRESHOLD)]


def _nearness(left: Article, right: Article) -> float:
    """Return how much of a likeness is left given the days between two articles; 1 where one is undated."""
    if left.published is None or right.published is None:
        return 1.0
    days = abs((left.published.day - right.published.day).days)
    return max(_LEAST_KEPT, 1.0 - _LOSS_PER_DAY * max(0, days - _DAYS_FREE))


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


def _why_background(members: Sequence[Article], override: StoryOverride | None) -> dict[str, str]:
    """Return, by id, why an article is fenced. A story always keeps one report."""
    why: dict[str, str] = {}
    marked = set(override.background) if override else set()
    days = [article.published.day for article in members if article.published]
    # The newer of the two in the middle: of a story of two, the older one is the background.
    middle = median_high(days) if days else None
    for article in members:
        raw = article.cleaned.raw
        if raw.declared.background or raw.id in marked or raw.path in marked:
            why[article.id] = "marked as background by the editor"
        elif article.published and middle and (middle - article.published.day).days > _BACKGROUND_DAYS:
            why[article.id] = f"{(middle - article.published.day).days} days older than the story"
    return why if len(why) < len(members) else {}
