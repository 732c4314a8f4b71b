"""How English sentences lean on their neighbours where words alone can't tell: "the ..." and "he" without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Things that everybody knows by "the" alone.
_UNIQUE = frozenset(
    "world public economy internet police weather sun moon earth dollar euro pound pandemic coronavirus climate "
    "web number country's nation's world's united federal".split()
)
# With these behind it, "the attack" says which: "the attack on the port".
_COMPLETING = frozenset(
    "of in on at by for to between from with against that who which where whose about over near into under among "
    "along behind outside inside known called named involving dubbed accused charged responsible suspected "
    "surrounding regarding concerning".split()
)
_NAMING = frozenset("identified named known called".split())
_VERBS = frozenset(
    "is are was were be been has have had will would can could may might must should shall does did do said says "
    "told came comes went goes took takes made makes saw sees won lost led hit left began begins held found gave "
    "gives met sent became brought kept shot struck ran drew rose fell got set put cut ended also then now later "
    "never not".split()
)
# Words of "the ..." that are looked at for what says which.
_LOOKED_AT = 3
_DEFINITE = re.compile(
    r"(?P<before>(?:in|under|during|after|before|at|by|on|for|from|with|of|following|since|despite|through|"
    r"throughout|within|according to|as part of|as for|because of|besides|along with|in addition to|ahead of|prior to|"
    r"though|although|while|when|as|if|because|once) )?"
    r"(?:(?:one|two|three|some|most|many|several|half|part|none|all|each|both) (?:of )?)?the (?P<rest>.*)"
)
_TOKEN = re.compile(r"[\w’'.-]+|[,;:“\"(–—]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_CALENDAR = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)\b"
)


def comes_back(opening: str) -> bool:
    """Say whether a sentence opens with "the ..." and doesn't say which: no name, no "of", no "in".

    A clause or a time may stand before it ("On Monday, the bridge fell") if it introduces nobody and nothing.

    >>> [comes_back(text) for text in ("the bridge fell on Monday", "the bridge over the Tern fell", "the Tern fell")]
    [True, False, False]
    """
    clause, comma, rest = opening.partition(", ")
    if comma and rest.startswith("the ") and not (_CAPITALISED.search(clause) or _INTRODUCED.search(clause)):
        return comes_back(rest)
    match = _DEFINITE.match(opening)
    if match is None:
        return False
    tokens = _TOKEN.findall(match["rest"])[: _LOOKED_AT + 2]
    if not tokens or tokens[0] in _UNIQUE or tokens[0].endswith("est"):
        return False
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        if word in ",–—":
            after = "".join(tokens[place + 1 : place + 2])
            return bool(match["before"]) or not (after in _NAMING or after[:1].isupper())
        if (word[0].isupper() and not re.match(_CALENDAR, word)) or word[0] in '“"(' or _YEAR.fullmatch(word):
            return False
        if place and word in _COMPLETING and not "".join(tokens[place + 1 : place + 2])[:1].isdigit():
            return False
        if word in _VERBS or (place and word.endswith("ed")):
            return True
    return True


# What a story comes back to as "the ...": events and things, which other words for such must have introduced.
_EVENTS = frozenset(
    """accident account accusation action agreement aircraft album allegation amendment announcement appeal approval
    area arrest assault attack attempt audit bag bailout ballot ban bill blast blaze boat bomb bombing book breach
    bug bus campaign car case cash ceasefire ceremony change charge circumstance claim clash clashe climb clue
    collapse collision comment complaint complex concern contest crash crisis cuts damage deal death debate debt
    decision decline decrease defection delay demand development device discovery dispute district document downturn
    drop drug earthquake effort election email emergency evacuation event evidence explosion feature fee ferry
    figure filing film finding fire flame flaw flight flood flooding footage four fund gain galaxy game grant gun
    hack hearing helicopter hoax incident increase injurie injury inquiry interview investigation island issue
    killing law laws lawsuit leak legislation letter loan loss machine march match matter measure meeting memo
    merger message missile mission money mosque motion move murder negotiation offer operation opposition order
    outage outbreak outcome package pact painting payment penalty petition phone plan plane plant plea plot poll
    post probe problem procedure process product program programme project proposal protest province provision quake
    race raid rally reason recession recount release remains report request rescue resignation resolution response
    restart restriction result revelation riot rise robbery rocket rule ruling sale sanction scandal sentence
    service settlement ship shooting show shutdown situation slowdown song specie speech spike stabbing standoff
    statement station stimulus storm strike study suit surge survey suspension talk test text theft threat three
    tour town tragedy train transfer treaty tremor trial trip truce truck tweet two update vaccine vehicle verdict
    version vessel video violence virus visit vote warning warrant weapon website withdrawal wound wreckage""".split()
)
# The same for people by their part in it, for bodies and for places; a name or "a ..." may have introduced them.
_ENTITIES = frozenset(
    """actor actress agency airline airport apartment army assailant attacker author band bank body bomber boy boys
    bridge broadcaster brother building captain center centre child children church city club coach community
    company council country couple court crew crowd defendant department detainee doctor driver duo employee
    facility factory family fighter firm gang girl group gunman gunmen home hospital hostage hotel house inmate
    intruder judge jury killer lawmaker lawyer league man mayor men ministry mother museum nation network newspaper
    nun officer organisation organization owner pair party passenger patient pilot plaintiff player prison prisoner
    prosecutor pupil region researcher resident restaurant room audience hall scene school senator shelter sheriff
    shooter shop singer site soldier spokesman spokeswoman star store street student survivor suspect
    teacher team teen teenager trio university venue victim village volunteer witness woman women worker""".split()
)
_THE = re.compile(r"\b[Tt]he (?=(?P<rest>[^,;:.]*))")
_INTRODUCED = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\b")
_WORD = re.compile(r"[\w’'-]+|[“\"(]")
# "The decision he took": a clause says which.
_CLAUSE = frozenset("he she they it we i his her its their".split())


def named_before(bare: str) -> str:
    """Return the first "the ..." that can only come back to what an earlier sentence told, or "".

    >>> named_before("Police have not said whether the crash was deliberate.")
    'the crash'
    >>> named_before("After an accident in Northhaven police have not said whether the crash was deliberate.")
    ''
    """
    for found in _THE.finditer(bare):
        phrase = _phrase(_WORD.findall(found["rest"]))
        if phrase and not _has_introduced(phrase, bare[: found.start()]):
            return " ".join(("the", *phrase))
    return ""


def _phrase(tokens: Sequence[str]) -> tuple[str, ...]:
    """Return the words of "the ..." up to a noun that stories come back to; none where something says which it is."""
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        if not word[0].islower() and not (word.isdigit() and not _YEAR.fullmatch(word)):
            return ()
        counted = place > 0 and tokens[0].isdigit() and word.endswith("s")
        if _is_in(_EVENTS, word) or _is_in(_ENTITIES, word) or counted:
            following = "".join(tokens[place + 1 : place + 2])
            goes_on = following and (_is_in(_EVENTS, following) or _is_in(_ENTITIES, following))
            if goes_on:
                continue
            which = following.lower() in _COMPLETING | _CLAUSE or following in ("“", '"', "(")
            named = following[:1].isupper() and not re.match(_CALENDAR, following)
            return () if which or named else tuple(tokens[: place + 1])
        if word in _COMPLETING or word in _VERBS:
            return ()
    return ()


def _has_introduced(phrase: Sequence[str], before: str) -> bool:
    """Say whether the words before "the ..." can have introduced what it means."""
    noun = phrase[-1]
    if noun.removesuffix("s") in before.lower():
        return True
    if phrase[0].isdigit():
        return False
    if _is_in(_ENTITIES, noun):
        return bool(_INTRODUCED.search(before)) or _has_name(before)
    return any(_is_in(_EVENTS, word) for word in _WORD.findall(before))


def names_nothing(bare: str) -> bool:
    """Say whether a sentence names no person, place or body.

    >>> [names_nothing(text) for text in ("Officers found nothing near it.", "Officers in Northhaven found nothing.")]
    [True, False]
    """
    return not _has_name(bare) and not re.search(r"\b(?:[A-Z]{2,}|[A-Z]\.)", bare)


def _has_name(text: str) -> bool:
    first, _, others = text.strip().partition(" ")
    plural = first.endswith("s") and not others[:1].isupper()  # "Reports said ..." names nobody
    if _CAPITALISED.search(others):
        return True
    return bool(_CAPITALISED.match(first)) and not (plural or first.strip(",").lower() in _NOT_NAMES)


def _is_in(nouns: frozenset[str], word: str) -> bool:
    plain = word.removesuffix("’s").removesuffix("'s")
    return plain in nouns or plain.removesuffix("s") in nouns or (plain.endswith("ies") and f"{plain[:-3]}y" in nouns)


_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|themselves)\b")
# Who may be meant: a name, or people by what they are.
_CAPITALISED = re.compile(rf"(?!{_CALENDAR}|I\b)[A-ZÀ-ÞĀ-Ž][\w’'-]*\w")
_SOMEBODY = re.compile(
    r"\b(?:police|people|officials?|residents|experts|analysts|unions?|authorities|person|ambassador|critics|"
    r"children|man|"
    r"men|women|woman|boys?|girls?|mothers?|fathers?|parents|family|families|couple|students?|workers?|soldiers?|"
    r"troops|"
    r"president|minister|governor|senators?|mayor|judges?|lawyers?|doctors?|scientists?|leaders?|members?|lawmakers|"
    r"candidates?|actors?|actress|singer|rapper|king|queen|prince|princess|pope|bishop|victims?|suspects?|protesters|"
    r"republicans|democrats|teenagers?|pilots?|drivers?|patients?|voters|refugees|migrants|prisoners?|"
    r"\w{3,}(?:ists?|ers|ors))\b"
)
_NOT_NAMES = frozenset(
    "on in at as by for from to with after before when while if although though since because during last late "
    "early earlier later under following asked according despite until once over among about instead unlike like "
    "speaking the a an there now today yesterday tomorrow meanwhile more even only not no what how why where "
    "whether having given writing through throughout upon without amid nearly almost some just that it nothing "
    "nobody everyone everything something all most both many several few every each any such one two three four "
    "five six seven eight nine ten none hundreds thousands neither either dozens less least hours days weeks "
    "months years".split()
)
# "In Northhaven" names a place, and nobody whom "he" could mean.
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]cross|[Tt]o|[Tt]hroughout|[Oo]utside|"
    r"[Ii]nside) (?:the )?(?:[A-ZÀ-ÞĀ-Ž][\w.’'-]* ?)+"
)


# Nor does "the Senate".
_BODY = re.compile(r"\b[Tt]he (?:[A-ZÀ-ÞĀ-Ž][\w.’'-]* ?)+")


def names_nobody(bare: str) -> bool:
    """Say whether a "he", "she" or "they" stands in a sentence that has named nobody before it.

    In "when he arrived, Jon Brandt said" the name comes behind: one that follows the opening clause will do.

    >>> [names_nobody(text) for text in ("On Monday he left.", "When he left, Jon waved.", "Jon said he left.")]
    [True, False, False]
    """
    found = _PERSONAL.search(bare)
    if found is None or has_somebody(bare[: found.start()]):
        return False
    opening, comma, rest = bare.partition(",")
    return not (comma and found.start() < len(opening) and re.match(r" (?:the |an? )?(?:[\w-]+ ){0,3}[A-ZÀ-Þ]", rest))


def has_somebody(text: str) -> bool:
    """Say whether the beginning of a sentence names somebody, or people by what they are.

    >>> [has_somebody(text) for text in ("Jon Brandt", "On Monday", "In Northhaven", "Two soldiers")]
    [True, False, False, True]
    """
    if _SOMEBODY.search(text):
        return True
    first, _, others = _PLACE.sub("", _BODY.sub("", text)).strip().partition(" ")
    if _CAPITALISED.search(others):
        return True
    return bool(_CAPITALISED.match(first)) and first.strip(",").lower() not in _NOT_NAMES
