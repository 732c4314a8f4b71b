"""What in "the ..." says which is meant, so that it leans on no sentence before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.summarise.names import VERBS
from digest.summarise.nouns import SPEECH, is_in

# With these behind it, "the attack" says which: "the attack on the port".
COMPLETING = frozenset(
    "of in on at by for to between from with against that who which where whose about over near into under among "
    "along behind outside inside around across beyond above below beneath aboard off toward towards like known called "
    "named dubbed accused charged responsible suspected".split()
)
# "The lawsuit filed by the county": somebody did it, so the words in between say which.
_PARTICIPLE = re.compile(r"\w+ed|(?:made|held|led|sold|built|sent|run|written|given|taken|shown|driven|won|lost)")
_PLACED = frozenset("based located filed".split())
# "The pilot wounded near Saltmere": he did it to nobody.
_DONE_TO = frozenset(
    "arrested convicted detained injured jailed killed sentenced shot suspected wanted wounded".split()
)
_WHEN_OR_WHERE = frozenset("after during for in inside near on outside over when while with".split())
# "The outage in a late tweet": where somebody spoke of it, not which it is.
_TOLD_IN = frozenset("a an his her its their another one several".split())
# "The allegations in full": how, not which.
_MANNER = frozenset(
    "full detail public private part person return advance length once time email phone mail air writing "
    "principle".split()
)
_MEDIA = frozenset("call calls conference conversation podcast post posts tweets briefing".split())
# "That" before these tells more often what somebody said than which thing is meant.
_CONTENT = frozenset("he she they it there the a no his her their its".split())
# Words in -ing that begin no clause on what stands before them.
_NO_CLAUSE = frozenset(
    """during including according following morning evening having being citing saying arguing adding calling claiming
    warning noting""".split()
)
# These have the ending of a superlative, and say nothing of which.
_NO_SUPERLATIVE = frozenset(
    """arrest chest conquest contest forest guest harvest inquest interest latest protest quest request test
    unrest""".split()
)
# "The area north of Saltmere."
_SIDES = frozenset("north south east west northeast northwest southeast southwest inside outside".split())
# Words of "the ..." that are looked at for what says which.
LOOKED_AT = 3
_LOOKED_AT_MEDIA = 6
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DETERMINERS = frozenset("the a an his her its their some".split())
_TIMES = frozenset(
    "months weeks days years hours minutes decades now last next this several many two three four five six more about "
    "nearly almost monday tuesday wednesday thursday friday saturday sunday".split()
)
# "The Republican-sponsored law" is no more known than the law.
SPONSORED = re.compile(r"[A-Z]\w+-(?:\w+ed|led|run|born|built|made)")
# Before "the ...": somebody or something is told as new.
INTRODUCED = re.compile(r"\b(?:[Aa]n?|[Aa]nother)\b")
# Between commas these name nothing.
ADVERB = r"(?:however|though|too|then|meanwhile|instead|therefore|again|also|moreover|nevertheless|still)\b"
# "The strike began on Friday", "the election next year": when says which.
_BEGAN = re.compile(r"the (?:[\w-]+ ){1,4}(?:began|started|erupted|broke out) (?:in|on|at|late|early|last|[A-Z\d])")
_HELD = re.compile(
    r"[Tt]he (?:(?P<dated>[A-Z][a-z]+\.? \d+ )|[\w-]+ ){0,3}(?:election|vote|referendum)s?"
    r"(?(dated)|,? (?:(?:next|last|this|later this) (?:year|month|week)|in (?:[A-Z]|\d{4})|on [A-Z]))"
)
# What stands behind "the", up to the next pause; the full stops of "the U.N. vote" are none.
REST = r"(?=(?P<rest>(?:[^,;:.]|\.(?=.*\w))*))"
WORD = re.compile(r"\w[\w.’'-]*|[“\"(]")
# "The cache of emails": of what it is, not which.
_COLLECTIONS = frozenset(
    "array batch bunch cache collection crop flurry group handful list pair range series set spate stack string trove "
    "wave".split()
)
# "The decision he took": a clause says which.
CLAUSE = frozenset("he she they it we i his her its their".split())


def telling(words: list[str]) -> list[str]:
    """Return those of the words behind "the" that can say which is meant.

    What says which of two says it of both: "the sailors and cooks of the Tern" are "the sailors of the Tern". What says
    of what many things are one says nothing: "the cache of emails" is "the emails".
    """
    if words[1:2] == ["and"] and _may_be_noun("".join(words[2:3])):
        words = [words[0], *words[3:]]
    for place, word in enumerate(words[:LOOKED_AT]):
        of, thing = (*words[place + 1 : place + 3], "", "")[:2]
        if word in _COLLECTIONS and of == "of" and thing.islower():
            return words[:place] + words[place + 2 :]
    return words


def _may_be_noun(word: str) -> bool:
    return word.islower() and not (word in DETERMINERS or word in VERBS or word.endswith("ed"))


def says_which(tokens: Sequence[str]) -> bool:
    """Say whether "of ...", "filed by ...", "making ..." and the like come next, and no time ("for months")."""
    first, second = (*tokens[:2], "", "")[:2]
    if first in ("in", "by", "on", "at") and second in _MANNER:
        return False
    if second in _TOLD_IN and first in ("in", "on", "at", "during") and any(map(_is_media, tokens[2:_LOOKED_AT_MEDIA])):
        return False
    if first in _SIDES and second == "of":
        return True
    if _is_passive(first, second, tokens[2:3]):
        return True
    if first.endswith("ing") and first not in _NO_CLAUSE and second not in VERBS:
        return True
    # "The offer to resign comes as ...": whose?
    if (first == "by" and second.endswith("ing")) or (first == "to" and _is_verb(*(*tokens[2:4], "", "")[:2])):
        return False
    if first == "that" and second in _CONTENT:
        return False  # "said after the meeting that he ..." tells what was said
    return first == "of" or (first in COMPLETING and not (second[:1].isdigit() or second.lower() in _TIMES))


def _is_passive(first: str, second: str, third: Sequence[str]) -> bool:
    """Say whether "filed by", "based in", "being led by" or "killed after" come next: something is done to it."""
    by_somebody = second == "by" or (second == "in" and first in _PLACED)
    return (
        (by_somebody and _PARTICIPLE.fullmatch(first) is not None)
        or (first == "being" and "by" in third)
        or (first in _DONE_TO and second in _WHEN_OR_WHERE)
    )


def _is_verb(word: str, following: str) -> bool:
    """Say whether a word is a verb for certain, or has the ending of one with something known behind it."""
    has_object = following[:1].isupper() or following in DETERMINERS or following == "as"
    return word in VERBS or (word.endswith("s") and has_object)


def _is_media(noun: str) -> bool:
    return noun in _MEDIA or is_in(SPEECH, noun)


def is_superlative(word: str) -> bool:
    """Say whether a word is one by its ending: "the largest" is known by being so."""
    return word == "worst" or (word.endswith("est") and word not in _NO_SUPERLATIVE)


def says_when(text: str, found: re.Match[str]) -> bool:
    """Say whether a time says which is meant by "the ..." that was `found` in a text."""
    start = found.start()
    is_begun = text.endswith("since ", 0, start) and _BEGAN.match(text, start)
    return bool(is_begun or _HELD.match(text, start))


def has_word_on(stem: str, text: str) -> bool:
    """Say whether a word of `text` begins with `stem`, whatever its case; an expression for each would be compiled."""
    stem, text = stem.lower(), text.lower()
    at = text.find(stem)
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at = text.find(stem, at + 1)
    return at >= 0
