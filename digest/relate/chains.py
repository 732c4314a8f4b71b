"""Ties -> chains: which articles depend on one report, with the evidence for each.

Direction is said only where a credit or a date gives it. Without, the article that others credit, or that holds most of
what they share, stands for the chain, and the evidence says that the order isn't known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from digest.relate.credits import Credit, Creditable
from digest.relate.marks import Quoted
from digest.relate.ties import Ties
from digest.values import (
    Article,
    Direction,
    Evidence,
    Match,
    Position,
    Standing,
    Story,
    message,
)

# With this share of its own words in sentences of another report, there is little else in it.
_FOLLOWS = 0.55
# With this share of either in the other, two texts of one outlet are one report, updated; the longer may be the later.
_VERSION = 0.4
# Another report than the origin is said to be followed only if it is this much nearer.
_NEARER = 1.25


def chain(
    story: Story, matches: Sequence[Match], creditable: Creditable, quoted: Mapping[str, Quoted]
) -> tuple[tuple[Position, ...], int]:
    """Return the position of every article, in `story.articles` order, and how many reports are independent at most."""
    ties = Ties(story.reports, matches, creditable, quoted)
    groups = _components([article.id for article in story.reports], ties.links)
    positions: dict[str, Position] = {}
    for number, group in enumerate(groups, 1):
        members = [article for article in story.reports if article.id in group]
        positions.update({place.article: place for place in _place(number, members, ties)})
    for article in story.background:
        positions[article.id] = Position(article.id, "background", 0, "", ())
    return tuple(positions[article.id] for article in story.articles), len(groups)


def _components(ids: Sequence[str], links: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the connected components, in the order of their first members."""
    group = {article_id: frozenset((article_id,)) for article_id in ids}
    for link in links:
        joined = frozenset().union(*(group[member] for member in link))
        for member in joined:
            group[member] = joined
    return list(dict.fromkeys(group[article_id] for article_id in ids))


def _place(number: int, members: Sequence[Article], ties: Ties) -> Iterator[Position]:
    origin = _origin(members, ties)
    # Whom the origin credits is told too: several reports may go back to one that is not among the texts.
    evidence = tuple(_credit_evidence(credit, "") for credit in ties.credits[origin.id])
    yield Position(origin.id, "origin" if len(members) > 1 else "independent", number, "", evidence)
    for article, followed in _followed(origin, members, ties):
        yield _follower(number, article, followed, ties)


def _origin(members: Sequence[Article], ties: Ties) -> Article:
    """Return the article that the others go back to: credited by them, crediting none, not later, holding most."""

    def key(article: Article) -> tuple[int, bool, bool, int]:
        others = [other for other in members if other is not article]
        credited = sum(ties.credits_article(other, article) for other in others)
        is_later = any(_is_before(other, article) for other in others)
        held = sum(len(ties.tie(other, article).sentences) for other in others)
        return credited, not ties.credits[article.id], not is_later, held

    return max(members, key=key)


def _followed(origin: Article, members: Sequence[Article], ties: Ties) -> Iterator[tuple[Article, Article]]:
    """Yield each other member with the one that it follows: the origin, or a follower that it is nearer to.

    The tree of strongest ties that grows from the origin (Prim 1957); each tie in it is one that can be shown.
    """

    def strength(article: Article, other: Article) -> tuple[bool, bool, float]:
        linked = frozenset((article.id, other.id)) in ties.links
        nearness = ties.tie(article, other).share + ties.credits_article(article, other)
        return linked, not _is_before(article, other), nearness * (_NEARER if other is origin else 1.0)

    waiting = {article.id: (strength(article, origin), origin) for article in members if article is not origin}
    by_id = {article.id: article for article in members}
    while waiting:
        best = max(waiting, key=lambda article_id: waiting[article_id][0])
        _, followed = waiting.pop(best)
        yield by_id[best], followed
        for article_id, (known, _) in waiting.items():
            if (found := strength(by_id[article_id], by_id[best])) > known:
                waiting[article_id] = (found, by_id[best])


def _is_before(article: Article, other: Article) -> bool:
    """Say whether `article` came out before `other`, by days where one of them has no time."""
    one, two = article.published, other.published
    if one is None or two is None:
        return False
    if one.instant and two.instant:
        return one.instant < two.instant
    return one.day < two.day


def _follower(number: int, article: Article, followed: Article, ties: Ties) -> Position:
    tie, direction = ties.tie(article, followed), _direction(article, followed, ties)
    evidence = [_credit_evidence(credit, followed.id) for credit in ties.credits[article.id]]
    if found := ties.matches(article, followed):
        key = "evidence.shares" if direction else "evidence.shares_unordered"
        told = message(key, n=len(tie.sentences), of=len(article.sentences))
        evidence.append(Evidence("shared_text", followed.id, told, matches=found))
    if not evidence:
        evidence = [
            Evidence("credit", followed.id, message("evidence.credited", outlet=credit.outlet), 0)
            for credit in ties.credits[followed.id]
        ]
    standing: Standing = "follows" if tie.share >= _FOLLOWS else "partly_follows"
    most = max(tie.share, ties.tie(followed, article).share)
    if ties.is_one_outlet(article, followed) and most >= _VERSION:
        standing = "version_of"
    return Position(article.id, standing, number, followed.id, tuple(evidence), direction)


def _direction(article: Article, followed: Article, ties: Ties) -> Direction:
    """Return what tells that `article` came after `followed`; "" where nothing does."""
    # Where nobody knows whose the one followed is, it may be what the other credits.
    may_be_credited = not ties.is_named(followed) and ties.credits[article.id] and not ties.credits[followed.id]
    if ties.credits_article(article, followed) or may_be_credited:
        return "credit"
    return "date" if _is_before(followed, article) else ""


def _credit_evidence(credit: Credit, with_article: str) -> Evidence:
    return Evidence(
        "credit", with_article, message("evidence.credits", outlet=credit.outlet), credit.line, sentence=credit.sentence
    )
