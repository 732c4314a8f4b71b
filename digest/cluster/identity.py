"""Stories + what was published -> how each is known: as what it was published as, else by its first report."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from digest.text import slugify
from digest.values import Article, PublishedStory

# Fixed for good: GUIDs are made from it (RFC 9562, version 5), and a changed GUID is a new item to every subscriber.
_NAMESPACE = uuid.UUID("6f0c4f2e-5e0b-5d0a-9a53-0d3d0c6f7a11")
# Of a story's key, what its id has: enough for no two of a site's stories to meet.
_ID_DIGITS = 12
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Identity:
    """How a story is known: `id` in data, `slug` in its address, `guid` to feed readers; as what it was published."""

    id: str
    slug: str
    guid: str
    published: PublishedStory | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A published story, and the place of the present one that has most of its articles, `shared` in number."""

    published: PublishedStory
    place: int
    shared: int


def reading_order(article: Article) -> tuple[datetime, str]:
    """Return the key that puts articles in order: oldest first, undated last, then by id."""
    return (article.published.sort_key if article.published else _LAST, article.id)


def identify(stories: Sequence[Sequence[Article]], published: Sequence[PublishedStory] = ()) -> list[Identity]:
    """Return an identity for each story, given its reports; no two ids or slugs are the same.

    A published story lives on in the present one that has most of its reports; one that several live on in keeps the
    identity of which it has most. A story in which none lives on is named after its first report.
    """
    heirs: dict[int, PublishedStory] = {}
    for claim in claims(stories, published):
        heirs.setdefault(claim.place, claim.published)
    ids, slugs = {entry.id for entry in published}, {entry.slug for entry in published}
    keys = {place: _key(reports, ids) for place, reports in enumerate(stories) if place not in heirs}
    wanted = {place: _slug(stories[place]) for place in keys}
    number = Counter(wanted.values())

    def new(place: int) -> Identity:
        key, slug = keys[place], wanted[place]
        is_free = slug and number[slug] == 1 and slug not in slugs
        return Identity(key.hex[:_ID_DIGITS], slug if is_free else f"{slug or 'story'}-{key.hex[:6]}", key.urn)

    def known(entry: PublishedStory) -> Identity:
        return Identity(entry.id, entry.slug, entry.guid, entry)

    return [known(heirs[place]) if place in heirs else new(place) for place in range(len(stories))]


def claims(stories: Sequence[Iterable[Article]], published: Sequence[PublishedStory]) -> list[Claim]:
    """Return where each published story lives on, if anywhere, the strongest claims first.

    An article is known by its id or, where that is new, by its content. Of two halves the one with the report that the
    story was named after is the published story's, else the one with its first report; of equal claims to one place,
    one that wasn't merged into another comes first, then the older one.
    """
    by_id: dict[str, list[tuple[int, int]]] = defaultdict(list)
    by_hash: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entry in enumerate(published):
        for order, (name, content) in enumerate(entry.articles):
            by_id[name].append((number, order))
            by_hash[content].append((number, order))
    found: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, articles in enumerate(stories):
        for article in articles:
            for number, order in by_id.get(article.id) or by_hash.get(article.cleaned.raw.sha256) or ():
                found[number][place].append(order)
    strongest = []
    for number, places in found.items():
        entry = published[number]
        shared, _, _, place = max(
            (len(orders), any(_is_named_after(entry, order) for order in orders), -min(orders), place)
            for place, orders in places.items()
        )
        strongest.append(Claim(entry, place, shared))
    return sorted(strongest, key=_strength)


def _is_named_after(entry: PublishedStory, order: int) -> bool:
    """Say whether a story's id was made from the report in this place: others may have come before it since."""
    name, content = entry.articles[order]
    return _key_of(name, content).hex[:_ID_DIGITS] == entry.id


def _strength(claim: Claim) -> tuple[int, bool, str, str]:
    entry = claim.published
    return -claim.shared, bool(entry.merged_into), entry.first_published or "9", entry.id


def reissued(guid: str) -> str:
    """Return the GUID that follows `guid` where the editor wants feed readers to show the story once more."""
    return uuid.uuid5(_NAMESPACE, f"{guid} reissued").urn


def _key(articles: Sequence[Article], taken: set[str]) -> uuid.UUID:
    """Return the story's key: neither headline, address nor later members go into it.

    A part that was split off may begin with the report that the whole was named after; then it is named anew.
    """
    first = min(articles, key=lambda article: (reading_order(article)[0], article.cleaned.raw.sha256, article.id))
    key = _key_of(first.id, first.cleaned.raw.sha256)
    while key.hex[:_ID_DIGITS] in taken:
        key = uuid.uuid5(_NAMESPACE, f"{key} split off")
    return key


def _key_of(name: str, content: str) -> uuid.UUID:
    return uuid.uuid5(_NAMESPACE, f"{content} {name}")


def _slug(articles: Sequence[Article]) -> str:
    ordered = sorted(articles, key=reading_order)
    return next((slug for article in ordered if (slug := slugify(article.headline))), "")
