"""Which English nouns stories come back to as "the ...", and which everybody knows by "the" alone."""

from __future__ import annotations

import re

# Things that everybody knows by "the" alone.
UNIQUE = frozenset(
    "world public economy internet police weather sun moon earth dollar euro pound pandemic coronavirus climate "
    "web number most country's nation's world's country’s nation’s world’s united federal unemployment jobless "
    "inflation media".split()
)

# Nor need these have been told of, wherever they stand.
COMMON = frozenset(
    """afternoon air army autumn beginning border bottom century climate coast coronavirus country country's country’s
    day days decade dollar earth east economy elderly end entire environment euro evening fact federal first
    future government ground idea inflation internet jobless last law least left mainland majority market markets
    media middle military minute moment month moon more morning most nation nation's nation’s navy next night north
    number
    only opposition pandemic parliament past phone police poor pope pound president press public rest rich right same
    sea season second sick sky south spring start summer sun third time times top truth unemployment war water way
    weather web week weekend west whole winter world world's world’s year years young""".split()
)

# What a story comes back to as "the ...": events and things, which other words for such must have introduced.
EVENTS = frozenset(
    """accident account accusation act action admission aftershock agreement aircraft airstrike album allegation
    ambush amendment announcement apology appeal appointment approval area arrest arrival article assault
    atrocity attack attempt audio audit avalanche backlash bag bailout ballot ban bill blackout blast blaze boat
    bomb bombing book brawl breach bug bus business campaign car case cash ceasefire ceremony change chaos
    charge circumstance claim clash clashe clause climb clue collapse collision comment complaint complex
    concern concert conflict contest controversy crash crime crisis criticism cuts cyclone damage deal death
    debate debt decision decline decrease defection delay demand denial departure development device disaster
    discovery dismissal disorder dispute district document downturn draft drop drought drug earthquake effort
    election email emergency epidemic evacuation event evidence explosion famine feature fee ferry festival
    fighting figure filing film finding fire flame flaw flight flood flooding footage fund funeral gain galaxy
    game grant gun hack hearing helicopter hoax hurricane image incident increase injurie inquiry interview
    investigation island issue kidnapping killing landslide language law laws lawsuit leak legislation letter
    list loan looting loss machine march massacre match matter measure meeting memo memorial merger message
    mishap missile mission money mosque motion move murder negotiation numbers offence offense offer operation
    ordeal order outage outbreak outcome outcry outrage package pact painting parade payment penalty petition
    phone photo photograph picture plan plane plant plea plot poisoning poll post probe problem procedure
    proceedings process product program programme project proposal protest province provision quake race raid
    rally rampage reason rebellion rebuke recession recount referendum refusal release remains remark removal
    report request rescue research resignation resolution response restart restriction result revelation riot
    rioting rise robbery rocket rule ruling sale sanction scandal sentence sentencing service settlement ship
    shooting shootout show shutdown siege situation slain slowdown song specie speech spike stabbing standoff
    statement station statue stimulus storm strike study subpoena success suit surge survey suspension talk
    tension test testimony text theft threat title toll tornado tour town tragedy train transfer treaty tremor trial
    trip truce truck tsunami turmoil turnout tweet typhoon unrest update uprising vaccine vehicle verdict
    version vessel video violence virus visit vote warning warrant weapon website withdrawal wording wound
    wreckage""".split()
)

SPEECH = frozenset(
    """announcement claim comment email footage interview letter message news photo report remark speech statement
    text tweet video criticism apology rebuke""".split()
)

NO_DEED = frozenset(
    """administration apartment attention compartment condition constitution continent department dimension direction
    document education element employment entertainment environment exception federation government immigration
    inflation million mission moment nation occasion opinion parliament pension position profession question region
    section segment situation station television tradition transportation unemployment version vision""".split()
)

# The same for people by their part in it, for bodies and for places; a name or "a ..." may have introduced them.
ENTITIES = frozenset(
    """actor actress agency airline airport apartment army assailant attacker audience author band bank
    billionaire body bomber boy boys bridge broadcaster brother building businessman businesswoman captain
    center centre child children church city club coach community company congressman congresswoman council
    country couple court crew crowd defendant delegate delegation demonstrator department detainee doctor driver
    duo employee envoy facility factory family fighter firm gang girl group gunman gunmen hall home hospital
    hostage hotel house inmate intruder judge jury killer lawmaker lawyer league man mayor men migrant militant
    ministry mother museum nation negotiator network newspaper nun officer official organisation organization
    owner pair party passenger patient perpetrator pilot plaintiff player politician prison prisoner prosecutor
    protester pupil rebel refugee regime region representative researcher resident restaurant rioter robber room
    scene school senator shelter sheriff shooter shop singer site smuggler soldier speaker spokesman spokeswoman
    star store street student survivor suspect teacher team teen teenager thief trio university venue victim
    village volunteer witness woman women worker""".split()
)

# Bodies of which there are many: with a capital they are one that was named before.
BODY_NOUNS = frozenset(
    """agency assembly association authority board bureau chamber commission committee conference council court
    department federation force foundation fund institute ministry office party roadmap summit treaty tribunal
    trust union unit governor senator mayor chancellor chairman chairwoman""".split()
)

BODIES = frozenset(
    "companies firms banks teams clubs parties countries nations cities states groups agencies airlines".split()
)

COMPANIES = frozenset(
    "airline company club firm bank team agency band party university school hospital group site network organization "
    "organisation newspaper".split()
)

# "As a practical matter, the decision ...": these tell of nothing.
VAGUE = frozenset("matter issue case problem situation circumstance reason claim".split())

# Nouns with these endings name what somebody does or did: "the abduction", "the assessment".
DEED = re.compile(r"[a-z]{4,}(?:tion|sion|ment)s?")

# "The second assessment", "the final version": there was another one.
OF_SEVERAL = frozenset(
    "second third fourth final latest new current original earlier previous remaining proposed other".split()
)

_PLURALS = frozenset("men women children gunmen people police staff personnel crew".split())

MANY = frozenset("men women children gunmen crew police couple pair duo trio family".split())


def is_in(nouns: frozenset[str], word: str) -> bool:
    """Say whether a word, its plural ending or its genitive taken off, is one of `nouns`."""
    plain = word.removesuffix("’s").removesuffix("'s")
    return plain in nouns or plain.removesuffix("s") in nouns or (plain.endswith("ies") and f"{plain[:-3]}y" in nouns)


def is_plural(noun: str) -> bool:
    """Say whether a noun has the ending of a plural, or is one without it."""
    return (noun.endswith("s") and not noun.endswith(("ss", "’s", "'s"))) or noun.endswith("men") or noun in _PLURALS


def is_told(word: str) -> bool:
    """Say whether a noun is of a kind that stories come back to."""
    return is_event(word) or is_in(ENTITIES, word) or is_in(BODY_NOUNS, word)


def is_event(word: str) -> bool:
    """Say whether a noun names something that happens or is done."""
    deed = DEED.fullmatch(word) and word not in NO_DEED and word.removesuffix("s") not in NO_DEED
    return bool(deed) or is_in(EVENTS, word)
