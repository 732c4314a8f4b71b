"""Two forms of one quotation -> whether the wording was altered, and which words differ.

No alteration are: what stands in square brackets or dots marks as left out, words cut off at the ends, whole
sentences left out, a word said twice, a "that" or "and" between clauses, spelling, case, contractions, masked
swearing, numbers in words or digits. A word dropped from the middle without dots is one: it may be "not".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import pairwise

from digest.relate.wordings import EDITED, MASK, Token

# A bracket stands for at most so many words of the other form.
_MOST_EDITED = 6
# Dots so many words away tell of words left out too: editors put them before or behind a "the" that both have.
_NEAR_DOTS = 3
_LEAST_SLACK = 4
_LEAST_SENTENCE = 6
# Words in common at either end, so few, beyond a longer stretch that is not, are chance.
_CHANCE = 2
# Where a form ends in other words than the other one, that is told if they are few, and so many of the nine beside them
# stand in both. Else it goes on with something else that was said.
_MOST_AT_AN_END = 2
_LEAST_BESIDE_AN_END = 7
_BESIDE_AN_END = 9
# Speakers and transcripts leave them out and put them in.
_JOINING = frozenset(("that", "and"))
# Too little to tell that an end has other words: "a decision" and "made the decision".
_SMALL = _JOINING | frozenset("a an the of to in it but so".split())
# What "'s" and "'d" may stand for.
_CONTRACTED_ALIKE = (frozenset(("is", "has")), frozenset(("would", "had")))


@dataclass(frozen=True, slots=True)
class Wording:
    """What sets a form apart from another one.

    `altered` says whether words differ, `differing` are the indices of its tokens that the other hasn't there, and
    `lacking` how many of the other's words it drops without saying so. `same` is the number of words in common.
    """

    altered: bool
    differing: tuple[int, ...]
    lacking: int
    same: int


@dataclass(frozen=True, slots=True)
class _Gap:
    """A stretch of each form between words that both have: their tokens `left` to `left_end`, ours by `right`."""

    left: int
    left_end: int
    right: int
    right_end: int


def compare_part(part: Sequence[Token], other: Sequence[Token]) -> Wording:
    """Return what sets `part` apart from the stretch of `other` that says the same; the rest of `other` doesn't count.

    The stretch is looked for around the longest run of words in common.
    """
    theirs = [token.word for token in other]
    first, run = _around_longest_run(part, theirs, 0, len(theirs))
    found = _compare(part, other[first])
    if not found.altered:
        return found
    # A phrase that the speaker used before may have led to the wrong place.
    places = ((0, run.a), (run.a + run.size, len(theirs)))
    again = (_around_longest_run(part, theirs, *place)[0] for place in places if place[1] - place[0] >= run.size)
    return max((found, *(_compare(part, other[window]) for window in again)), key=_nearness)


def _around_longest_run(part: Sequence[Token], theirs: Sequence[str], low: int, high: int) -> tuple[slice, Match]:
    """Return where in `theirs`, about as long as `part`, lies the longest run of words in common from low to high."""
    ours = [token.word for token in part]
    run = SequenceMatcher(None, theirs, ours, autojunk=False).find_longest_match(low, high)
    # Dots may stand for any number of words of the other.
    slack = len(theirs) if EDITED in ours else max(_LEAST_SLACK, len(ours) // 2)
    return slice(max(0, run.a - run.b - slack), run.a + len(ours) - run.b + slack), run


def _nearness(wording: Wording) -> tuple[int, int]:
    return wording.same, -len(wording.differing) - wording.lacking


def sentences(form: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a quotation as ranges of its tokens; a very short one goes with the next, or the last."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in (index + 1 for index, token in enumerate(form) if token.ends):
        if end - start >= _LEAST_SENTENCE:
            found.append((start, end))
            start = end
    if start < len(form):
        found[-1:] = [(found[-1][0] if found else start, len(form))]
    return tuple(found)


def _compare(ours: Sequence[Token], theirs: Sequence[Token]) -> Wording:
    blocks = _blocks(ours, theirs)
    if not blocks:
        return Wording(False, (), 0, 0)
    differing: list[int] = []
    lacking = 0
    for before, after in pairwise(blocks):
        gap = _Gap(before.a + before.size, after.a, before.b + before.size, after.b)
        if not _is_editing(theirs, ours, gap):
            differing.extend(range(gap.right, gap.right_end))
            lacking += max(0, (gap.left_end - gap.left) - (gap.right_end - gap.right))
    differing.extend(_at_the_ends(ours, theirs, blocks))
    same = sum(block.size for block in blocks)
    return Wording(bool(differing or lacking), tuple(sorted(differing)), lacking, same)


def _blocks(ours: Sequence[Token], theirs: Sequence[Token]) -> list[Match]:
    """Return the runs of words in common, in order; at the ends none that is chance."""
    matcher = SequenceMatcher(None, [token.word for token in theirs], [token.word for token in ours], autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    while len(blocks) > 1 and _is_chance(blocks[-1], blocks[-2], blocks[-1]):
        blocks.pop()
    while len(blocks) > 1 and _is_chance(blocks[0], blocks[0], blocks[1]):
        blocks.pop(0)
    return blocks


def _is_chance(outer: Match, before: Match, after: Match) -> bool:
    between = max(after.a - before.a - before.size, after.b - before.b - before.size)
    return outer.size <= _CHANCE < between


def _at_the_ends(ours: Sequence[Token], theirs: Sequence[Token], blocks: Sequence[Match]) -> Iterator[int]:
    """Yield the tokens of ours before or behind all that is in common which stand for other words of theirs."""
    first, last = blocks[0], blocks[-1]
    common = {index for block in blocks for index in range(block.b, block.b + block.size)}
    if first.a and not theirs[first.a - 1].ends:
        head = range(_last_edited(ours[: first.b]) + 1, first.b)
        beside = common.intersection(range(first.b, first.b + _BESIDE_AN_END))
        if len(beside) >= _LEAST_BESIDE_AN_END and _is_other(ours, theirs[: first.a][-len(head) :], head):
            yield from head
    end, their_end = last.b + last.size, last.a + last.size
    if their_end < len(theirs) and not theirs[their_end - 1].ends and not ours[end - 1].ends:
        tail = range(end, next((i for i in range(end, len(ours)) if ours[i].word == EDITED), len(ours)))
        beside = common.intersection(range(end - _BESIDE_AN_END, end))
        has_dots = any(token.word == EDITED for token in ours[end - _NEAR_DOTS : end])
        is_near = len(beside) >= _LEAST_BESIDE_AN_END and not has_dots
        if is_near and _is_other(ours, theirs[their_end:][: len(tail)], tail):
            yield from tail


def _last_edited(tokens: Sequence[Token]) -> int:
    return max((index for index, token in enumerate(tokens) if token.word == EDITED), default=-1)


def _is_other(ours: Sequence[Token], theirs: Sequence[Token], places: range) -> bool:
    mine = [ours[index] for index in places]
    if not 0 < len(mine) <= _MOST_AT_AN_END or any(token.word == EDITED for token in theirs):
        return False
    return not all(token.word in _SMALL for token in mine) and not _spelled_alike(mine, theirs)


def _is_editing(theirs: Sequence[Token], ours: Sequence[Token], gap: _Gap) -> bool:
    """Say whether the difference between two stretches is the work of an editor that is allowed or marked."""
    one, two = theirs[gap.left : gap.left_end], ours[gap.right : gap.right_end]
    if one and two:
        return _is_marked(one, two) or _is_marked(two, one) or _spelled_alike(one, two)
    whole, start, end = (theirs, gap.left, gap.left_end) if one else (ours, gap.right, gap.right_end)
    part, at = (ours, gap.right) if one else (theirs, gap.left)
    left_out = [token.word for token in whole[start:end]]
    return (
        all(word == EDITED for word in left_out)
        or EDITED in [token.word for token in part[max(0, at - _NEAR_DOTS) : at + _NEAR_DOTS]]
        or _JOINING.issuperset(left_out)
        or (whole[start - 1].ends and whole[end - 1].ends)
        or _is_said_twice([token.word for token in whole], start, end)
    )


def _is_said_twice(words: Sequence[str], start: int, end: int) -> bool:
    size = end - start
    return words[start:end] in (words[start - size : start], words[end : end + size])


def _is_marked(edited: Sequence[Token], other: Sequence[Token]) -> bool:
    """Say whether a bracket or dots in the one stretch tell of what the other has."""
    if any(token.word != EDITED for token in edited):
        return False
    # Dots may stand for any number of words; both are one token, told apart by their length: "[...]".
    is_gap = any(token.end - token.start <= len("[. . .]") for token in edited)
    return is_gap or len(other) <= _MOST_EDITED


def _spelled_alike(one: Sequence[Token], two: Sequence[Token]) -> bool:
    left, right = "".join(token.word for token in one), "".join(token.word for token in two)
    if left == right or (sorted(left) == sorted(right) and left[:1] == right[:1] and len(left) > 4):
        return True
    return len(one) == len(two) and all(_is_one_word(a, b) for a, b in zip(one, two, strict=True))


def _is_one_word(one: Token, two: Token) -> bool:
    if one.word == two.word or {one.word, two.word} in _CONTRACTED_ALIKE or _is_one_name(one, two):
        return True
    return any(
        MASK.search(masked) and re.fullmatch(r"[\w*—–-]+".join(map(re.escape, MASK.split(masked))), plain)
        for masked, plain in ((one.word, two.word), (two.word, one.word))
    )


def _is_one_name(one: Token, two: Token) -> bool:
    """Say whether two capitalised words are one name in two spellings: "Zelensky" and "Zelenskyy"."""
    if not (one.capital and two.capital) or min(len(one.word), len(two.word)) < 5 or one.word[:3] != two.word[:3]:
        return False
    matcher = SequenceMatcher(None, one.word, two.word, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return max(len(one.word), len(two.word)) - same <= 1
