"""Articles of a story -> utterances: each thing said once, with its speaker and every form that it takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from digest.relate.alterations import Wording, compare_part, sentences
from digest.relate.likeness import likenesses, saying
from digest.relate.marks import Quoted
from digest.relate.numbers import base
from digest.relate.speakers import fullness, is_named, surname
from digest.relate.turns import Turn, turns
from digest.relate.wordings import Token
from digest.values import Match, QuotationForm, QuotationRelation, SentenceRef, Span, Story, Utterance

# Share of a sentence's words that two quotations must have in common, in order, to be one utterance: alone, and where
# one person speaks in both and the sentences around them match.
_SAME = 0.7
_SAME_WITH_SUPPORT = 0.45
# Fewer words in common are a turn of phrase.
_MIN_COMMON = 4

# The same for a sentence of a quotation, where others of it stand in the same turn already.
_SAME_BESIDE = 0.6
_MIN_COMMON_BESIDE = 3

# The turns that say something in the very same words, in the order of the articles.
_Wording = tuple[Turn, ...]
# Pairs of sentences that the alignment table has matched.
_Supported = AbstractSet[frozenset[SentenceRef]]


def collate(story: Story, matches: Sequence[Match], quoted: Mapping[str, Quoted]) -> tuple[Utterance, ...]:
    """Return what was said, in the order in which the articles say it; the fullest form first."""
    by_words: dict[tuple[str, ...], list[Turn]] = defaultdict(list)
    for article in story.reports:
        for turn in turns(article, quoted[article.id]):
            by_words[turn.key].append(turn)
    wordings = [tuple(same) for same in by_words.values()]
    supported = {frozenset((match.left, match.right)) for match in matches}
    home = list(range(len(wordings)))
    for left, right in _alike(wordings, supported):
        low, high = sorted((home[left], home[right]))
        home = [low if root == high else root for root in home]
    groups: dict[int, list[_Wording]] = defaultdict(list)
    for root, same in zip(home, wordings, strict=True):
        groups[root].append(same)
    return tuple(_utterance(group, supported) for group in groups.values())


def _alike(wordings: Sequence[_Wording], supported: _Supported) -> Iterator[tuple[int, int]]:
    """Yield the pairs of wordings that are of the same utterance."""
    for like in likenesses([saying(" ".join(same[0].key)) for same in wordings]):
        if _is_same(wordings[like.left], wordings[like.right], supported):
            yield like.left, like.right


def _is_same(left: _Wording, right: _Wording, supported: _Supported) -> bool:
    """Say whether a sentence of the one stands in the other, in the same words or in others."""
    if len({turn.article.id for turn in (*left, *right)}) == 1:
        return False
    least = _least(left, right, supported)
    short, long = sorted((left[0], right[0]), key=lambda turn: len(turn.tokens))
    return any(
        _says(compare_part(piece.tokens[start:end], long.tokens), end - start, least)
        for piece in short.pieces
        for start, end in sentences(piece.tokens)
    )


def _least(left: _Wording, right: _Wording, supported: _Supported) -> float:
    """Return what share of a sentence two wordings must have in common to be of one utterance."""
    ours, theirs = ({turn.speaker for turn in same if turn.speaker} for same in (left, right))
    one_speaker = bool({surname(name) for name in ours} & {surname(name) for name in theirs})
    if any(map(is_named, ours)) and any(map(is_named, theirs)) and not one_speaker:
        return 1.0
    if not one_speaker:
        return _SAME
    others = [ref for turn in right for ref in turn.sentences()]
    beside = any(frozenset((ref, other)) in supported for turn in left for ref in turn.sentences() for other in others)
    return _SAME_WITH_SUPPORT if beside else _SAME


def _says(found: Wording, length: int, least: float) -> bool:
    return found.same >= _MIN_COMMON and found.same >= least * length


def _utterance(group: Sequence[_Wording], supported: _Supported) -> Utterance:
    fullest = sorted(range(len(group)), key=lambda index: -len(group[index][0].key))
    forms: list[QuotationForm] = []
    # The fullest comes first, so that the others can be told by what sets them apart from it.
    for index in sorted(range(len(group)), key=lambda index: (index != fullest[0], index)):
        same = group[index]
        fuller = [group[other] for other in fullest[: fullest.index(index)]]
        forms.extend(_forms(same, fuller, supported))
    return Utterance(_speaker(group), tuple(forms), any(form.relation == "differs" for form in forms))


def _forms(same: _Wording, fuller: Sequence[_Wording], supported: _Supported) -> Iterator[QuotationForm]:
    """Yield a form for each piece of the first of the turns that say the same word for word."""
    first, articles = same[0], tuple(dict.fromkeys(turn.article.id for turn in same))
    others = [(other[0], _least(same, other, supported)) for other in fuller]
    compared = [
        [_Sentence(piece.tokens[start:end], others) for start, end in sentences(piece.tokens)] for piece in first.pieces
    ]
    beside = frozenset(other for told in compared for sentence in told for _, other in sentence.said())
    for piece, told in zip(first.pieces, compared, strict=True):
        relation, differing, lacking = _told(first, told, beside)
        if relation == "identical" and fuller:
            relation = "shortened" if any(sentence.said(beside) for sentence in told) else "alone"
        start, end = piece.stretch.start, piece.stretch.end
        yield QuotationForm(
            first.article.id, start, end, first.article.text[start:end], articles, relation, differing, lacking
        )


class _Sentence:
    """A sentence of a quotation beside the turns that are fuller than its own.

    `fuller` has with each the share of a sentence that must stand in it if it is what that turn says, too.
    """

    def __init__(self, tokens: Sequence[Token], fuller: Sequence[tuple[Turn, float]]) -> None:
        self.tokens = tokens
        self._compared = [(compare_part(tokens, other.tokens), other, least) for other, least in fuller]

    def said(self, beside: AbstractSet[Turn] = frozenset()) -> list[tuple[Wording, Turn]]:
        """Return the turns that say it too; in those that have what stands `beside` it, less must be in common."""
        return [
            (wording, other)
            for wording, other, least in self._compared
            if _says(wording, len(self.tokens), least)
            or (other in beside and wording.same >= max(_MIN_COMMON_BESIDE, _SAME_BESIDE * len(self.tokens)))
        ]

    def altered(self, beside: AbstractSet[Turn]) -> tuple[Wording, Turn] | None:
        """Return the turn that it is nearest to, and how; None where one says it unaltered, or none has it."""
        said = self.said(beside)
        if not said or any(not wording.altered for wording, _ in said):
            return None
        return min(said, key=lambda pair: len(pair[0].differing) + pair[0].lacking)


def _told(
    turn: Turn, told: Sequence[_Sentence], beside: AbstractSet[Turn]
) -> tuple[QuotationRelation, tuple[Span, ...], int]:
    """Return how a piece relates to the fuller turns: which of its words differ, how many of theirs it drops."""
    altered = [(sentence, found) for sentence in told if (found := sentence.altered(beside))]
    if not altered:
        return "identical", (), 0
    if any(_is_translated(turn, other) for _, (_, other) in altered):
        return "translation", (), 0
    tokens = [sentence.tokens[index] for sentence, (wording, _) in altered for index in wording.differing]
    spans = dict.fromkeys(Span(turn.article.id, token.start, token.end) for token in tokens)
    return "differs", tuple(spans), sum(wording.lacking for _, (wording, _) in altered)


def _is_translated(turn: Turn, other: Turn) -> bool:
    return base(turn.article.language) != base(other.article.language) or turn.translated or other.translated


def _speaker(group: Sequence[_Wording]) -> str:
    """Return the speaker by the fullest name that is given, else as most texts have it; "" where nobody is."""
    given = [turn.speaker for same in group for turn in same if turn.speaker]
    named = [name for name in given if is_named(name)]
    if named:
        return max(named, key=fullness)
    folded = Counter(name.casefold() for name in given)
    return max(given, key=lambda name: folded[name.casefold()], default="")
