"""Says when much of what was collected is not the article."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message

# A line or two at the end is what every page has.
_NOTABLE_SHARE = 0.25


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield a note where at least a quarter of the lines that hold text were stripped."""
    stripped = len(article.cleaned.stripped)
    of = sum(1 for entry in article.cleaned.ledger if entry.role != "blank")
    if of and stripped / of >= _NOTABLE_SHARE:
        yield Note(article.id, "seen", "furniture", message("notes.furniture", n=of, stripped=stripped))
