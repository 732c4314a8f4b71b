"""English sentence -> whether a pronoun in it, or who says something, is nobody or nothing that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from digest.summarise.fragments import without_dateline
from digest.summarise.leaning import ENGLISH, Leaning
from digest.summarise.names import CAPITALISED, has_many, has_somebody, names_nobody, opens_clause, without_many

_NAME = re.compile(r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+")
# "The navy fired a day after it said": a body that is named may be what "it" means.
_BODY_SAYS = re.compile(
    r"^(?:[Tt]he )?(?:[A-Z][\w.’'-]* ){1,4}(?![a-z]+ (?:he|she|they) )[^“”]{4,200}"
    r"\bit (?:also |later |had |has )?(?:said|says|added|announced)\b"
)
_ONE = re.compile(r"\b(?:he|she|him|her)\b")
# "The daily Tern said he": a newspaper is nobody whom "he" could mean.
_BODY_SAYS_HE = re.compile(
    r"(?:The |A |An |[A-Z]\S* )?(?:[a-z]+ )*(?:[Nn]ewspaper|[Aa]gency|[Nn]etwork|[Bb]roadcaster|[Ss]tation|[Ww]ebsite|"
    r"[Mm]agazine|[Mm]edia|[Pp]ress|[Dd]aily|[Cc]hannel|[Dd]epartment|"
    r"[Mm]inistry|[Ee]mbassy|[Uu]niversity|[Hh]ospital)\b[^,“”]{0,60} "
    r"(?:said|says|reported|reports|added) (?:that )?(?:he|she)\b"
)
# "Orn says it isn't": a person and "it" - but "it is unlikely that" means nothing by "it".
_SAYS_IT = re.compile(
    r"^(?P<who>[^“”]{2,100}?) (?:also |later |has |had |first )?"
    r"(?:said|says|told \w+|added|adds|believes?|thinks?|thought|insist(?:s|ed)|claim(?:s|ed)|"
    r"estimates?|reported|reports) "
    r"(?:on \w+ )?(?:that )?it(?:[’']s)? "
    r"(?!(?:(?:is|was|would be|will be|has been|had been|may be|could be) )?(?:not |now |too |very )*"
    r"(?:a matter|clear|unclear|likely|unlikely|possible|impossible|important|hard|difficult|easy|time|early|believed|"
    r"expected|thought|necessary|better|up to|unknown|appear|seem|remain|takes?|took))"
)
# But no body "occurred".
_EVENT_OF_IT = re.compile(
    r"(?:had |has )?(?:occurred|happened|struck|began|started|broke out|took place|reached|(?:is|was) (?:an?|the)\b)"
)
_IS_BODY = re.compile(r"(?:^|[–—-] )(?:[Tt]he|[Aa]n?) |\b[A-Z]{2,}\b")
# "In the days since he was chosen, after a long count, Jon Brandt has vowed": the name comes behind.
_NAMED_BEHIND = re.compile(r"[^“”]*, (?:the |an? )?(?:[a-z-]+ ){0,3}[A-ZÀ-Þ]")


def unnamed_speaker(bare: str, rules: Leaning, names: AbstractSet[str]) -> str:
    """Return that somebody said it who is but a pronoun or a role, and whom nothing before names; "" otherwise.

    `names` are those that the article has elsewhere.
    """
    said = rules.said_by.search(bare)
    if said is None:
        return ""
    before = bare[: said.start()]
    if rules.language != ENGLISH:
        named = _NAME.search(before[1:]) is not None
    elif "they" in said[0].split():
        named = has_many(before)
    else:
        before = without_many(before, names) if _ONE.search(said[0]) else before
        named = has_somebody(before, names) or _BODY_SAYS.search(bare) is not None
    return "" if named else "unnamed-speaker"


def unnamed(bare: str, names: AbstractSet[str], people: Mapping[str, int], *, is_lead: bool) -> str:
    """Return that an English "he" or "it" is nobody or nothing that the sentence names; "" if it is, or there is none.

    `people` are the names that the article gives in full.
    """
    if (names_nobody(bare, names) and not (is_lead and _is_named_behind(bare))) or _BODY_SAYS_HE.match(bare):
        return "unnamed-person"
    says = _SAYS_IT.match(bare)
    if says is None or not (_EVENT_OF_IT.match(bare, says.end()) or _is_person(says["who"], names, people)):
        return ""
    return "unnamed-thing"


def _is_named_behind(bare: str) -> bool:
    told = without_dateline(bare)
    return opens_clause(told) and _NAMED_BEHIND.match(told) is not None


def _is_person(who: str, names: AbstractSet[str], people: Mapping[str, int]) -> bool:
    """Say whether it is a person who says it, and no body or country: those may well mean themselves by "it"."""
    name = who.partition(" on ")[0]
    if _IS_BODY.search(who) or (name in names and name not in people):
        return False
    return who.rsplit(maxsplit=1)[-1] in people or not CAPITALISED.search(who.partition(" ")[2])
