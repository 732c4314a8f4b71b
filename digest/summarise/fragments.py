"""Sentence -> whether it is one at all: a fragment, a question or a part of a sentence is none."""

from __future__ import annotations

import re

from digest.text import count_words

_MIN_WORDS = 8
_MAX_WORDS = 55
# Leads of up to this many tell the event, and are better than nothing.
_LONGEST = 80
# What is longer without having more words is no prose, and would cost patterns their time.
_MAX_CHARACTERS = 1000
_SPOKEN = re.compile(r"[,:] “”")
# Fewer quoted words have no verb of their own, with those that stand for them.
_CLAUSE_WORDS = 3
TOO_LONG = "too-long"

_SENTENCE_END = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_LEFT_OUT = ("[…]", "[...]")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$|\((?:more|mehr|suite)\)\.?$", re.IGNORECASE)
# A full stop that ends no sentence: what follows is the rest of it.
_CUT_IN_TWO = re.compile(
    r"\b(?:sen|rep|del|gov|dr|mr|mrs|ms|st|gen|col|lt|sgt|spc|pvt|cpl|maj|capt|adm|cmdr|det|insp|prof|rev|hon)\.$|"
    r"\b(?:for|by|facing|from|of|in|to|with|and|\d+(?:st|nd|rd|th)) U\.S\.$|"
    r"\ban? \d{1,2}(?::\d\d)? [ap]\.m\.$|\([A-Z]-[A-Z][\w.]+\.\)$",
    re.IGNORECASE,
)
# Where an end is looked for: what cuts a sentence off is shorter.
_END_CHARACTERS = 60
_TITLE_CHARACTERS = 16
DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]+(?:(?<=, )[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?(?: (?=\()|(?= ?[—–>-])))?"
    r"(?:\([\w .]+\)|,? [A-Z][a-z]+\.? \d+)? ?(?:—|–|--?|:|>>) "
)
_DATELINE_ENDS = ("— ", "– ", "- ", ": ", ">> ")
# "While one rower had her picture taken." goes with a sentence that stands elsewhere.
_CLAUSE = re.compile(
    r"(?:While|Although|Though|Whereas) [^,“”–—―]+|"
    r"(?:How|Why) (?!.*\b(?:is|are|was|were|has|have|had|will|would|may|might|can|remains|depends)\b)[^,“”]+"
)
# "(0930 GMT), when ...".
_RUNS_ON_FROM = re.compile(r"\([^)]*\)(?:[,;]| [a-z])")
# "Jon Brandt, has been found": what stood before "Brandt" is in another sentence.
_CUT_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w’-]+ ){1,3}[A-ZÀ-Þ][\w’-]+, (?:has|is|was|had|will) ")
# "Yesterday told a lie": who did is gone.
_NO_SUBJECT = re.compile(r"(?:Yesterday|Today|Tonight) (?:made|said|told|took|gave|went|did|has|had) (?!the\b)")
# A full stop before a word in lower case, or a word that opens sentences without one before it. What stands before is
# looked back at, so that few characters can begin it: it is tried at all of them.
_RUN_ON = re.compile(
    r"(?=[.\d$€£A-Z]| [A-Z])(?:(?<=[a-z]{4})(?<![A-Z][a-z]{3})(?<![A-Z][a-z]{4})\. [a-z]{3,}|"
    r"\d (?:The|An?|In|On|It|He|She|They) [a-z]|"
    r"(?<=[a-z]{3})\.[A-Z]{2,} [a-z]|[$€£]\d+\.\d\d [A-Z][a-z]+ [A-Za-z]|"
    r"(?<!itamin)(?<!patitis)(?<!lan)(?<!rade)(?<!ype)(?<!lass)(?<!erie)(?<!roup)(?<=[a-z]{3}) A [a-z]{3,}|"
    r"\d{4}[A-Z][a-z]+ [a-z]|(?<=[a-z]{3}) (?:Get|At|In|But|When|After|He|She|They|It) [a-z]|"
    r"(?<=[a-z]{3}) (?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten) [a-z]+ (?:are|were)\b|"
    r"(?<=[a-z]{2})(?:In|The|On|At|It|He|She|This|That|These|Last|After|When|But|And|We|You|For|With|An?)\b [a-z])"
)
# "Marking a hundred years of the bridge." has no verb that says what is or was.
_GERUND = re.compile(r"[A-Z][a-z]+ing (?!to\b)")
PAST = (
    "said|told|made|took|got|went|came|gave|left|won|lost|held|met|put|let|set|cut|hit|kept|led|ran|saw|became|began|"
    "grew|fell|rose|found|brought|sent|spent|built|broke|spoke|drew|drove|wrote|knew|stood|paid|sold|bought|caught|"
    "fought|felt|struck"
)
_AUXILIARY_OR_PAST = (
    "is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|shall|should|did|do|" + PAST
)
REPORTS = re.compile(rf"\b(?:{_AUXILIARY_OR_PAST}|[a-z]{{2,}}ed)\b")
_FINITE = re.compile(rf"\b(?:{_AUXILIARY_OR_PAST}|[a-z]{{2,}}(?:(?<!s)s|ed))\b")
# Behind such a word, or at the end, these are none: "the files", "from police files", "into depressed towns".
_NO_VERB = re.compile(
    r"\b(?:an?|the|its|his|her|their|of|in|into|on|at|from|for|by|with|two|three|four|five|six|\d+) [a-z]+(?:s|ed)\b|"
    r"\b[a-z]+s\.?$"
)
# Verbs that tell it of few sentences besides.
_FINITE_TOO = re.compile(
    r"\b(?:say|want|need|ate|bade|bent|bit|blew|bore|bound|burst|chose|clung|cost|crept|dealt|dug|fed|fled|flew|flung|"
    r"forbade|forgot|froze|ground|heard|hid|hung|hurt|laid|lay|lent|lit|meant|quit|rang|read|rid|rode|sang|sank|sat|"
    r"sought|shed|shone|shook|shot|shrank|shut|slept|slid|sped|split|spread|spun|sprang|stole|strode|stuck|swam|"
    r"swept|swore|swung|taught|thought|threw|tore|understood|underwent|withdrew|woke|wept|wore|wove|wound|\w+n[’']t)\b|"
    # "Barges carry herring": of a plural any word may be the verb.
    r"^(?:Most|Some|Many|All|Few|People|Police|Both|\w+(?<!ou)(?<!s)s)\b|"
    r"\b(?:people|percent|men|women|children) (?!out|of|in|to|from|with|at|on|for|who)[a-z]"
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
    return _CUT_IN_TWO.search(text, len(text) - _TITLE_CHARACTERS) is not None


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


def no_verb(text: str, bare: str) -> str:
    """Return that an English sentence has no verb that says what is or was; "" if it has one, or quotes one perhaps."""
    told = _NO_VERB.sub("", bare)
    is_quoted = _SPOKEN.search(bare) is not None or len(text.split()) - len(bare.split()) >= _CLAUSE_WORDS
    return "" if is_quoted or _FINITE.search(told) or _FINITE_TOO.search(bare) else "no-verb"


def too_long(text: str) -> str:
    """Return that a text is long for a summary; "" if it isn't."""
    return TOO_LONG if len(text.split()) > _MAX_WORDS else ""
