"""How English sentences open with "the ..." that only an earlier sentence can have introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.summarise.mentions import told_phrase
from digest.summarise.names import CALENDAR, CAPITALISED, PEOPLE, VERBS, opens_clause
from digest.summarise.nouns import BODY_NOUNS, ENTITIES, UNIQUE, is_event, is_in, is_plural
from digest.summarise.which import (
    ADVERB,
    DETERMINERS,
    INTRODUCED,
    SPONSORED,
    WORD,
    YEAR,
    is_superlative,
    says_which,
    telling,
)

_REPORTS = frozenset("reports says notes adds claims argues warns suggests shows states believes thinks".split())
_SAID = frozenset("said says added told wrote warned insisted argued".split())
# "The officer from Saltmere": of several.
_SIDES = frozenset("from at with".split())
_NAMING = frozenset("identified named known called".split())
_DEFINITE = re.compile(
    r"(?P<before>(?:in|under|during|after|before|at|by|on|for|from|with|of|following|since|despite|through|"
    r"throughout|within|according to|as part of|as for|because of|besides|along with|in addition to|ahead of|prior to|"
    r"though|although|while|when|as|if|because|once) )?"
    r"(?:(?:one|two|three|some|most|many|several|half|part|none|all|each|both) (?:of )?)?the (?P<rest>.*)"
)
_TOKEN = re.compile(r"[\w’'.-]+|[,;:“\"(–—]")
# Words that are looked at for what says which: "the final major economic report before ...".
_LOOKED_AT = 5
# "The past two years", "the five days since he left".
_SPAN = re.compile(
    r"(?:past|last|coming|next) (?:[\w-]+ ){0,2}(?:hour|day|week|month|year|decade|centur)|"
    r"(?:[\w-]+ )?(?:hours|days|weeks|months|years) (?:since|before|after|when|leading)\b"
)
# What these are everybody knows, whatever stands before them: "the mainstream media".
_EVERYBODYS = frozenset("climate coronavirus economy media pandemic".split())
# Any other word before "a" or "the" is a verb.
_JOINING = frozenset("and or but nor".split())
# "The City", "the Company": which?
_BODIES = BODY_NOUNS | frozenset("bank city company county government parliament university".split())
# Each country has its own: "the Lindish authorities".
_OF_COUNTRY = frozenset("army authorities military police".split())
# "The seventh-term Republican spoke": who?
_SOME_PERSON = re.compile(
    r"the (?:(?!(?:of|in|from|first|only|oldest|youngest) )[\w-]+ ){0,2}(?:Republicans?|Democrats?|Conservatives?|"
    r"Liberals?|Socialists?|Briton|Frenchman|Dutchman|Englishman|MPs?|MEPs?|"
    r"(?!Vatican|Taliban|Guardian)[A-Z][a-z]+(?:an|ese))(?:,? who)? (?:(?:also|then|later|now) )?"
    r"(?:was|is|has|had|did|said|says|spoke|told|will|\w+ed)\b"
)
_DID = (
    r"(?:(?:also|then|later|now|who|recently) )?"
    r"(?:became|had|left|lost|made|said|spoke|told|took|will|won|would|\w+(?:ed|s))\b"
)
# "The four-time Lindholm Cup winner said": who?
_SOME_WINNER = re.compile(
    r"the (?:[\w“”-]+ ){1,5}(?:artist|painter|composer|poet|writer|presenter|politician|frontman|champion|winner|"
    r"star|actor|actress|singer|player|driver|striker|veteran|native|author|senator|"
    r"activist|adviser|aide|anchor|(?<!district )attorney|businessman|commentator|executive|host|lawyer|operative|"
    r"strategist|comedian|billionaire|tycoon|mogul|nominee|candidate|lawmaker|congress(?:wo)?man|hopeful|contender|rapper|"
    rf"musician|athlete)(?:, who\b|(?:, \d\d,)? {_DID})|"
    r"the (?:acting|embattled|former|incoming|longtime|ousted|outgoing) (?:[\w.’'-]+ ){1,4}"
    r"(?:officer|teacher|judge|coach|doctor|priest|pastor|executive|employee|"
    r"student|soldier|mayor|minister|president|governor|senator|chief|director|leader|secretary)"
    rf"(?:, who\b| {_DID})|"
    r"the (?:[\w-]+ ){0,4}(?:artist|painter|musician|composer|poet|writer|singer|actor|actress|politician)[’']s death\b"
)
# "The Turkish suspect" is no more known than the suspect.
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|an|i|ch)")
_ALSO = re.compile(r"the (?:[^ ,]+ ){1,9}also ")
# Nor do these name anybody: "the TV presenter".
_NO_NAMES = frozenset("TV CEO DJ GOP MP PM".split())


def comes_back(opening: str) -> bool:
    """Say whether a sentence opens with "the ..." and doesn't say which: no name, no "of", no "in".

    A clause or a time may stand before it ("On Monday, the bridge fell") if it introduces nobody and nothing.

    >>> [comes_back(text) for text in ("the bridge fell on Monday", "the bridge over the Tern fell", "the Tern fell")]
    [True, False, False]
    """
    clause, _, rest = opening.partition(", ")
    is_clause = rest.startswith("the ") and opens_clause(clause)
    if is_clause and not (CAPITALISED.search(clause) or INTRODUCED.search(clause)) and comes_back(rest):
        return True
    if _SOME_PERSON.match(opening) or _ALSO.match(opening) or is_never_first(opening):
        return True
    match = _DEFINITE.match(opening)
    return match is not None and _is_untold(match)


def is_never_first(opening: str) -> bool:
    """Say whether even a first sentence goes on from the headline: "the three-time winner said", "the move also"."""
    return bool(_SOME_WINNER.match(opening) or (_ALSO.match(opening) and is_event(opening.split()[1])))


def opens_with_somebody(opening: str) -> bool:
    """Say whether a sentence opens with "the ..." that is somebody by what they are: "the president backed down"."""
    match = _DEFINITE.match(opening)
    tokens = WORD.findall(match["rest"].partition(",")[0])[:_LOOKED_AT] if match else []
    return _SOME_PERSON.match(opening) is not None or any(PEOPLE.fullmatch(word.lower()) for word in tokens)


def _is_untold(match: re.Match[str]) -> bool:
    tokens = _lowered_bodies(telling(_TOKEN.findall(match["rest"]))[: _LOOKED_AT + 2])
    if not tokens or tokens[0] in UNIQUE or is_superlative(tokens[0]) or _SPAN.match(match["rest"]):
        return False
    behind_clause = bool(match["before"])
    verdicts = (_leaves_open(tokens, place, behind_clause=behind_clause) for place in range(len(tokens[:_LOOKED_AT])))
    return next((verdict for verdict in verdicts if verdict is not None), True)


def _leaves_open(tokens: Sequence[str], place: int, *, behind_clause: bool) -> bool | None:
    """Say whether the word at `place` shows that nothing before it said which is meant, or says it; None if neither."""
    word, following = (*tokens[place : place + 2], "")[:2]
    if word in ",–—":
        return behind_clause or _leaves_open_at_pause(*(*tokens[place + 1 : place + 3], "", "")[:2])
    if word[0].isupper() and not CALENDAR.match(word) and word not in _NO_NAMES:
        return place > 0 and _is_verb_before_name(tokens[place - 1])
    if word[0] in '“"(' or YEAR.fullmatch(word):
        return False
    if not place:
        return None
    # "The newspaper reports that ..." tells what, not which; "the announcement that a pill helps" tells both.
    if word in _REPORTS and following == "that":
        return True
    if word == "that" or says_which(tokens[place:]):
        return word in _SIDES and _is_somebody(tokens[place - 1])
    has_object = following in DETERMINERS and word not in _JOINING
    is_verb = word in VERBS or word.endswith("ed") or has_object
    return tokens[place - 1] not in _EVERYBODYS if is_verb else None


def _leaves_open_at_pause(after: str, behind: str) -> bool:
    """Say whether the words behind a comma give no name: "the deal, Orn said" - but "the drug, tirvamab, ..." does."""
    aside = behind == "," and not re.match(ADVERB, after)
    named = (after in _NAMING and behind != "for") or (after[:1].isupper() and behind not in _SAID)
    return not (named or aside)


def _is_verb_before_name(word: str) -> bool:
    """Say whether "the cover shows Orn": a verb, and no noun that goes with the name."""
    return word in VERBS or word == "show" or (word.endswith("s") and not word.endswith(("’s", "'s")))


def _is_somebody(noun: str) -> bool:
    return is_in(ENTITIES, noun) and PEOPLE.fullmatch(noun) is not None and not is_plural(noun)


def _lowered_bodies(tokens: Sequence[str]) -> list[str]:
    """Return the words of "the Council", of which nothing says which, as those of "the council"."""
    first, second = (*tokens[:2], "", "")[:2]
    person = is_in(ENTITIES, second) or is_in(BODY_NOUNS, second)
    if _DEMONYM.fullmatch(first) and person and PEOPLE.fullmatch(second) and second not in _OF_COUNTRY:
        return [first.lower(), *tokens[1:]]
    if SPONSORED.fullmatch(first) and not second[:1].isupper():
        return [first.lower(), *tokens[1:]]
    is_body = first[:1].isupper() and first.lower().removesuffix("'s").removesuffix("’s") in _BODIES
    return [first.lower(), *tokens[1:]] if is_body and not second[:1].isupper() else list(tokens)


def is_thing_told(opening: str) -> bool:
    """Say whether the "the ..." that a sentence opens with is an event, or people or things by their part in one.

    >>> is_thing_told("the decision comes as prices rise"), is_thing_told("the first drug against Gorn fever is sold")
    (True, False)
    """
    match = _DEFINITE.match(opening)
    return match is not None and bool(told_phrase(WORD.findall(match["rest"].partition(",")[0]), pointed=False))
