"""Sentence -> why it can't stand in a summary by itself, or that it can.

A reader of the summary sees nothing else of the article: a sentence that leans on its neighbours would mislead. What
leans is a matter of language: the words are in leaning/, and of a language without a file there only the
shape and the quotation marks are judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from digest.summarise.definites import comes_back, is_never_first, is_thing_told
from digest.summarise.doubts import is_doubtful
from digest.summarise.fragments import (
    DATELINE,
    TOO_LONG,
    lowered,
    no_sentence,
    no_verb,
    of_the_page,
    too_long,
    without_dateline,
)
from digest.summarise.leaning import ENGLISH, Leaning, leaning
from digest.summarise.mentions import named_before
from digest.summarise.names import (
    CALENDAR,
    CAPITALISED,
    has_many,
    has_somebody,
    names_nobody,
    names_nothing,
    names_of,
    opens_no_name,
    without_many,
)
from digest.summarise.quoted import even_marks, faulty_quotation, quoted_opening, without_quotations
from digest.values import Article, Sentence

# A line is looked through for an open quotation no further back than this.
_LOOK_BACK = 20_000
# "The navy fired a day after it said": a body that is named may be what "it" means.
_BODY_SAYS = re.compile(
    r"^(?:[Tt]he )?(?:[A-Z][\w.’'-]* ){1,4}(?![a-z]+ (?:he|she|they) )[^“”]{4,200}"
    r"\bit (?:also |later |had |has )?(?:said|says|added|announced)\b"
)
_ONE = re.compile(r"\b(?:he|she|him|her)\b")
# "The daily Tern said he": a newspaper is nobody whom "he" could mean.
_BODY_SAYS_HE = re.compile(
    r"(?:The |A |An |[A-Z]\S* )?(?:[a-z]+ )*(?:[Nn]ewspaper|[Aa]gency|[Nn]etwork|[Bb]roadcaster|[Ss]tation|[Ww]ebsite|"
    r"[Mm]agazine|[Mm]edia|[Pp]ress|[Dd]aily|[Cc]hannel|[Dd]epartment|"
    r"[Mm]inistry|[Ee]mbassy|[Uu]niversity|[Hh]ospital)\b[^,“”]{0,60} "
    r"(?:said|says|reported|reports|added) (?:that )?(?:he|she)\b"
)
_PLURAL = re.compile(r"\b(?!this\b|was\b|has\b|its\b)(?:[a-z]{3,}s\b(?<!ss)|children\b|people\b|police\b|\w*men\b)")
# "Orn says it isn't": a person and "it" - but "it is unlikely that" means nothing by "it".
_SAYS_IT = re.compile(
    r"^(?P<who>[^“”]{2,100}?) (?:also |later |has |had |first )?"
    r"(?:said|says|told \w+|added|adds|believes?|thinks?|thought|insist(?:s|ed)|claim(?:s|ed)|"
    r"estimates?|reported|reports) "
    r"(?:on \w+ )?(?:that )?it(?:[’']s)? "
    r"(?!(?:(?:is|was|would be|will be|has been|had been|may be|could be) )?(?:not |now |too |very )*"
    r"(?:a matter|clear|unclear|likely|unlikely|possible|impossible|important|hard|difficult|easy|time|early|believed|"
    r"expected|thought|necessary|better|up to|unknown|appear|seem|remain|takes?|took))"
)
# But no body "occurred".
_EVENT_OF_IT = re.compile(
    r"(?:had |has )?(?:occurred|happened|struck|began|started|broke out|took place|reached|(?:is|was) (?:an?|the)\b)"
)
_IS_BODY = re.compile(r"(?:^|[–—-] )(?:[Tt]he|[Aa]n?) |\b[A-Z]{2,}\b")
# Shorter words stand in others by chance.
_NOUN_LETTERS = 4
# So many words can have told of something.
_CLAUSE_WORDS = 6
_POINTING = re.compile(r"\b(?:such|this|that|these|those)\b")
# The first sentence of an article introduces what it is about, and so does one with a dateline, which a caption may
# stand above; later ones that name nothing go on about it.
_INTRODUCING = 1
_TOP_SENTENCES = 2
# A dateline stands at the top, behind a caption or two.
_OPENING_SENTENCES = 3
# Shorter headlines open sentences by chance.
_HEADLINE_WORDS = 4
# The verb that tells whether a sentence reports or states stands among its first words.
_MAIN_CLAUSE_WORDS = 12
_NAME = re.compile(r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+")
# "Lea de Wael": such a word goes with the name behind it.
_PARTICLE = r"(?:(?:[DLd][aeiu]|[Dd]el|[Vv]an|[Vv]on|[Dd]er|[Dd]en|Al|El|Bin) |[DO]’)*"
_FULL_NAME = re.compile(
    r"(?P<first>[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w.’'-]*) "
    rf"(?=(?P<last>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ]\w[\w-]*))"
)
# A time, perhaps, or a title, and a name that no other follows.
_SURNAME = re.compile(
    rf"(?:(?:On|In|At|Earlier|Last|Late|According to) [^,]{{2,30}}, )?"
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|M|Sr|Sra|Dott)\.? |(?:Mme|Herr|Frau|Señor|Señora|Pan|Pani) )?"
    rf"(?P<name>{_PARTICLE}[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ][\w’'-]+)(?=,? [a-zß-ÿāа-яіїєґ])"
)
# "Most of them": of whom? People or things in the plural that stand before it in the sentence will do.
_COUNTS_NAMED = re.compile(r"(?<!\w)(?P<before>.*?)\bof (?:them|these|those)\b(?! \w+(?:s|en)\b)", re.IGNORECASE)


# What a reader can do without where there is nothing better: see `lacks_little`.
_MAY_LEAN = "may-lean"


def why_not(article: Article, sentence: Sentence) -> str:
    """Return why `sentence` can't stand alone, as a key of `refusals` in digest/wording/languages; "" if it can."""
    text, bare = even_marks(" ".join(sentence.text.split())), without_quotations(sentence.text)
    rules = leaning(article.language or ENGLISH)
    names = names_of(article.text) if rules.language == ENGLISH else frozenset()
    grave = (
        no_sentence(text, bare)
        or _opening(text, bare, rules, sentence.number)
        or of_the_page(text, bare, rules, at_top=sentence.number <= _OPENING_SENTENCES)
        or faulty_quotation(text, bare, rules, names)
        or _speaker(bare, rules, names)
        or _within(bare, rules, introduces=sentence.number <= _INTRODUCING)
        or _opens_with_headline(article, text)
        or _leans_on_neighbours(article, sentence, bare, rules)
    )
    if grave or rules.language != ENGLISH:
        return grave or too_long(text)
    introduces = sentence.number <= _INTRODUCING or DATELINE.match(text) is not None
    return (
        (no_verb(bare) if article.language else "")
        or _pronoun(bare, names, full_names(article))
        or (not introduces and _told_before(bare, names))
        or too_long(text)
        or (_MAY_LEAN if not introduces and is_doubtful(text, bare) else "")
    )


