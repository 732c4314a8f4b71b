"""Says whom the text names as having said something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.text import cued
from digest.values import Article, Note, Relations, Story, message

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_WORD = rf"{_CAPITAL}(?!\w*[’']s\s)[\w’'-]+"
_JOIN = rf"(?:\s+(?:de|del|di|da|van|von|der|bin|al)\s+|\s+(?:{_CAPITAL}\.\s+)?)"
_NAME = rf"(?:(?:Rep|Sen|Gov|Gen|Col|Dr|Mr|Mrs|Ms|Prof)\.\s+)?{_WORD}(?:{_JOIN}{_WORD}){{1,3}}"
_SAID = (
    r"(?:said|says|told|added|insisted|wrote|warned|explained|announced|argued|stated|tweeted|confirmed|replied|"
    r"sagte|erklärte|betonte|schrieb|warnte|a (?:déclaré|dit|affirmé|expliqué)|déclare|explique|"
    r"dijo|declaró|afirmó|señaló|aseguró|ha (?:detto|dichiarato|affermato)|disse|afirmou)"
)
# "The Office for the Protection of Lake Birds said": what stands behind such a word is the end of a longer name.
_NO_END = r"(?<!\bof )(?<!\bfor )(?<!\bthe )(?<!\bdes )(?<!\bder )(?<!\bdel )(?<!\bdu )(?<![\w’'-])"
_STATEMENTS = (
    cued(
        rf"{_NO_END}(?P<name>{_NAME})(?:,[^,.;“”\"]{{2,90}},)?\s+(?:\w+ly\s+|later\s+|also\s+)?{_SAID}\b",
        "said; says; told; added; insisted; wrote; warned; explained; announced; argued; stated; tweeted; confirmed; "
        "replied; sagte; erklärte; betonte; schrieb; warnte; déclar; a dit; a affirmé; expliqu; dijo; declaró; afirmó; "
        "señaló; aseguró; ha detto; ha dichiarato; ha affermato; disse; afirmou",
    ),
    cued(
        rf"(?<!\w)(?:said|says|added|sagte|erklärte|betonte|dijo|declaró|afirmó|explicó|a déclaré|disse)\s+"
        rf"(?:(?:the|der|die|le|la|el)\s+)?(?:[a-zà-ÿ-]+\s+){{0,3}}?(?P<name>{_NAME})",
        "said; says; added; sagte; erklärte; betonte; dijo; declaró; afirmó; explicó; a déclaré; disse",
    ),
    cued(
        rf"(?i:according to|laut|selon|según|secondo)\s+(?:[a-zà-ÿ-]+\s+){{0,3}}?(?P<name>{_NAME})",
        "according to; laut; selon; según; secondo",
    ),
)
# What is capitalised like a name and is none.
_NO_PERSON = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|Street|House|Office|Ministry|Department|News|"
    r"Times|Post|Police|Court|Council|Party|Group|Nations|Watch|Union|States|State|Government|University|Agency|"
    r"TV|Radio|Media|Magazine|Online|Bowl|Cup|League|Club|Women|County|City|Island|Islands|Ireland|Mount|Lake|River|"
    r"Northern|Southern|Eastern|Western|Central|United|Facebook|Twitter|Service|Bank|Committee|Commission|Institute|Institution|Foundation|Association|Federation|Center|Centre|College|"
    r"School|Hospital|Company|Corporation|Corp|Inc|Ltd|Limited|Finance|Holdings|Board|Authority|Congress|Senate|"
    r"Parliament|Press|Journal|Network|Airlines|Airways|International|National|New|North|South|East|West|Exiled|"
    r"Republicans?|Democrats?|Kong|Officials|Residents|Witnesses|Experts|Analysts|Critics|Supporters)\b"
)
# Offices before a name, and words that open a sentence, left out: the note names people.
_OFFICE = re.compile(
    r"^(?:(?:But|And|Yet|So|Then|When|While|As|If|However|Meanwhile|Later|Earlier|Now|In|On|At|For|Since|After|Before|"
    r"Still|Also|Aber|Und|Doch|Als|Wenn|Mais|Et|Quand|Pero|Y|Cuando|Ma|E|Quando|President|Vice|Prime|Foreign|Defen[cs]e|Interior|Finance|Deputy|Former|Senator|Representative|Congress\w+|"
    r"Governor|Mayor|Judge|Justice|Chief|Secretary|Minister|Chancellor|Ambassador|General|Colonel|Captain|Major|"
    r"Sheriff|Detective|Sergeant|Lieutenant|Officer|Professor|Doctor|Chairman|Chairwoman|Director|Spokes\w+|Attorney|"
    r"King|Queen|Prince|Princess|Pope|Bishop|Archbishop|Cardinal|Sir|Lord|Lady|Dame|Herr|Frau|Señora?|Monsieur|Madame|"
    r"(?:Rep|Sen|Gov|Gen|Col|Dr|Mr|Mrs|Ms|Prof)\.?)\s+)+"
)
_MOST_TOLD = 4


def notes(article: Article, _story: Story, _relations: Relations) -> Iterator[Note]:
    """Yield one note that names those to whom the text attributes statements, with the lines."""
    lines: dict[str, int] = {}
    for sentence in article.sentences:
        for match in (match for pattern in _STATEMENTS for match in pattern.finditer(sentence.text)):
            name = _OFFICE.sub("", match["name"]).removesuffix("’s").removesuffix("'s")
            if " " in name and _NO_PERSON.search(name) is None:
                lines.setdefault(name, sentence.line)
    if lines:
        people = list(lines)
        who, more = tuple(people[:_MOST_TOLD]), len(people) - _MOST_TOLD
        told = message("notes.named_more", who=who, n=more) if more > 0 else message("notes.named", who=who)
        yield Note(article.id, "seen", "named", told, tuple(dict.fromkeys(lines.values())))
