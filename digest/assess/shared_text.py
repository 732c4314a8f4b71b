"""Says how much of the text other reports of the story have too."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message

# Reports of one event share some facts; below this share there is nothing to tell.
_NOTABLE_SHARE = 0.25
# A sentence or two word for word are what somebody said to all.
_MIN_VERBATIM = 3


def notes(article: Article, _story: Story, relations: Relations) -> Iterator[Note]:
    """Yield one note with the number of sentences that have a counterpart, and the lines of those told alike."""
    shared: set[int] = set()
    verbatim: set[int] = set()
    for match in relations.matches:
        for ref in (match.left, match.right):
            if ref.article == article.id:
                shared.add(ref.number)
                if match.closeness != "part":
                    verbatim.add(ref.number)
    of = len(article.sentences)
    if len(verbatim) < _MIN_VERBATIM and len(shared) < _NOTABLE_SHARE * max(1, of):
        return
    lines = tuple(dict.fromkeys(s.line for s in article.sentences if s.number in verbatim))
    told = message("notes.shares_alike" if verbatim else "notes.shares", n=len(shared), of=of, alike=len(verbatim))
    yield Note(article.id, "seen", "shared_text", told, lines)
