"""Sentence -> whether it is one at all: a fragment, a headline, a caption or a mark of the page is none."""

from __future__ import annotations

import re

from digest.summarise.leaning import Leaning
from digest.text import count_words, cued

_MIN_WORDS = 8
_MAX_WORDS = 55
# Leads of up to this many tell the event, and are better than nothing.
_LONGEST = 80
# What is longer without having more words is no prose, and would cost patterns their time.
_MAX_CHARACTERS = 1000
# With this share of capitalised words a line is set as a headline is.
_HEADLINE_SHARE = 0.75
# So many words with capitals on end before a sentence in ordinary letters are a headline; names are shorter.
_HEADLINE_RUN = 7

TOO_LONG = "too-long"

_SENTENCE_END = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_LEFT_OUT = ("[…]", "[...]")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$|\((?:more|mehr|suite)\)\.?$", re.IGNORECASE)
# A full stop that ends no sentence: what follows is the rest of it.
_CUT_IN_TWO = re.compile(
    r"\b(?:sen|rep|del|gov|dr|mr|mrs|ms|st|gen|col|lt|sgt|spc|pvt|cpl|maj|capt|adm|cmdr|det|insp|prof|rev|hon)\.$|"
    r"\b(?:for|by|facing|from|of|in|to|with|and|\d+(?:st|nd|rd|th)) U\.S\.$|"
    r"\ban? \d{1,2}(?::\d\d)? [ap]\.m\.$",
    re.IGNORECASE,
)
# Where an end is looked for: what cuts a sentence off is shorter.
_END_CHARACTERS = 60
# Two or more words in capitals before a sentence in ordinary letters; "LONDON (AP) —" and "LONDON, Jan 3 —" are
# datelines, and stand; "JON BRANDT has" names somebody, and letters such as "TNB CEO" are none.
_KICKER = re.compile(
    r"(?=[^a-z]*[A-ZÀ-Þ]{4,})(?:[A-ZÀ-Þ]{3,}[’'&,!:-]* (?:[A-ZÀ-Þ]{1,2} )*){2,}(?=[A-ZÀ-Þ“\"][a-zß-ÿ])|"
    r"[A-ZÀ-Þ]{2,}: (?=[A-Z])"
)
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]+(?:(?<=, )[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?(?: (?=\()|(?= ?[—–>-])))?"
    r"(?:\([\w .]+\)|,? [A-Z][a-z]+\.? \d+)? ?(?:—|–|--?|:|>>) "
)
_DATELINE_ENDS = ("— ", "– ", "- ", ": ", ">> ")
# "While one rower had her picture taken." goes with a sentence that stands elsewhere.
_CLAUSE = re.compile(r"(?:While|Although|Though|Whereas) [^,“”–—―]+")
# "Jon Brandt, has been found": what stood before "Brandt" is in another sentence.
# "(0930 GMT), when ...".
_RUNS_ON_FROM = re.compile(r"\([^)]*\)(?:[,;]| [a-z])")
_CUT_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’-]+ ){1,3}[A-ZÀ-Þ][\w’-]+, (?:has|is|was|had|will) ")
# "Yesterday told a lie": who did is gone.
_NO_SUBJECT = re.compile(r"(?:Yesterday|Today|Tonight) (?:made|said|told|took|gave|went|did|has|had) (?!the\b)")
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+: ")
# Headlines in capitals have their verbs so too; "is" and "be" some write small.
_SAID_IN_LOWER_CASE = re.compile(r"\b(?:would|could|should|were|had|has|have|will|said|told|held|[a-z]{3,}ed)\b")
# A full stop before a word in lower case, or a word that opens sentences without one before it.
_RUN_ON = re.compile(
    r"(?<![\w.-])[a-z]{4,}\. [a-z]{3,}|\d (?:The|An?|In|On|It|He|She|They) [a-z]|"
    r"[$€£]\d+\.\d\d [A-Z][a-z]+ [A-Z]|"
    r"(?<!itamin)(?<!patitis)(?<!lan)(?<!rade)(?<!ype)(?<!lass)(?<!erie)(?<!roup)(?<=[a-z]{3}) A [a-z]{3,}|"
    r"\d{4}[A-Z][a-z]+ [a-z]|[a-z]{3,} (?:Get|At|In|But|When|After|He|She|They|It) [a-z]|"
    r"[a-z]{2}(?:In|The|On|At|It|He|She|This|That|These|Last|After|When|But|And|We|You|For|With|An?)\b [a-z]"
)
# "Marking a hundred years of the bridge." has no verb that says what is or was.
_GERUND = re.compile(r"[A-Z][a-z]+ing (?!to\b)")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|did|do|said|told|made|"
    r"took|got|went|came|gave|left|won|lost|held|met|put|let|set|cut|hit|kept|led|ran|saw|became|began|grew|fell|rose|found|brought|sent|spent|built|broke|spoke|drew|drove|wrote|knew|stood|paid|sold|"
    r"bought|caught|fought|felt|[a-z]{2,}(?:s|ed))\b"
)
# Behind such a word, or at the end, what ends in "s" is a plural: "the files", "from police files."
_NO_VERB = re.compile(
    r"\b(?:an?|the|its|his|her|their|of|in|on|at|from|for|by|with|two|three|four|five|six|\d+) [a-z]+s\b|\b[a-z]+s\.?$"
)
# Verbs that tell it of few sentences besides.
_FINITE_TOO = re.compile(
    r"\b(?:say|want|need|ate|bade|bent|bit|blew|bore|bound|burst|chose|clung|cost|crept|dealt|dug|fed|fled|flew|flung|"
    r"forbade|forgot|froze|ground|heard|hid|hung|hurt|laid|lay|lent|lit|meant|quit|rang|read|rid|rode|sang|sank|sat|"
    r"sought|shed|shone|shook|shot|shrank|shut|slept|slid|sped|split|spread|spun|sprang|stole|strode|struck|stuck|swam|"
    r"swept|swore|swung|taught|thought|threw|tore|understood|underwent|withdrew|woke|wept|wore|wove|wound|\w+n[’']t)\b|"
    # "Barges carry herring": of a plural any word may be the verb.
    r"^(?:Most|Some|Many|All|Few|People|Police|Both|\w+s)\b|\b(?:people|percent|men|women|children)\b"
)
# "Two divers rest on the eastern mole in Saltmere on May 3, 2014." is below a picture: reports of a day have a past.
_DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, "
    r"\d{4}(?:\.?$|, )|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?:[A-Z][a-z]{2,3}\.|[A-Z][a-z]+) \d{1,2}\.$"
)
_REPORTS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|did|said|told|made|took|"
    r"got|went|came|gave|left|won|lost|held|met|put|set|cut|hit|kept|led|ran|saw|became|began|grew|fell|rose|found|"
    r"brought|sent|spent|built|broke|spoke|drew|wrote|stood|paid|sold|bought|fought|struck|[a-z]{2,}ed)\b"
)
# "Two barges sunk at Saltmere Two barges have been sunk": the headline, and the first words once more.
_SAID_TWICE = re.compile(r"(?P<opening>[A-Z][\w’'-]* \w+)\b[^.,;:“”\"]{10,150}[a-z\d] (?P=opening)\b")
# "Facility was flooded": headlines leave out the article.
_TELEGRAPHIC = re.compile(
    r"(?:Suspect|Victim|Facility|Man|Woman|Boy|Girl|Driver|Officer|Company|Plane|Building|Gunman|Teen|Couple|Judge|"
    r"Mayor|Village|Soldier|Doctor|Attacker|Mother|Father|Hotel|Ship|Ferry|Train) "
    r"(?:is|was|has|had|who|said|says|will|[a-z]+ed)\b|"
    r"(?!The )(?:[A-Z][\w’'-]+ ){1,2}administration (?!officials|lawyers|aides|members|sources)[a-z]+s\b|"
    r"(?:[A-Z][\w’'-]+ )?(?:[Aa]ttack|[Cc]rash|[Dd]eal|[Mm]ove|[Rr]eport|[Ss]trike|[Tt]our|[Tt]rip|[Vv]isit|[Vv]ote)"
    r"(?: (?:comes? (?:as|after|amid|days|hours|weeks)|follows|marks)\b| [–—])"
)
# A dateline behind other words: what stands before it is the headline. All but a title have some capitals on end.
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3}")
_QUOTED_TITLE = re.compile(r"[“\"‘'][^“”\"‘’']{4,60}[^,.!?“”\"‘’'][”\"’'] (?:The|An?|In|On|At|It) ")
_LATE_DATELINE = re.compile(
    r"(?<=[a-z\d] )(?:[A-ZÀ-Þ]{3,} )*[A-ZÀ-Þ]{3,}(?:, [A-Z][\w.]+(?: \d+)?)? "
    r"\((?:AP|AFP|Reuters|dpa|EFE|ANSA|CNN|UPI)\) ?[—–-]|"
    r"(?<=[a-z] )[A-ZÀ-Þ]{4,}: [A-Z]|(?<=[a-z] )[A-ZÀ-Þ]{4,}, [A-Z][a-z]+\.$"
)
# "Why it matters: ..." - but a verb before the colon says something.
# "Mutual Perceptions The view is mixed."
_HEADED = re.compile(
    r"(?:[A-Z][\w’'-]+ ){2,8}(?:The|An?|This|These|In|It|He|She|They|We|For|As|On|At|When|After) [a-z]"
)
# Set as a title is, before a colon.
_TITLED = re.compile(r"(?:(?:[A-ZÀ-Þ][\w’'-]*|&|and|of|or|the|to|in|on|for|an?) ){4,}[A-ZÀ-Þ][\w’'-]*: (?=[A-ZÀ-Þ])")
_AGED = re.compile(r"^(?:[A-Z][\w.’'-]+ ){1,5}\d\d: |^(?:[A-Z][\w.’'-]+ ){1,4}[A-Z][\w’'-]+, \d\d: ")
_LABEL = re.compile(r"[A-Z][a-z’']*(?: [a-z’']+){0,4}(?: \d+)?: ")
_FURNITURE = cued(
    r"https?:|www\.|pic\.twitter|@\w+|[|•►▶»]\s|\s[|•►▶«]|©|>>|[{}]|\\|#\w+\s#\w+|\s\*\w|\(all times |\(c\) \d{4}|"
    r"(?:^|\) )\d+ / \d+ |\b[Uu]pdate at \d|(?:\b(?:Facebook|Twitter|Pinterest|WhatsApp|LinkedIn|Email) ){2,}",
    "http; www; pic.twitter; @; |; •; ►; ▶; »; «; ©; >>; {; }; \\; #; *; (all times; (c); /; update at; facebook; "
    "twitter; pinterest; whatsapp; linkedin; email",
)
_OPENS_FURNITURE = re.compile(
    r"\[|__|\d+[/)] |Following (?:is|are)\b|"
    r"\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\b|\d+(?:[.)]|/\d+) |\(\w\) |[-*–—•] ?|"
    r"The Latest\b|"
    r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or) [A-Z][\w.’-]+ [A-Z][\w.’-]+ [A-Z]"
)


