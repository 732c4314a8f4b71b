"""A line -> the spans of its sentences; characters are never changed, only the places between them found.

A stop ends a sentence unless what stands before it is an abbreviation or an initial, or what comes after it goes on in
lower case. Sentences that a scraper ran together ("reports.Tony") are told apart by a lower-case letter before the stop
and a capitalised word after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.dates import is_month

_CLOSERS = "\"'“”’»›)\\]"
_OPENERS = "\"'“‘«‹„‚(\\[¿¡–—-"

# A place where a sentence may end: stops with what closes behind them, then white space; or the full-width stops of
# Chinese and Japanese, which need none; or no space at all between a word and a capitalised one.
_CANDIDATE = re.compile(
    rf"(?P<spaced>[.!?…؟۔।;]+[{_CLOSERS}]*)(?=\s)"
    rf"|(?P<wide>[。！？｡]+[{_CLOSERS}」』）]*)"
    rf"|(?P<joined>(?<=[a-zß-öø-ÿ0-9%)”\"’])[.!?][\"”’»]?)(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']|[A-Z]\s|[“«„‘][A-ZÀ-Þ])"
    rf"|(?P<closed>(?<=[.!?])[”»])(?=[“«„]?[A-ZÀ-Þ])"
)
# Words are judged by this many characters before the stop; looking back further would cost time by the square.
_LOOK_BACK = 60
_GREEK = re.compile("[\u0370-\u03ff]")
# Never the end: titles, and words that introduce what follows.
_BEFORE_NAME = frozenset(
    "mr mrs ms mx dr prof sir rev fr hon gen lt col maj sgt cpl capt cmdr adm brig gov sen rep sens reps pres st ste "
    "mt ft messrs mme mlle herr hr nr no nos art vol fig figs eq sec ch pp p vs v cf e.g i.e viz al dept univ "
    "sra srta sr dra dott sig sigg ing avv dhr mevr ks ul gen.-lt bd bzw ca d.h z.b u.a s.a evtl ggf inkl".split()
)
# The end only if a word follows that opens sentences: months, company forms, countries, times of day.
_MAYBE_END = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd corp co bros llc plc jr sr etc a.m p.m u.s u.k u.n e.u "
    "u.s.a d.c ph.d m.d b.a m.a ave blvd rd approx est usw bzgl tel min max "
    "mon tue tues wed thu thur thurs fri sat sun".split()
)
_STARTERS = frozenset(
    "the a an in on at it he she they we you i this that these those but and or so if when while as after before since "
    "there here what who why how for from with by to of his her its their our my no not one two some many most all "
    "more however meanwhile earlier later although though because according president prime police officials".split()
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"“‘«„]+$")
_NEXT_WORD = re.compile(rf"\s*[{_OPENERS}]*\s*(?P<word>[^\s{_CLOSERS}.,;:!?]+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_NUMBER = re.compile(r"^\(?(?:\d{1,3}|[ivx]{1,4}|[a-zA-Z])$")


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of `text`, a line or paragraph; white space between them is left out.

    The spans are in order, don't overlap, and cover every character that is not white space.
    """
    start = 0
    for match in _CANDIDATE.finditer(text):
        if match.end() <= start or not _is_end(text, start, match):
            continue
        yield from _span(text, start, match.end())
        start = match.end()
    yield from _span(text, start, len(text))


def _span(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    body = piece.strip()
    if body:
        first = start + len(piece) - len(piece.lstrip())
        yield first, first + len(body)


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    if match["wide"] or match["closed"]:
        return True
    if match["joined"]:
        return _joined_is_end(text, start, match)
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return True
    word = following["word"]
    stops = match["spaced"]
    if ";" in stops:
        # In Greek the semicolon is the question mark.
        before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
        return word[:1].isupper() and _GREEK.search(before) is not None
    if word[:1].islower():
        return False
    if stops.startswith(("!", "?", "؟", "۔", "।", "…", "..")):
        return True
    return _full_stop_is_end(text[max(start, match.start() - _LOOK_BACK) : match.start()], stops, word)


def _full_stop_is_end(before: str, stops: str, following: str) -> bool:
    last = _last_word(before)
    plain = last.casefold().lstrip("-–—")
    if len(stops) > 1:
        # A closing mark behind the stop: an abbreviation would hardly end a quotation.
        return plain not in _BEFORE_NAME
    if last.isdigit() and len(last) <= 2 and (is_month(following) or following == "Jahrhundert"):
        return False
    if plain in _BEFORE_NAME or (_LIST_NUMBER.match(last) and last == before.strip()):
        return False
    if plain in _MAYBE_END or ("." in plain and _INITIALS.fullmatch(last)):
        return following.casefold() in _STARTERS
    # "George W. Bush": one capital alone is an initial; "vitamin C. The" is not worth losing a name for.
    return not (len(last) == 1 and last.isupper() and following.casefold() not in _STARTERS)


def _last_word(before: str) -> str:
    found = _WORD_BEFORE.search(before)
    return found.group() if found else ""


def _joined_is_end(text: str, start: int, match: re.Match[str]) -> bool:
    last = _last_word(text[max(start, match.start() - _LOOK_BACK) : match.start()])
    # Addresses and file names hold stops between letters; they have no capital words, or more stops.
    return not ("/" in last or "@" in last or last.casefold() in _BEFORE_NAME or last.casefold().startswith("www"))
