"""Two claim figures -> whether they are of one kind, count the same thing, and can both be right."""

from __future__ import annotations

from collections.abc import Sequence

from digest.relate.claims import Claim
from digest.text import words

# "About 40" and 43 do not differ.
_ABOUT = 0.15
# Words on either side of a figure that tell what is said of it.
_AROUND = 4
_STEM = 6
# What is said of people that are counted: "12 dead" and "30 wounded" are no contradiction.
_FATES = tuple(
    frozenset(group.split())
    for group in (
        "killed dead died deaths death kills slain tote toten getötet starben tués muertos fallecidos morti mortos",
        "injured wounded hurt injuries injuring wounding verletzt verletzte verletzten blessés heridos feriti feridos",
        "missing vermisst vermisste vermissten disparus desaparecidos dispersi",
        "arrested detained charged held festgenommen verhaftet arrêtés interpellés detenidos arrestati",
        "rescued saved gerettet sauvés rescatados salvati",
        "evacuated displaced homeless evakuiert évacués evacuados sfollati",
        "infected cases infections infiziert infectés infectados contagiati",
    )
)


def agree(one: Claim, two: Claim, *, edited: bool = False) -> bool:
    """Say whether two figures can both be right of one thing.

    Both "more than 300" and "more than 450" can, but where one sentence is the other `edited`, they don't say the same.
    """
    ours, theirs = ((claim.open, claim.about, claim.low < claim.high) for claim in (one, two))
    if edited and ours == theirs and any(ours):
        return (one.low, one.high) == (two.low, two.high)
    if one.low <= two.high and two.low <= one.high:
        return True
    small, large = (one, two) if one.high < two.low else (two, one)
    if small.open > 0 or large.open < 0:
        return True
    if (one.about or two.about) and large.low - small.high <= _ABOUT * large.low:
        return True
    # A sum rounded to tens of thousands and a more exact one: they agree if the exact one rounds to the other.
    coarse, fine = (one, two) if one.step > two.step else (two, one)
    return coarse.step > fine.step and coarse.step > 1 and abs(coarse.low - fine.low) <= coarse.step / 2


def is_one_kind(one: Claim, two: Claim) -> bool:
    """Say whether two figures can be compared at all; a number without a noun can be with any."""
    if one.kind != two.kind:
        return False
    if one.kind in ("money", "measure"):
        return one.unit == two.unit
    if one.kind == "date":
        # With a year and without: the longer one may only say more.
        return (one.low < 10000) == (two.low < 10000)
    return not one.nouns or not two.nouns or _is_one_noun(one, two)


def is_one_unit(one: Claim, two: Claim) -> bool:
    """Say whether two figures count the same thing, as far as the nouns behind them tell."""
    return is_one_kind(one, two) and (one.kind != "count" or _is_one_noun(one, two))


def _is_one_noun(one: Claim, two: Claim) -> bool:
    # The first is what is counted, the others only stand near it: "41 passengers ashore" and "9 dogs ashore".
    return bool(one.nouns and two.nouns) and (one.nouns[0] in two.nouns or two.nouns[0] in one.nouns)


def times(claim: Claim, claims: Sequence[Claim]) -> int:
    """Return how many of `claims` count what `claim` counts."""
    return sum(is_one_unit(claim, other) for other in claims)


def context(text: str, claim: Claim) -> frozenset[str]:
    """Return stems of the words around a figure of `text`; words of fate are left whole."""
    before, after = words(text[: claim.start]), words(text[claim.end :])
    near = (*before[-_AROUND:], *after[:_AROUND])
    return frozenset(word if _fate_of(word) else word[:_STEM] for word in near if len(word) > 3)


def fate(near: frozenset[str]) -> frozenset[int]:
    """Return what the words around a figure say happened to those who are counted."""
    return frozenset(number for word in near for number in _fate_of(word))


def _fate_of(word: str) -> tuple[int, ...]:
    return tuple(number for number, group in enumerate(_FATES) if word in group)
