"""What the editor set, for a story or for its articles -> the topics under which readers find it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from digest.text import comparable, fold, slugify
from digest.values import Article, Topic


def topics(decided: Sequence[str], articles: Iterable[Article]) -> tuple[Topic, ...]:
    """Return the topics that were decided on for the story, else those of its articles, by name, each once."""
    names = decided or [name for article in articles for name in article.cleaned.raw.declared.topics]
    found = {topic_id(name): Topic(topic_id(name), fold(name)) for name in sorted(names, reverse=True) if fold(name)}
    return tuple(sorted(found.values(), key=lambda topic: (topic.name.casefold(), topic.id)))


def topic_id(name: str) -> str:
    """Return the part of the address under which a topic's page stands; names in other scripts get a hash."""
    return slugify(name) or "topic-" + hashlib.sha256(comparable(name).encode()).hexdigest()[:8]
