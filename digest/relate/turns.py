"""Articles -> turns: each quotation with its speaker, put together where a "she said" interrupts it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from digest.relate.marks import Quoted, Stretch
from digest.relate.speakers import is_interruption, speaker
from digest.relate.wordings import EDITED, Token, tokens
from digest.values import Article, SentenceRef

# Shorter quotations are scare quotes and titles, not something that was said.
_MIN_WORDS = 5
# Between the pieces of an interrupted quotation stand a name, a verb and a little more.
_MOST_BETWEEN = 160
# So far to either side of a quotation its speaker is looked for; some pastes are one paragraph from end to end.
_AROUND = 1200
_STOPS = re.compile(r"[.!?](?:\s|$)")
# A word or two in marks is no beginning that could go on, and none that something goes on with.
_MIN_PIECE = 3
# A report interrupts nobody more often; a list of quotations may look as if it did.
_MOST_PIECES = 12
# With this share of its longer words in capitals, what stands in marks is the title of a book or a broadcast.
_TITLE = 0.75
_LONG = 4
_TRANSLATED = re.compile(
    r"\b(?:translat(?:ed|ion|or)|interpreter|speaking in (?:[A-Z]\w+)|said in (?:Russian|Ukrainian|Arabic|Hebrew|"
    r"French|German|Spanish|Chinese|Mandarin|Persian|Farsi|Turkish|Japanese|Korean|Portuguese|Italian|Polish)|"
    r"übersetzt|Dolmetscher|traduit|traduction|interprète|traducido|traducción|intérprete|tradotto|traduzione)\b"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch in quotation marks with its words as they are compared, and what the words around it tell."""

    stretch: Stretch
    tokens: tuple[Token, ...]
    speaker: str
    translated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """One quotation in one article, in several pieces where a "she said" interrupts it; offsets are the article's.

    Two turns with one `key` say the same word for word; a turn equals only itself.
    """

    article: Article
    pieces: tuple[Piece, ...]
    tokens: tuple[Token, ...]
    key: tuple[str, ...]

    @property
    def speaker(self) -> str:
        """Return who speaks, "" where no piece tells."""
        return next((piece.speaker for piece in self.pieces if piece.speaker), "")

    @property
    def translated(self) -> bool:
        """Say whether the words around it tell of a translation."""
        return any(piece.translated for piece in self.pieces)

    def sentences(self) -> Iterator[SentenceRef]:
        """Yield the sentences of the article that it stands in."""
        every = self.article.sentences
        start, end = self.pieces[0].stretch.start, self.pieces[-1].stretch.end
        first = bisect_right(every, start, key=lambda sentence: sentence.end)
        for sentence in every[first : bisect_left(every, end, key=lambda sentence: sentence.start)]:
            if any(s.stretch.start < sentence.end and sentence.start < s.stretch.end for s in self.pieces):
                yield SentenceRef(self.article.id, sentence.number)


def turns(article: Article, quoted: Quoted) -> Iterator[Turn]:
    """Yield the quotations of `article` in order; titles and those of a word or two are left out."""
    current: list[Piece] = []
    for piece in _pieces(article, quoted):
        if current and (len(current) >= _MOST_PIECES or not _goes_on(article, current[-1], piece)):
            yield from _turn(article, current)
            current = []
        current.append(piece)
    yield from _turn(article, current)


def _pieces(article: Article, quoted: Quoted) -> Iterator[Piece]:
    last, spoke = -1, ""
    for stretch in quoted.stretches:
        text = article.text[stretch.start : stretch.end]
        if _is_title(text):
            continue
        before = article.text[max(stretch.line_start, stretch.start - 1 - _AROUND) : stretch.start - 1]
        after = article.text[stretch.end + 1 : min(stretch.line_end, stretch.end + 1 + _AROUND)]
        spoke = speaker(before, after, spoke if stretch.line_end == last else "")
        found = tokens(article.text, stretch.start, stretch.end)
        # Where a piece ends, what is quoted breaks off, as at the end of a sentence.
        found = (*found[:-1], *(replace(token, ends=True) for token in found[-1:]))
        yield Piece(stretch, found, spoke, _TRANSLATED.search(before + after) is not None)
        last = stretch.line_end


def _is_title(text: str) -> bool:
    long = [word for word in text.split() if len(word) >= _LONG]
    # What is said ends with a mark of its own, or goes on; one capital opens a sentence.
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= _TITLE * len(long)


def _goes_on(article: Article, before: Piece, piece: Piece) -> bool:
    """Say whether the words between two pieces are the "she said" in the middle of one quotation."""
    if before.stretch.line_end != piece.stretch.line_end or not before.speaker:
        return False
    between = article.text[before.stretch.end + 1 : piece.stretch.start - 1].strip()
    return (
        piece.speaker in ("", before.speaker)
        and 0 < len(between) <= _MOST_BETWEEN
        and len(_STOPS.findall(between)) <= 1
        and is_interruption(between)
        and min(len(before.tokens), len(piece.tokens)) >= _MIN_PIECE
    )


def _turn(article: Article, pieces: Sequence[Piece]) -> Iterator[Turn]:
    found = tuple(token for piece in pieces for token in piece.tokens)
    key = tuple(token.word for token in found if token.word != EDITED)
    if len(key) >= _MIN_WORDS:
        yield Turn(article, tuple(pieces), found, key)
