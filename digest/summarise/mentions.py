"""How English sentences lean, further in, by "the ..." that only an earlier sentence can have introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from digest.summarise.names import CALENDAR, PEOPLE, VERBS, has_name, has_person
from digest.summarise.nouns import (
    BODIES,
    BODY_NOUNS,
    COMMON,
    COMPANIES,
    ENTITIES,
    MANY,
    OF_SEVERAL,
    SPEECH,
    VAGUE,
    is_event,
    is_in,
    is_plural,
    is_told,
)
from digest.summarise.which import (
    ADVERB,
    CLAUSE,
    COMPLETING,
    INTRODUCED,
    LOOKED_AT,
    REST,
    SPONSORED,
    WORD,
    YEAR,
    has_word_on,
    is_superlative,
    says_when,
    says_which,
    telling,
)

_THE = re.compile(rf"\b(?P<word>[Tt]he|th(?:at|is|ese|ose)) {REST}")
# "Mr. Orn said the airline": he is none.
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Mme|Sir|Lord|Lady|President|Minister)\b\.?(?: [A-ZÀ-ÞĀ-Ž][\w’'-]+)+"
)
# Something is told as new by "a" or a number, and the few words behind it.
_INDEFINITE = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]ome|"
    r"[Ss]everal|[Mm]any|[Dd]ozens of|[Hh]undreds of|[Tt]housands of|\d[\d,.]*)((?: [\w’'-]+){1,5})"
)
_APPOSITION = re.compile(
    rf", (?:[A-ZÀ-ÞĀ-Ž“]|(?:also )?(?:known|named|called|dubbed|identified|titled)\b|(?!{ADVERB})[\w-]{{3,}}, )"
)
# What a rule says is told behind it: "the bill, which would ...".
_TOLD_BEHIND = re.compile(
    r"(?:bill|law|legislation|measure|plan|proposal|amendment|rule|act|deal|agreement), (?:which|who)\b"
)
# "Intended the trip to show ...": what for, not which.
_MAKES = re.compile(
    r"\b(?:intend(?:s|ed)?|want(?:s|ed)?|expect(?:s|ed)?|allow(?:s|ed)?|forc(?:e|es|ed)|us(?:e|es|ed|ing)|caus(?:e|es|ed)|"
    r"prompt(?:s|ed)?|asked|urged|ordered|helped) $"
)
_TOLD_WHAT = re.compile(r" (?:that|he|she|it|they|his|her|its|their|there) ")
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|informed|warned|assured|reminded) $|"
    r"\b(?:said|says|wrote|added|told [\w’'-]+) (?:after|before|during|following) $"
)
# Sources are "familiar with the matter" whatever it is.
_IDIOM = re.compile(r"(?:familiar with|close to) $")
# Two names are countries, companies, parties: "Orn and Vell said the companies".
_JOINED = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.’-]+,? and (?:the )?[A-ZÀ-ÞĀ-Ž]")
# "Jon Brandt left the bureau": he is none.
_WENT = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’-]+ ){1,3}(?:left|joined|quit|leaves|joins|leads|led|heads|headed|runs|ran|told|tells|"
    r"(?:talked|spoke|wrote) (?:to|with)|sued|contacted|thanked) $"
)
_SOMEBODY = frozenset("man woman boy girl teenager teen child baby billionaire".split())
# Letters of a noun that tell it by its stem, at least, and of an ending, at most.
_STEM = 4
_ENDING = 3
_NUMBERS = frozenset("two three four five six seven eight nine ten".split())


def named_before(bare: str, known: AbstractSet[str] = frozenset()) -> str:
    """Return the first "the ..." that can only come back to what an earlier sentence told, or "".

    >>> named_before("Police have not said whether the crash was deliberate.")
    'the crash'
    >>> named_before("After an accident in Northhaven police have not said whether the crash was deliberate.")
    ''
    """
    for found in _THE.finditer(bare):
        before = bare[: found.start()]
        # "Told the agency that ..." says what, not which; so does "said after the game his crew ...".
        rest = _TOLD_WHAT.split(found["rest"], maxsplit=1)[0] if _TELLS.search(before) else found["rest"]
        rest = rest.partition(" to ")[0] if _MAKES.search(before) else rest
        tokens = [word.lower() if SPONSORED.fullmatch(word) else word for word in telling(WORD.findall(rest))]
        pointed = found["word"].lower() != "the"
        phrase = told_phrase(tokens, pointed=pointed)
        if phrase and found["word"] in ("that", "this") and is_plural(phrase[-1]):
            continue  # "says that soldiers are ..." points at none
        if phrase and not (_has_introduced(phrase, before, known) or _is_explained(bare, found, phrase)):
            return " ".join((found["word"].lower(), *phrase))
        anchored = INTRODUCED.search(before) or has_name(before, known) or _APPOSITION.match(bare, found.end("rest"))
        one_more = bool(tokens) and tokens[0] in OF_SEVERAL and tokens[-1] != tokens[0]
        if not (phrase or pointed or (anchored and not one_more)) and _is_definite(tokens):
            return " ".join(("the", *tokens[:1]))
    return ""


def _is_explained(bare: str, found: re.Match[str], phrase: Sequence[str]) -> bool:
    """Say whether what stands right behind "the ...", or the idiom that it stands in, tells what it is."""
    behind = bare.find(phrase[-1], found.end("word"))
    end = behind + len(phrase[-1])
    return bool(
        _APPOSITION.match(bare, end)
        or _TOLD_BEHIND.match(bare, behind)
        or says_when(bare, found)
        or (phrase[-1] in ("matter", "situation") and _IDIOM.search(bare[: found.start()]))
    )


def _is_definite(tokens: Sequence[str]) -> bool:
    """Say whether "the ..." is of no kind that everybody knows, and nothing says which it is."""
    for place, word in enumerate(tokens[: LOOKED_AT + 1]):
        if place and (word in CLAUSE or says_which(tokens[place:])):
            return False
        if place < LOOKED_AT and (not word[0].islower() or word in COMMON or is_superlative(word)):
            return False
    return bool(tokens)


def told_phrase(tokens: Sequence[str], *, pointed: bool) -> tuple[str, ...]:
    """Return the words of "the ..." up to a noun that stories come back to; none where something says which it is.

    Where the noun is `pointed` at, with "that ...", nothing behind it helps.
    """
    for place, word in enumerate(tokens[:LOOKED_AT]):
        if not word[0].islower() and not (word.isdigit() and not YEAR.fullmatch(word)):
            return ()
        if (pointed and place) or is_superlative(word):
            return ()
        counted = place > 0 and (tokens[0].isdigit() or tokens[0] in _NUMBERS) and word.endswith("s")
        if is_told(word) or counted:
            following = "".join(tokens[place + 1 : place + 2])
            goes_on = following and is_told(following) and not word.endswith(("’s", "'s"))
            if goes_on:
                continue
            quoted = following in ("“", '"', "(") and tokens[0] not in OF_SEVERAL
            which = quoted or following.lower() in CLAUSE or says_which(tokens[place + 1 :])
            named = following[:1].isupper() and not CALENDAR.match(following)
            return () if (which or named) and not pointed else tuple(tokens[: place + 1])
        if word in COMPLETING or word in VERBS:
            return ()
    return ()


def _has_introduced(phrase: Sequence[str], before: str, known: AbstractSet[str]) -> bool:
    """Say whether the words before "the ..." can have introduced what it means: by "a ...", "two ..." or a name."""
    noun = phrase[-1].removesuffix("’s").removesuffix("'s")
    # By its stem: who was "abducted" tells of "the abduction".
    stem = noun.removesuffix("s")[: max(_STEM, len(noun) - _ENDING)]
    if has_word_on(stem, before):
        return True
    if phrase[0].isdigit() or phrase[0] in _NUMBERS:
        return False
    told = [word for group in _INDEFINITE.findall(before) for word in group.split() if word not in VAGUE]
    if PEOPLE.fullmatch(noun):
        # Whoever is named is no "assailants", and seldom "the woman".
        many = (
            noun in MANY
            or (noun in _SOMEBODY and phrase[0] not in COMMON)
            or (noun.endswith("s") and not noun.endswith("ss"))
        )
        return any(PEOPLE.fullmatch(word) for word in told) or (not many and has_person(before, known))
    if is_in(ENTITIES, noun) or is_in(BODY_NOUNS, noun):
        if _WENT.match(before):
            return False
        joined = noun in BODIES and _JOINED.search(before)
        named = has_name(_PERSON.sub("somebody", before) if noun in COMPANIES else before, known)
        return bool(joined) or (named and noun not in BODIES) or any(is_in(ENTITIES, word) for word in told)
    # What somebody said is no attack.
    return any(is_event(word) and is_in(SPEECH, word) == is_in(SPEECH, noun) for word in told)
