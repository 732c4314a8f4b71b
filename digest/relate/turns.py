"""Articles -> turns: each quotation with its speaker, put together where a "she said" interrupts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from digest.relate.marks import Stretch, stretches
from digest.relate.speakers import speaker
from digest.relate.wordings import EDITED, Token, tokens
from digest.values import Article, SentenceRef

# Shorter quotations are scare quotes and titles, not something that was said.
_MIN_WORDS = 5
# Between the pieces of an interrupted quotation stand a name, a verb and a little more.
_MOST_BETWEEN = 160
_STOPS = re.compile(r"[.!?](?:\s|$)")
# A word or two in marks is no beginning that could go on.
_MIN_PIECE = 3
_TRANSLATED = re.compile(
    r"\b(?:translat(?:ed|ion|or)|interpreter|speaking in (?:[A-Z]\w+)|said in (?:Russian|Ukrainian|Arabic|Hebrew|"
    r"French|German|Spanish|Chinese|Mandarin|Persian|Farsi|Turkish|Japanese|Korean|Portuguese|Italian|Polish)|"
    r"übersetzt|Dolmetscher|traduit|traduction|interprète|traducido|traducción|intérprete|tradotto|traduzione)\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in quotation marks with the words around it."""

    stretch: Stretch
    speaker: str
    translated: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One quotation in one article, in several pieces where a "she said" interrupts it; offsets are the article's."""

    article: Article
    pieces: tuple[Piece, ...]
    tokens: tuple[Token, ...] = field(compare=False)

    @property
    def speaker(self) -> str:
        """Return who speaks, "" where no piece tells."""
        return next((piece.speaker for piece in self.pieces if piece.speaker), "")

    @property
    def translated(self) -> bool:
        """Say whether the words around it tell of a translation."""
        return any(piece.translated for piece in self.pieces)

    @property
    def key(self) -> tuple[str, ...]:
        """Return its words as they are compared; two turns with one key say the same word for word."""
        return tuple(token.word for token in self.tokens if token.word != EDITED)

    def sentences(self) -> Iterator[SentenceRef]:
        """Yield the sentences of the article that it stands in."""
        for sentence in self.article.sentences:
            if any(s.stretch.start < sentence.end and sentence.start < s.stretch.end for s in self.pieces):
                yield SentenceRef(self.article.id, sentence.number)


def turns(article: Article) -> Iterator[Turn]:
    """Yield the quotations of `article` in order, those of a word or two left out."""
    current: list[Piece] = []
    for piece in _pieces(article):
        if current and not _goes_on(article, current[-1], piece):
            yield from _told_turn(article, current)
            current = []
        current.append(piece)
    yield from _told_turn(article, current)


def _pieces(article: Article) -> Iterator[Piece]:
    last, spoke = -1, ""
    for stretch in stretches(article):
        before = article.text[stretch.line_start : stretch.start - 1]
        after = article.text[stretch.end + 1 : stretch.line_end]
        spoke = speaker(before, after, spoke if stretch.line_end == last else "")
        yield Piece(stretch, spoke, _TRANSLATED.search(before + after) is not None)
        last = stretch.line_end


def _goes_on(article: Article, before: Piece, piece: Piece) -> bool:
    """Say whether the words between two pieces are the "she said" in the middle of one quotation."""
    if before.stretch.line_end != piece.stretch.line_end or not before.speaker:
        return False
    between = article.text[before.stretch.end + 1 : piece.stretch.start - 1].strip()
    return (
        piece.speaker in ("", before.speaker)
        and 0 < len(between) <= _MOST_BETWEEN
        and len(_STOPS.findall(between)) <= 1
        and len(article.text[before.stretch.start : before.stretch.end].split()) >= _MIN_PIECE
    )


def _told_turn(article: Article, pieces: Sequence[Piece]) -> Iterator[Turn]:
    found: list[Token] = []
    for start, end in ((piece.stretch.start, piece.stretch.end) for piece in pieces):
        words = tokens(article.text[start:end])
        # Where a piece ends, what is quoted breaks off, as at the end of a sentence.
        found += (
            replace(token, start=start + token.start, end=start + token.end, ends=token.ends or token is words[-1])
            for token in words
        )
    turn = Turn(article, tuple(pieces), tuple(found))
    if len(turn.key) >= _MIN_WORDS:
        yield turn
