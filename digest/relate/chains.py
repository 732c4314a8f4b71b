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
    links = tuple(ties.links())
    groups = _components([article.id for article in story.reports], links)
    positions: dict[str, Position] = {}
    for number, group in enumerate(groups, 1):
        members = [article for article in story.reports if article.id in group]
        positions.update({place.article: place for place in _place(number, members, ties, links)})
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
        for index, right in enumerate(self.reports):
            for left in self.reports[:index]:
                if self._is_link(left, right):
                    yield left.id, right.id
        # A credit ties to whoever shares text with the one who credits: the words credited have come from there,
        # whether that paste names its outlet or not. Not to the nearest alone, which an added copy would be.
        for article in self.reports:
            if self.credits[article.id]:
                for other in self.reports:
                    if other is not article and self.shared(article, other) >= _SHARED_WITH_CREDIT:
                        yield article.id, other.id

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


def _place(number: int, members: Sequence[Article], ties: _Ties, links: Sequence[tuple[str, str]]) -> list[Position]:
    if len(members) == 1:
        article = members[0]
        evidence = tuple(_credit_evidence(credit, "") for credit in ties.credits[article.id])
        return [Position(article.id, "independent", number, "", evidence)]
    origin = _origin(members, ties)
    followers = [_follower(number, article, leader, ties) for article, leader in _led(origin, members, links)]
    return [Position(origin.id, "origin", number, "", ()), *followers]


def _led(
    origin: Article, members: Sequence[Article], links: Sequence[tuple[str, str]]
) -> Iterator[tuple[Article, Article]]:
    """Yield each other member with whom it follows: the origin, or where nothing ties it to that, one on the way."""
    tied = {frozenset(link) for link in links}
    reached = [origin]
    for leader in reached:  # grows as it is walked: breadth first
        for article in members:
            if article not in reached and frozenset((article.id, leader.id)) in tied:
                reached.append(article)
                yield article, leader


def _origin(members: Sequence[Article], ties: _Ties) -> Article:
    """Return the article that the others go back to: credited by them, crediting none, holding most of their text."""

    def standing(article: Article) -> tuple[int, int]:
        return (
            sum(ties.credits_article(other, article) for other in members if other is not article),
            -len(ties.credits[article.id]),
        )

    def shared(article: Article) -> int:
        return sum(ties.shared(other, article) for other in members if other is not article)

    best = max(map(standing, members))
    first = [article for article in members if standing(article) == best]
    days = [article.published.day for article in first if article.published]
    if len(days) == len(first):
        # Nobody follows what was published later.
        first = [article for article in first if article.published and article.published.day == min(days)]
    return max(first, key=shared)


def _follower(number: int, article: Article, leader: Article, ties: _Ties) -> Position:
    evidence = [_credit_evidence(credit, leader.id) for credit in ties.credits[article.id]]
    found = ties.matches(article, leader)
    if found:
        count = ties.shared(article, leader)
        evidence.append(
            Evidence(
                "shared_text", leader.id, f"shares {count} of its {len(article.sentences)} sentences", matches=found
            )
        )
    if not evidence:
        evidence.append(Evidence("credit", leader.id, "is credited there"))
    share = ties.share(article, leader)
    follows = share >= _FOLLOWS or (bool(ties.credits[article.id]) and share >= _SHARES_TEXT)
    standing: Standing = "follows" if follows else "partly_follows"
    return Position(article.id, standing, number, leader.id, tuple(evidence))


def _credit_evidence(credit: Credit, with_article: str) -> Evidence:
    return Evidence("credit", with_article, f"credits {credit.outlet}", credit.line)
