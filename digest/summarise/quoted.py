"""What a sentence quotes: a quotation needs its speaker, both its marks, and to tell of what it speaks."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from digest.summarise.fragments import lowered
from digest.summarise.leaning import ENGLISH, Leaning
from digest.summarise.names import CAPITALISED, PEOPLE, has_name
from digest.text import count_words

# From this many words on, words in quotation marks are what somebody said, not a title or a catchword.
_SPOKEN_WORDS = 5
# Of a sentence of which this share is quoted, the quotation must tell of whom or what it speaks.
_MOSTLY_QUOTED = 0.6
# So many words before a quotation say whose it is, if one of them is a name.
_BEFORE_QUOTED = 4
_SPEAKS_OF = re.compile(
    r"\b(?:that(?=[,.!]|$)|(?:did|do|done|said|say|of|in|on|for|with|about|at) that|"
    r"it|this|they|them|their|he|him|his|she|her|these|those)\b",
    re.IGNORECASE,
)
_THING = re.compile(rf"\b(?:the|an?|our|my|your|every|each|no|one) (?!{PEOPLE.pattern})[a-z]{{3,}}", re.IGNORECASE)
_TELLS = {"it": _THING, "they": PEOPLE, "them": PEOPLE, "their": PEOPLE}
# Two single marks stand for a double one.
_DOUBLED = (("``", "“"), ("’’", "”"), ("''", "”"))
_MARK = re.compile(r'([“”"])')
_MARKS = '“"„«'
_ALL_MARKS = "“”\"„«»‘’'`"
_NEVER = re.compile(r"(?!)")
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|(?<!\w)[‘'][^’']{3,}[’'](?!\w)")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))


def even_marks(text: str) -> str:
    """Return a text that mixes straight and curly quotation marks with curly ones only; any other as it is.

    >>> even_marks('''Called a “snap" and “a flop’’.''')
    'Called a “snap” and “a flop”.'
    """
    for doubled, mark in _DOUBLED:
        text = text.replace(doubled, mark)
    if '"' not in text or "„" in text or not ("“" in text or "”" in text):
        return text
    depth, even = 0, []
    for part in _MARK.split(text):
        mark = ("”" if depth else "“") if part == '"' else part
        depth += (mark == "“") - (mark == "”")
        even.append(mark)
    return "".join(even)


def without_quotations(text: str) -> str:
    """Return a sentence on one line, with an empty pair of marks for each thing that it quotes."""
    plain = " ".join(text.split())
    return _QUOTED.sub("“”", even_marks(plain)) if _has_marks(plain) else plain


def _has_marks(text: str) -> bool:
    return any(mark in text for mark in _ALL_MARKS)


def quoted_opening(text: str, rules: Leaning) -> str:
    """Judge a sentence that opens with a quotation by the first word of it; the speaker may well say "I"."""
    quoted = _QUOTED.search(text)
    if quoted is None:
        return ""
    said = quoted[0][1:].lstrip()
    if said[:1] in "([":
        return "back-reference"
    own = any(
        found.match(form) for found in (rules.first_person, rules.second_person) for form in (said, lowered(said))
    )
    if own:
        return ""
    return next((reason for reason, pattern in rules.openings[:2] if pattern.match(lowered(said))), "")


def faulty_quotation(text: str, bare: str, rules: Leaning, names: AbstractSet[str]) -> str:
    """Return what is wrong with the quotations of a sentence; "" if nothing is. `bare` is it without them."""
    for left, right in _PAIRS:
        is_even = text.count(left) == text.count(right) and text.find(right) >= text.find(left)
        if not is_even and not (left == "“" and "„" in text):
            return "open-pair"
    if not _has_marks(text):
        return ""
    if text.count('"') % 2:
        return "open-quotation"
    # "The U.N.'s envoy" opens none.
    singles = len(re.findall(r"(?<![\w.])[‘'](?=\w)", text)), len(re.findall(r"(?<=[\w.,!?])[’'](?!\w)", text))
    if singles[0] > singles[1] or (singles[1] > singles[0] and text.endswith(("’", "'"))):
        return "open-quotation"
    quoted = max((len(found.split()) for found in _QUOTED.findall(text) if not is_title(found)), default=0)
    # "Orn praised the crews as “the best ...”" needs no "said": whose words they are stands before them.
    before = bare.partition("“”")[0]
    spoken = rules.attribution.search(lowered(bare)) or (
        count_words(before) >= _BEFORE_QUOTED and has_name(before, names)
    )
    if "“”" in bare and (bare.replace("“”", "").strip(" .,") == "" or (quoted >= _SPOKEN_WORDS and not spoken)):
        return "no-speaker"
    if any(not found[1:-1].strip() for found in _QUOTED.findall(text)):
        return "open-quotation"
    return "quotes-on-matter" if _is_empty_talk(text, rules) else ""


def is_title(quoted: str) -> bool:
    """Say whether what stands in quotation marks is set as a title is: "The Row of the Ten Locks"."""
    return all(word[0].isupper() for word in _LONG_WORD.findall(quoted))


def _is_empty_talk(text: str, rules: Leaning) -> bool:
    """Say whether a quotation that opens the sentence, or is most of it, speaks of "it" or "them" and not of whom."""
    said = " ".join(found[1:-1] for found in _QUOTED.findall(text))
    if rules.language != ENGLISH or not (text[0] in _MARKS or count_words(said) >= _MOSTLY_QUOTED * count_words(text)):
        return False
    found = _SPEAKS_OF.search(said)
    before = said[: found.start()] if found else ""
    told = CAPITALISED.search(before.partition(" ")[2]) or (
        found and _TELLS.get(found[0].lower(), _NEVER).search(before)
    )
    return found is not None and not told
