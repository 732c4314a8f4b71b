"""The plain lines of a head -> the one that is the headline, by what speaks for each; none where too little does.

A line without a full stop above a paragraph may be a headline; it may as well be a subheading, a caption, a quotation
or the first line of a list. It's read as the headline only if enough speaks for it: a date or byline beside it, its
words in the paragraphs below, that it's said twice, a mark of Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.head.below import Below
from digest.head.forms import COLONS, is_quotation_or_figures
from digest.head.measure import MAX_STOPPED_WORDS, ends_with_stop, has_inner_end, terms, word_count
from digest.head.names import is_label
from digest.text import comparable
from digest.values import Line

# Tabloid headlines run to 30 words; most have 5 to 18, and a lone sentence of more is a first paragraph.
_USUAL_WORDS = range(3, 23)
# What a line must gather; a plain line of usual length whose words stand in the text comes to just that.
_ENOUGH = 3.0
_USUAL_LENGTH, _SHORT, _LONG = 1.0, -1.5, -1.0
_MARKDOWN, _SAID_TWICE, _BESIDE_FACTS = 3.0, 3.0, 1.5
_MOST_WORDS_BELOW, _SOME_WORDS_BELOW = 2.0, 1.0
_QUESTION = -0.5
# What stands first is the headline more often than what follows it.
_FIRST = 1.0
# Between byline and text stand the titles of films and pictures, if a line that may be the headline stands above.
_BELOW_BYLINE = -2.0
# White space below it sets a headline off, and a paragraph too where all are set off.
_STANDS_ALONE = 1.0
# English headlines that are written with capitals throughout are told by them; labels of a few words are so too.
_TITLE_CASE, _TITLE_CASE_WORDS, _TITLE_CASE_SHARE = 1.0, 5, 0.8
# Shares of a headline's longer words that stand in the text below it.
_MOST, _SOME = 0.45, 0.25
_MIN_SHARED = 2
# Below a menu no line stands first: there the text must take up a headline, and entries of the menu are shorter.
_MIN_TOLD_WORDS = 5
# What only the next paragraph takes up is rather a subheading, or the caption of a picture or film.
_NEXT_ALONE = -1.0
# Headlines in English leave out articles and tell of the past in the present: what does neither is rather text, most of
# all above many paragraphs, where it is the standfirst.
_TELLS, _TELLS_ABOVE_MUCH = -1.0, -2.0
_MIN_ARTICLES = 3
# So many lines without a stop, one below the other, are a list, verse or a table of dates.
_LIST_LINES = 4

# "From:", "Published by:".
_MAX_LABEL_WORDS = 2
# Labels of what is no headline, however much of it the text takes up.
_FIELDS = frozenset(
    "from to by for of via contact source date tel phone email address von an par pour de da di para por od dla "
    "від для от".split()
)
# Facts stand so many lines from their headline: a standfirst or a caption may lie between.
_NEAR = 3
# With so many words, a line that has a stop within it is a paragraph.
_TWO_SENTENCES = 19

# A line with a date in it, and with more that isn't understood: of a menu, or of a byline.
_DATE = re.compile(r"\b(?:\d{1,2}\.?\s?[^\W\d_]{3,9}\.?|[^\W\d_]{3,9}\.?\s\d{1,2},)\s(?:19|20)\d\d\b")
# "BOTTOM LINE: ...": what a labelled paragraph tells.
_LABELLED = re.compile(r"[A-Z]{2,}(?: [A-Z]{2,}){1,3}: ")
# Above the title of a film or of pictures that stand in the text.
_PLAYER = re.compile(r"\W*(?:video|watch|audio|listen|gallery|photos|pictures)\W*", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:said|told|added|wrote|tweeted|was|were|had|been)\b|^(?:there|it|he|she|they|we|but)\b", re.IGNORECASE
)
_ARTICLE = re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A plain line of the head: its place in the zone, the line, the title in it."""

    index: int
    line: Line
    title: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What candidates are judged by; lines are meant by their indexes.

    `order` are the lines but for furniture and sections, which are stepped over, and `facts` those that state facts.
    `first` is the first candidate and `byline` the first byline, -1 where there is none. `alone` are the lines with an
    empty one below them. `below_menu` says that the zone is a part of a page, below its menus.
    """

    zone: Sequence[Line]
    order: Sequence[int]
    facts: frozenset[int]
    below: Below
    is_wrapped: bool
    first: int
    byline: int
    alone: frozenset[int]
    below_menu: bool


def choose(candidates: Sequence[Candidate], around: Surroundings) -> Candidate | None:
    """Return the candidate for which most speaks, the first of equals, or None where for none of them enough does."""
    best, most = None, 0.0
    is_told = False
    for candidate in candidates:
        points = _points(candidate, around)
        if is_told and candidate.index > around.byline >= 0:
            points += _BELOW_BYLINE
        # On a page, of two that are alike the one closer to the text: menus and addresses have the headline too.
        if points >= _ENOUGH and (points > most or (around.below_menu and points == most)):
            best, most = candidate, points
        is_told = is_told or best is not None
    return best


def _may_be_told(title: str) -> bool:
    return word_count(title) >= _MIN_TOLD_WORDS and _LABELLED.match(title) is None


def is_taken_up(title: str, below: Below) -> bool:
    """Say whether a title is longer than entries of menus, and the text takes it up."""
    own = terms(title)
    enough = max(_MIN_SHARED, _MOST * len(own))
    return word_count(title) >= _MIN_TOLD_WORDS and below.shared(own, enough) >= enough


def _points(candidate: Candidate, around: Surroundings) -> float:
    marked = _MARKDOWN if candidate.line.text.lstrip().startswith("#") else 0.0
    strong = marked + (_SAID_TWICE if _is_said_twice(candidate, around.zone) else 0.0)
    if _is_value(candidate, around) or (around.below_menu and _DATE.search(candidate.title)):
        return 0.0
    at = around.order.index(candidate.index)
    # Above a headline stand section and date, close by; below it a bar of controls may come before the byline.
    near = (*range(candidate.index - _NEAR, candidate.index), *around.order[at : at + _NEAR + 1])
    beside = _BESIDE_FACTS if not around.facts.isdisjoint(near) else 0.0
    is_first = candidate.index == around.first
    below = _by_words_below(candidate.title, around)
    is_sentence = _is_sentence(candidate.title) and not (is_first and _is_stopped(candidate, around))
    is_told = around.below_menu and below == _MOST_WORDS_BELOW and _may_be_told(candidate.title)
    if not (marked or beside or is_first or is_told) or (not strong and is_sentence):
        return 0.0
    if not (strong or beside) and _is_doubtful(candidate, around, below):
        return 0.0
    points = _FIRST if is_first else 0.0
    is_alone = candidate.index in around.alone
    if is_alone:
        # A paragraph that lacks its stop is rare, and one that's set off like a headline rarer still.
        points += _STANDS_ALONE - (_LONG if word_count(candidate.title) >= _USUAL_WORDS.stop else 0.0)
    if _is_title_case(candidate.title):
        points += _TITLE_CASE
    elif _tells(candidate.title) and around.below.has_many:
        points += _TELLS_ABOVE_MUCH
    elif _tells(candidate.title) and not is_alone:
        points += _TELLS
    return strong + beside + points + below + _by_length(candidate.title)


def _is_value(candidate: Candidate, around: Surroundings) -> bool:
    """Say whether a line says what a label above it asks for: "From:" and below it the name of a ministry.

    The first line that the text takes up is the headline below its kicker ("Ports:").
    """
    above = around.zone[candidate.index - 1].text.strip() if candidate.index else ""
    if not above.endswith(COLONS) or word_count(above) > _MAX_LABEL_WORDS or is_label(above):
        return False
    may_be_kicker = _FIELDS.isdisjoint(above.casefold().rstrip(":： ").split())
    return not (may_be_kicker and candidate.index == around.first and is_taken_up(candidate.title, around.below))


def _is_sentence(title: str) -> bool:
    # "Rents rise again. Here is why" is a headline, more words with a stop between them a paragraph.
    return ends_with_stop(title) or (word_count(title) >= _TWO_SENTENCES and has_inner_end(title))


def _is_stopped(candidate: Candidate, around: Surroundings) -> bool:
    """Say whether a short sentence is set as a headline: right below it stands the byline or the date."""
    return (
        word_count(candidate.title) <= MAX_STOPPED_WORDS
        and not has_inner_end(candidate.title)
        and candidate.index + 1 in around.facts
    )


def _by_length(title: str) -> float:
    count = word_count(title)
    points = _USUAL_LENGTH if count in _USUAL_WORDS else _SHORT if count < _USUAL_WORDS.start else _LONG
    return points + (_QUESTION if title.endswith(("?", "？", "؟")) else 0.0)


def _by_words_below(title: str, around: Surroundings) -> float:
    own = terms(title)
    least = min(_MIN_SHARED, len(own))
    shared = around.below.shared(own, max(least, _MOST * len(own)))
    if not own or shared < least:
        return 0.0
    share = shared / len(own)
    points = _MOST_WORDS_BELOW if share >= _MOST else _SOME_WORDS_BELOW if share >= _SOME else 0.0
    is_next_alone = around.below.shared(own, least, start=1) < least and around.below.has_many
    return max(0.0, points + _NEXT_ALONE) if is_next_alone else points


def _tells(title: str) -> bool:
    """Say whether a title is worded like a sentence of a report."""
    return _PAST.search(title) is not None or len(_ARTICLE.findall(title)) >= _MIN_ARTICLES


def _is_title_case(title: str) -> bool:
    words = re.findall(r"[^\W\d_]{4,}", title)
    capitals = sum(1 for word in words if word[0].isupper())
    return len(words) >= _TITLE_CASE_WORDS and capitals >= _TITLE_CASE_SHARE * len(words)


def _is_said_twice(candidate: Candidate, zone: Sequence[Line]) -> bool:
    own = comparable(candidate.title)
    return word_count(candidate.title) in _USUAL_WORDS and any(
        comparable(line.text) == own for line in zone if line.number != candidate.line.number
    )


def _is_doubtful(candidate: Candidate, around: Surroundings, below: float) -> bool:
    """Say whether a line without facts beside it is rather a quotation, a list, a film's title or wrapped text."""
    text = candidate.title
    if is_quotation_or_figures(text):
        return True
    if candidate.index and _PLAYER.fullmatch(around.zone[candidate.index - 1].text):
        return True
    following = around.zone[candidate.index + 1 : candidate.index + 2]
    is_adjacent = bool(following) and following[0].number == candidate.line.number + 1
    if around.is_wrapped and is_adjacent:
        return True
    return below < _MOST_WORDS_BELOW and _is_in_list(candidate, around)


def _is_in_list(candidate: Candidate, around: Surroundings) -> bool:
    """Say whether the candidate opens a run of plain lines: a list, verse, a table of dates."""
    at = around.order.index(candidate.index)
    run = [around.zone[index].text.strip() for index in around.order[at : at + _LIST_LINES]]
    return len(run) == _LIST_LINES and not any(ends_with_stop(text) for text in run)
