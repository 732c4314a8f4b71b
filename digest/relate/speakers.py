"""The words around a quotation -> who speaks, as far as they tell.

Read are the words behind it, then those before it in its sentence; "she said" is resolved within the paragraph. What
isn't clear stays open: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

# English, German, French, Spanish, Italian, Portuguese, Dutch.
_SAYING = (
    r"(?:said|says|say|told|tells|added|adds|stated|states|insisted|insists|wrote|writes|warned|warns|explained|"
    r"announced|argued|argues|tweeted|posted|continued|noted|notes|stressed|emphasi[sz]ed|confirmed|claimed|claims|"
    r"replied|asked|declared|commented|concluded|recalled|vowed|promised|urged|admitted|joked|testified|remarked|"
    r"acknowledged|responded|conceded|reiterated|reaffirmed|exclaimed|suggested|predicted|pledged|called|"
    r"sagte|sagt|erklärte|erklärt|betonte|betont|schrieb|schreibt|warnte|warnt|meinte|kritisierte|forderte|teilte|fügte|"
    r"a (?:déclaré|dit|affirmé|expliqué|assuré|ajouté|estimé|précisé|indiqué|écrit|lancé|averti)|déclare|dit|affirme|"
    r"explique|assure|ajoute|estime|précise|"
    r"dijo|declaró|afirmó|señaló|aseguró|explicó|añadió|advirtió|indicó|escribió|sostuvo|"
    r"ha (?:detto|dichiarato|affermato|spiegato|aggiunto|scritto)|disse|afirmou|declarou|explicou|acrescentou|"
    r"zei|zegt|verklaarde|schreef)"
)
_SAYING_ING = r"(?:saying|telling|adding|stating|warning|writing|insisting|explaining|noting)"
_PARTICLE = r"(?:of|the|de|del|della|di|da|van|von|der|den|zu|bin|ibn|al|el|le|la|du|dos)"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЇЄҐ]"
# A stop belongs to a name in a title or an initial; elsewhere it ends the sentence, and the next one is no name.
_PART = (
    rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Rev|St|Adm|Sir|Sr|Sra)\."
    rf"|{_CAPITAL}\.|{_CAPITAL}[\w’'-]+(?:\.[\w’'-]+)*)"
)
_NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_PART}){{0,5}}"
_OFFICE = r"(?:official|officer|spokes\w+|minister|source|resident|witness|adviser|aide|analyst|diplomat|expert|lawyer)"
_UNNAMED = (
    rf"(?:[Oo]ne|[Aa]nother|[Aa]n?|[Tt]he)\s+(?:[\w’'-]+\s+){{0,3}}?{_OFFICE}\b"
    r"(?:\s+(?:in the know|familiar with|close to|briefed on)(?:\s[\w’'-]+){0,4}?)?"
)
# What may stand between a name and its verb.
_ADVERB = r"(?:(?:\w+ly|has|had|also|later|then|since|once|himself|herself|again|afterwards)\s+)*"
_WHO = rf"(?P<who>{_UNNAMED}|{_NAME})"
_PRONOUN = r"(?:he|she|they|er|sie|il|elle|él|ella|lui|lei|ele|ela|hij|zij)"
# Words of place and time behind the verb are no speakers: "said on Monday", "said in Lisbon".
_NOT_LINK = r"(?!(?:in|on|at|to|from|during|after|before|by|with|that|am|im|in|à|en|el|a|as|when|while|last|this)\b)"
_LINK = rf"(?:{_NOT_LINK}[a-zà-ÿ’'-]+\s+){{0,5}}?"
_APPOSITION = r"(?:,[^,.;“”„«»\"]{2,90},|\s+\([^)]{1,40}\))?"
_PERSON = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Herr|Frau|Señor|Señora)\.?\s+{_CAPITAL}[\w’'-]+|{_CAPITAL}[\w’'-]+(?:\s+{_CAPITAL}[\w.’'-]+){{1,3}})"
)
# The stop of a title or an initial ends no sentence: what follows is still the name.
_TITLE_OR_INITIAL = (
    r"(?<!\b(?:Dr|Mr|Ms|Lt|St|Sr)\.)(?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Sen|Rep|Gov|Rev|Adm|Sra)\.)(?<!\b(?:Prof|Capt)\.)"
    r"(?<!\s[A-ZÀ-Þ]\.)"
)
_SENTENCE_END = re.compile(rf"(?<=[.!?”\"]){_TITLE_OR_INITIAL}\s+(?=[A-ZÀ-Þ“‘\"'„«])")
_WEEKDAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes".split()
)
_LEADING = _WEEKDAYS | frozenset(
    "instead moreover therefore nevertheless finally perhaps otherwise asked speaking responding "
    "but and the in on after when if as while however yet still so then that this later earlier meanwhile also for at "
    "aber und der die das im am als mais et le la les en pero y el los".split()
)
_NOBODY = _WEEKDAYS | frozenset(
    "he she they it i we you who who's there what this that another one mr mrs ms er sie es wir ich il elle on "
    "ils nous january february march april may june july august september october november december twitter facebook "
    "instagram tiktok telegram youtube snapchat".split()
)
_HE = frozenset("he er il él lui ele hij".split())
_SHE = frozenset("she sie elle ella lei ela zij".split())
_MASCULINE = frozenset("mr sir lord king prince herr señor monsieur".split())
_FEMININE = frozenset("mrs ms miss dame lady queen princess frau señora madame".split())
_TITLES = _MASCULINE | _FEMININE | frozenset("dr prof gen lt col maj capt sgt sen rep gov rev adm".split())
_LOOK = 240
# A pronoun seldom reaches further back.
_SENTENCES_BACK = 3


@dataclass(frozen=True, slots=True)
class _Expressions:
    """What tells who speaks: behind the quotation, and before it; a name, or a pronoun (`_pronoun`)."""

    after: tuple[re.Pattern[str], ...]
    after_pronoun: re.Pattern[str]
    before: re.Pattern[str]
    before_pronoun: re.Pattern[str]
    before_ing: re.Pattern[str]


@cache
def _expressions() -> _Expressions:
    """Compile them when a quotation is first asked about: it takes as long as to import all else of this room."""
    return _Expressions(
        after=(
            re.compile(rf"^[,.]?\s*[-–—]?\s*{_WHO}{_APPOSITION}\s+{_ADVERB}{_SAYING}\b"),
            re.compile(rf"^[,.]?\s*[-–—]?\s*(?!told|teilte|fügte|called){_SAYING}\s+{_LINK}{_WHO}"),
            re.compile(rf"^[,.]?\s*[-–—]?\s*(?:so|selon|según|according to|secondo|segundo|aldus)\s+{_LINK}{_WHO}"),
        ),
        after_pronoun=re.compile(
            rf"^[,.]?\s*[-–—]?\s*(?:(?P<first>{_PRONOUN})\s+{_ADVERB}{_SAYING}\b"
            rf"|{_SAYING}[\s-](?:t-)?(?P<last>{_PRONOUN})\b)",
            re.IGNORECASE,
        ),
        before=re.compile(
            rf"(?:\b{_WHO}{_APPOSITION}(?:,?\s+who)?\s+{_ADVERB}{_SAYING}\b"
            rf"|\b(?:according to|selon|laut|según|secondo|segundo)\s+{_LINK}(?P<by>{_NAME})"
            rf"|^(?P<colon>{_NAME})\s*:\s*$)"
        ),
        before_pronoun=re.compile(rf"\b(?P<first>{_PRONOUN})\s+{_ADVERB}{_SAYING}\b[^.!?]{{0,120}}$", re.IGNORECASE),
        before_ing=re.compile(rf"\b{_WHO}[^.!?“”\"]{{0,200}}\b{_SAYING_ING}\b[^.!?]{{0,60}}$"),
    )


def speaker(before: str, after: str, previous: str) -> str:
    """Return who speaks between `before` and `after`, the rest of the paragraph; "" where the words don't tell.

    Args:
        before: the paragraph up to the quotation.
        after: the paragraph from its closing mark on.
        previous: who spoke the quotation before it in the paragraph, "" if nobody did.
    """
    expressions, near = _expressions(), after[:_LOOK]
    for pattern in expressions.after:
        match = pattern.match(near)
        if match is not None and (found := _tidy(match["who"])):
            return found
    if match := expressions.after_pronoun.match(near):
        return _meant(match["first"] or match["last"], before, previous)
    sentence = _SENTENCE_END.split(before)[-1][-_LOOK:]
    matches = [
        match for match in expressions.before.finditer(sentence) if len(sentence) - match.end() <= _LOOK * 2 // 3
    ]
    for match in reversed(matches):
        if found := _tidy(match["who"] or match["by"] or match["colon"]):
            return found
    ing = expressions.before_ing.search(sentence)
    if ing is not None and (found := _tidy(ing["who"])):
        return found
    pronoun = expressions.before_pronoun.search(sentence)
    return _meant(pronoun["first"], before, previous) if pronoun else ""


def is_interruption(between: str) -> bool:
    """Say whether the words between two quoted stretches tell that somebody said them, and so may only interrupt.

    >>> is_interruption("she said on the quay."), is_interruption("because the court")
    (True, False)
    """
    return re.search(rf"\b(?:{_SAYING}|{_SAYING_ING})\b", between) is not None


def surname(name: str) -> str:
    """Return what two mentions of one person have in common.

    >>> surname("Admiral Sir Tony Radakin")
    'radakin'
    """
    return name.rsplit(maxsplit=1)[-1].casefold().removesuffix("'s").removesuffix("’s") if name else ""


def fullness(name: str) -> tuple[int, int]:
    """Return how much of a name a mention has: the words that are no title, then all.

    >>> fullness("Mr. Holm") < fullness("Ada Holm") < fullness("Dr. Ada Holm")
    True
    """
    parts = name.split()
    return sum(part.casefold().rstrip(".") not in _TITLES for part in parts), len(parts)


def is_named(name: str) -> bool:
    """Say whether `name` is a name, not "a port official"."""
    return bool(name) and re.fullmatch(_UNNAMED, name) is None


def _meant(pronoun: str, before: str, previous: str) -> str:
    """Return whom a pronoun behind `before` means: the one person whom the nearest sentence names that names any.

    Where that sentence names several, or begins with a pronoun itself, nobody can tell but by who spoke before.
    """
    outside = re.sub(r"[“„«\"][^”“»\"]*[”“»\"]", " ", before)
    for sentence in reversed(_SENTENCE_END.split(outside)[-_SENTENCES_BACK:]):
        found = [name for match in _PERSON.finditer(sentence) if (name := _tidy(match.group()))]
        if re.match(rf"\W*{_PRONOUN}\b", sentence, re.IGNORECASE):
            return previous
        if found:
            fitting = {surname(name): name for name in found if not _is_other(name, pronoun.casefold())}
            return next(iter(fitting.values())) if len(fitting) == 1 else fitting.get(surname(previous), "")
    return previous


def _is_other(name: str, pronoun: str) -> bool:
    """Say whether a title tells that a pronoun doesn't mean the one named."""
    title = name.split(maxsplit=1)[0].casefold().rstrip(".")
    return (pronoun in _SHE and title in _MASCULINE) or (pronoun in _HE and title in _FEMININE)


def _tidy(who: str) -> str:
    parts = who.split()
    if len(parts) > 1 and re.fullmatch(_SAYING, parts[0].casefold()):
        parts = parts[1:]
    while len(parts) > 1 and parts[0].casefold() in _LEADING and not re.fullmatch(_UNNAMED, who):
        parts = parts[1:]
    while parts and (parts[-1].casefold().strip(".,") in _NOBODY or re.fullmatch(_PARTICLE, parts[-1])):
        parts = parts[:-1]
    if not parts or parts[0].casefold().strip(".,") in _NOBODY - {"one", "another", "mr", "mrs", "ms"}:
        return ""
    name = " ".join(parts)
    return "" if name.casefold() in _LEADING else re.sub(r"[’']s$", "", name).rstrip(".,")
