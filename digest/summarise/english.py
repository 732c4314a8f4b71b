"""How English sentences lean on their neighbours where words alone can't tell: "the ..." and "he" without a name."""

from __future__ import annotations

import re

# Things that everybody knows by "the" alone.
_UNIQUE = frozenset(
    "world public economy internet police weather sun moon earth dollar euro pound pandemic coronavirus climate web "
    "number first last latest only country's nation's world's united federal".split()
)
# With these behind it, "the attack" says which: "the attack on the port".
_COMPLETING = frozenset(
    "of in on at by for to between from with against that who which where whose about over near into under among "
    "along behind outside inside known called named involving dubbed accused charged responsible suspected "
    "surrounding regarding concerning".split()
)
_AFTER_COMMA = frozenset("who which identified named known called whose a an located based".split())
_VERBS = frozenset(
    "is are was were be been has have had will would can could may might must should shall does did do said says "
    "told came comes went goes took takes made makes saw sees won lost led hit left began begins held found gave "
    "gives met sent became brought kept shot struck ran drew rose fell got set put cut ended also then now later "
    "never not".split()
)
_LOOKED_AT = 6
_DEFINITE = re.compile(
    r"(?:(?:in|under|during|after|before|at|by|on|for|from|with|of|following|since|despite|through|throughout|within|"
    r"according to|as part of|as for|because of|besides|along with|in addition to|ahead of|"
    r"prior to) )?the (?P<rest>.*)"
)
_TOKEN = re.compile(r"[\w’'.-]+|[,;:“\"(–—]")


def comes_back(opening: str) -> bool:
    """Say whether a sentence opens with "the ..." and doesn't say which: no name, no "of", no "who".

    >>> [comes_back(text) for text in ("the bridge fell on Monday", "the bridge over the Tern fell", "the Tern fell")]
    [True, False, False]
    """
    match = _DEFINITE.match(opening)
    if match is None:
        return False
    tokens = _TOKEN.findall(match["rest"])[:_LOOKED_AT]
    if not tokens or tokens[0] in _UNIQUE or tokens[0].endswith("est"):
        return False
    for place, word in enumerate(tokens):
        if word == ",":
            after = tokens[place + 1 : place + 2]
            return not (after and (after[0] in _AFTER_COMMA or after[0][0].isupper()))
        if word[0].isupper() or word[0] in '“"(' or re.fullmatch(r"(?:1[5-9]|20)\d\d", word):
            return False
        if place and word in _COMPLETING:
            return False
        if word in _VERBS or (place and word.endswith("ed")):
            return True
    return True


_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself|they|them|their|themselves)\b")
# Who may be meant: a name, or people by what they are.
_CAPITALISED = re.compile(
    r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|I)\b)[A-ZÀ-ÞĀ-Ž][\w’'-]*\w"
)
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
    "nobody everyone everything something all most both many several few every each any such less least hours days "
    "weeks months years".split()
)
# "In Northhaven" names a place, and nobody whom "he" could mean.
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Aa]cross|[Tt]o|[Tt]hroughout|[Oo]utside|"
    r"[Ii]nside) (?:the )?(?:[A-ZÀ-ÞĀ-Ž][\w.’'-]* ?)+"
)


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
    first, _, others = _PLACE.sub("", text).strip().partition(" ")
    if _CAPITALISED.search(others):
        return True
    return bool(_CAPITALISED.match(first)) and first.strip(",").lower() not in _NOT_NAMES
