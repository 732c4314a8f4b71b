"""Articles of a story -> utterances: each thing said once, with its speaker and every form that it takes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from digest.relate.likeness import likenesses, saying
from digest.relate.marks import Stretch, stretches
from digest.relate.numbers import base
from digest.relate.speakers import is_named, speaker, surname
from digest.relate.wordings import Token, compare, tokens
from digest.text import words
from digest.values import Article, Match, QuotationForm, QuotationRelation, SentenceRef, Span, Story, Utterance

# Shorter quotations are scare quotes and titles, not something that was said.
_MIN_WORDS = 5
# Share of the shorter form's words that two forms must have in common, in order, to be one utterance: alone, and where
# the same person speaks or the sentences around them match.
_SAME = 0.66
_SAME_WITH_SUPPORT = 0.45
# Fewer words in common are a turn of phrase.
_MIN_COMMON = 4
# Between the pieces of an interrupted quotation stand a name, a verb and a little more.
_MOST_BETWEEN = 160
# A form altered in more than this share of its words is told as another statement unless something supports it.
_TRANSLATED = re.compile(
    r"\b(?:translat(?:ed|ion|or)|interpreter|speaking in (?:[A-Z]\w+)|said in (?:Russian|Ukrainian|Arabic|Hebrew|French|"
    r"German|Spanish|Chinese|Mandarin|Persian|Farsi|Turkish|Japanese|Korean|Portuguese|Italian|Polish)|"
    r"übersetzt|Dolmetscher|traduit|traduction|interprète|traducido|traducción|intérprete|tradotto|traduzione)\b"
)


@dataclass(frozen=True, slots=True)
class _Found:
    """One quotation in one article; `turn` numbers what is one quotation although a "she said" interrupts it."""

    article: Article
    start: int
    end: int
    speaker: str
    turn: int
    translated: bool
    sentences: frozenset[SentenceRef]
    tokens: tuple[Token, ...] = field(compare=False)

    @property
    def text(self) -> str:
        return self.article.text[self.start : self.end]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens if token.word != "[]")


def collate(story: Story, matches: Sequence[Match]) -> tuple[Utterance, ...]:
    """Return what was said, in the order in which the articles say it; forms in the order of the articles."""
    found = [quotation for article in story.reports for quotation in _quotations(article)]
    supported = {frozenset((match.left, match.right)) for match in matches}
    home = list(range(len(found)))

    def root(index: int) -> int:
        while home[index] != index:
            home[index] = home[home[index]]
            index = home[index]
        return index

    for left, right in _one_utterance(found, supported):
        low, high = sorted((root(left), root(right)))
        home[high] = low
    groups: dict[int, list[_Found]] = defaultdict(list)
    for index, quotation in enumerate(found):
        groups[root(index)].append(quotation)
    return tuple(_utterance(group) for _, group in sorted(groups.items()))


def _quotations(article: Article) -> Iterator[_Found]:
    previous: Stretch | None = None
    spoke, turn, kept = "", 0, False
    for stretch in stretches(article):
        same_line = previous is not None and previous.line_end == stretch.line_end
        between = article.text[previous.end + 1 : stretch.start - 1] if previous and same_line else ""
        before = article.text[stretch.line_start : stretch.start - 1]
        after = article.text[stretch.end + 1 : stretch.line_end]
        who = speaker(before, after, spoke if same_line else "")
        goes_on = bool(kept and spoke and who in ("", spoke) and _interrupts(between))
        who = who or (spoke if goes_on else "")
        turn += not goes_on
        text = article.text[stretch.start : stretch.end]
        # The rest of an interrupted quotation belongs to it however short it is.
        kept = len(words(text)) >= _MIN_WORDS or (goes_on and len(words(text)) > 1)
        if kept:
            yield _Found(
                article,
                stretch.start,
                stretch.end,
                who,
                turn,
                _TRANSLATED.search(before + after) is not None,
                frozenset(
                    SentenceRef(article.id, s.number)
                    for s in article.sentences
                    if s.start < stretch.end and stretch.start < s.end
                ),
                tokens(text),
            )
        previous, spoke = stretch, who


def _interrupts(between: str) -> bool:
    """Say whether the words between two quotations are the "she said" in the middle of one."""
    plain = between.strip()
    return 0 < len(plain) <= _MOST_BETWEEN and len(re.findall(r"[.!?](?:\s|$)", plain)) <= 1


def _one_utterance(found: Sequence[_Found], supported: set[frozenset[SentenceRef]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of quotations that are the same utterance."""
    by_key: dict[tuple[str, ...], int] = {}
    turns: dict[tuple[str, int], int] = {}
    for index, quotation in enumerate(found):
        yield by_key.setdefault(quotation.key, index), index
        yield turns.setdefault((quotation.article.id, quotation.turn), index), index
    distinct = list(by_key.values())
    sayings = [saying(" ".join(found[index].key)) for index in distinct]
    for like in likenesses(sayings):
        left, right = distinct[like.left], distinct[like.right]
        if _is_same(found[left], found[right], supported):
            yield left, right


