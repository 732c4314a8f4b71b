"""Two forms of one quotation -> whether the wording was altered, and which words differ.

No alteration are: what stands in square brackets or dots marks as left out, words cut off at the ends, whole
sentences left out, spelling, case, contractions, numbers in words or digits. A word dropped from the middle without
dots is one: it may be "not".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from digest.relate.numbers import SMALL_NUMBERS

# What stands for words that the editor changed or left out.
EDITED = "[]"
_TOKEN = re.compile(
    # Some papers put their own words in round brackets; a short one with a name in it is taken for that.
    r"(?P<edited>\[[^\]]{0,120}\]|\((?=[^)]*[A-Z])[^)]{1,30}\)|…|\.{2,}(?:\s?\.)*|(?:\.\s){2,}\.)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*|[%$€£])(?P<stop>[.!?][\"'”’)]*(?=\s|$))?"
)
# Sounds that a transcript may hold and that papers leave out.
_FILLERS = frozenset("um uh er erm ah eh äh".split())
_CONTRACTED = (
    (re.compile(r"^(can)'t$"), r"can not"),
    (re.compile(r"^won't$"), r"will not"),
    (re.compile(r"^shan't$"), r"shall not"),
    (re.compile(r"^(\w+)n't$"), r"\1 not"),
    (re.compile(r"^cannot$"), r"can not"),
    (re.compile(r"^(i)'m$"), r"\1 am"),
    (re.compile(r"^(\w+)'re$"), r"\1 are"),
    (re.compile(r"^(\w+)'ll$"), r"\1 will"),
    (re.compile(r"^(\w+)'ve$"), r"\1 have"),
    (re.compile(r"^(it|that|there|he|she|what|who|here|where)'s$"), r"\1 is"),
    (re.compile(r"^gonna$"), "going to"),
    (re.compile(r"^wanna$"), "want to"),
    (re.compile(r"^%$"), "percent"),
)
# British and American spelling, and other variants of one word, reduced to one; "ise" only behind three letters.
_VARIANTS = (
    (re.compile(r"(?<=\w{3})is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"(?<=\w{2})yse(d|s)?$"), r"yze\1"),
    (re.compile(r"(?<=\w{2})our(s|ed|ing|able|ite|ites|hood|hoods|ful|less)?$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s|d)?$"), r"er\1"),
    (re.compile(r"ll(ed|ing|er|ers)$"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s)?$"), r"og\1"),
    (re.compile(r"(?<=\w{3})(en|an)ce$"), r"\1se"),
    (re.compile(r"(?<=\w{4})mme(s)?$"), r"m\1"),
    (re.compile(r"^whilst$"), "while"),
    (re.compile(r"^enquir"), "inquir"),
    (re.compile(r"^(toward|forward|backward|afterward)s$"), r"\1"),
    (re.compile(r"^(among|amid)st$"), r"\1"),
    (re.compile(r"^gr[ae]y(s)?$"), r"gray\1"),
    (re.compile(r"^(ok|okay)$"), "okay"),
)
# A bracket stands for at most so many words of the other form.
_MOST_EDITED = 6
_LEAST_SLACK = 4
_LEAST_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is compared; `start` and `end` are offsets in the text. `ends` says that a sentence ends with it."""

    word: str
    start: int
    end: int
    ends: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """What sets a form apart from another one.

    `altered` says whether words differ, `differing` are the indices of its tokens that the other hasn't there, and
    `lacking` how many of the other's words it drops without saying so. `same` is the number of words in common.
    """

    altered: bool
    differing: tuple[int, ...]
    lacking: int
    same: int


def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a quotation as they are compared; brackets and dots are one token each."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        if match["edited"]:
            yield Token(EDITED, match.start(), match.end())
            continue
        written = match["word"]
        plain = unicodedata.normalize("NFKD", written.casefold().replace("’", "'"))
        for word in _spelled("".join(c for c in plain if not unicodedata.combining(c))):
            if word not in _FILLERS:
                ends = bool(match["stop"])
                yield Token(word, match.start(), match.end("word"), ends, written[:1].isupper())


def _spelled(word: str) -> tuple[str, ...]:
    if "." in word and not word[:1].isdigit():
        return (word.replace(".", ""),)  # "I.R.S."
    if word == "one":
        return ("1",)
    for pattern, spelled in _CONTRACTED:
        changed, count = pattern.subn(spelled, word)
        if count:
            return tuple(changed.split())
    if word in SMALL_NUMBERS:
        return (str(SMALL_NUMBERS[word]),)
    if word[:1].isdigit():
        return (re.sub(r"[.,](?=\d{3}(?!\d))", "", word),)
    for pattern, spelled in _VARIANTS:
        word = pattern.sub(spelled, word)
    return (word,)


