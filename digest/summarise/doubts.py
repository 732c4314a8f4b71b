"""English sentence -> whether it may yet lean on others, though no rule refuses it.

The rules of standalone.py refuse what surely points outside. What may point there is more: "the summit" beside a name,
"his decision", a quotation that speaks of "these indictments". Such a sentence isn't refused; it is for where too few
others are left.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.summarise.definites import comes_back
from digest.summarise.fragments import lowered, without_dateline
from digest.summarise.leaning import ENGLISH, leaning
from digest.summarise.mentions import named_before
from digest.summarise.names import CALENDAR, LETTERS, PEOPLE, VERBS, names_nothing
from digest.summarise.quoted import is_title
from digest.summarise.unexplained import has_open_definite, has_open_possession

# A first sentence of fewer words seldom tells of an event and comes back to it.
_BRIEF_WORDS = 22
# A quotation that opens a sentence tells of what it speaks if there is a name in it; these are everybody's.
_NAMED_IN_QUOTED = re.compile(
    rf"[“\"‘][^”\"’]*\W(?!(?:I|Earth|God|Christmas|Easter|Internet)\b|{CALENDAR.pattern})[A-ZÀ-Þ]"
)
# "Vellbrook and six other owners": others than who stands before them.
_BESIDE = re.compile(r"\b(?:and|or|with|among|than|like|each) (?:[\w’'$-]+ ){0,3}(?:another|others?)\b")
_QUANTITY = r"(?:\w+ )?(?:number|majority|minority|third|quarter|half|handful|few|lot|total|couple|dozen)\b"
# "A boat ... it": something told of; so is the body that opens the sentence, and who "said it".
_TOLD_OF = re.compile(
    rf"(?<!in )(?<!at )(?<!on )(?<!during )(?<!with )\b[Aa]n? (?!{_QUANTITY})"
    rf"(?!(?:[\w’'-]+ ){{0,3}}{PEOPLE.pattern})(?:[\w’'-]+ )|"
    rf"^(?:[Tt]he [A-ZÀ-Þ]|[A-Z]{{2,}}\b)|"
    r"^[^“”,]{2,60} (?:said|says|announced|believes?|thinks?|reports?|expects?|insists?) (?:on \w+ )?(?:that )?$"
)
# "Orn, a sailor," tells who Orn is, and of nothing else.
_APPOSITION = re.compile(r"([A-ZÀ-Þ][\w’'-]+), an? [^,]{3,80},")
_IT = re.compile(
    r"(?<!make )(?<!makes )(?<!made )(?<!making )\bit\b(?! (?:is|was|would be|will be) [\w“”]+ (?:that|to|for)\b)"
)
# "Orn added that": to what?
_ADDED = re.compile(r"(?:[A-ZÀ-Þ][\w.’-]+ ){1,3}(?:added|continued(?=[,:]))")
# "Orn said nine people were hurt", "nine, the TNB says": where, and by what? Who says it is no part of it.
_NAMES = r"(?:(?:[A-ZÀ-Þ][\w.’'-]*|of|for|and) )*[A-ZÀ-Þ][\w.’'-]*"
_SAYS = re.compile(
    rf"(?:[Aa]ccording to|cited by|citing) (?:the |an? )?(?:[a-z]+ ){{0,5}}{_NAMES}|"
    rf"(?<!in )(?<!of )\b{_NAMES},? (?:(?:news )?agency |newspaper |officials? |police )?"
    r"(?:[^,A-Z]{3,60}, )?(?:(?:also|later|has|had) )?"
    rf"(?:said|says|stated|reported|reports|wrote|showed|shows|told {_NAMES})\b"
)
_SAYS_AT_END = re.compile(rf", (?:said|says) (?:the )?{_NAMES}(?:, [^,]{{3,80}})?\.$")
# "The US president", "47 U.S. strikes": which, and where?
_BY_LETTERS = re.compile(
    rf"\b{LETTERS.pattern} (?!(?:{'|'.join(sorted(VERBS))}|and|or|in|on|to|for|with|that|as)\b)"
    r"(?![a-z]+s (?:for|to|in|on|its|that|an?|the)\b)(?=[a-z])"
)
_OPENS_WITH_OWN = re.compile(
    r"(?:The )?(?:[A-ZÀ-Þ][\w.-]* ){0,4}[A-ZÀ-Þ][\w.-]*[’']s? (?:[a-z]+ ){1,2}(?:are|were|have|[a-z]+(?:s|ed))\b"
)
# "Northland committee approves report on locks": headlines have no small words.
_SMALL_WORD = re.compile(
    r"“|\b(?:the|an?|his|her|its|their|this|that|these|those|some|all|no|not|every|is|are|was|were|be|been|has|have|had|do|"
    r"does|did|will|would|can|could|may|might|said|says|told|who|which|it|he|she|they|[a-z]+ed|\d[\d.,]*)\b",
    re.IGNORECASE,
)
# "Threatens the Senator", "the 1913 statue": which?
_ONE_OF_MANY = re.compile(
    r"\b[Tt]he (?:1[5-9]|20)\d\d (?:agreement|book|case|crash|deal|film|incident|painting|report|ruling|statue)\b"
    r"(?! (?:of|on|in|by|that|which|against)\b|,)|"
    r"\b[Tt]he (?:Senator|Governor|Mayor|Minister|Congress(?:wo)?man|Judge|Chancellor)\b(?! (?:[A-Z]|of|for)|[’'])"
)
# "The cartoon drew laughter": which?
_BARE = re.compile(rf"the [a-z][\w’-]* (?:{'|'.join(sorted(VERBS))}|[a-z]+ed|[a-z]+ (?:an?|the|his|her|its|their))\b")
_ALSO = re.compile(r"^(?:[^ ,]+ ){1,9}also (?!known\b|called\b)")
# "The country", "the government": whose? A place, a people or whose it is will do, wherever it stands.
_OF_COUNTRY = re.compile(
    r"\b(?:candidates?|contenders?|race) for (?:president|parliament|governor|mayor)\b|"
    r"\b[Tt]he (?:incumbent|ruling|governing|(?:[\w-]+ )?state (?:Senate|House))\b|"
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:[a-z-]+ ){0,2}(?:country|nation|state|region|province|county|city|town|capital|"
    r"government|parliament|president|opposition|army)\b(?! of\b|-)"
)
_PLACED = re.compile(
    rf"^The [A-ZÀ-Þ][\w’]*[ ,]|\b(?!{CALENDAR.pattern})[A-ZÀ-Þ][\w.-]*[’']s?\b|\bU\.?[SK]\b|"
    r"White House|Congress|(?<!state )Senate|"
    r"\b(?:[Ii]n|[Oo]f|[Ff]rom|[Nn]ear|[Aa]cross|[Aa]t|(?<!ccording )[Tt]o) (?:the )?(?:[a-z-]+ )?"
    rf"(?!{CALENDAR.pattern})[A-ZÀ-Þ]|"
    r"[A-Z][a-z]+(?:ish|ese|an|ans|i|is|ch|crat|crats)\b"
)
# "Trains will be run by ...", "the level of claims": which?
_PLURAL_OPENS = re.compile(
    r"[A-Z][a-z]+(?<!s)s (?:are|were|have|had|will|would|[a-z]+ed)\b|"
    r"The (?:level|rate|pace|number|amount|share|total|cost|price) of [a-z]"
)
# "Orn issued a statement", "an agreement was reached": on what?
_EMPTY_WORDS = re.compile(
    r"\b(?:issue[sd]?|release[sd]?|ma[dk]es?|g[ai]ves?|deliver(?:s|ed)?) (?:[\w-]+ ){0,3}(?:statements?|remarks)\b"
    r"(?! [a-z]+ing\b)(?!.*(?:“|\b(?:about|against|said|saying|says|that)\b|\bon [a-z]))|"
    r"\b[Aa]n? (?:deal|agreement|settlement) (?:was|has been|had been) (?:reached|signed|made)\b"
    r"(?!.*\b(?:about|that|to|on [a-z]))"
)
_SELF = re.compile(r"\b(?:he|she|it|they|him|her|his|its|their)\b")
# "Several owners", "some officials": of which?
_SOME = re.compile(
    r"(?:The |All |About |Just over |More than |At least )?"
    r"(?:[Ss]everal|[Ss]ome|[Mm]any|[Mm]ost|[Ff]ew|[Bb]oth|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ee]ach|"
    r"\d[\d.,]*)(?: percent)? "
    rf"(?!of\b|in\b)(?:{LETTERS.pattern} )?[a-z-]+ (?!(?:in|of|from|with|who|at|on|near)\b)"
)
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|(?<!\w)[‘']([^’']{3,})[’'](?!\w)")
_SPEAKS_OF = re.compile(
    r"\b(?:it|they|them|their|he|him|his|she|her|this|these|those|such|there|here|"
    rf"that (?!(?:the|an?|we|I|he|she|it|they|cannot|{'|'.join(sorted(VERBS))})\b)\w+)\b(?! who\b)",
    re.IGNORECASE,
)


def is_doubtful(text: str, bare: str, names: AbstractSet[str] = frozenset()) -> bool:
    """Say whether a sentence that no rule refuses may yet lean on others; `bare` is it without what it quotes.

    `names` are those that its article has elsewhere.

    >>> is_doubtful("Orn saw the hinge.", "Orn saw the hinge."), is_doubtful("Orn saw a hinge.", "Orn saw a hinge.")
    (True, False)
    """
    return bool(
        leaning(ENGLISH).loose.search(_BESIDE.sub("", bare))
        or _has_open_it(_APPOSITION.sub(r"\1", bare))
        or (text[0] in '“"‘' and not _NAMED_IN_QUOTED.match(text))
        or _SOME.match(bare)
        or _ADDED.match(bare)
        or _is_nowhere(bare, names)
        or _EMPTY_WORDS.search(bare)
        or _names_only_who_says_it(bare, names)
        or has_open_definite(bare)
        or has_open_possession(bare)
        or any(_is_open(said) for said in _quotations(text))
    )


def goes_on(bare: str, names: AbstractSet[str] = frozenset(), *, is_lead: bool = False) -> bool:
    """Say whether even a first sentence may lean on a headline, be one itself, or not say of whom or where.

    "The ..." that opens a lead is told by it, unless it is one bare word.

    >>> goes_on("The mayor of Lindholm also wants locks."), goes_on("A barge was trapped in a lock.")
    (True, True)
    """
    own = _OPENS_WITH_OWN.match(bare)
    opening = lowered(without_dateline(bare))
    is_told = is_lead and _BARE.match(opening) is None
    is_known = (
        (own is not None and has_open_possession(own[0]))
        or _ONE_OF_MANY.search(bare) is not None
        or _ALSO.match(bare) is not None
        or (not is_told and comes_back(opening))
    )
    # A long one tells of the event on the way.
    is_brief = len(bare.split()) < _BRIEF_WORDS and bool(named_before(bare, names))
    return is_known or is_brief or names_nothing(bare, names) or not _SMALL_WORD.search(bare)


def _has_open_it(bare: str) -> bool:
    return any(not _TOLD_OF.search(bare, 0, found.start()) for found in _IT.finditer(bare))


def _is_nowhere(bare: str, names: AbstractSet[str]) -> bool:
    things = _PLURAL_OPENS.match(bare) is not None and bare.partition(" ")[0] not in names
    return (things or _OF_COUNTRY.search(bare) is not None) and not _PLACED.search(bare)


def _names_only_who_says_it(bare: str, names: AbstractSet[str]) -> bool:
    if "“”" in bare or _SELF.search(bare):
        return False
    told = _SAYS.sub("", _SAYS_AT_END.sub(".", bare))
    return names_nothing(_BY_LETTERS.sub("", told), names)


def _quotations(text: str) -> list[str]:
    return [said for found in _QUOTED.findall(text) if not is_title(said := "".join(found))]


def _is_open(said: str) -> bool:
    return bool(_SPEAKS_OF.search(said)) or has_open_definite(said)
