"""Says which of headline, byline, outlet and date stand in the text as it was collected, and which don't."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield one note on what the text states about itself; silent where all of it is there."""
    head = article.cleaned.head
    missing = [
        name
        for name, value in (
            ("headline", article.headline),
            ("outlet", article.outlet),
            ("byline", article.author),
            ("date", article.published),
        )
        if not value
    ]
    if head.unresolved_date and not article.published:
        missing.remove("date")
        key = "notes.dated_without_day" if article.collected else "notes.dated_uncollected"
        told = message(key, text=head.unresolved_date.value)
        yield Note(article.id, "seen", "head", told, (head.unresolved_date.line,))
    if missing:
        fields = tuple(message(f"fields.{name}") for name in missing)
        yield Note(article.id, "seen", "head", message("notes.missing", fields=fields))