_OTHER_STORY = re.compile(
    r"UPDATED?\b.{0,30}?: |(?:RELATED|READ|WATCH|MORE|SEE|ALSO|UPDATE|VIDEO|PHOTOS?|LISTEN)\b[^a-z]{0,20}:"
)


def lowered(text: str) -> str:
    """Return the sentence with its first letter in lower case, as its words stand inside sentences."""
    return text[:1].lower() + text[1:]


def without_dateline(text: str) -> str:
    """Return the text without the dateline in it."""
    return DATELINE.sub("", text, count=1) if any(end in text for end in _DATELINE_ENDS) else text


def no_sentence(text: str, bare: str) -> str:
    """Return why the text is no whole statement; "" if it is one. `bare` is the text without what it quotes."""
    if len(text.split()) > _LONGEST or len(text) > _MAX_CHARACTERS:
        # First of all: the expressions below are for sentences of a length that people write.
        return "endless"
    count = count_words(without_dateline(text))
    if count < _MIN_WORDS:
        return "too-short"
    if text.rstrip("\"'”’»)").endswith("?") or "?" in bare:
        return "question"
    if bare.rstrip("\"'”’») ").endswith(("!", "！")):
        return "exclamation"
    if any(mark in text for mark in _LEFT_OUT) or _CUT_SHORT.search(text, len(text) - _END_CHARACTERS):
        return "cut-off"
    if ends_in_title(text):
        return "cut-off"
    if not _SENTENCE_END.search(text):
        return "no-end"
    return _no_statement(text, bare)


