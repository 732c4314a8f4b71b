"""Articles of a story -> utterances: each thing said once, with its speaker and every form that it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from digest.relate.likeness import likenesses, saying
from digest.relate.numbers import base
from digest.relate.speakers import is_named, surname
from digest.relate.turns import Turn, turns
from digest.relate.wordings import Wording, compare_part, sentences
from digest.values import Match, QuotationForm, QuotationRelation, SentenceRef, Span, Story, Utterance

# Share of a sentence's words that two quotations must have in common, in order, to be one utterance: alone, and where
# one person speaks in both and the sentences around them match.
_SAME = 0.7
_SAME_WITH_SUPPORT = 0.45
# Fewer words in common are a turn of phrase.
_MIN_COMMON = 4

# The turns that say something in the very same words, in the order of the articles.
_Wording = tuple[Turn, ...]
# Pairs of sentences that the alignment table has matched.
_Supported = AbstractSet[frozenset[SentenceRef]]


def collate(story: Story, matches: Sequence[Match]) -> tuple[Utterance, ...]:
    """Return what was said, in the order in which the articles say it; forms in the order of the articles."""
    by_words: dict[tuple[str, ...], list[Turn]] = defaultdict(list)
    for article in story.reports:
        for turn in turns(article):
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
    if {turn.article.id for turn in left} == {turn.article.id for turn in right} and len(left) == 1:
        return False
    least = _least(left, right, supported)
    short, long = sorted((left[0].tokens, right[0].tokens), key=len)
    return any(_says(compare_part(short[start:end], long), end - start, least) for start, end in sentences(short))


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
    for index, same in enumerate(group):
        fuller = [group[other] for other in fullest[: fullest.index(index)]]
        forms.extend(_forms(same, fuller, supported))
    return Utterance(_speaker(group), tuple(forms), any(form.relation == "differs" for form in forms))


def _forms(same: _Wording, fuller: Sequence[_Wording], supported: _Supported) -> Iterator[QuotationForm]:
    """Yield a form for each piece of the first of the turns that say the same word for word."""
    first, articles = same[0], tuple(dict.fromkeys(turn.article.id for turn in same))
    relation, differing, lacking = _told(same, fuller, supported)
    for piece in first.pieces:
        start, end = piece.stretch.start, piece.stretch.end
        marked = tuple(span for span in differing if start <= span.start < end)
        dropped = sum(count for place, count in lacking if start <= place < end)
        yield QuotationForm(
            first.article.id, start, end, first.article.text[start:end], articles, relation, marked, dropped
        )


def _told(
    same: _Wording, fuller: Sequence[_Wording], supported: _Supported
) -> tuple[QuotationRelation, tuple[Span, ...], list[tuple[int, int]]]:
    """Return how a wording relates to the fuller ones: which words differ, and at what offset it drops how many."""
    turn = same[0]
    differing: list[int] = []
    lacking: list[tuple[int, int]] = []
    altered: Turn | None = None
    least = [(other[0], _least(same, other, supported)) for other in fuller]
    for start, end in sentences(turn.tokens):
        found = [(compare_part(turn.tokens[start:end], other.tokens), other, share) for other, share in least]
        # A sentence that none of them has is said here alone.
        said = [(wording, other) for wording, other, share in found if _says(wording, end - start, share)]
        if said and all(wording.altered for wording, _ in said):
            wording, altered = min(said, key=lambda pair: len(pair[0].differing) + pair[0].lacking)
            differing += [start + index for index in wording.differing]
            lacking.append((turn.tokens[start].start, wording.lacking))
    if altered is None:
        return ("shortened" if fuller and len(turn.key) < len(fuller[0][0].key) else "identical"), (), []
    if base(turn.article.language) != base(altered.article.language) or turn.translated or altered.translated:
        return "translation", (), []
    spans = (Span(turn.article.id, turn.tokens[index].start, turn.tokens[index].end) for index in differing)
    return "differs", tuple(spans), lacking


def _speaker(group: Sequence[_Wording]) -> str:
    """Return the speaker by the fullest name that is given; "" where nobody is."""
    given = [turn.speaker for same in group for turn in same if turn.speaker]
    return max(given, key=lambda name: (is_named(name), len(name.split())), default="")
