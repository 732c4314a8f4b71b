"""Topics are the editor's: those of the articles, or those set for the story; never the program's own."""

from __future__ import annotations

from digest.cluster import cluster
from digest.settings.values import StoryOverride
from digest.values import Story, Topic

from .stock import LOCK, LOCK_AGAIN, article


def names(stories: tuple[Story, ...]) -> list[str]:
    (story,) = stories
    return [topic.name for topic in story.topics]


def test_a_story_has_the_topics_of_all_of_its_articles_by_name_and_once() -> None:
    articles = (
        article(LOCK, "a.md", "2026-05-04", "story: lock\ntopics: [Harbour, Council]\n"),
        article(LOCK_AGAIN, "b.md", "2026-05-05", "story: lock\ntopics: harbour\n"),
    )
    assert names(cluster(articles).stories) == ["Council", "Harbour"]


def test_topics_of_the_story_beat_those_of_its_articles() -> None:
    articles = (article(LOCK, "a.md", "2026-05-04", "topics: [Harbour]\n"),)
    override = StoryOverride(texts=("a.md",), topics=("Ships & locks", "  "))
    assert names(cluster(articles, [("content/stories/a.yaml", override)]).stories) == ["Ships & locks"]


def test_nothing_is_set_where_the_editor_set_nothing() -> None:
    assert names(cluster((article(LOCK, "a.md", "2026-05-04"),)).stories) == []


def test_a_topic_in_another_script_has_an_address_of_its_own() -> None:
    articles = (article(LOCK, "a.md", "2026-05-04", "topics: [Порт, Café]\n"),)
    (story,) = cluster(articles).stories
    assert [topic for topic in story.topics if topic.name == "Café"] == [Topic("cafe", "Café")]
    assert next(topic.id for topic in story.topics if topic.name == "Порт").startswith("topic-")
