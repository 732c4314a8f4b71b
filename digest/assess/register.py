"""Reads what the editor's register has on an article's outlet."""

from __future__ import annotations

from collections.abc import Iterator

from digest.settings.values import OutletEntry, Register, Statement
from digest.values import Article, Note, message, verbatim


def from_register(article: Article, register: Register) -> Iterator[Note]:
    """Yield the register's notes on the outlet of `article`; none where it isn't in it."""
    if article.outlet is None or not article.outlet.registered:
        return
    entry = next(entry for entry in register.outlets if entry.name == article.outlet.name)
    for fact in entry.facts:
        yield _note(article, "fact", fact)
    for view in entry.outside_views:
        yield _note(article, "outside view", view)
    yield from _remarks(article, entry)


def _note(article: Article, signal: str, statement: Statement) -> Note:
    return Note(
        article.id, "register", signal, verbatim(statement.text), (), statement.source, statement.checked.isoformat()
    )


def _remarks(article: Article, entry: OutletEntry) -> Iterator[Note]:
    if entry.note:
        yield Note(article.id, "register", "note", verbatim(entry.note))
    if entry.reply:
        yield Note(article.id, "register", "reply", message("notes.reply", text=entry.reply))