def lacks_little(reason: str) -> bool:
    """Say whether a sentence that was refused for `reason` may be taken where too few stand alone.

    Such a one is long, or may lean on others for all that rules can tell. What surely points outside, names nobody, is
    cut, or has lost its speaker stays refused.
    """
    return reason in (_MAY_LEAN, TOO_LONG)


def may_tell_the_event(sentence: Sentence, reason: str) -> bool:
    """Say whether a sentence refused for `reason` may open a summary: at an article's top it has little to lean on."""
    return reason == _MAY_LEAN and sentence.number <= _TOP_SENTENCES


def full_names(article: Article) -> Mapping[str, int]:
    """Return where the text first gives each name that stands behind another one, by the last of them."""
    return _full_names(article.text)


# Every sentence of an article asks for them.
@lru_cache(maxsize=64)
def _full_names(text: str) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for match in _FULL_NAME.finditer(text):
        if not (CALENDAR.match(match["first"]) or opens_no_name(match["first"])):
            found.setdefault(match["last"], match.end())
            found.setdefault(match["first"], match.end())
    return found


def bare_surname(sentence: Sentence, names: Mapping[str, int]) -> str:
    """Return the surname that a sentence opens with where the article gave the full name before; "" where none.

    A reader who has met the name in a headline or in another sentence knows who is meant; one who hasn't may not.
    """
    match = _SURNAME.match(sentence.text)
    name = match["name"].removesuffix("’s").removesuffix("'s") if match else ""
    return name if names.get(name, sentence.start) < sentence.start else ""


def _opening(text: str, bare: str, rules: Leaning, number: int) -> str:
    opening = without_dateline(bare).lstrip("\"'‘’—–-¡¿… ")
    if opening.startswith("“”"):
        return quoted_opening(text, rules)
    opening = lowered(opening)
    reason = next((reason for reason, pattern in rules.openings if pattern.match(opening)), "")
    # Before the first sentence nothing was told; but "the decision comes as ..." goes on from the headline.
    told = number > _INTRODUCING or is_thing_told(opening) or is_never_first(opening)
    if not reason and rules.language == ENGLISH and told and comes_back(opening):
        return "back-reference"
    return reason