def ends_in_title(text: str) -> bool:
    """Say whether a text was cut in two at a full stop that ends no sentence, as that of "Gov." before a name."""
    return _CUT_IN_TWO.search(text, len(text) - _END_CHARACTERS) is not None


def _no_statement(text: str, bare: str) -> str:
    if _RUN_ON.search(bare):
        return "run-on"
    if _GERUND.match(bare) and not _FINITE.search(bare.partition(" ")[2]):
        return "no-verb"
    if text[0] in "([" and text.rstrip(".")[-1:] in ")]":
        return "aside"
    is_clause = _CLAUSE.fullmatch(bare) is not None or _CUT_NAME.match(bare) is not None
    is_rest = _RUNS_ON_FROM.match(text) is not None or _NO_SUBJECT.match(bare) is not None
    return "mid-sentence" if text[0].islower() or text[0] in "…," or is_clause or is_rest else ""


def no_verb(bare: str) -> str:
    """Return that an English sentence has no verb that says what is or was; "" if it has one."""
    told = _NO_VERB.sub("", bare)
    # What is quoted may have it.
    return "" if "“”" in bare or _FINITE.search(told) or _FINITE_TOO.search(bare) else "no-verb"


def too_long(text: str) -> str:
    """Return that a text is long for a summary; "" if it isn't."""
    return TOO_LONG if len(text.split()) > _MAX_WORDS else ""


