"""Sentence -> why it can't stand in a summary by itself, or that it can.

A reader of the summary sees nothing else of the article: a sentence that leans on its neighbours would mislead. What
leans is a matter of language: the words are in leaning/, and of a language without a file there only the
shape and the quotation marks are judged.
"""

from __future__ import annotations

import re

from digest.summarise.english import comes_back, has_somebody, named_before, names_nobody, names_nothing
from digest.summarise.leaning import Leaning, leaning
from digest.text import count_words
from digest.values import Article, Sentence

_ENGLISH = "en"
_MIN_WORDS = 8
_MAX_WORDS = 55
# From this many words on, words in quotation marks are what somebody said, not a title or a catchword.
_SPOKEN_WORDS = 5
# The first sentence of an article introduces what it is about; later ones that name nothing go on about it.
_INTRODUCING = 1
# The verb that tells whether a sentence reports or states stands among its first words.
_MAIN_CLAUSE_WORDS = 12
# With this share of capitalised words a line is set as a headline is.
_HEADLINE_SHARE = 0.75

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|(?<!\w)[‘'][^’']{3,}[’'](?!\w)")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_SENTENCE_END = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\"'”’»)\]]*$|\[(?:…|\.\.\.)\]|\((?:more|mehr|suite)\)\.?$", re.IGNORECASE)
# Two or more words in capitals before a sentence in ordinary letters; "LONDON (AP) —" and "LONDON, Jan 3 —" are
# datelines, and stand.
_KICKER = re.compile(r"(?:[A-ZÀ-Þ]{3,}[’'&,!:-]* ){2,}(?=[A-ZÀ-Þ“\"]?[a-zß-ÿ])|[A-ZÀ-Þ]{2,}: (?=[A-Z])")
_DATELINE = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]+(?:\([\w .]+\)|,? [A-Z][a-z]+\.? \d+)? ?(?:—|–|--?|:) ")
# A full stop before a word in lower case, or a word that opens sentences without one before it.
_RUN_ON = re.compile(
    r"(?<![\w.-])[a-z]{4,}\. [a-z]{3,}|\d (?:The|An?|In|On|It|He|She|They) [a-z]|"
    r"[a-z]{3,} (?:At|In|But|When|After|He|She|They|It) [a-z]|"
    r"[a-z]{2}(?:In|The|On|At|It|He|She|This|That|These|Last|After|When|But|And|We|You|For|With|An?)\b [a-z]"
)
# A dateline behind other words: what stands before it is the headline.
_LATE_DATELINE = re.compile(
    r"\w+ .*\b[A-ZÀ-Þ]{3,}(?:, [A-Z][\w. ]+)? \((?:AP|AFP|Reuters|dpa|EFE|ANSA|CNN|UPI)\) ?[—–-]"
)
# So many words with capitals on end before a sentence in ordinary letters are a headline; names are shorter.
_HEADLINE_RUN = 7
# "Why it matters: ..." - but a verb before the colon says something.
_LABEL = re.compile(r"[A-Z][a-z’']*(?: [a-z’']+){0,4}(?: \d+)?: ")
_FURNITURE = re.compile(
    r"https?:|www\.|pic\.twitter|@\w+|[|•►▶»]\s|\s[|•►▶«]|©|>>|\{|\\|#\w+\s#\w+|"
    r"^\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?\b|^\d+(?:[.)]|/\d+) |^\(\w\) |\s\*\w|^[-*–—•] ?|"
    r"^(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or) [A-Z][\w.’-]+ [A-Z][\w.’-]+ [A-Z]"
)
_NAME = re.compile(r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+")
_COUNTS_NAMED = re.compile(r"\bof (?:them|these|those)\b(?! \w+(?:s|en)\b)", re.IGNORECASE)


def why_not(article: Article, sentence: Sentence) -> str:
    """Return why `sentence` can't stand alone, in words for the audit page; "" if it can."""
    text = " ".join(sentence.text.split())
    bare = _QUOTED.sub("“”", text)
    rules = leaning(article.language or _ENGLISH)
    return (
        _shape(text, bare)
        or _page(text, rules)
        or _opening(text, bare, rules)
        or _quotation(text, bare, rules)
        or _speaker(bare, rules)
        or _within(bare, rules)
        or _leans_on_neighbours(article, sentence, bare, rules)
    )


def _lowered(text: str) -> str:
    """Return the sentence with its first letter in lower case, as its words stand inside sentences."""
    return text[:1].lower() + text[1:]


def _shape(text: str, bare: str) -> str:
    count = count_words(_DATELINE.sub("", text, count=1))
    if count < _MIN_WORDS:
        return f"has {count} words; fewer than {_MIN_WORDS} tell too little"
    if len(text.split()) > _MAX_WORDS:
        return f"has {len(text.split())} words; more than {_MAX_WORDS} are no summary"
    if text.rstrip("\"'”’»)").endswith("?") or "?" in bare:
        return "is a question"
    if _CUT_OFF.search(text):
        return "is cut off before its end"
    if not _SENTENCE_END.search(text):
        return "has no end: a headline, a caption or a fragment"
    if _RUN_ON.search(bare):
        return "has two sentences run into one"
    if text.startswith("(") and text.rstrip(".").endswith(")"):
        return "is an aside in brackets"
    return "begins in the middle" if text[0].islower() or text[0] in "…," else ""


def _page(text: str, rules: Leaning) -> str:
    if rules.page.search(_lowered(text)):
        return "refers to a picture or another part of the page"
    if _FURNITURE.search(text):
        return "carries an address, a mark or a number that belongs to the page"
    label = _LABEL.match(text)
    labelled = label is not None and not rules.attribution.search(label[0])
    dateline = _DATELINE.match(text)
    if labelled or _LATE_DATELINE.match(text) or _is_headed(text) or (_KICKER.match(text) and not dateline):
        return "has a heading run into it"
    long_words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    if len(long_words) >= _MIN_WORDS - 2 and text.isascii():
        capitalised = sum(word[0].isupper() for word in long_words)
        if capitalised >= _HEADLINE_SHARE * len(long_words):
            return "is set like a headline"
    return ""


def _is_headed(text: str) -> bool:
    first = text.split()[:_HEADLINE_RUN]
    return len(first) == _HEADLINE_RUN and all(word[0].isupper() and not word.isupper() for word in first)


def _opening(text: str, bare: str, rules: Leaning) -> str:
    opening = _DATELINE.sub("", bare, count=1).lstrip("\"'‘’—–-¡¿… ")
    if opening.startswith("“”"):
        return _quoted_opening(text, rules)
    opening = _lowered(opening)
    reason = next((reason for reason, pattern in rules.openings if pattern.match(opening)), "")
    if not reason and rules.language == _ENGLISH and comes_back(opening):
        return "opens with a reference to something named before"
    return reason


def _quoted_opening(text: str, rules: Leaning) -> str:
    """Judge a sentence that opens with a quotation by the first word of it; the speaker may well say "I"."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return ""
    said = quoted[0][1:].lstrip()
    own = any(
        found.match(form) for found in (rules.first_person, rules.second_person) for form in (said, _lowered(said))
    )
    if own:
        return ""
    return next((reason for reason, pattern in rules.openings[:2] if pattern.match(_lowered(said))), "")


def _quotation(text: str, bare: str, rules: Leaning) -> str:
    for left, right in _PAIRS:
        if text.count(left) != text.count(right) and not (left == "“" and "„" in text):
            return "opens or closes a quotation or bracket that goes on elsewhere"
    if text.count('"') % 2:
        return "opens or closes a quotation that goes on elsewhere"
    singles = len(re.findall(r"(?<!\w)[‘'](?=\w)", text)), len(re.findall(r"(?<=[\w.,!?])[’'](?!\w)", text))
    if singles[0] > singles[1] or (singles[1] > singles[0] and text.endswith(("’", "'"))):
        return "opens or closes a quotation that goes on elsewhere"
    quoted = max((len(found.split()) for found in _QUOTED.findall(text)), default=0)
    if "“”" in bare and (
        bare.replace("“”", "").strip(" .,") == "" or (quoted >= _SPOKEN_WORDS and not rules.attribution.search(bare))
    ):
        return "is a quotation without its speaker"
    return ""


def _speaker(bare: str, rules: Leaning) -> str:
    said = rules.said_by.search(bare)
    if said is None:
        return ""
    before = bare[: said.start()]
    named = has_somebody(before) if rules.language == _ENGLISH else _NAME.search(before[1:])
    return "" if named else "says that somebody said it, but not who"


def _within(bare: str, rules: Leaning) -> str:
    if _COUNTS_NAMED.search(bare):
        return "counts people or things that were named before"
    lowered = _lowered(bare)
    if rules.first_person.search(lowered):
        return "speaks in the first person outside quotation marks"
    if rules.second_person.search(lowered):
        return "speaks to the reader"
    found = rules.inside.search(lowered)
    if found is not None:
        return f"refers outside with “{found[0]}”"
    if rules.language != _ENGLISH:
        return ""
    if names_nobody(bare):
        return "has a pronoun for somebody whom it doesn't name"
    back = named_before(bare)
    return f"refers outside with “{back}”" if back else ""


def _leans_on_neighbours(article: Article, sentence: Sentence, bare: str, rules: Leaning) -> str:
    """Say whether a quotation or a report of what somebody said, begun before in the same line, runs into this one."""
    start = article.cleaned.raw.lines[sentence.line - 1].start
    before = article.text[start : sentence.start]
    if before.count("“") > before.count("”") or (before.count('"') % 2 and '"' not in sentence.text):
        return "stands inside a quotation that opened before it"
    if rules.language == _ENGLISH and sentence.number > _INTRODUCING and names_nothing(bare):
        return "names no person, place or body: what it is about was named before"
    opening = " ".join(bare.split()[:_MAIN_CLAUSE_WORDS])
    if rules.hedged.search(opening) and not rules.attribution.search(bare):
        previous = article.sentences[sentence.number - 2] if sentence.number > 1 else None
        if previous is not None and previous.line == sentence.line and rules.attribution.search(previous.text):
            return "goes on with what somebody said in the sentence before"
    return ""
