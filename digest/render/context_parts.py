"""The small values that the views of all pages are made of: texts, links, marks, passages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """Markup that digest made itself, with all foreign text escaped; templates print it as it is."""

    html: str

    def __html__(self) -> str:
        return self.html


@dataclass(frozen=True, slots=True)
class Text:
    """A source's words: `lang` and `dir` are "" where they are the page's own."""

    text: str
    lang: str = ""
    dir: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads ("" for nowhere); `current` marks the page that one is on."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """A property of the page for other programs, and its value."""

    property: str
    content: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A source's letter; `name` is its outlet, `href` its place in the sources section ("" on other pages)."""

    letter: str
    name: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source with their mark: `text` where they may be printed, `where` in any case, in words."""

    mark: Mark
    text: Text | None
    where: str
