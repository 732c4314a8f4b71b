"""Sentence -> whether it, or a part of it, belongs to the page: a headline, a caption, a mark, another title."""

from __future__ import annotations

import re
from itertools import takewhile

from digest.summarise.fragments import DATELINE, PAST, REPORTS, lowered, without_dateline
from digest.summarise.leaning import Leaning
from digest.summarise.names import VERBS
from digest.text import cued

# With this share of capitalised words a line is set as a headline is.
_HEADLINE_SHARE = 0.75
# So many words with capitals on end before a sentence in ordinary letters are a headline; names are shorter.
_HEADLINE_RUN = 7
# Names of places in capitals before a colon have at most so many words.
_PLACE_WORDS = 3
# By so many, an office before a name may make it longer.
_OFFICE_WORDS = 2
# Headlines of fewer words are no lines of their own.
_MIN_WORDS = 8
# Two or more words in capitals before a sentence in ordinary letters; "LONDON (AP) —" and "LONDON, Jan 3 —" are
# datelines, and stand; "JON BRANDT has" names somebody, and letters such as "TNB CEO" are none.
_KICKER = re.compile(
    r"(?=[^a-z]*[A-ZÀ-Þ]{4,})(?:[A-ZÀ-Þ]{3,}[’'&,!:-]* (?:[A-ZÀ-Þ]{1,2} )*){2,}(?=[A-ZÀ-Þ“\"][a-zß-ÿ])|"
    r"[A-ZÀ-Þ]{2,}: (?=[A-Z])"
)
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+: ")
# Headlines in capitals have their verbs so too; "is" and "be" some write small.
_SAID_IN_LOWER_CASE = re.compile(rf"\b(?:would|could|should|were|had|has|have|will|{PAST}|[a-z]{{3,}}ed)\b")
# "Two divers rest on the eastern mole in Saltmere on May 3, 2014." is below a picture: reports of a day have a past.
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, "
    r"\d{4}(?:\.?$|, )|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:[A-Z][a-z]{2,3}\.|[A-Z][a-z]+) \d{1,2}\.$"
)
# "Two barges sunk at Saltmere Two barges have been sunk": the headline, and the first words once more.
_SAID_TWICE = re.compile(r"(?P<opening>[A-Z][\w’'-]* \w+)\b[^.,;:“”\"]{10,150}[a-z\d]:? (?P=opening)\b")
# "Facility was flooded", "Probe of a bank wraps up": headlines leave out the article.
_COUNTED = (
    "Actor|Attack|Attacker|Author|Blast|Boy|Building|Committee|Company|Couple|Court|Crash|Deal|Doctor|Driver|"
    "Earthquake|Explosion|Facility|Father|Ferry|Firm|Girl|Government|Gunman|Hotel|Judge|Jury|Lawsuit|Man|Mayor|Mother|"
    "Move|Nation|Officer|Panel|Pilot|Plane|Poll|Probe|Quake|Report|Senator|Ship|Singer|Soldier|Storm|Strike|Student|"
    "Study|Survey|Suspect|Teacher|Team|Teen|Tour|Town|Train|Trial|Trip|Victim|Village|Visit|Vote|Woman|Worker"
)
_TELEGRAPHIC = re.compile(
    rf"(?:{_COUNTED}) "
    r"(?:is|was|has|had|who|said|says|saw|will|[a-z]+ed|[–—]|comes|follows|marks|"
    r"[a-z]+(?<!ing)s (?:up|as|after|amid|over|in|on|to|for|from|with|against|an?|the))\b(?! by\b)|"
    r"(?!The |An? |One |Some |Another |No |Every |Each |Any )[A-Z][\w’'-]+ (?:[a-z-]+ ){0,3}"
    r"(?:official|leader|minister|chief|spokes(?:wo)?man|lawyer|expert) says |"
    r"President (?:has|had|is|was|says|said|will|[a-z]+s (?:that|to|in|on|at|for))\b|"
    r"Probe of |In (?:letter|speech|interview|statement|ruling|report|filing|memo) (?!form\b)[a-z]|"
    r"(?:[A-Z][\w’'-]+ )?(?:Attack|Deal|Move|Strike|Tour|Trip|Visit|Vote) [–—]|"
    r"(?!The )(?:[A-Z][\w’'-]+ ){1,3}(?:Leader|Minister|Secretary|Speaker|Chairman|Commissioner) [a-z]+(?:s|ed)\b|"
    r"(?!The )(?:[A-Z][\w’'-]+(?<![’']s) ){1,2}administration (?!officials|lawyers|aides|members|sources)[a-z]+s\b"
)
# "... in town,’ says Lock Board leader.": who speaks has neither a name nor an article.
_ROLE_CHARACTERS = 80
_ROLE_SAYS = re.compile(
    r"[”’\"'] ?(?:says )?(?:(?:[A-Z][\w.]*|and|of|minority|majority) )+"
    r"(?:official|leader|chief|minister|expert)(?: says)?\.$"
)
# A dateline behind other words: what stands before it is the headline. All but a title have some capitals on end.
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3}")
_QUOTED_TITLE = re.compile(r"[“\"‘'][^“”\"‘’']{4,60}[^,.!?“”\"‘’'][”\"’'] (?:The|An?|In|On|At|It) ")
_LATE_DATELINE = re.compile(
    r"(?<=[a-z\d] )(?:[A-ZÀ-Þ]{3,} )*[A-ZÀ-Þ]{3,}(?:, [A-Z][\w.]+(?: \d+)?)? "
    r"\((?:AP|AFP|Reuters|dpa|EFE|ANSA|CNN|UPI)\) ?[—–-]|"
    r"(?<=[a-z] )[A-ZÀ-Þ]{4,}: [A-Z]|(?<=[a-z] )[A-ZÀ-Þ]{4,}, [A-Z][a-z]+\.$"
)
# "Mutual Perceptions The view is mixed."
_HEADED = re.compile(
    r"(?:[A-Z][\w’'-]+ ){2,8}(?:The|An?|This|These|In|It|He|She|They|We|For|As|On|At|When|After) [a-z]"
)
_SECTION = re.compile(r"(?:Summary|Overview|Background|Introduction|Conclusion) [A-Z]")
# Set as a title is, before a colon.
_TITLED = re.compile(
    r"(?:The (?:[A-Z][\w’'-]* ){1,4}|(?:(?:[A-ZÀ-Þ][\w’'-]*|&|and|of|or|the|to|in|on|for|an?) ){4,})"
    r"[A-ZÀ-Þ][\w’'-]*: (?=[A-ZÀ-Þ])"
)
_AGED = re.compile(r"^(?:[A-Z][\w.’'-]+ ){1,5}\d\d: |^(?:[A-Z][\w.’'-]+ ){1,4}[A-Z][\w’'-]+, \d\d: ")
# "Why it matters: ..." - but a verb before the colon says something.
_LABEL = re.compile(r"[A-Z][a-z’']*(?: [a-z’']+){0,4}(?: \d+)?: ")
# "Jon Brandt (c)" and "(2nd L)" say where in a picture.
_FURNITURE = cued(
    r"https?:|www\.|pic\.twitter|@\w+|[|•►▶»]\s|\s[|•►▶«]|©|>>|[{}]|\\|#\w+\s#\w+|\s\*\w|\(all times |\(c\) \d{4}|"
    r"\((?:[clrL]|[clr] (?:up|down)|[123](?:st|nd|rd) [lrLR])\)|"
    r"(?:^|\) )\d+ / \d+ |\b[Uu]pdate at \d|(?:\b(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email) ){2,}",
    "http; www; pic.twitter; @; |; •; ►; ▶; »; «; ©; >>; {; }; \\; #; *; (all times; (c; (l; (r; (1; (2; (3; /; "
    "update at; facebook; twitter; pinterest; whatsapp; linkedin; email",
)
_OPENS_FURNITURE = re.compile(
    r"\[|__|\d+[/)] |(?:[A-Z][a-z]+day, )?[A-Z][a-z]+\.? \d{1,2}, \d{4} (?:[Bb]y )?[A-Z]|Following (?:is|are)\b|"
    r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\b|\d+(?:[.)]|/\d+) |\(\w\) |[-*–—•] ?|"
    r"The Latest\b|"
    r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or) [A-Z][\w.’-]+ [A-Z][\w.’-]+ [A-Z]"
)
_OTHER_STORY = re.compile(
    r"UPDATED?\b.{0,30}?: |(?:RELATED|READ|WATCH|MORE|SEE|ALSO|UPDATE|VIDEO|PHOTOS?|LISTEN)\b[^a-z]{0,20}:"
)


