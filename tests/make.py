"""Articles and stories for tests, made by the real stages from plain text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from digest.clean import clean, is_furniture
from digest.clean.model import Model
from digest.describe import Outlets, describe
from digest.head import head
from digest.load import load
from digest.settings.values import BoilerplateSettings, Register
from digest.values import Article, CleanArticle, Moment, RawArticle, SourceFile, Story


def raw(text: str | bytes, path: str = "paste.txt", collected: str = "") -> RawArticle:
    """Return the article of a file that must be readable."""
    data = text if isinstance(text, bytes) else text.encode()
    moment = Moment(date.fromisoformat(collected), None, collected, "folder name") if collected else None
    (found,) = load(SourceFile(path, data), moment)
    assert isinstance(found, RawArticle), found
    return found


def ledger(
    text: str | bytes,
    path: str = "paste.txt",
    settings: BoilerplateSettings | None = None,
    model: Model | None = None,
) -> CleanArticle:
    """Return the ledger of a text."""
    loaded = raw(text, path)
    return clean(loaded, head(loaded, (), is_furniture), settings or BoilerplateSettings(), model=model)


def article(text: str, path: str = "paste.txt", register: Register | None = None) -> Article:
    """Return the article of a text."""
    outlets = Outlets(register or Register())
    loaded = raw(text, path)
    return describe(clean(loaded, head(loaded, outlets.names, is_furniture), BoilerplateSettings()), outlets)


def story(texts: Sequence[str], register: Register | None = None) -> Story:
    """Return a story of texts, named a.txt, b.txt, ..."""
    articles = tuple(article(text, f"{chr(97 + index)}.txt", register) for index, text in enumerate(texts))
    return Story("test", "test", "urn:test", articles, ())
