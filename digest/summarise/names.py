"""Whom and what an English sentence names: a person, a place, a body; and whether "he" or "it" can mean somebody.

A capital tells a name, but for the first word of a sentence. That one is a name if the article has it with a capital in
the middle of a sentence too, or if what stands behind it says so.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache

from digest.summarise.nouns import is_event, is_plural

_CALENDAR = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Christmas|Easter|Thanksgiving|Halloween|Ramadan|Passover|Hanukkah|Diwali)\b"
)
CALENDAR = re.compile(_CALENDAR)
CAPITALISED = re.compile(rf"(?!{_CALENDAR}|I\b)[A-ZÀ-ÞĀ-Ž][\w’'-]*\w")
# Countries and unions that are written so.
LETTERS = re.compile(r"(?:US|U\.S\.|UK|U\.K\.|UN|U\.N\.|EU|E\.U\.)")
_ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}|[A-Z]\.)")
# Nor do these name anybody or any place.
_COMMON_LETTERS = re.compile(r"\b(?:AI|ATM|CCTV|CEO|DNA|GDP|GPS|HIV|ICU|ID|IT|MRI|PM|PTSD|SUV|TV|UFO|VIP)s?\b")
# Of a long article the first names are enough, and the time is bounded.
_READ = 20_000
_INSIDE = re.compile(rf"(?<=[a-zß-ÿ,;] )(?!{_CALENDAR}|I\b)[A-ZÀ-ÞĀ-Ž][\w-]+")
_NOBODY: AbstractSet[str] = frozenset()
# "Lindish lawmakers" are somewhere.
_OF_A_PEOPLE = re.compile(
    r"(?!Civilian|Comedian|Guardian|Historian|Librarian|Median|Pedestrian|Republican|\w+tarian)"
    r"[A-Z][a-z]+(?:[ir]can|[bdglnrst]ian|nese|(?:[dklnpt]|Ir)ish|ench|utch)s?\b"
)
# What stands behind a name that opens a sentence: a verb or an apposition. Any other word has a capital there too.
_BEHIND_NAME = re.compile(
    r"\w+ed\b|on [A-Z][a-z]+day\b|(?:and|or) (?:the )?[A-ZÀ-Þ]|"
    r"(?:will|would|can|could|may|might|had|did|told|has|who|\d+)\b|[“\"(–—-]"
)
VERBS = frozenset(
    """is are was were be been has have had will would can could may might must should shall does did do said says told
    come came comes go went goes take took takes make made makes saw sees won lost led hit left began begins
    held found gave gives give remain remains seem seems appear appears include includes met sent became brought
    kept shot struck ran drew rose fell got set put cut ended also then now later never not""".split()
)
_NOT_NAMES = frozenset(
    """on in at as by for from to with after before when while if although though since because during last late early
    earlier later under following asked according despite until once over among about instead unlike like speaking
    the a an there now today yesterday tomorrow meanwhile more even only not no what how why where inside outside
    above below behind beside nearby next beyond here whether having given writing through throughout upon without
    amid nearly almost some just that it nothing nobody everyone everything something all most both many several few
    every each any such overnight recently initially ahead but and yeah yes one two three four five six seven eight nine
    ten none hundreds thousands neither either dozens less least hours days weeks months years people police
    children others officials government administration parliament authorities""".split()
)
# Nor are plurals, and words with such endings: "Absolutism was his creed".
_ABSTRACT = ("s", "men", "ism", "ity", "ship", "hood", "ance", "ence")
_ADVERB = re.compile(r"\w{4,}ly,?")
_PERSONAL = re.compile(r"\b(?:(?P<one>he|she|him|her|his|hers|himself|herself)|they|them|their|themselves)\b")
# Words that end as people do: tourists, drivers, actors.
_NO_PEOPLE = (
    "borders|centers|colors|considers|consists?|covers|delivers|differs|discovers|doors|enters|errors|exists?|factors|"
    "floors|headquarters|insists?|letters|lists?|matters|motors|numbers|offers|orders|others|papers|persists?|powers|"
    "quarters|refers|remembers|resists?|rivers|sectors|suffers|towers|twists?|waters"
)
# Who may be meant: a name, or people by what they are.
PEOPLE = re.compile(
    r"\b(?:police|people|deput(?:y|ies)|detectives?|agents?|staff|staffers?|personnel|officials?|residents|experts|analysts|unions?|authorities|person|ambassador|critics|"
    r"children|man|billionaire|official|resident|expert|analyst|critic|chief|sponsor|owner|founder|neighbou?r|"
    r"manager|coach|director|professor|teacher|farmer|reporter|author|nurse|attorney|prosecutor|"
    r"men|women|woman|boys?|girls?|mothers?|fathers?|parents|family|families|couple|students?|workers?|soldiers?|"
    r"troops|"
    r"president|minister|governor|senators?|mayor|judges?|justices|lawyers?|doctors?|scientists?|leaders?|members?|lawmakers|"
    r"candidates?|actors?|actress|singer|rapper|king|queen|prince|princess|pope|bishop|victims?|suspects?|protesters|"
    r"republicans|democrats|teenagers?|pilots?|drivers?|patients?|voters|refugees|migrants|prisoners?|"
    r"gunm[ae]n|assailants?|militants?|inmates?|hostages?|defendants?|detainees?|employees?|survivors?|witness(?:es)?|crew|"
    r"pair|trio|duo|teens?|pupils?|nuns?|intruders?|killers?|shooters?|bombers?|officers?|passengers?|"
    rf"politicians?|(?!(?:specimen|regimen|abdomen)\b)[A-Za-z][a-z]+men|(?!(?:{_NO_PEOPLE})\b)[a-z]{{3,}}(?:ists?|ers|ors))\b"
)
# "They" go back to things too; "their" even to a team. Those whom a plain "they" means are no body.
_PLURAL = r"\b(?!this\b|his\b|was\b|has\b|its\b|news\b|says\b|insists\b)(?:^[A-Z]|[a-z])[\w-]{2,}s\b(?<!ss)"
# Americans, Liberians: several by what they are called.
_SEVERAL = re.compile(
    rf"{_PLURAL}|\b[A-Z][a-z]{{2,}}(?:ans|crats|inos|ese|[aeq]lis|[aeq]is)\b|"
    r"\b(?:Arabs|Britons|Catholics|Christians|Croats|Czechs|Danes|Dutch|Finns|French|Greeks|Jews|Kurds|Muslims|Poles|"
    r"Scots|Serbs|Shiites|Sunnis|Swedes|Swiss|Turks)\b|"
    # A team is several too.
    r"\b[Aa]n? (?:[\w-]+ ){0,4}(?:team|group|company|panel|committee|band|gang|jury|squad)\b"
)
_JOINED = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w.’-]+,? (?:and|or) (?:the )?[A-ZÀ-ÞĀ-Ž]")
_BODIES = re.compile(rf"{_PLURAL}|\b[Tt]he [A-Z]\w|\b[A-Z]{{2,}}\b")
# "Nine were found, TNB reported": who reports is not what it is about.
_REPORTED_BY = re.compile(
    r", (?:[Tt]he )?(?:[\w.’'-]+ ){1,5}(?:reported|reports)(?: on \w+)?\.$|"
    r"^According to (?:the )?(?:[A-Z][\w.’'-]* )*[A-Z][\w.’'-]*, "
)
# "In Northhaven" names a place, and nobody whom "he" could mean.
_PLACE = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Oo]f|[Aa]t|[Nn]ear|above|below|beyond|around|towards?|[Ff]rom|[Aa]cross|[Tt]o|"
    r"[Tt]hroughout|[Oo]utside|[Ii]nside) (?:the )?"
    # Whoever has an office is none.
    r"(?!(?:[A-ZÀ-Þ][\w.’-]* )*(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Minister|Speaker|Secretary|"
    r"Chancellor|General|Pope)\b)"
    r"(?:[A-ZÀ-ÞĀ-Ž][\w.’'-]* ?)+"
)
# Nor does "the Senate".
_BODY = re.compile(r"\b[Tt]he (?:[A-ZÀ-ÞĀ-Ž][\w.’'-]* ?)+")
# Nor is "TNB News" or "the FBI" anybody.
_LETTERS = re.compile(r"\b[A-Z]{2,5}\b(?! [A-Z]{2})(?: News| Sports)?")
# But "the Queen" is, and "Ambassador to the United Nations Orn".
_RULER = re.compile(
    r"\b(?:[Tt]he (?:Queen|King|Pope|President|Prince|Princess|Chancellor)|Ambassador|Senator|Minister|Secretary|"
    r"Speaker|Governor|Mayor)\b"
)
# Stands for people in the plural; "Tern County deputies", "Northhaven's police".
_MANY = "\N{WHITE SQUARE}"
_NAMED_MANY = re.compile(rf"(?:[A-ZÀ-ÞĀ-Ž][\w.’'-]*,? )*{_MANY}")
# "When he arrived, a weary Jon Brandt said": so many words may stand before the name.
# Such a clause ends with a comma, or with what it quotes; what stands between dashes belongs to it.
_CLAUSE = re.compile(r"[^,“”]*?(?:,|“”(?= [A-ZÀ-Þ]))")
_ASIDE = re.compile(r" [–—―] [^–—―]{1,200} [–—―](?= (?P<next>.))")
# "A sailor who says that she", "a sailor and his dog".
_SOMEBODY_NEW = re.compile(r"(?<!one )(?<!those )\bwho\b|\b[Aa]n? (?:[\w-]+ ){1,3}and $")
_NAME_FOLLOWS = re.compile(r"(?! (?:but|and|or|with|as|while|who|which)\b) (?:the |an? )?(?:[\w-]+ ){0,7}[A-ZÀ-Þ]")


@lru_cache(maxsize=64)
def names_of(text: str) -> frozenset[str]:
    """Return the words that stand with a capital in the middle of the article's sentences.

    >>> sorted(names_of("The gate in Saltmere is bent. Divers, Voss said, saw it."))
    ['Saltmere', 'Voss']
    """
    return frozenset(_INSIDE.findall(text[:_READ]))


def names_nothing(bare: str, known: AbstractSet[str] = _NOBODY) -> bool:
    """Say whether a sentence names no person, place or body; `known` are the names that its article has elsewhere.

    >>> [names_nothing(text) for text in ("Officers found nothing near it.", "Officers in Northhaven found nothing.")]
    [True, False]
    >>> [names_nothing("Northhaven officers found nothing.", known) for known in (set(), {"Northhaven"})]
    [True, False]
    """
    bare = _COMMON_LETTERS.sub("things", _REPORTED_BY.sub("", bare))
    return not has_name(bare, known) and not _ABBREVIATION.search(bare)


def has_name(text: str, known: AbstractSet[str] = _NOBODY) -> bool:
    """Say whether there is a name in the beginning of a sentence."""
    first, _, others = text.strip().partition(" ")
    return bool(CAPITALISED.search(others)) or _is_known(first, known) or _opens_with_name(first, others)


def names_nobody(bare: str, known: AbstractSet[str] = _NOBODY) -> bool:
    """Say whether a "he", "she" or "they" stands in a sentence that has named nobody before it.

    In "when he arrived, Jon Brandt said" the name comes behind: one that follows the opening clauses will do.

    >>> [names_nobody(text) for text in ("On Monday he left.", "When he left, Jon waved.", "Jon said he left.")]
    [True, False, False]
    >>> names_nobody("Gates close on Mondays because of their hinges.")
    False
    """
    found = _PERSONAL.search(bare)
    before = bare[: found.start()] if found else ""
    if found is None or _SOMEBODY_NEW.search(before):
        return False
    if " " not in before.strip() and found[0] in ("his", "her", "him") and not _is_known(before.strip(), known):
        named = False  # "Ask her rowers"
    elif found[0] in ("they", "them"):
        named = has_many(before) or _SEVERAL.search(before) is not None
    else:
        somebody = has_somebody(without_many(before, known) if found["one"] else before, known)
        named = somebody or (not found["one"] and _BODIES.search(before) is not None)
    if named:
        return False
    behind = _ASIDE.sub(_bridge, bare[found.end() :])
    clause = _CLAUSE.match(behind)
    following = behind[clause.end() :] if clause else ""
    name = _NAME_FOLLOWS.match(without_many(following, known) if found["one"] else following)
    return not (opens_clause(bare) and name)


def has_many(text: str) -> bool:
    """Say whether the beginning of a sentence has people in the plural, or two names.

    >>> [has_many(text) for text in ("Police in Northhaven", "Orn and Brandt", "The gates of Northhaven")]
    [True, True, False]
    """
    return bool(PEOPLE.search(text[:1].lower() + text[1:]) or _JOINED.search(text))


def without_many(text: str, known: AbstractSet[str] = _NOBODY) -> str:
    """Return the text without people in the plural and the names that stand before them: none of them is a "he".

    >>> without_many("Tern County deputies told Voss that").split()
    ['told', 'Voss', 'that']
    """
    # "Sanders" may be a name.
    opening = text if _is_known(text.partition(" ")[0], known) else text[:1].lower() + text[1:]
    marked = PEOPLE.sub(lambda found: _MANY if is_plural(found[0]) else found[0], opening)
    return _NAMED_MANY.sub(" ", text[:1] + marked[1:] if marked[:1] != _MANY else marked)


def _bridge(aside: re.Match[str]) -> str:
    """Return what stands for words between dashes: the end of a clause if a name comes next."""
    return "," if aside["next"].isupper() else ""


def opens_clause(text: str) -> bool:
    """Say whether a text opens with a clause or a time, and with no name: "On", "Speaking", "Yesterday"."""
    first = text.partition(" ")[0].lower().strip(",")
    return first in _NOT_NAMES or first.endswith(("ing", "ed", "ly"))


def has_somebody(text: str, known: AbstractSet[str] = _NOBODY) -> bool:
    """Say whether the beginning of a sentence names somebody, or people by what they are.

    >>> [has_somebody(text) for text in ("Jon Brandt", "On Monday", "In Northhaven", "Two soldiers")]
    [True, False, False, True]
    """
    return PEOPLE.search(text) is not None or _RULER.search(text) is not None or has_person(text, known)


def has_person(text: str, known: AbstractSet[str] = _NOBODY) -> bool:
    """Say whether the beginning of a sentence has a name that is not plainly a place's or a body's."""
    first, _, others = _PLACE.sub("", _BODY.sub("", _LETTERS.sub("", text))).strip().partition(" ")
    return bool(CAPITALISED.search(others)) or _is_known(first, known) or _opens_with_name(first, others)


def _is_known(first: str, known: AbstractSet[str]) -> bool:
    return _plain(first) in known and _plain(first).lower() not in _NOT_NAMES


def opens_no_name(word: str) -> bool:
    """Say whether a word that has a capital only because it opens a sentence is none of a name: "The", "On"."""
    return _plain(word).lower() in _NOT_NAMES


def _plain(word: str) -> str:
    return word.strip(",").removesuffix("’s").removesuffix("'s")


def _opens_with_name(first: str, others: str) -> bool:
    # "Businesses, including shops": a plural is as likely a word as a name.
    shaped = first.endswith(("’s", "'s")) or (first.endswith(",") and not is_plural(_plain(first)))
    shaped = shaped or others[:1].isupper() or _OF_A_PEOPLE.match(first) is not None
    verb = not others or _BEHIND_NAME.match(others) or others.partition(" ")[0] in VERBS
    # "Construction began", "Reports said": no name opens it.
    verb = verb and not (is_event(first.lower()) or first.endswith(_ABSTRACT))
    is_word = _plain(first).lower() in _NOT_NAMES or (_ADVERB.fullmatch(first) and not others[:1].isupper())
    return bool(CAPITALISED.match(first) and not is_word and (shaped or verb))
