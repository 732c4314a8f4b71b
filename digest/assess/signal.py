"""What every signal is: a pure function from an article in its story to notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from digest.values import Article, Note, Relations, Story

Signal = Callable[[Article, Story, Relations], Iterable[Note]]
