"""How English sentences lean on their neighbours by "the ..." that only an earlier sentence can have introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from digest.summarise.names import CALENDAR, CAPITALISED, PEOPLE, VERBS, has_name, has_person
from digest.summarise.nouns import (
    BODIES,
    BODY_NOUNS,
    COMMON,
    COMPANIES,
    ENTITIES,
    MANY,
    OF_SEVERAL,
    SPEECH,
    UNIQUE,
    VAGUE,
    is_event,
    is_in,
    is_plural,
    is_told,
)

# With these behind it, "the attack" says which: "the attack on the port".
_COMPLETING = frozenset(
    "of in on at by for to between from with against that who which where whose about over near into under among "
    "along behind outside inside around across beyond above below beneath aboard off toward towards like known called "
    "named dubbed accused charged responsible suspected".split()
)
_REPORTS = frozenset("reports says notes adds claims argues warns suggests shows states believes thinks".split())
_SAID = frozenset("said says added told wrote warned insisted argued".split())
_NAMING = frozenset("identified named known called".split())
# "The lawsuit filed by the county": somebody did it, so the words in between say which.
_PARTICIPLE = re.compile(r"\w+ed|(?:made|held|led|sold|built|sent|run|written|given|taken|shown|driven|won|lost)")
_PLACED = frozenset("based located filed".split())
# "The outage in a late tweet": where somebody spoke of it, not which it is.
_TOLD_IN = frozenset("a an his her its their another one several".split())
# "The allegations in full": how, not which.
_MANNER = frozenset(
    "full detail public private part person return advance length once time email phone mail air writing "
    "principle".split()
)
_MEDIA = frozenset("call calls conference conversation podcast post posts tweets briefing".split())
# "That" before these tells more often what somebody said than which thing is meant.
_CONTENT = frozenset("he she they it there the a no his her their its".split())
# Words in -ing that begin no clause on what stands before them.
_NO_CLAUSE = frozenset(
    """during including according following morning evening having being citing saying arguing adding calling claiming
    warning noting""".split()
)
# These have the ending of a superlative, and say nothing of which.
_NO_SUPERLATIVE = frozenset(
    """arrest chest conquest contest forest guest harvest inquest interest latest protest quest request test
    unrest""".split()
)
# "The area north of Saltmere."
_SIDES = frozenset("north south east west northeast northwest southeast southwest inside outside".split())
# Words of "the ..." that are looked at for what says which.
_LOOKED_AT = 3
_LOOKED_AT_MEDIA = 6
_DEFINITE = re.compile(
    r"(?P<before>(?:in|under|during|after|before|at|by|on|for|from|with|of|following|since|despite|through|"
    r"throughout|within|according to|as part of|as for|because of|besides|along with|in addition to|ahead of|prior to|"
    r"though|although|while|when|as|if|because|once) )?"
    r"(?:(?:one|two|three|some|most|many|several|half|part|none|all|each|both) (?:of )?)?the (?P<rest>.*)"
)
_TOKEN = re.compile(r"[\w’'.-]+|[,;:“\"(–—]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def comes_back(opening: str) -> bool:
    """Say whether a sentence opens with "the ..." and doesn't say which: no name, no "of", no "in".

    A clause or a time may stand before it ("On Monday, the bridge fell") if it introduces nobody and nothing.

    >>> [comes_back(text) for text in ("the bridge fell on Monday", "the bridge over the Tern fell", "the Tern fell")]
    [True, False, False]
    """
    clause, _, rest = opening.partition(", ")
    if rest.startswith("the ") and not (CAPITALISED.search(clause) or _INTRODUCED.search(clause)) and comes_back(rest):
        return True
    if _SOME_PERSON.match(opening) or _ALSO.match(opening) or is_never_first(opening):
        return True
    match = _DEFINITE.match(opening)
    return match is not None and _is_untold(match)


def is_never_first(opening: str) -> bool:
    """Say whether even a first sentence goes on from the headline: "the three-time winner said", "the move also"."""
    return bool(_SOME_WINNER.match(opening) or (_ALSO.match(opening) and is_event(opening.split()[1])))


def _is_untold(match: re.Match[str]) -> bool:
    tokens = _lowered_bodies(_first_of_two(_TOKEN.findall(match["rest"]))[: _LOOKED_AT + 2])
    if not tokens or tokens[0] in UNIQUE or is_superlative(tokens[0]):
        return False
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        if word in ",–—":
            after, behind = (*tokens[place + 1 : place + 3], "", "")[:2]
            # "The drug, tirvamab, ..." gives it its name.
            aside = behind == "," and not re.match(_ADVERB, after)
            # "The deal, Orn said, ..." and "the mayor, known for ...," don't.
            named = (after in _NAMING and behind != "for") or (after[:1].isupper() and behind not in _SAID)
            return bool(match["before"]) or not (named or aside)
        if word[0].isupper() and not CALENDAR.match(word) and word not in _NO_NAMES:
            # "The cover shows Orn": a verb stands before the name.
            behind_verb = tokens[place - 1].endswith("s") and not tokens[place - 1].endswith(("’s", "'s"))
            return place > 0 and (behind_verb or tokens[place - 1] in VERBS or tokens[place - 1] == "show")
        if word[0] in '“"(' or _YEAR.fullmatch(word):
            return False
        # "The newspaper reports that ..." tells what, not which.
        if place and word in _REPORTS and tokens[place + 1 : place + 2] == ["that"]:
            return True
        if place and says_which(tokens[place:]):
            return False
        if word in VERBS or (place and word.endswith("ed")):
            return True
    return True


def _first_of_two(tokens: list[str]) -> list[str]:
    """Return "the sailors of the Tern" for "the sailors and cooks of the Tern": what says which says it of both."""
    is_pair = tokens[1:2] == ["and"] and "".join(tokens[2:3]).islower() and tokens[2] not in _DETERMINERS
    return [tokens[0], *tokens[3:]] if is_pair else tokens


_DETERMINERS = frozenset("the a an his her its their some".split())
_TIMES = frozenset(
    "months weeks days years hours minutes decades now last next this several many two three four five six more about "
    "nearly almost monday tuesday wednesday thursday friday saturday sunday".split()
)


def says_which(tokens: Sequence[str]) -> bool:
    """Say whether "of ...", "filed by ...", "making ..." and the like come next, and no time ("for months")."""
    first, second = (*tokens[:2], "", "")[:2]
    if first in ("in", "by", "on", "at") and second in _MANNER:
        return False
    if second in _TOLD_IN and first in ("in", "on", "at", "during") and any(map(_is_media, tokens[2:_LOOKED_AT_MEDIA])):
        return False
    if first in _SIDES and second == "of":
        return True
    if _PARTICIPLE.fullmatch(first) and (second == "by" or (second == "in" and first in _PLACED)):
        return True
    if first.endswith("ing") and first not in _NO_CLAUSE and second not in VERBS:
        return True
    if first == "by" and second.endswith("ing"):
        return False
    if first == "that" and second in _CONTENT:
        return False  # "said after the meeting that he ..." tells what was said
    return first == "of" or (first in _COMPLETING and not (second[:1].isdigit() or second.lower() in _TIMES))


def _is_media(noun: str) -> bool:
    return noun in _MEDIA or is_in(SPEECH, noun)


def _lowered_bodies(tokens: Sequence[str]) -> list[str]:
    """Return the words of "the Council", of which nothing says which, as those of "the council"."""
    first, second = (*tokens[:2], "", "")[:2]
    person = is_in(ENTITIES, second) or is_in(BODY_NOUNS, second)
    if _DEMONYM.fullmatch(first) and person and PEOPLE.fullmatch(second):
        return [first.lower(), *tokens[1:]]
    if _SPONSORED.fullmatch(first) and not second[:1].isupper():
        return [first.lower(), *tokens[1:]]
    is_body = first[:1].isupper() and first.lower().removesuffix("'s").removesuffix("’s") in BODY_NOUNS
    return [first.lower(), *tokens[1:]] if is_body and not second[:1].isupper() else list(tokens)


def is_superlative(word: str) -> bool:
    """Say whether a word is one by its ending: "the largest" is known by being so."""
    return word == "worst" or (word.endswith("est") and word not in _NO_SUPERLATIVE)


# "The seventh-term Republican spoke": who?
_SOME_PERSON = re.compile(
    r"the (?:[\w-]+ ){0,2}(?:Republicans?|Democrats?|Conservatives?|Liberals?|Socialists?|Briton|Frenchman|Dutchman|"
    r"Englishman|MPs?|MEPs?|[A-Z][a-z]+(?:an|ese))(?:,? who)? (?:(?:also|then|later|now) )?"
    r"(?:was|is|has|had|did|said|says|spoke|told|will|\w+ed)\b"
)
# "The four-time Lindholm Cup winner said": who?
_SOME_WINNER = re.compile(
    r"the (?:[\w“”-]+ ){1,5}(?:artist|painter|composer|poet|writer|presenter|politician|frontman|champion|winner|"
    r"star|actor|actress|singer|player|driver|striker|veteran|native|author|"
    r"comedian|billionaire|tycoon|mogul|nominee|candidate|lawmaker|congress(?:wo)?man|hopeful|contender|rapper|"
    r"musician|athlete)(?:, who [^,]{3,90},)? "
    r"(?:(?:also|then|later|now|who|recently) )?(?:was|is|has|had|said|says|spoke|told|will|would|\w+ed)\b|"
    r"the former (?:[\w.’'-]+ ){1,4}(?:officer|teacher|judge|coach|doctor|priest|pastor|executive|employee|"
    r"student|soldier|mayor|minister|president|governor|senator|chief|director|leader|secretary)(?:, who [^,]{2,90},)? "
    r"(?:(?:also|then|later|now|recently) )?(?:was|is|has|had|said|says|told|will|would|takes|faces|\w+ed)\b|"
    r"the (?:[\w-]+ ){0,4}(?:artist|painter|musician|composer|poet|writer|singer|actor|actress|politician)[’']s death\b"
)
# "The Turkish suspect" is no more known than the suspect.
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|an|i|ch)")
# Nor is "the Republican-sponsored law" more than the law.
_SPONSORED = re.compile(r"[A-Z]\w+-(?:\w+ed|led|run|born|built|made)")
_ALSO = re.compile(r"the (?:[^ ,]+ ){1,9}also ")
_THE = re.compile(r"\b(?P<word>[Tt]he|th(?:at|is|ese|ose)) (?=(?P<rest>[^,;:.]*))")
_INTRODUCED = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\b")
_WORD = re.compile(r"[\w’'-]+|[“\"(]")
_ADVERB = r"(?:however|though|too|then|meanwhile|instead|therefore|again|also|moreover|nevertheless|still)\b"
# Nor do these name anybody: "the TV presenter".
_NO_NAMES = frozenset("TV CEO DJ GOP MP PM".split())
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
    rf", (?:[A-ZÀ-ÞĀ-Ž“]|(?:also )?(?:known|named|called|dubbed|identified|titled)\b|(?!{_ADVERB})[\w-]{{3,}}, )"
)
# What a rule says is told behind it: "the bill, which would ...".
_TOLD_BEHIND = re.compile(
    r"(?:bill|law|legislation|measure|plan|proposal|amendment|rule|act|deal|agreement), (?:which|who)\b"
)
# Sources are "familiar with the matter" whatever it is.
# "Intended the trip to show ...": what for, not which.
_MAKES = re.compile(
    r"\b(?:intend(?:s|ed)?|want(?:s|ed)?|expect(?:s|ed)?|allow(?:s|ed)?|forc(?:e|es|ed)|us(?:e|es|ed|ing)|caus(?:e|es|ed)|"
    r"prompt(?:s|ed)?|asked|urged|ordered|helped) $"
)
_TOLD_WHAT = re.compile(r" (?:that|he|she|it|they) ")
_TELLS = re.compile(r"\b(?:told|tells?|telling|informed|warned|assured|reminded) $")
# "The strike began on Friday", "the election next year": when says which.
_BEGAN = re.compile(r"the (?:[\w-]+ ){1,4}(?:began|started|erupted|broke out) (?:in|on|at|late|early|last|[A-Z\d])")
_HELD = re.compile(
    r"[Tt]he (?:(?P<dated>[A-Z][a-z]+\.? \d+ )|[\w-]+ ){0,3}(?:election|vote|referendum)s?"
    r"(?(dated)|,? (?:(?:next|last|this|later this) (?:year|month|week)|in (?:[A-Z]|\d{4})|on [A-Z]))"
)
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
# "The decision he took": a clause says which.
CLAUSE = frozenset("he she they it we i his her its their".split())


def named_before(bare: str, known: AbstractSet[str] = frozenset()) -> str:
    """Return the first "the ..." that can only come back to what an earlier sentence told, or "".

    >>> named_before("Police have not said whether the crash was deliberate.")
    'the crash'
    >>> named_before("After an accident in Northhaven police have not said whether the crash was deliberate.")
    ''
    """
    for found in _THE.finditer(bare):
        before = bare[: found.start()]
        # "Told the agency that ..." says what, not which.
        rest = _TOLD_WHAT.split(found["rest"], maxsplit=1)[0] if _TELLS.search(before) else found["rest"]
        rest = rest.partition(" to ")[0] if _MAKES.search(before) else rest
        tokens = [word.lower() if _SPONSORED.fullmatch(word) else word for word in _first_of_two(_WORD.findall(rest))]
        pointed = found["word"].lower() != "the"
        phrase = _phrase(tokens, pointed=pointed)
        if phrase and found["word"] in ("that", "this") and is_plural(phrase[-1]):
            continue  # "says that soldiers are ..." points at none
        if phrase and not (_has_introduced(phrase, before, known) or _is_explained(bare, found, phrase)):
            return " ".join((found["word"].lower(), *phrase))
        anchored = _INTRODUCED.search(before) or has_name(before, known) or _APPOSITION.match(bare, found.end("rest"))
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


def says_when(text: str, found: re.Match[str]) -> bool:
    """Say whether a time says which is meant by "the ..." that was `found` in a text."""
    start = found.start()
    is_begun = text.endswith("since ", 0, start) and _BEGAN.match(text, start)
    return bool(is_begun or _HELD.match(text, start))


def _is_definite(tokens: Sequence[str]) -> bool:
    """Say whether "the ..." is of no kind that everybody knows, and nothing says which it is."""
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        known = not word[0].islower() or word in COMMON or is_superlative(word)
        if known or (place and (word in CLAUSE or says_which(tokens[place:]))):
            return False
    return bool(tokens)


def _phrase(tokens: Sequence[str], *, pointed: bool) -> tuple[str, ...]:
    """Return the words of "the ..." up to a noun that stories come back to; none where something says which it is.

    Where the noun is `pointed` at, with "that ...", nothing behind it helps.
    """
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        if not word[0].islower() and not (word.isdigit() and not _YEAR.fullmatch(word)):
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
        if word in _COMPLETING or word in VERBS:
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


def has_word_on(stem: str, text: str) -> bool:
    """Say whether a word of `text` begins with `stem`, whatever its case; an expression for each would be compiled."""
    stem, text = stem.lower(), text.lower()
    at = text.find(stem)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(stem, at + 1)
    return at >= 0


def is_thing_told(opening: str) -> bool:
    """Say whether the "the ..." that a sentence opens with is an event, or people or things by their part in one.

    >>> is_thing_told("the decision comes as prices rise"), is_thing_told("the first drug against Gorn fever is sold")
    (True, False)
    """
    match = _DEFINITE.match(opening)
    return match is not None and bool(_phrase(_WORD.findall(match["rest"]), pointed=False))
