"""Alignment table + credits -> chains: which articles depend on one report, with the evidence for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from digest.relate.credits import Credit, Creditable
from digest.values import Article, Evidence, Match, Position, Standing, Story

# An article with this share of its sentences in another depends on it or on what both go back to.
_SHARES_TEXT = 0.25
# With this share, or with a credit on top of shared text, there is little else in it.
_FOLLOWS = 0.5
# Sentences that two articles share before a credit of an outlet outside the story is taken to concern them both.
_SHARED_WITH_CREDIT = 2


def chain(story: Story, matches: Sequence[Match], creditable: Creditable) -> tuple[tuple[Position, ...], int]:
    """Return the position of every article, in `story.articles` order, and how many reports are independent at most."""
    ties = _Ties(story.reports, matches, creditable)
    groups = _components([article.id for article in story.reports], list(ties.links()))
    positions: dict[str, Position] = {}
    for number, group in enumerate(groups, 1):
        members = [article for article in story.reports if article.id in group]
        positions.update({place.article: place for place in _place(number, members, ties)})
    for article in story.background:
        positions[article.id] = Position(article.id, "background", 0, "", ())
    return tuple(positions[article.id] for article in story.articles), len(groups)


class _Ties:
    """What ties the reports of one story to one another: the sentences that they share, and their credits."""

    def __init__(self, reports: Sequence[Article], matches: Sequence[Match], creditable: Creditable) -> None:
        self.reports = reports
        self.credits = {article.id: creditable.credits(article) for article in reports}
        self._names = {
            article.id: creditable.canonical(article.outlet.name) if article.outlet else "" for article in reports
        }
        found: dict[frozenset[str], list[Match]] = defaultdict(list)
        for match in matches:
            found[frozenset((match.left.article, match.right.article))].append(match)
        self._matches = {pair: tuple(members) for pair, members in found.items()}

    def matches(self, one: Article, other: Article) -> tuple[Match, ...]:
        """Return the matches between two articles."""
        return self._matches.get(frozenset((one.id, other.id)), ())

    def shared(self, article: Article, other: Article) -> int:
        """Return how many sentences of `article` have a match in `other`."""
        found = self.matches(article, other)
        return len({ref for match in found for ref in (match.left, match.right) if ref.article == article.id})

    def share(self, article: Article, other: Article) -> float:
        """Return the share of the sentences of `article` that have a match in `other`, 0 to 1."""
        return self.shared(article, other) / max(1, len(article.sentences))

    def credits_article(self, article: Article, other: Article) -> bool:
        """Say whether `article` credits the outlet of `other`."""
        return any(credit.outlet == self._names[other.id] for credit in self.credits[article.id])

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the pairs that belong to one chain: by shared text, or by crediting one another or the same outlet."""
        linked: set[str] = set()
        for index, right in enumerate(self.reports):
            for left in self.reports[:index]:
                if self._is_link(left, right):
                    linked |= {left.id, right.id}
                    yield left.id, right.id
        # A credit of an outlet that is not among the articles ties to whoever shares most with the one who credits:
        # the words credited have come from there, whether that paste names its outlet or not.
        for article in self.reports:
            if self.credits[article.id] and article.id not in linked:
                others = [other for other in self.reports if other is not article]
                nearest = max(others, key=lambda other: (self.shared(article, other), other.id), default=article)
                if nearest is not article and self.shared(article, nearest) >= _SHARED_WITH_CREDIT:
                    yield article.id, nearest.id

    def _is_link(self, left: Article, right: Article) -> bool:
        credited = {credit.outlet for credit in self.credits[left.id]}
        return (
            max(self.share(left, right), self.share(right, left)) >= _SHARES_TEXT
            or any(credit.outlet in credited for credit in self.credits[right.id])
            or self.credits_article(right, left)
            or self.credits_article(left, right)
        )


def _components(ids: Sequence[str], links: Sequence[tuple[str, str]]) -> list[frozenset[str]]:
    """Return the connected components, in the order of their first members."""
    group = {article_id: frozenset((article_id,)) for article_id in ids}
    for left, right in links:
        joined = group[left] | group[right]
        for member in joined:
            group[member] = joined
    return list(dict.fromkeys(group[article_id] for article_id in ids))


def _place(number: int, members: Sequence[Article], ties: _Ties) -> list[Position]:
    if len(members) == 1:
        article = members[0]
        evidence = tuple(_credit_evidence(credit, "") for credit in ties.credits[article.id])
        return [Position(article.id, "independent", number, "", evidence)]
    origin = _origin(members, ties)
    followers = [_follower(number, article, origin, ties) for article in members if article is not origin]
    return [Position(origin.id, "origin", number, "", ()), *followers]


def _origin(members: Sequence[Article], ties: _Ties) -> Article:
    """Return the article that the others go back to: credited by them, crediting none, holding most of their text."""

    def key(article: Article) -> tuple[int, int, int]:
        others = [other for other in members if other is not article]
        credited = sum(ties.credits_article(other, article) for other in others)
        return credited, -len(ties.credits[article.id]), sum(ties.shared(other, article) for other in others)

    return max(members, key=key)


def _follower(number: int, article: Article, origin: Article, ties: _Ties) -> Position:
    evidence = [_credit_evidence(credit, origin.id) for credit in ties.credits[article.id]]
    found = ties.matches(article, origin)
    if found:
        count = ties.shared(article, origin)
        evidence.append(
            Evidence(
                "shared_text", origin.id, f"shares {count} of its {len(article.sentences)} sentences", matches=found
            )
        )
    share = ties.share(article, origin)
    follows = share >= _FOLLOWS or (bool(ties.credits[article.id]) and share >= _SHARES_TEXT)
    standing: Standing = "follows" if follows else "partly_follows"
    return Position(article.id, standing, number, origin.id, tuple(evidence))


def _credit_evidence(credit: Credit, with_article: str) -> Evidence:
    return Evidence("credit", with_article, f"credits {credit.outlet}", credit.line)
