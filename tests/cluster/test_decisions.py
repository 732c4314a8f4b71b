"""What the editor decides: overrides and front matter beat the computed grouping; what is older is fenced."""

from __future__ import annotations

import pytest

from digest.cluster import cluster
from digest.errors import SettingsError
from digest.settings.values import StoryOverride
from digest.values import Story
from tests.said import said

from .stock import BEES, CHOIR, LOCK, LOCK_AGAIN, article

FILE = "content/stories/lock.yaml"
LOCK_1, LOCK_2 = article(LOCK, "lock-1.md", "2026-05-04"), article(LOCK_AGAIN, "lock-2.md", "2026-05-05")
CHOIR_1, BEES_1 = article(CHOIR, "choir-1.md", "2026-05-04"), article(BEES, "bees-1.md", "2026-05-05")
EVERY = (LOCK_1, LOCK_2, CHOIR_1, BEES_1)


def members(stories: tuple[Story, ...]) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    return {(tuple(a.id for a in story.reports), tuple(a.id for a in story.background)) for story in stories}


def test_an_override_makes_exactly_its_story_and_leaves_the_rest() -> None:
    override = StoryOverride(texts=("lock-1.md", "choir-1"), title="Two things", pin=True)
    stories = cluster(EVERY, [(FILE, override)]).stories
    assert members(stories) == {(("choir-1", "lock-1"), ()), (("lock-2",), ()), (("bees-1",), ())}
    decided = next(story for story in stories if story.overrides)
    assert (decided.title, decided.pinned, decided.overrides) == ("Two things", True, (FILE,))
    assert not any(story.pinned or story.title for story in stories if story is not decided)


def test_front_matter_puts_articles_into_one_story() -> None:
    joined = (
        article(LOCK, "a.md", "2026-05-04", "story: spring\n"),
        article(BEES, "b.md", "2026-05-05", "story: spring\n"),
        article(LOCK_AGAIN, "c.md", "2026-05-05"),
    )
    assert members(cluster(joined).stories) == {(("a", "b"), ()), (("c",), ())}


def test_an_override_beats_front_matter() -> None:
    joined = (article(LOCK, "a.md", "", "story: spring\n"), article(BEES, "b.md", "", "story: spring\n"))
    assert members(cluster(joined, [(FILE, StoryOverride(texts=("a",)))]).stories) == {(("a",), ()), (("b",), ())}


def test_an_unknown_article_is_a_fault_of_the_file_and_all_are_told_at_once() -> None:
    with pytest.raises(SettingsError) as found:
        cluster(EVERY, [(FILE, StoryOverride(texts=("lock-1.md", "lock-9.md"), background=("lock-8",)))])
    assert str(found.value).splitlines() == [
        f"{FILE}:texts: expected the id or path of an article, found 'lock-8'",
        f"{FILE}:texts: expected the id or path of an article, found 'lock-9.md'",
    ]


def test_an_article_in_two_overrides_is_a_fault() -> None:
    twice = [
        (FILE, StoryOverride(texts=("lock-1",))),
        ("content/stories/two.yaml", StoryOverride(texts=("lock-1.md",))),
    ]
    with pytest.raises(SettingsError, match=r"two\.yaml:texts: 'lock-1\.md' is in content/stories/lock\.yaml already"):
        cluster(EVERY, twice)


def test_an_override_none_of_whose_articles_is_here_is_a_doubt() -> None:
    overrides = [
        (FILE, StoryOverride(texts=("gone.txt",))),
        ("content/stories/b.yaml", StoryOverride(texts=("bees-1",))),
    ]
    assert members(cluster(EVERY, overrides).stories) == members(cluster(EVERY).stories)
    assert [(doubt.path, said(doubt.message)) for doubt in cluster(EVERY, overrides).doubts] == [
        (FILE, "none of its articles is here, so it does nothing")
    ]


def test_an_older_piece_is_background_with_its_age() -> None:
    older = article(LOCK, "older.md", "2026-04-10", "story: lock\n")
    dated = [article(LOCK, f"{day}.md", f"2026-05-0{day}", "story: lock\n") for day in (3, 4, 5)]
    (story,) = cluster([older, *dated]).stories
    assert members((story,)) == {(("3", "4", "5"), ("older",))}
    assert said(story.why_background["older"]) == "24 days older than the story"


def test_of_two_the_older_is_the_background() -> None:
    older = article(LOCK, "older.md", "2025-05-04", "story: lock\n")
    newer = article(LOCK, "newer.md", "2026-05-04", "story: lock\n")
    assert members(cluster([newer, older]).stories) == {(("newer",), ("older",))}


def test_fourteen_days_are_still_the_same_event() -> None:
    texts = [article(LOCK, "a.md", "2026-05-01", "story: lock\n"), article(LOCK, "b.md", "2026-05-15", "story: lock\n")]
    assert members(cluster(texts).stories) == {(("a", "b"), ())}


