"""Sentence -> why it can't stand in a summary by itself, or that it can.

A reader of the summary sees nothing else of the article: a sentence that leans on its neighbours would mislead. What
leans is a matter of language: the words are in leaning/, and of a language without a file there only the
shape and the quotation marks are judged.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.summarise.definites import comes_back, is_never_first, is_thing_told, opens_with_somebody
from digest.summarise.doubts import goes_on, is_doubtful
from digest.summarise.fragments import (
    DATELINE,
    TOO_LONG,
    ends_in_title,
    lowered,
    no_sentence,
    no_verb,
    too_long,
    without_dateline,
)
from digest.summarise.leaning import ENGLISH, Leaning, leaning
from digest.summarise.mentions import named_before
from digest.summarise.names import names_nothing, names_of
from digest.summarise.page import of_the_page
from digest.summarise.pronouns import unnamed, unnamed_speaker
from digest.summarise.quoted import even_marks, faulty_quotation, quoted_opening, without_quotations
from digest.summarise.surnames import NAME, full_names
from digest.summarise.unexplained import has_open_definite
from digest.values import Article, Sentence

# A line is looked through for an open quotation no further back than this.
_LOOK_BACK = 20_000
_PLURAL = re.compile(r"\b(?!this\b|was\b|has\b|its\b)(?:[a-z]{3,}s\b(?<!ss)|children\b|people\b|police\b|\w*men\b)")
# Shorter words stand in others by chance.
_NOUN_LETTERS = 4
# So many words, with the one that points, can have told of something.
_CLAUSE_WORDS = 7
_DEMONSTRATIVE = re.compile(r"\b(?:such|this|that|these|those)\b")
_POINTING = re.compile(rf"{_DEMONSTRATIVE.pattern}|\b(?:similar|same|them|him)\b")
# The first sentence of an article introduces what it is about, and so does one with a dateline, which a caption may
# stand above; later ones that name nothing go on about it.
_INTRODUCING = 1
# A first sentence of so many words that names somebody or somewhere is a lead, which tells the event from its
# beginning: it goes on from nothing, and what it points at is told on the way.
_LEAD_WORDS = 20
# A dateline stands at the top, behind a caption or two.
_OPENING_SENTENCES = 3
# Shorter headlines open sentences by chance.
_HEADLINE_WORDS = 4
# "Lea Orn is a writer in Saltmere" stands above a text, or among its last sentences.
_WHO_IS = re.compile(rf"(?:{NAME} ){{1,3}}(?P<name>{NAME}),? (?:[^,]+, )?(?:is|was|has been) (?:an?|the) ")
_CLOSING_SENTENCES = 3
# The verb that tells whether a sentence reports or states stands among its first words.
_MAIN_CLAUSE_WORDS = 12
# "Most of them": of whom? People or things in the plural that stand before it in the sentence will do.
_COUNTS_NAMED = re.compile(r"(?<!\w)(?P<before>.*?)\bof (?:them|these|those)\b(?! \w+(?:s|en)\b)", re.IGNORECASE)


# What a reader can do without where there is nothing better: see `lacks_little`.
_MAY_LEAN = "may-lean"
_GOES_ON = re.compile(r"[“\"‘„«]|The |(?:[A-ZÀ-Þ][\w.-]* ){0,4}[A-ZÀ-Þ][\w.-]*[’']s? [a-z]")
# What stands so near the top has little before it to lean on.
TOP_SENTENCES = 2


def why_not(article: Article, sentence: Sentence) -> str:
    """Return why `sentence` can't stand alone, as a key of `refusals` in digest/wording/languages; "" if it can."""
    text, bare = even_marks(" ".join(sentence.text.split())), without_quotations(sentence.text)
    rules = leaning(article.language or ENGLISH)
    names = names_of(article.text) if rules.language == ENGLISH else frozenset()
    is_lead = rules.language == ENGLISH and sentence.number <= _INTRODUCING and _is_lead(bare, names)
    grave = (
        no_sentence(text, bare)
        or _opening(text, bare, rules, sentence.number, is_lead=is_lead)
        or of_the_page(text, bare, rules, at_top=sentence.number <= _OPENING_SENTENCES)
        or faulty_quotation(text, bare, rules, names)
        or unnamed_speaker(bare, rules, names)
        or _within(bare, rules, introduces=sentence.number <= _INTRODUCING, is_lead=is_lead)
        or _opens_with_headline(article, text)
        or _of_author(article, sentence)
        or _leans_on_neighbours(article, sentence, bare, rules)
    )
    if grave or rules.language != ENGLISH:
        adds = sentence.number > _INTRODUCING and rules.loose.search(bare)
        return grave or too_long(text) or (_MAY_LEAN if adds else "")
    introduces = sentence.number <= _INTRODUCING or DATELINE.match(text) is not None
    reason = (
        (no_verb(text, bare) if article.language else "")
        or unnamed(bare, names, full_names(article), is_lead=is_lead)
        or (not introduces and _told_before(bare, names))
        or too_long(text)
    )
    if reason:
        return reason
    # What a first sentence speaks of is new, but it may not say of whom or where, or go on from the headline.
    leans = goes_on(bare, names, is_lead=is_lead) if introduces else is_doubtful(text, bare, names)
    return _MAY_LEAN if leans else ""


