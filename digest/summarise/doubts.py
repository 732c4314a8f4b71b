"""English sentence -> whether it may yet lean on others, though no rule refuses it.

The rules of standalone.py refuse what surely points outside. What may point there is more: "the summit" beside a name,
"his decision", a quotation that speaks of "these indictments". Such a sentence isn't refused; it is for where too few
others are left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from digest.summarise.names import CALENDAR, CAPITALISED, PEOPLE, VERBS
from digest.summarise.nouns import BODY_NOUNS, COMMON, OF_SEVERAL, SPEECH, is_event, is_in
from digest.summarise.quoted import is_title
from digest.summarise.which import CLAUSE, REST, WORD, has_word_on, is_superlative, says_when, says_which, telling

# Letters of a noun that tell it by its stem, and words behind "the" that may say which.
_STEM = 4
_LOOKED_AT = 4
# "The Act", "the Council": which?
_BODIES = BODY_NOUNS | frozenset("act bill order agreement".split())
# "The North Lindish plan" is as the Lindish one.
_SIDES = frozenset("North South East West".split())
# "The Lindish plan", "the U.N. vote": of several.
_DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|an|i|ch)")
_LETTERS = re.compile(r"(?:US|U\.S\.|UK|U\.K\.|UN|U\.N\.|EU|E\.U\.)")
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
    "ad advert analysis article bill book company component decision documentary element episode film firm group "
    "movie order part piece poll portion ruling section series share song story study survey".split()
)
_HEADS = frozenset(
    "ambassador bishop chief coach director founder governor king manager mayor minister owner pope president prince "
    "queen".split()
)
# "The repairs needed to open the lock".
_PURPOSE = frozenset("needed required used designed aimed meant intended".split())
# "The decision by the council": whose, but not which.
_OUTCOMES = frozenset(
    "agreement announcement deal decision discovery finding findings move offer plan proposal ruling verdict "
    "vote".split()
)
_SAYS_OF_WHAT = frozenset("to that against over on not".split())
# "The drug, tirvamab, ..." - but "of the speech, Orn promised" and "on the tape, Orn said" tell who did, not which.
_NAMED_BEHIND = re.compile(
    r", (?:(?:also )?(?:known|named|called|dubbed|identified|titled)\b|"
    r"(?!according\b|[^,]*\b(?:[a-z]+ed|said|says|told|wrote|was|is|has|had|will)\b)[^,]{2,60}, )"
)
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
# Words that point at something, in the sentence or outside it.
_LOOSE = re.compile(
    r"\b(?:them|him|these|those|such(?! (?:\w+ ){0,3}as\b)|another|others?|"
    r"this(?! (?:day forward|year|month|week|weekend|morning|afternoon|evening|summer|spring|autumn|fall|winter|"
    r"season)\b)|that (?:day|year)|(?<!said )(?<!says )"
    r"that (?!(?:[a-z]+(?:s|ed)|people|men|women|led|came|went|fell|ran|rose|took)\b)[a-z]+"
    r"(?= (?:to|in|on|at|for|with|by|and|from)\b|[.,])|"
    r"[Tt]here(?!['’]s\b| (?:is|are|was|were|will|would|has|have|had|may|might|could|can|should|must)\b)|"
    r"also|further|too|again|then|here(?! (?:in|on|at)\b)|so(?! (?:[\w-]+ ){1,3}(?:that|as)\b| [\w-]+,)|"
    r"both|same|additional|instead|things|afterwards?|"
    r"(?:bought|has|had|have|found|made|got|took|want(?:s|ed)?|sold|saw|used|is|was) one"
    r"(?=[.,]| (?!of|in|person)[a-z])|"
    r"(?:Lap|Turn|Game|Set|Round|Stage|Page|Figure|Table) \d+|"
    r"[Aa]n? (?:smaller|larger|bigger|longer|shorter|lower|higher|greater|later|older|newer|better|worse|"
    r"(?:[a-z]+ly |far |much |even )?(?:more|less) (?!than\b)[a-z]+)\b(?![^.]*\bthan)|"
    r"her(?=[.,]| (?:in|on|at|to|for|from|and|by|with|as|when|after)\b)|"
    r"(?:dozens|hundreds|thousands|millions) (?:can|could|were|are|have|had|will|would|may)|"
    r"[Aa] (?:[a-z]+ )?(?:response|reply|answer)(?! (?:[\w’-]+ ){0,4}to\b)|"
    r"remains? (?:unclear|unknown)(?=\.)|"
    r"either (?!of\b)(?=[a-z]+ )(?![^.]*\bor\b)|"
    r"(?:agre|declin|refus)ed(?=[.,]| (?:by|swiftly)\b| on [A-Z])|"
    r"(?:respond(?:s|ed)?|repl(?:y|ies|ied)|react(?:s|ed))(?! (?:[\w-]+ ){0,3}to\b))\b"
)
# "Orn added that": to what?
_ADDED = re.compile(r"(?:[A-ZÀ-Þ][\w.’-]+ ){1,3}(?:added|continued(?=[,:]))")
# "Orn said nine people were hurt": where, and by what?
_SAYS = re.compile(r"(?:Mr|Mrs|Ms|Dr)?\.? ?[A-ZÀ-Þ][\w’-]+ (?:said|says|reported|reports) (?:that )?(?P<what>.*)")
# "Orn issued a statement": on what?
_EMPTY_WORDS = re.compile(
    r"\b(?:issue[sd]?|release[sd]?|ma[dk]es?|g[ai]ves?|deliver(?:s|ed)?|posted) (?:[\w-]+ ){0,3}"
    r"(?:statements?|remarks)\b"
    r"(?! [a-z]+ing\b)(?!.*(?:“|\b(?:about|against|said|saying|says|that)\b|\bon [a-z]))"
)
_SELF = re.compile(r"\b(?:he|she|it|they|him|her|his|its|their)\b")
# "Several owners", "some officials": of which?
_SOME = re.compile(
    r"(?:The |All |About |Just over |More than |At least )?(?:[Ss]everal|[Ss]ome|[Mm]any|[Mm]ost|[Ff]ew|[Bb]oth|[Tt]wo|"
    r"[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ee]ach|\d[\d.,]*)(?: percent)? "
    r"(?!of\b)(?:(?:US|U\.S\.|UN|U\.N\.) )?[a-z-]+ (?!(?:in|of|from|with|who|at|on|near)\b)"
)
_THE = re.compile(rf"\b[Tt]he {REST}")
# "His decision", "Orn's remarks".
_OWN = re.compile(rf"(?:\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir|[’']s|s’) {REST}")
# Whose it is says which.
_POSSESSIONS = frozenset(
    """account aircraft album bag boat book business campaign car election email ferry flight fund gun helicopter
    inauguration island language law machine mission money phone plane product ship show song station suit team
    territory tour town truck vehicle vessel website""".split()
)
_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"|(?<!\w)[‘']([^’']{3,})[’'](?!\w)")
_SPEAKS_OF = re.compile(
    r"\b(?:it|they|them|their|he|him|his|she|her|this|these|those|such|there|here|"
    rf"that (?!(?:the|an?|we|I|he|she|it|they|cannot|{'|'.join(sorted(VERBS))})\b)\w+)\b(?! who\b)",
    re.IGNORECASE,
)


def is_doubtful(text: str, bare: str) -> bool:
    """Say whether a sentence that no rule refuses may yet lean on others; `bare` is it without what it quotes.

    >>> is_doubtful("Orn saw the hinge.", "Orn saw the hinge."), is_doubtful("Orn saw a hinge.", "Orn saw a hinge.")
    (True, False)
    """
    return bool(
        _LOOSE.search(_BESIDE.sub("", bare))
        or _has_open_it(_APPOSITION.sub(r"\1", bare))
        or (text[0] in '“"‘' and not _NAMED_IN_QUOTED.match(text))
        or _SOME.match(bare)
        or _ADDED.match(bare)
        or _EMPTY_WORDS.search(bare)
        or _names_only_who_says_it(bare)
        or _has_open_definite(bare)
        or _has_open_possession(bare)
        or any(_is_open(said) for said in _quotations(text))
    )


def _has_open_it(bare: str) -> bool:
    return any(not _TOLD_OF.search(bare, 0, found.start()) for found in _IT.finditer(bare))


def _names_only_who_says_it(bare: str) -> bool:
    says = _SAYS.match(bare)
    return says is not None and not (_SELF.search(says["what"]) or CAPITALISED.search(says["what"]))


def _quotations(text: str) -> list[str]:
    return [said for found in _QUOTED.findall(text) if not is_title(said := "".join(found))]


def _is_open(said: str) -> bool:
    return bool(_SPEAKS_OF.search(said)) or _has_open_definite(said)


def _has_open_definite(text: str) -> bool:
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
    if tokens[0] in _SIDES and "".join(tokens[1:2])[:1].isupper():
        tokens = tokens[1:]
    first, second = (*tokens[:2], "")[:2]
    common = second in COMMON and second not in ("country", "nation")
    by_people = _DEMONYM.fullmatch(first) or (_LETTERS.fullmatch(first) and is_event(second))
    is_head = not _HEADS.isdisjoint(tokens[1:3])
    if by_people and second.islower() and not (common or is_head):
        return not _is_completed(second, tokens[2:], is_object=is_object)
    if first in OF_SEVERAL and second not in COMMON | _OF_TIME:
        return not _is_completed(second, tokens[2:], is_object=is_object)
    return _is_named_for(tokens) or _is_open_noun(tokens, is_object=is_object)


def _is_open_noun(tokens: Sequence[str], *, is_object: bool) -> bool:
    for place, word in enumerate(tokens[:_LOOKED_AT]):
        is_for = word in _PURPOSE and "".join(tokens[place + 1 : place + 2]) in ("to", "for", "at")
        if place and (word in CLAUSE or is_for):
            return False
        if place and (word in _WITH_VERBS or says_which(tokens[place:])):
            return not _is_completed(tokens[place - 1], tokens[place:], is_object=is_object)
        if word in VERBS or word in _CLAUSE_BEGINS or not word[0].isalnum() or (place and word.endswith("ed")):
            return place > 0
        if word[0].islower() and word.endswith(("’s", "'s")) and not is_in(COMMON, word):
            return True
        is_one_of_many = place == 0 and word.lower() in _BODIES and not "".join(tokens[1:2])[:1].isupper()
        is_name = word[0].isupper() and not is_one_of_many and not _DATED.fullmatch(word)
        if word in COMMON or is_superlative(word) or is_name:
            return False
    return True


def _is_completed(noun: str, following: Sequence[str], *, is_object: bool) -> bool:
    """Say whether what follows a noun says which; "stopped the car in the city" and "took it up at its fair" don't.

    Behind an object most prepositions go with the verb, unless the noun asks for one: "announced the plan for".
    """
    if not says_which(following) or following[0] not in _WITH_VERBS:
        return says_which(following)
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


def _has_open_possession(text: str) -> bool:
    return any(
        is_event(tokens[0])
        and not is_in(_POSSESSIONS, tokens[0])
        and not (says_which(tokens[1:]) or has_word_on(tokens[0][:_STEM], text[: found.start()]))
        for found in _OWN.finditer(text)
        if (tokens := WORD.findall(found["rest"]))
    )
