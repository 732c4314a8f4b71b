"""Articles of a story -> utterances: each thing said once, with its speaker and every form that it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from digest.relate.likeness import likenesses, saying
from digest.relate.marks import Stretch, stretches
from digest.relate.numbers import base
from digest.relate.speakers import is_named, speaker, surname
from digest.relate.wordings import EDITED, Token, Wording, compare_part, sentences, tokens
from digest.values import Article, Match, QuotationForm, QuotationRelation, SentenceRef, Span, Story, Utterance

# Shorter quotations are scare quotes and titles, not something that was said.
_MIN_WORDS = 5
# Share of the shorter form's words that two forms must have in common, in order, to be one utterance: alone, and where
# the same person speaks or the sentences around them match.
_SAME = 0.7
_SAME_WITH_SUPPORT = 0.45
# Fewer words in common are a turn of phrase.
_MIN_COMMON = 4
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
class _Piece:
    """A stretch in quotation marks with the words around it."""

    stretch: Stretch
    speaker: str
    translated: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    """One quotation in one article, in several pieces where a "she said" interrupts it; offsets are the article's."""

    article: Article
    pieces: tuple[_Piece, ...]
    tokens: tuple[Token, ...] = field(compare=False)

    @property
    def speaker(self) -> str:
        return next((piece.speaker for piece in self.pieces if piece.speaker), "")

    @property
    def translated(self) -> bool:
        return any(piece.translated for piece in self.pieces)

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens if token.word != EDITED)

    def sentences(self) -> Iterator[SentenceRef]:
        for sentence in self.article.sentences:
            if any(s.stretch.start < sentence.end and sentence.start < s.stretch.end for s in self.pieces):
                yield SentenceRef(self.article.id, sentence.number)


def collate(story: Story, matches: Sequence[Match]) -> tuple[Utterance, ...]:
    """Return what was said, in the order in which the articles say it; forms in the order of the articles."""
    turns = [turn for article in story.reports for turn in _turns(article)]
    by_key: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, turn in enumerate(turns):
        by_key[turn.key].append(index)
    # Words that are the same to the letter are one utterance whoever is said to have spoken them.
    home = {index: members[0] for members in by_key.values() for index in members}
    for left, right in _alike([members[0] for members in by_key.values()], turns, matches):
        low, high = sorted((home[left], home[right]))
        home = {index: low if root == high else root for index, root in home.items()}
    groups: dict[int, list[_Turn]] = defaultdict(list)
    for index, turn in enumerate(turns):
        groups[home[index]].append(turn)
    return tuple(_utterance(group) for group in groups.values())


def _turns(article: Article) -> Iterator[_Turn]:
    current: list[_Piece] = []
    for piece in _pieces(article):
        if current and not _goes_on(article, current[-1], piece):
            yield from _told_turn(article, current)
            current = []
        current.append(piece)
    yield from _told_turn(article, current)


def _pieces(article: Article) -> Iterator[_Piece]:
    last, spoke = -1, ""
    for stretch in stretches(article):
        before = article.text[stretch.line_start : stretch.start - 1]
        after = article.text[stretch.end + 1 : stretch.line_end]
        spoke = speaker(before, after, spoke if stretch.line_end == last else "")
        yield _Piece(stretch, spoke, _TRANSLATED.search(before + after) is not None)
        last = stretch.line_end


def _goes_on(article: Article, before: _Piece, piece: _Piece) -> bool:
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


def _told_turn(article: Article, pieces: Sequence[_Piece]) -> Iterator[_Turn]:
    found: list[Token] = []
    for start, end in ((piece.stretch.start, piece.stretch.end) for piece in pieces):
        words = tokens(article.text[start:end])
        # Where a piece ends, what is quoted breaks off, as at the end of a sentence.
        found += (
            replace(token, start=start + token.start, end=start + token.end, ends=token.ends or token is words[-1])
            for token in words
        )
    turn = _Turn(article, tuple(pieces), tuple(found))
    if len(turn.key) >= _MIN_WORDS:
        yield turn