def of_the_page(text: str, bare: str, rules: Leaning, *, at_top: bool) -> str:
    """Return what tells that the text, or a part of it, belongs to the page and not to the article; "" if nothing.

    `bare` is the text without what it quotes. Further down than `at_top` "ORN: " is who speaks, and no dateline.
    """
    if rules.page.search(lowered(text)):
        return "page-reference"
    if _DATED.search(text) and not REPORTS.search(bare):
        return "page-reference"
    told = without_dateline(text)
    if _OTHER_STORY.match(text) or _OPENS_FURNITURE.match(told) or _FURNITURE.search(told):
        return "page-furniture"
    long_words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if _TELEGRAPHIC.match(text) or _ROLE_SAYS.search(text, len(text) - _ROLE_CHARACTERS):
        return "headline-style"
    if len(long_words) >= _MIN_WORDS and text.isascii():
        capitalised = sum(word[0].isupper() for word in long_words)
        if capitalised >= _HEADLINE_SHARE * len(long_words) and not _SAID_IN_LOWER_CASE.search(bare):
            return "headline-style"
    label = _LABEL.match(text)
    labelled = label is not None and not rules.attribution.search(label[0])
    dateline = DATELINE.match(text) if at_top or not _SPEAKER.match(text) else None
    # "ALL OF THE LOCKS: ..." is no place.
    if dateline and dateline[0].endswith(": ") and len(dateline[0].split()) > _PLACE_WORDS:
        dateline = None
    if (
        labelled
        or _AGED.match(text)
        or _TITLED.match(text)
        or _HEADED.match(text)
        or _SECTION.match(text)
        or _QUOTED_TITLE.match(text)
        or (_CAPITALS.search(text) and _LATE_DATELINE.search(text))
        or _is_headed(text)
        or (_KICKER.match(text) and not dateline)
    ):
        return "heading-run-in"
    return ""


def _is_headed(text: str) -> bool:
    if _SAID_TWICE.match(text):
        return True
    words = text.split()
    run = list(takewhile(lambda word: word[0].isupper() and not word.isupper() and word[-1] not in ",.", words))
    # "Harbour Board Associate Member Lea Maria Orn was": an office and a name.
    verb = "".join(words[len(run) :][:1])
    return len(run) >= _HEADLINE_RUN + (_OFFICE_WORDS if verb in VERBS or verb.endswith(("ed", "ly")) else 0)
