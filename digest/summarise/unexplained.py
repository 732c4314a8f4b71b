"""English "the ..." and "his ..." -> whether they leave open which is meant, though no rule refuses them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from digest.summarise.names import CALENDAR, LETTERS, PEOPLE, VERBS
from digest.summarise.nouns import BODY_NOUNS, COMMON, OF_SEVERAL, SPEECH, is_event, is_in
from digest.summarise.which import CLAUSE, REST, WORD, YEAR, has_word_on, is_superlative, says_when, says_which, telling

# Letters of a noun that tell it by its stem, and words behind "the" that may say which.
_STEM = 4
_LOOKED_AT = 4
# "The Act", "the Council", "the Stadium", "the Acting President": which?
_BODIES = BODY_NOUNS | frozenset("act agreement arena bill club hall hospital museum order school stadium".split())
_OFFICES = frozenset(
    "acting attorney chancellor chief deputy director finance first foreign general interior judge justice lieutenant "
    "minister premier president prime secretary speaker vice".split()
)
# "The North Lindish plan" is as the Lindish one.
_SIDES = frozenset("North South East West".split())
# "The Lindish plan", "the U.N. vote": of several.
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|an|i|ch)")
# "The Aug. 16 cable", "the Monday meeting": one of many.
_DATED = re.compile(rf"{CALENDAR.pattern}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?")
# "The second quarter" is everybody's.
_OF_TIME = frozenset("quarter half term round time times".split())
# What stands before "the ..." that is no object: a preposition, a clause's first word, nothing.
_BEFORE_THE = re.compile(
    r"(?:^|[,;:–—(“\"]|\b(?:in|on|at|by|for|to|of|from|with|about|over|into|after|before|during|since|until|under|"
    r"against|between|among|near|through|across|behind|as|that|and|or|but|if|when|while|because|than|amid|despite)) ?$",
    re.IGNORECASE,
)
_WITH_VERBS = frozenset("in on at by for to from with near into under along inside outside across over about".split())
_ASKED_FOR = frozenset("on for to with into over about".split())
_CLAUSE_BEGINS = frozenset("when while as after before because if although though until since".split())
_OWNERS = frozenset("its his her their".split())
# "The Tern story": one of many that bear the name; but there is one mayor.
_ONE_OF_MANY = SPEECH | frozenset(
    """act ad advert analysis article bill book case company component decision documentary element episode film
    firm group law movie order part piece poll portion ruling section series share song story study survey""".split()
)
# "Orn’s first speech" is no more told than his speech.
_QUALITIES = frozenset("executive first initial landmark latest new planned proposed public recent surprise".split())
# "The youngest son": whose?
_KIN = frozenset("son daughter child brother sister sibling cousin".split())
_LANDS = frozenset(("country", "nation"))
_HEADS = frozenset("ambassador bishop chief governor king mayor minister pope president prince queen".split())
# "The repairs needed to open the lock".
_PURPOSE = frozenset("needed required used designed aimed meant intended".split())
# "The decision by the council": whose, but not which.
_OUTCOMES = frozenset(
    "agreement announcement deal decision discovery finding findings move offer plan proposal ruling verdict "
    "vote".split()
)
# "The incident in Saltmere": where, but not what.
_WHATEVER = frozenset("case episode event incident matter ordeal situation".split())
_SAYS_OF_WHAT = frozenset("to that against over on not".split())
# "The drug, tirvamab, ..." - but "of the speech, Orn promised" and "on the tape, Orn said" tell who did, not which.
_NAMED_BEHIND = re.compile(
    r", (?:(?:also )?(?:known|named|called|dubbed|identified|titled)\b|"
    r"(?!according\b|[^,]*\b(?:[a-z]+ed|said|says|told|wrote|was|is|has|had|will)\b)[^,]{2,60}, )"
)
_THE = re.compile(rf"\b[Tt]he {REST}")
# "His decision", "Orn's remarks".
_OF_DAY = re.compile(rf"{CALENDAR.pattern}(?: night| morning| afternoon| evening)?$")
_OWN = re.compile(rf"(?:\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|[’']s|s’) {REST}")
# Whose it is says which.
_POSSESSIONS = frozenset(
    """account aircraft album bag boat book business campaign car election email ferry flight fund gun helicopter
    inauguration island language law machine mission money phone plane product ship show song station suit team
    territory tour town truck vehicle vessel website""".split()
)


def has_open_definite(text: str) -> bool:
    """Say whether "the ..." stands in a text of which neither a name nor what follows says which it is."""
    return any(
        _leaves_open(tokens, is_object=not _BEFORE_THE.search(text, 0, found.start()))
        and not has_word_on(tokens[0][:_STEM], text[: found.start()])
        and not says_when(text, found)
        and not (len(tokens) <= _LOOKED_AT and _NAMED_BEHIND.match(text, found.end("rest")))
        for found in _THE.finditer(text)
        if (tokens := telling(WORD.findall(found["rest"])))
    )


def _leaves_open(tokens: Sequence[str], *, is_object: bool) -> bool:
    """Say whether "the ..." is of no kind that everybody knows, and neither a name nor what follows says which."""
    following = "".join(tokens[1:2])
    if (tokens[0] in _SIDES and following[:1].isupper()) or (tokens[0] == "“" and following.islower()):
        tokens = tokens[1:]
    first, second, third = (*tokens[:3], "", "")[:3]
    if _is_one_of_several(first, second, third):
        return not _is_completed(second, tokens[2:], is_object=is_object)
    return _is_office(tokens) or _is_named_for(tokens) or _is_open_noun(tokens, is_object=is_object)


def _is_one_of_several(first: str, second: str, third: str) -> bool:
    """Say whether a year, an order or a people says no more than that there are several: "the Lindish plan"."""
    if YEAR.fullmatch(first):
        return second in _ONE_OF_MANY | _OUTCOMES
    if first in OF_SEVERAL:
        return second not in COMMON | _OF_TIME
    of_event = is_event(second) or PEOPLE.fullmatch(second) is not None
    by_people = _DEMONYM.fullmatch(first) or (LETTERS.fullmatch(first) and of_event)
    known = second in COMMON - _LANDS or not _HEADS.isdisjoint((second, third))
    return bool(by_people) and second.islower() and not known


def _is_office(tokens: Sequence[str]) -> bool:
    """Say whether it is "the Prime Minister" and neither a name nor "of Northland" says which."""
    words = list(takewhile(lambda word: word[:1].isupper() and word.lower() in _OFFICES, tokens))
    behind = "".join(tokens[len(words) :][:1])
    return len(words) > 1 and not (behind[:1].isupper() or behind in ("of", "for", "in"))


def _is_open_noun(tokens: Sequence[str], *, is_object: bool) -> bool:
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        following = "".join(tokens[place + 1 : place + 2])
        if place and (word in CLAUSE or (word in _PURPOSE and following in ("to", "for", "at"))):
            return False
        if place and (word in _WITH_VERBS or says_which(tokens[place:])):
            return not _is_completed(tokens[place - 1], tokens[place:], is_object=is_object)
        if word in VERBS or word in _CLAUSE_BEGINS or not word[0].isalnum() or (place and word.endswith("ed")):
            return place > 0
        if word[0].islower() and word.endswith(("’s", "'s")) and not is_in(COMMON, word):
            return True
        is_one_of_many = place == 0 and word.lower() in _BODIES and not following[:1].isupper()
        if word[0].isupper() and not is_one_of_many and not _DATED.fullmatch(word):
            # "The alleged Tern plot".
            of_event = place > 0 and is_event(following)
            return of_event and not _is_completed(following, tokens[place + 2 :], is_object=is_object)
        if word in COMMON or is_superlative(word):
            return following in _KIN and is_superlative(word) and not says_which(tokens[place + 2 :])
    return True


def _is_completed(noun: str, following: Sequence[str], *, is_object: bool) -> bool:
    """Say whether what follows a noun says which; "stopped the car in the city" and "took it up at its fair" don't.

    Behind an object most prepositions go with the verb, unless the noun asks for one: "announced the plan for".
    """
    if not says_which(following) or following[0] not in _WITH_VERBS:
        return says_which(following)
    if noun in _WHATEVER:
        return False
    if noun in _OUTCOMES and following[0] == "by":
        verb = next((place for place, word in enumerate(following) if word in VERBS or word.endswith("ed")), None)
        return bool(_SAYS_OF_WHAT.intersection(following[:verb]))
    asked_for = is_event(noun) and not is_in(SPEECH, noun) and following[0] in _ASKED_FOR
    return (not is_object or asked_for) and "".join(following[1:2]) not in _OWNERS


def _is_of_name(word: str, behind: str) -> bool:
    return word[:1].isupper() or (word in ("and", "of") and behind[:1].isupper())


def _is_named_for(tokens: Sequence[str]) -> bool:
    """Say whether it is "the Tern patient", "the two-time Lindholm Cup winner", and no name or clause says which."""
    words = enumerate(pairwise((*tokens, "")))
    names = next((place for place, (word, behind) in words if place and not _is_of_name(word, behind)), 0)
    noun, following = (*tokens[names : names + 2], "", "")[:2]
    opening = tokens[0][0].isupper() or "-" in tokens[0]
    return (
        opening
        and (noun in _ONE_OF_MANY or (PEOPLE.fullmatch(noun) is not None and noun not in _HEADS))
        and not ((following[:1].isupper() and not CALENDAR.match(following)) or says_which([following, ""]))
    )


def has_open_possession(text: str) -> bool:
    """Say whether "his ..." or "Orn’s ..." is an event of which nothing says which it is."""
    return any(
        _is_open_event(tokens, of_day=_OF_DAY.search(text, 0, found.start()) is not None)
        and not has_word_on(tokens[0][:_STEM], text[: found.start()])
        for found in _OWN.finditer(text)
        if (tokens := WORD.findall(found["rest"]))
    )


def _is_open_event(tokens: Sequence[str], *, of_day: bool) -> bool:
    """Say whether these words tell of an event, though not which: "Thursday’s flight" does so, Orn’s own doesn't."""
    second = "".join(tokens[1:2])
    of_event = tokens[0] in _QUALITIES or is_in(SPEECH, second) or (of_day and tokens[0].islower() and is_event(second))
    if second and of_event:
        tokens = tokens[1:]
    owned = is_in(_POSSESSIONS, tokens[0]) and not of_day
    return is_event(tokens[0]) and not (owned or says_which(tokens[1:]))
