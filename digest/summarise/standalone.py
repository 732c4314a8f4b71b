"""Sentence -> why it can't stand in a summary by itself, or that it can.

A reader of the summary sees nothing else of the article: a sentence that leans on its neighbours would mislead.
"""

from __future__ import annotations

import re

from digest.values import Article, Sentence

_MIN_WORDS = 8
_MAX_WORDS = 55

_OPENS_OUTSIDE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (
            "opens with a pronoun that points outside",
            (
                r"(?:he|she|it|they|we|i|you|his|her|its|their|our|him|them|this|that|these|those|such|both|neither|"
                r"either|er|sie|es|ihr|ihre|sein|seine|dies|diese[rsmn]?|il|elle|ils|elles|cela|él|ella|ellos|esto|"
                r"він|вона|вони|це)\b"
            ),
        ),
        (
            "opens with a connective that leans on what stands before",
            (
                r"(?:but|and|or|nor|so|yet|then|thus|hence|however|meanwhile|moreover|furthermore|additionally|also|instead|"
                r"otherwise|nevertheless|nonetheless|still|therefore|besides|similarly|likewise|consequently|afterwards?|"
                r"later|earlier|previously|there|here|indeed|in addition|in turn|as a result|for example|for instance|"
                r"on the other hand|at the same time|in contrast|by contrast|after that|before that|that said|because|"
                r"aber|und|doch|denn|jedoch|dabei|damit|dadurch|danach|zudem|außerdem|daher|deshalb|allerdings|hingegen|"
                r"mais|et|cependant|toutefois|pourtant|ainsi|donc|pero|y|sin embargo|además|але|та|однак|проте|також)\b"
            ),
        ),
        (
            "opens with a reference to something named before",
            (
                r"(?:another|others?|(?:one|some) of (?:them|these|those)|the (?:former|latter|move|decision|two|three|"
                r"four|pair|same|latest|news|announcement|statement|comments?|remarks?|plan|proposal|incident|attacks?|strikes?|"
                r"report|document|letter|video|meeting|figure|number|law|bill|agreement|deal|company|man|woman|couple|"
                r"suspect|victims?|official|spokesman|spokeswoman|spokesperson))\b"
                r"(?! (?:of|in|on|at|by|for|to|between|from|with|against|that) )"
            ),
        ),
        (
            "refers to a picture or another part of the page",
            r"(?:pictured|above|below|see|click|read|watch|photo|image|video)\b",
        ),
    )
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]m|I['’]ve|my|we|our|us|me)\b")
_SAID_OUTSIDE = re.compile(
    r"\b(?:he|she|they|it|who|one|another|the (?:official|spokes\w+|source|statement|report))\s+(?:also |then )?"
    r"(?:said|says|told|added|stated|wrote|explained|warned|insisted|continued|noted)\b|"
    r"\b(?:said|says|added|told)\s+(?:he|she|they|one|another)\b",
    re.IGNORECASE,
)
# Whom "he", "they" or "the official" may mean when it stands earlier in the same sentence.
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w.’'-]+ (?:\w+ )?[A-ZÀ-Þ][\w’'-]+|\b(?:officials|ministers|police|residents|witnesses|experts|analysts|"
    r"doctors|lawyers|unions|leaders|researchers|scientists|authorities)\b"
)
_OF_THEM = re.compile(r"\bof (?:them|these|those)\b(?! \w+(?:s|en)\b)", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|(?<!\w)[‘'][^’']{3,}[’'](?!\w)")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_SENTENCE_END = re.compile(r"[.!…。！؟۔।][\"'”’»“)\]」』]*$")
_ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|stated?|stating|added|according to|announced|insisted|warned|wrote|confirmed|"
    r"reported|explained|sagte|erklärte|laut|dit|selon|dijo|según|ha detto|disse|zei|powiedział\w*|"
    r"сказа\w+|заявив|заявила|повідоми\w+)\b",
    re.IGNORECASE,
)


def why_not(article: Article, sentence: Sentence) -> str:
    """Return why `sentence` can't stand alone, in words for the audit page; "" if it can."""
    text = " ".join(sentence.text.split())
    bare = _QUOTED.sub("“”", text)
    for check in (_shape, _opening, _quotation):
        reason = check(text, bare)
        if reason:
            return reason
    said = _SAID_OUTSIDE.search(bare)
    if said is not None and not _NAMED.search(bare[: said.start()]):
        return "says that somebody said it, but not who"
    if _OF_THEM.search(bare):
        return "counts people or things that were named before"
    if _FIRST_PERSON.search(bare):
        return "speaks in the first person outside quotation marks"
    return _leans_on_quotation(article, sentence)


def _shape(text: str, bare: str) -> str:
    count = len(text.split())
    unspaced = len(text) > 24 and count < _MIN_WORDS and not text.isascii()
    if count < _MIN_WORDS and not unspaced:
        return f"has {count} words; fewer than {_MIN_WORDS} tell too little"
    if count > _MAX_WORDS:
        return f"has {count} words; more than {_MAX_WORDS} are no summary"
    if text.rstrip("\"'”’»)").endswith("?") or "?" in bare:
        return "is a question"
    if not _SENTENCE_END.search(text):
        return "has no end: a headline, a caption or a fragment"
    return "" if not text[0].islower() else "begins in the middle"


def _opening(_text: str, bare: str) -> str:
    opening = bare.lstrip("“”\"'‘—–- ")
    if bare.startswith("“”"):
        return ""
    return next((reason for reason, pattern in _OPENS_OUTSIDE if pattern.match(opening)), "")


def _quotation(text: str, bare: str) -> str:
    for left, right in _PAIRS:
        if text.count(left) != text.count(right):
            return "opens or closes a quotation or bracket that goes on elsewhere"
    if text.count('"') % 2:
        return "opens or closes a quotation that goes on elsewhere"
    singles = len(re.findall(r"(?<!\w)[‘'](?=\w)", text)), len(re.findall(r"(?<=[\w.,!?])[’'](?!\w)", text))
    if singles[0] > singles[1] or (singles[1] > singles[0] and text.endswith(("’", "'"))):
        return "opens or closes a quotation that goes on elsewhere"
    if "“”" in bare and bare.replace("“”", "").strip(" .,") == "":
        return "is a quotation without its speaker"
    quoted = max((len(found.split()) for found in _QUOTED.findall(text)), default=0)
    if quoted >= 5 and not _ATTRIBUTION.search(bare):
        return "is a quotation without its speaker"
    return ""


def _leans_on_quotation(article: Article, sentence: Sentence) -> str:
    """Say whether an unclosed quotation of the sentences before, in the same line, runs into this one."""
    before = article.text[_line_start(article, sentence) : sentence.start]
    if before.count("“") > before.count("”") or (before.count('"') % 2 and '"' not in sentence.text):
        return "stands inside a quotation that opened before it"
    return ""


def _line_start(article: Article, sentence: Sentence) -> int:
    return article.cleaned.raw.lines[sentence.line - 1].start
