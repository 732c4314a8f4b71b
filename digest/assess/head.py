"""Says which of headline, byline, outlet and date stand in the text as it was collected, and which don't."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story


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
        why = "which gives no day" if article.collected else "and when it was collected isn't known"
        yield Note(
            article.id,
            "seen",
            "head",
            f"Dated only “{head.unresolved_date.value}”, {why}.",
            (head.unresolved_date.line,),
        )
    if missing:
        yield Note(article.id, "seen", "head", f"Not stated in the collected text: {', '.join(missing)}.")
