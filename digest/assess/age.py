"""Says how much older the text is than the newest report of its story."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message

# Reports of one event come within a day or two; a time zone alone may make a day.
_NOTABLE_DAYS = 3


def notes(article: Article, story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield a note where the text is three days older, or more, than the newest dated report.

    Silent on background: why it is fenced tells its age already.
    """
    others = [other.published.day for other in story.reports if other.published and other is not article]
    if article.published is None or not others or article in story.background:
        return
    days = (max(others) - article.published.day).days
    if days >= _NOTABLE_DAYS:
        yield Note(article.id, "seen", "age", message("notes.older", n=days))