def _alike(distinct: Sequence[int], turns: Sequence[_Turn], matches: Iterable[Match]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of differently worded turns that are the same utterance."""
    supported = {frozenset((match.left, match.right)) for match in matches}
    for like in likenesses([saying(" ".join(turns[index].key)) for index in distinct]):
        left, right = distinct[like.left], distinct[like.right]
        if _is_same(turns[left], turns[right], supported):
            yield left, right


def _is_same(left: _Turn, right: _Turn, supported: set[frozenset[SentenceRef]]) -> bool:
    """Say whether a sentence of the one stands in the other, in the same words or in others."""
    if left.article is right.article:
        return False
    one_speaker = surname(left.speaker) == surname(right.speaker) != ""
    two_names = is_named(left.speaker) and is_named(right.speaker) and not one_speaker
    beside = any(frozenset((one, two)) in supported for one in left.sentences() for two in right.sentences())
    least = 1.0 if two_names else _SAME_WITH_SUPPORT if one_speaker and beside else _SAME
    short, long = sorted((left, right), key=lambda turn: len(turn.key))
    return any(_says(wording, end - start, least) for start, end, wording in _parts(short, long))


def _parts(turn: _Turn, other: _Turn) -> Iterator[tuple[int, int, Wording]]:
    """Yield the sentences of `turn` as ranges of its tokens, with what sets each apart from `other`."""
    for start, end in sentences(turn.tokens):
        yield start, end, compare_part(turn.tokens[start:end], other.tokens)


def _says(wording: Wording, length: int, least: float) -> bool:
    return wording.same >= _MIN_COMMON and wording.same >= least * length


def _utterance(group: Sequence[_Turn]) -> Utterance:
    by_words: dict[tuple[str, ...], list[_Turn]] = {}
    for turn in group:
        by_words.setdefault(turn.key, []).append(turn)
    fullest = sorted((turns[0] for turns in by_words.values()), key=lambda turn: -len(turn.key))
    forms: list[QuotationForm] = []
    for turns in by_words.values():
        fuller = fullest[: fullest.index(turns[0])]
        forms.extend(_forms(turns, fuller))
    return Utterance(_speaker(group), tuple(forms), any(form.relation == "differs" for form in forms))


def _forms(turns: Sequence[_Turn], fuller: Sequence[_Turn]) -> Iterator[QuotationForm]:
    """Yield a form for each piece of the first of some turns that say the same word for word."""
    first, articles = turns[0], tuple(dict.fromkeys(turn.article.id for turn in turns))
    relation, differing, lacking = _told(first, fuller)
    for piece in first.pieces:
        start, end = piece.stretch.start, piece.stretch.end
        marked = tuple(span for span in differing if start <= span.start < end)
        yield QuotationForm(
            first.article.id, start, end, first.article.text[start:end], articles, relation, marked, lacking
        )


def _told(turn: _Turn, fuller: Sequence[_Turn]) -> tuple[QuotationRelation, tuple[Span, ...], int]:
    """Return how a turn relates to the fuller ones, sentence by sentence: which words differ, how many it drops."""
    differing: list[int] = []
    lacking, other = 0, None
    for start, end in sentences(turn.tokens):
        found = [(compare_part(turn.tokens[start:end], full.tokens), full) for full in fuller]
        # A sentence that none of them has is said here alone.
        said = [pair for pair in found if _says(pair[0], end - start, _SAME_WITH_SUPPORT)]
        if not said or not all(wording.altered for wording, _ in said):
            continue
        wording, other = min(said, key=lambda pair: len(pair[0].differing) + pair[0].lacking)
        differing += [start + index for index in wording.differing]
        lacking += wording.lacking
    if other is None:
        return ("shortened" if fuller and len(turn.key) < len(fuller[0].key) else "identical"), (), 0
    if base(turn.article.language) != base(other.article.language) or turn.translated or other.translated:
        return "translation", (), 0
    spans = (Span(turn.article.id, turn.tokens[index].start, turn.tokens[index].end) for index in differing)
    return "differs", tuple(spans), lacking


def _speaker(group: Sequence[_Turn]) -> str:
    """Return the speaker by the fullest name that is given; "" where nobody is."""
    given = [turn.speaker for turn in group if turn.speaker]
    return max(given, key=lambda name: (is_named(name), len(name.split())), default="")