def of_the_page(text: str, bare: str, rules: Leaning, *, at_top: bool) -> str:
    """Return what tells that the text, or a part of it, belongs to the page and not to the article; "" if nothing.

    `bare` is the text without what it quotes. Further down than `at_top` "ORN: " is who speaks, and no dateline.
    """
    if rules.page.search(lowered(text)):
        return "page-reference"
    if _DATED.search(text) and not _REPORTS.search(bare):
        return "page-reference"
    told = without_dateline(text)
    if _OTHER_STORY.match(text) or _OPENS_FURNITURE.match(told) or _FURNITURE.search(told):
        return "page-furniture"
    long_words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if _TELEGRAPHIC.match(text):
        return "headline-style"
    if len(long_words) >= _MIN_WORDS and text.isascii():
        capitalised = sum(word[0].isupper() for word in long_words)
        if capitalised >= _HEADLINE_SHARE * len(long_words) and not _SAID_IN_LOWER_CASE.search(bare):
            return "headline-style"
    label = _LABEL.match(text)
    labelled = label is not None and not rules.attribution.search(label[0])
    dateline = DATELINE.match(text) if at_top or not _SPEAKER.match(text) else None
    if (
        labelled
        or _AGED.match(text)
        or _TITLED.match(text)
        or _HEADED.match(text)
        or _QUOTED_TITLE.match(text)
        or (_CAPITALS.search(text) and _LATE_DATELINE.search(text))
        or _is_headed(text)
        or (_KICKER.match(text) and not dateline)
    ):
        return "heading-run-in"
    return ""


def _is_headed(text: str) -> bool:
    first = text.split()[:_HEADLINE_RUN]
    if _SAID_TWICE.match(text):
        return True
    return len(first) == _HEADLINE_RUN and all(
        word[0].isupper() and not word.isupper() and word[-1] not in ",." for word in first
    )