def _speaker(bare: str, rules: Leaning, names: AbstractSet[str]) -> str:
    said = rules.said_by.search(bare)
    if said is None:
        return ""
    before = bare[: said.start()]
    if rules.language != ENGLISH:
        named = _NAME.search(before[1:]) is not None
    elif "they" in said[0].split():
        named = has_many(before)
    else:
        before = without_many(before, names) if _ONE.search(said[0]) else before
        named = has_somebody(before, names) or _BODY_SAYS.search(bare) is not None
    return "" if named else "unnamed-speaker"


def _within(bare: str, rules: Leaning, *, introduces: bool) -> str:
    counted = _COUNTS_NAMED.match(bare)
    if counted is not None and not _PLURAL.search(counted["before"]):
        return "counts-named"
    inside = lowered(bare)
    if rules.first_person.search(inside):
        return "first-person"
    if rules.second_person.search(inside):
        return "second-person"
    # The words that give it away stay unsaid: every word of a source that is printed counts against its budget.
    if any(not _is_told_before(found, inside, introduces=introduces) for found in rules.inside.finditer(inside)):
        return "points-outside"
    return ""


def _is_told_before(found: re.Match[str], text: str, *, introduces: bool) -> bool:
    """Say whether "such payments" or "that embryo" goes back to a payment or an embryo in the same sentence.

    In one that introduces there is nothing else that it could go back to, whatever it was called.
    """
    noun = found[0].rpartition(" ")[2].removesuffix("s").casefold()
    told = text[: found.start()]
    if not _POINTING.search(found[0]):
        return False
    return (len(noun) >= _NOUN_LETTERS and noun in told.casefold()) or (
        introduces and len(told.split()) >= _CLAUSE_WORDS
    )


def _pronoun(bare: str, names: AbstractSet[str], people: Mapping[str, int]) -> str:
    if names_nobody(bare, names):
        return "unnamed-person"
    if _BODY_SAYS_HE.match(bare):
        return "unnamed-person"
    says = _SAYS_IT.match(bare)
    if says and _EVENT_OF_IT.match(bare, says.end()):
        return "unnamed-thing"
    who = says["who"] if says else ""
    if (
        who
        and not (_IS_BODY.search(who) or _is_company(who, names, people))
        and (who.split()[-1] in people or not CAPITALISED.search(who.partition(" ")[2]))
    ):
        return "unnamed-thing"
    return ""


def _is_company(who: str, names: AbstractSet[str], people: Mapping[str, int]) -> bool:
    """Say whether "Vellbrook on Monday" is a body or a country: a name of one word, and nobody's surname."""
    name = who.partition(" on ")[0]
    return name in names and name not in people


def _told_before(bare: str, names: AbstractSet[str]) -> str:
    if named_before(bare, names):
        return "told-before"
    return "names-nothing" if names_nothing(bare, names) else ""


def _opens_with_headline(article: Article, text: str) -> str:
    """Say whether the headline stands before a sentence, with nothing between: "Two boats sink A storm has ..."."""
    headline = " ".join(article.headline.split())
    found = len(headline.split()) >= _HEADLINE_WORDS and text.casefold().startswith(f"{headline.casefold()} ")
    return "heading-run-in" if found and text[len(headline) + 1 :][:1].isupper() else ""


def _leans_on_neighbours(article: Article, sentence: Sentence, bare: str, rules: Leaning) -> str:
    """Say whether a quotation or a report of what somebody said, begun before in the same line, runs into this one."""
    start = max(article.cleaned.raw.lines[sentence.line - 1].start, sentence.start - _LOOK_BACK)
    before = even_marks(article.text[start : sentence.start])
    if before.count("“") > before.count("”") or (before.count('"') % 2 and '"' not in sentence.text):
        return "inside-quotation"
    if sentence.number > 1 and article.sentences[sentence.number - 2].text.endswith(";"):
        return "mid-sentence"
    opening = " ".join(bare.split()[:_MAIN_CLAUSE_WORDS])
    if rules.hedged.search(opening) and not rules.attribution.search(bare):
        previous = article.sentences[sentence.number - 2] if sentence.number > 1 else None
        if previous is not None and previous.line == sentence.line and rules.attribution.search(previous.text):
            return "goes-on"
    return ""