def _is_same(left: _Found, right: _Found, supported: set[frozenset[SentenceRef]]) -> bool:
    if left.article is right.article:
        return False
    shorter = min(len(left.key), len(right.key))
    same = compare(left.tokens, right.tokens).same
    if same < _MIN_COMMON or shorter == 0:
        return False
    share = same / shorter
    one_speaker = surname(left.speaker) == surname(right.speaker) != ""
    if is_named(left.speaker) and is_named(right.speaker) and not one_speaker:
        return share == 1.0 and shorter > _MIN_WORDS
    beside = any(frozenset((a, b)) in supported for a in left.sentences for b in right.sentences)
    return share >= (_SAME_WITH_SUPPORT if one_speaker or beside else _SAME)


def _utterance(group: Sequence[_Found]) -> Utterance:
    turns: dict[tuple[str, int], list[_Found]] = {}
    for quotation in group:
        turns.setdefault((quotation.article.id, quotation.turn), []).append(quotation)
    whole = {turn: _joined(pieces) for turn, pieces in turns.items()}
    reference = max(whole, key=lambda turn: len(whole[turn]))
    forms: dict[tuple[tuple[str, ...], tuple[str, ...]], list[_Found]] = {}
    relations: dict[tuple[tuple[str, ...], tuple[str, ...]], tuple[QuotationRelation, tuple[Span, ...], int]] = {}
    for turn, pieces in turns.items():
        told = _told(pieces, whole[turn], turns[reference], whole[reference])
        for quotation in pieces:
            key = (quotation.key, tuple(token.word for token in whole[turn] if token.word != "[]"))
            forms.setdefault(key, []).append(quotation)
            marked = tuple(span for span in told[1] if quotation.start <= span.start < quotation.end)
            relations.setdefault(key, (told[0], marked, told[2]))
    return Utterance(
        speaker=_speaker(group),
        forms=tuple(
            QuotationForm(
                members[0].article.id,
                members[0].start,
                members[0].end,
                members[0].text,
                tuple(dict.fromkeys(member.article.id for member in members)),
                *relations[key],
            )
            for key, members in forms.items()
        ),
        differs=any(relation == "differs" for relation, _, _ in relations.values()),
    )


def _joined(pieces: Sequence[_Found]) -> tuple[Token, ...]:
    """Return the words of a quotation without what interrupts it; offsets are those of the article."""
    return tuple(
        Token(token.word, piece.start + token.start, piece.start + token.end, token.ends, token.capital)
        for piece in pieces
        for token in piece.tokens
    )


def _told(
    pieces: Sequence[_Found], form: Sequence[Token], others: Sequence[_Found], reference: Sequence[Token]
) -> tuple[QuotationRelation, tuple[Span, ...], int]:
    """Return how a form relates to the fullest one, which words differ, and how many it drops."""
    article = pieces[0].article
    wording = compare(form, reference)
    if not wording.altered:
        return ("identical" if wording.same >= len(reference) - _edited(reference) else "shortened"), (), 0
    languages = {base(quotation.article.language) for quotation in (pieces[0], others[0])}
    if len(languages) > 1 or pieces[0].translated or others[0].translated:
        return "translation", (), 0
    spans = tuple(Span(article.id, form[index].start, form[index].end) for index in wording.differing)
    return "differs", spans, wording.lacking


def _edited(form: Sequence[Token]) -> int:
    return sum(token.word == "[]" for token in form)


def _speaker(group: Sequence[_Found]) -> str:
    """Return the speaker by the fullest name that is given; "" where nobody is."""
    given = [quotation.speaker for quotation in group if quotation.speaker]
    return max(given, key=lambda name: (is_named(name), len(name.split())), default="")