def test_an_undated_piece_is_no_background_unless_the_editor_says_so() -> None:
    undated = article(LOCK_AGAIN, "undated.md")
    assert members(cluster([LOCK_1, undated]).stories) == {(("lock-1", "undated"), ())}
    marked = article(LOCK_AGAIN, "undated.md", "", "background: true\n")
    (story,) = cluster([LOCK_1, marked]).stories
    assert members((story,)) == {(("lock-1",), ("undated",))}
    assert said(story.why_background["undated"]) == "marked as background by the editor"


def test_an_override_fences() -> None:
    override = StoryOverride(texts=("lock-1.md",), background=("bees-1.md",))
    assert (("lock-1",), ("bees-1",)) in members(cluster(EVERY, [(FILE, override)]).stories)


def test_a_story_always_keeps_a_report() -> None:
    alone = article(LOCK, "alone.md", "", "background: true\n")
    assert members(cluster([alone]).stories) == {(("alone",), ())}


TWO = "content/stories/two.yaml"


def named(stories: tuple[Story, ...]) -> dict[str, tuple[str, ...]]:
    """What the page of each story says of who decided, by its articles."""
    return {" ".join(sorted(article.id for article in story.articles)): story.overrides for story in stories}


@pytest.mark.parametrize("name", ["saltmere-waits-for-a-crane", "lock-2", "lock-2.md"])
def test_same_as_joins_whole_stories_by_slug_id_or_article(name: str) -> None:
    apart = (article(LOCK, "lock-1.md", "2026-05-04", "story: a\n"), article(LOCK_AGAIN, "lock-2.md", "", "story: b\n"))
    override = StoryOverride(same_as=("barge-closes-eastern-lock", name), title="The lock")
    stories = cluster((*apart, BEES_1), [(FILE, override)]).stories
    assert members(stories) == {(("lock-1", "lock-2"), ()), (("bees-1",), ())}
    joined = next(story for story in stories if len(story.articles) == 2)
    assert joined.title == "The lock"
    assert joined.overrides == ("lock-1.md: story", "lock-2.md: story", FILE)


def test_same_as_joins_a_story_to_the_texts() -> None:
    override = StoryOverride(texts=("bees-1",), same_as=("choir-1",))
    assert named(cluster(EVERY, [(FILE, override)]).stories) == {"bees-1 choir-1": (FILE,), "lock-1 lock-2": ()}


def test_the_id_of_a_story_names_it_too() -> None:
    story = next(story for story in cluster(EVERY).stories if len(story.articles) == 2)
    override = StoryOverride(texts=("bees-1",), same_as=(story.id,))
    assert "bees-1 lock-1 lock-2" in named(cluster(EVERY, [(FILE, override)]).stories)


def test_split_takes_articles_out_of_their_story_and_both_parts_say_so() -> None:
    override = StoryOverride(split=("lock-2.md",), title="The crane")
    stories = cluster(EVERY, [(FILE, override)]).stories
    assert named(stories)["lock-2"] == (FILE,)
    assert named(stories)["lock-1"] == (f"{FILE}: split",)
    assert [story.title for story in stories if story.title] == ["The crane"]


def test_split_beats_front_matter_and_texts_beat_split() -> None:
    joined = (article(LOCK, "a.md", "", "story: s\n"), article(LOCK_AGAIN, "b.md", "", "story: s\n"), BEES_1)
    split = (FILE, StoryOverride(split=("a",)))
    assert set(named(cluster(joined, [split]).stories)) == {"a", "b", "bees-1"}
    back = (FILE, StoryOverride(texts=("a", "b"), split=("a",)))
    assert set(named(cluster(joined, [back]).stories)) == {"a b", "bees-1"}


def test_same_as_of_nothing_that_is_here_is_a_fault_or_where_all_is_gone_a_doubt() -> None:
    with pytest.raises(SettingsError, match=r"lock\.yaml:same_as: expected the slug or id of a story, .* found 'nix'"):
        cluster(EVERY, [(FILE, StoryOverride(texts=("bees-1",), same_as=("nix",)))])
    found = cluster(EVERY, [(FILE, StoryOverride(same_as=("nix",)))])
    assert [doubt.path for doubt in found.doubts] == [FILE]


def test_a_story_that_another_file_decides_on_cannot_be_joined() -> None:
    overrides = [(FILE, StoryOverride(texts=("lock-1",))), (TWO, StoryOverride(same_as=("lock-1", "bees-1")))]
    with pytest.raises(
        SettingsError, match=r"two\.yaml:same_as: names a story that content/stories/lock\.yaml decides on"
    ):
        cluster(EVERY, overrides)
