"""Says which outlets the text credits for what it reports."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Message, Note, Relations, Story


def notes(article: Article, _story: Story, relations: Relations) -> Iterator[Note]:
    """Yield a note for each outlet that the text credits, with the line where it does so first."""
    position = next((position for position in relations.positions if position.article == article.id), None)
    for evidence in position.evidence if position else ():
        if evidence.message.key == "evidence.credits":
            told = Message("notes.credits", evidence.message.values)
            yield Note(article.id, "seen", "credits", told, (evidence.line,) if evidence.line else ())