def lacks_little(reason: str) -> bool:
    """Say whether a sentence that was refused for `reason` may be taken where too few stand alone.

    Such a one is long, or may lean on others for all that rules can tell. What surely points outside, names nobody, is
    cut, or has lost its speaker stays refused.
    """
    return reason in (_MAY_LEAN, TOO_LONG)


def may_tell_the_event(sentence: Sentence, reason: str) -> bool:
    """Say whether a sentence refused for `reason` may open a summary that nothing better opens.

    What it is about has to be new or named: "the mandate" and "Orn’s comments" go on from the headline.
    """
    is_new = not (_GOES_ON.match(sentence.text) or has_open_definite(without_quotations(sentence.text)))
    return reason == _MAY_LEAN and sentence.number <= TOP_SENTENCES and is_new


def _is_lead(bare: str, names: AbstractSet[str]) -> bool:
    return len(bare.split()) >= _LEAD_WORDS and not names_nothing(without_dateline(bare), names)


def _opening(text: str, bare: str, rules: Leaning, number: int, *, is_lead: bool) -> str:
    opening = without_dateline(bare).lstrip("\"'‘’—–-¡¿… ")
    if opening.startswith("“”"):
        return quoted_opening(text, rules)
    opening = lowered(opening)
    openings = rules.openings if is_lead else rules.openings + rules.openings_but_of_leads
    reason = next((reason for reason, pattern in openings if pattern.match(opening)), "")
    # Before the first sentence nothing was told; but "the decision comes as ..." goes on from the headline, and so does
    # "the president spent the day".
    from_headline = (is_thing_told, is_never_first, opens_with_somebody)
    told = number > _INTRODUCING or any(goes_on_from(opening) for goes_on_from in from_headline)
    if not reason and rules.language == ENGLISH and told and comes_back(opening):
        return "back-reference"
    return reason


def _within(bare: str, rules: Leaning, *, introduces: bool, is_lead: bool) -> str:
    counted = _COUNTS_NAMED.match(bare)
    if counted is not None and not _PLURAL.search(counted["before"]):
        return "counts-named"
    inside = lowered(bare)
    if rules.first_person.search(inside):
        return "first-person"
    if rules.second_person.search(inside):
        return "second-person"
    # The words that give it away stay unsaid: every word of a source that is printed counts against its budget.
    if rules.connecting.search(inside):
        return "points-outside"
    pointing = () if is_lead else rules.inside.finditer(inside)
    outside = any(not _is_told_before(found, inside, introduces=introduces) for found in pointing)
    return "points-outside" if outside else ""


def _is_told_before(found: re.Match[str], text: str, *, introduces: bool) -> bool:
    """Say whether "such payments" or "that embryo" goes back to a payment or an embryo in the same sentence.

    In one that introduces there is nothing else that it could go back to, whatever it was called.
    """
    told = text[: found.end()].rpartition(" ")[0]
    if introduces and _POINTING.search(found[0]) and len(told.split()) >= _CLAUSE_WORDS:
        return True
    noun = found[0].rpartition(" ")[2].removesuffix("s").casefold()
    return _DEMONSTRATIVE.search(found[0]) is not None and len(noun) >= _NOUN_LETTERS and noun in told.casefold()


def _told_before(bare: str, names: AbstractSet[str]) -> str:
    if named_before(bare, names):
        return "told-before"
    return "names-nothing" if names_nothing(bare, names) else ""


def _opens_with_headline(article: Article, text: str) -> str:
    """Say whether the headline stands before a sentence, with nothing between: "Two boats sink A storm has ..."."""
    headline = " ".join(article.headline.split())
    found = len(headline.split()) >= _HEADLINE_WORDS and text.casefold().startswith(f"{headline.casefold()} ")
    return "heading-run-in" if found and text[len(headline) + 1 :][:1].isupper() else ""


def _of_author(article: Article, sentence: Sentence) -> str:
    """Say whether a sentence at either end of a text tells who somebody is whom the text has nowhere else."""
    count = len(article.sentences)
    at_end = sentence.number == 1 or sentence.number > count - _CLOSING_SENTENCES
    who = _WHO_IS.match(sentence.text) if at_end and count > _CLOSING_SENTENCES else None
    if who is None or f"{article.headline} {article.text}".count(who["name"]) > sentence.text.count(who["name"]):
        return ""
    return "of-author"


def _leans_on_neighbours(article: Article, sentence: Sentence, bare: str, rules: Leaning) -> str:
    """Say whether a quotation or a report of what somebody said, begun before in the same line, runs into this one."""
    start = max(article.cleaned.raw.lines[sentence.line - 1].start, sentence.start - _LOOK_BACK)
    before = even_marks(article.text[start : sentence.start])
    if before.count("“") > before.count("”") or (before.count('"') % 2 and '"' not in sentence.text):
        return "inside-quotation"
    if sentence.number == 1:
        return ""
    previous = article.sentences[sentence.number - 2]
    if previous.text.endswith(";"):
        return "mid-sentence"
    if previous.line != sentence.line:
        return ""
    if ends_in_title(previous.text):
        return "mid-sentence"
    opening = " ".join(bare.split()[:_MAIN_CLAUSE_WORDS])
    is_report = rules.hedged.search(opening) and not rules.attribution.search(bare)
    return "goes-on" if is_report and rules.attribution.search(previous.text) else ""