def compare(form: Sequence[Token], other: Sequence[Token]) -> Wording:
    """Return what sets `form` apart from `other`."""
    ours, theirs = [token.word for token in form], [token.word for token in other]
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    codes = matcher.get_opcodes()
    same = sum(last - first for tag, first, last, _, _ in codes if tag == "equal")
    differing: list[int] = []
    lacking = 0
    for tag, left, left_end, right, right_end in codes:
        if tag == "equal" or _is_editing(other, form, (left, left_end), (right, right_end)):
            continue
        differing.extend(range(right, right_end))
        lacking += max(0, (left_end - left) - (right_end - right))
    return Wording(bool(differing or lacking), tuple(differing), lacking, same)


def compare_part(part: Sequence[Token], other: Sequence[Token]) -> Wording:
    """Return what sets `part` apart from the stretch of `other` that says the same; the rest of `other` doesn't count.

    The stretch is looked for around the longest run of words in common.
    """
    ours, theirs = [token.word for token in part], [token.word for token in other]
    run = SequenceMatcher(None, theirs, ours, autojunk=False).find_longest_match()
    # Dots may stand for any number of words of the other.
    slack = len(theirs) if EDITED in ours else max(_LEAST_SLACK, len(ours) // 2)
    start = max(0, run.a - run.b - slack)
    return compare(part, other[start : run.a + len(ours) - run.b + slack])


def sentences(form: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a quotation as ranges of its tokens; a very short one goes with the next."""
    found: list[tuple[int, int]] = []
    start = 0
    for end in (index + 1 for index, token in enumerate(form) if token.ends or index + 1 == len(form)):
        if end - start >= _LEAST_SENTENCE:
            found.append((start, end))
            start = end
    if start < len(form):
        found[-1:] = [(found[-1][0] if found else start, len(form))]
    return tuple(found)


def _is_editing(theirs: Sequence[Token], ours: Sequence[Token], left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Say whether the difference between two stretches is the work of an editor that is allowed or marked."""
    one, two = theirs[slice(*left)], ours[slice(*right)]
    if _marked(one, two, theirs, ours, left, right):
        return True
    if not one or not two:
        whole, part, (start, end) = (theirs, ours, left) if one else (ours, theirs, right)
        at = right[0] if one else left[0]
        return at in (0, len(part)) or _whole_sentences(whole, start, end)
    return _spelled_alike(one, two)


def _marked(
    one: Sequence[Token],
    two: Sequence[Token],
    theirs: Sequence[Token],
    ours: Sequence[Token],
    left: tuple[int, int],
    right: tuple[int, int],
) -> bool:
    """Say whether a bracket or dots in either stretch, or next to an empty one, tell of the difference."""
    for edited, other in ((one, two), (two, one)):
        words = [token for token in edited if token.word != EDITED]
        if len(words) < len(edited) and not words:
            is_bracket = len(other) <= _MOST_EDITED
            return is_bracket or _is_gap(edited, theirs if edited is one else ours)
        if len(words) < len(edited) and len(words) <= 2 and len(other) <= _MOST_EDITED:
            return all(any(token.word == word.word for token in other) for word in words)
    if not one or not two:
        part, at = (ours, right[0]) if one else (theirs, left[0])
        beside = [part[index].word for index in (at - 1, at) if 0 <= index < len(part)]
        return EDITED in beside
    return False


def _is_gap(edited: Sequence[Token], _form: Sequence[Token]) -> bool:
    # Dots may stand for any number of words; both are one token, told apart by their length in the text: "[...]".
    return any(token.end - token.start <= len("[. . .]") for token in edited)


def _whole_sentences(form: Sequence[Token], start: int, end: int) -> bool:
    """Say whether the tokens from `start` to `end` are sentences that could be left out as a whole."""
    return (start == 0 or form[start - 1].ends) and form[end - 1].ends


def _spelled_alike(one: Sequence[Token], two: Sequence[Token]) -> bool:
    left, right = "".join(token.word for token in one), "".join(token.word for token in two)
    if left == right or (sorted(left) == sorted(right) and left[:1] == right[:1] and len(left) > 4):
        return True
    if len(one) != len(two):
        return False
    return all(a.word == b.word or _one_name(a, b) for a, b in zip(one, two, strict=True))


def _one_name(one: Token, two: Token) -> bool:
    """Say whether two capitalised words are one name in two spellings: "Zelensky" and "Zelenskyy"."""
    if not (one.capital and two.capital) or min(len(one.word), len(two.word)) < 5 or one.word[:3] != two.word[:3]:
        return False
    matcher = SequenceMatcher(None, one.word, two.word, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return max(len(one.word), len(two.word)) - same <= 1
