"""How a story is known: by its first article alone, so that subscribers keep it."""

from __future__ import annotations

from digest.cluster import cluster
from digest.values import NOTHING_PUBLISHED, Article, Clustering, Record, Story

from .stock import BEES, CHOIR, LOCK, LOCK_AGAIN, article


def identity(articles: list[Article], member: str = "lock") -> tuple[str, str, str]:
    story = next(story for story in cluster(articles).stories if any(found.id == member for found in story.articles))
    return story.id, story.slug, story.guid


def slugs(*articles: Article) -> list[str]:
    return [story.slug for story in cluster(articles).stories]


def test_identity_does_not_depend_on_other_stories() -> None:
    own = article(LOCK, "lock.md", "2026-05-04")
    alone = identity([own])
    assert identity([own, article(CHOIR, "choir.md"), article(BEES, "bees.md")]) == alone


def test_a_later_source_changes_no_address() -> None:
    own = article(LOCK, "lock.md", "2026-05-04")
    assert identity([own, article(LOCK_AGAIN, "a-later.md", "2026-05-05")]) == identity([own])


def test_the_guid_is_no_address_and_holds_nothing_of_the_headline() -> None:
    _, slug, guid = identity([article(LOCK, "lock.md")])
    assert slug == "barge-closes-eastern-lock"
    assert guid.startswith("urn:uuid:")
    assert "lock" not in guid


def test_another_headline_keeps_the_guid() -> None:
    retitled = article(LOCK, "lock.md", "2026-05-04")
    object.__setattr__(retitled, "headline", "Another headline")
    assert identity([retitled])[2] == identity([article(LOCK, "lock.md", "2026-05-04")])[2]


def test_stories_of_one_headline_have_two_slugs() -> None:
    found = slugs(article(("Weather", LOCK[1]), "lock.md"), article(("Weather", CHOIR[1]), "choir.md"))
    assert len(set(found)) == 2
    assert all(slug.startswith("weather-") for slug in found)


def test_a_story_without_a_headline_that_an_address_can_hold_has_a_slug_all_the_same() -> None:
    found = slugs(article(("", LOCK[1]), "lock.md"), article(("日曜日に衝突", BEES[1]), "bees.md"))
    assert len(set(found)) == 2
    assert all(slug.startswith("story-") for slug in found)


def test_an_undated_source_never_comes_before_a_dated_one() -> None:
    dated, undated = article(LOCK, "lock.md", "2026-05-04"), article(LOCK_AGAIN, "a-undated.md")
    (story,) = cluster([undated, dated]).stories
    assert isinstance(story, Story)
    assert [found.id for found in story.reports] == ["lock", "a-undated"]


def test_addresses_of_merged_stories_lead_to_the_one_that_stands_now() -> None:
    def published(of_lock: str, of_choir: str, of_bees: str, record: Record) -> Clustering:
        told = ((LOCK, "lock.md", of_lock), (CHOIR, "choir.md", of_choir), (BEES, "bees.md", of_bees))
        return cluster([article(one, path, "2026-05-04", f"story: {name}\n") for one, path, name in told], (), record)

    apart = published("x", "y", "z", NOTHING_PUBLISHED)
    two = published("x", "x", "z", apart.record)
    one = published("x", "x", "x", two.record)
    again = published("x", "y", "z", one.record)
    slugs = {story.reports[0].id: story.slug for story in apart.stories}
    standing = {story.slug for story in two.stories}
    assert apart.redirects == again.redirects == ()
    assert len(standing) == 2
    assert dict(two.redirects).keys() == set(slugs.values()) - standing
    assert {story.slug for story in again.stories} == set(slugs.values())
    (whole,) = one.stories
    assert dict(one.redirects) == dict.fromkeys(sorted(set(slugs.values()) - {whole.slug}), whole.slug)


def test_what_is_gone_leads_nowhere() -> None:
    both = cluster([article(LOCK, "lock.md"), article(BEES, "bees.md")])
    assert cluster([article(LOCK, "lock.md")], (), both.record).redirects == ()
