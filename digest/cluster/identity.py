"""Articles of a story -> its id, slug and GUID, from the article that was there first."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from digest.text import slugify
from digest.values import Article

# Fixed for good: GUIDs are made from it (RFC 9562, version 5), and a changed GUID is a new item to every subscriber.
_NAMESPACE = uuid.UUID("6f0c4f2e-5e0b-5d0a-9a53-0d3d0c6f7a11")
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Identity:
    """How a story is known: `id` in data, `slug` in its address, `guid` to feed readers."""

    id: str
    slug: str
    guid: str


def reading_order(article: Article) -> tuple[datetime, str]:
    """Return the key that puts articles in order: oldest first, undated last, then by id."""
    return (article.published.sort_key if article.published else _LAST, article.id)


def identify(stories: Sequence[Sequence[Article]]) -> list[Identity]:
    """Return an identity for each story, from its first article's text; no two slugs are the same."""
    keys = [_key(articles) for articles in stories]
    slugs = [_slug(articles) for articles in stories]
    taken = Counter(slugs)
    return [
        Identity(
            id=key.hex[:12],
            slug=slug if slug and taken[slug] == 1 else f"{slug or 'story'}-{key.hex[:6]}",
            guid=key.urn,
        )
        for key, slug in zip(keys, slugs, strict=True)
    ]


def _key(articles: Sequence[Article]) -> uuid.UUID:
    """Return the story's key: neither headline, address nor later members go into it."""
    first = min(articles, key=lambda article: (reading_order(article)[0], article.cleaned.raw.sha256, article.id))
    return uuid.uuid5(_NAMESPACE, f"{first.cleaned.raw.sha256} {first.id}")


def _slug(articles: Sequence[Article]) -> str:
    ordered = sorted(articles, key=reading_order)
    return next((slug for article in ordered if (slug := slugify(article.headline))), "")
