"""One story with what all of its views look up: letters, positions, articles, and links from one page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from digest.render.context_parts import Mark, Passage, Text
from digest.render.frames import Desk
from digest.values import Article, Position, StoryReport
from digest.wording.marks import letters, outlet_name, positions
from digest.wording.phrases import in_line, words_in
from digest.wording.printed import is_printed, line_of
from digest.wording.prose import lines
from digest.wording.words import Words


def anchor(letter: str) -> str:
    """Return the fragment under which the sources section has the source with this letter."""
    return f"source-{letter.lower()}"


@dataclass(frozen=True, slots=True)
class Scene:
    """A story as seen from one page; `to` gives the link to a path, `linked` says whether marks lead anywhere here."""

    report: StoryReport
    desk: Desk
    to: Callable[[str], str]
    letters: Mapping[str, str]
    where: Mapping[str, Position]
    articles: Mapping[str, Article]
    linked: bool

    @classmethod
    def of(cls, report: StoryReport, desk: Desk, path: str, *, linked: bool) -> Scene:
        """Return the scene of `report` for the page at `path`."""
        articles = {article.id: article for article in report.story.articles}
        return cls(report, desk, desk.links(path), letters(report), positions(report), articles, linked)

    @property
    def words(self) -> Words:
        """Return what digest says itself."""
        return self.desk.words

    def mark(self, article: str) -> Mark:
        """Return the mark of an article."""
        letter = self.letters[article]
        return Mark(
            letter, outlet_name(self.articles[article], self.words), f"#{anchor(letter)}" if self.linked else ""
        )

    def marks(self, articles: tuple[str, ...]) -> tuple[Mark, ...]:
        """Return the marks of some articles, in the order of letters."""
        return tuple(self.mark(article) for article in self.letters if article in articles)

    def quote(self, article: str, start: int, end: int) -> Text | None:
        """Return a stretch of an article for display, None where it may not be printed."""
        if not is_printed(self.report.summary, article, start, end):
            return None
        source = self.articles[article]
        return self.desk.text(source.text[start:end], source.language)

    def line(self, article: str, start: int) -> int:
        """Return the line of an article in which the character at `start` stands."""
        return line_of(self.articles[article], start)

    def passage(self, article: str, start: int, end: int, fact: str = "") -> Passage:
        """Return a stretch of an article as words and place, or, where it may not be printed, as facts only."""
        text = self.quote(article, start, end)
        line = self.line(article, start)
        told = fact or words_in(self.articles[article].text[start:end], self.words)
        where = lines([line], self.words) if text else in_line(told, line, self.words)
        return Passage(self.mark(article), text, where)

    def sentence(self, article: str, number: int) -> Passage:
        """Return a sentence of an article as a passage."""
        found = next(s for s in self.articles[article].sentences if s.number == number)
        return self.passage(article, found.start, found.end)
