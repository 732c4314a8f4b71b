"""A line -> the spans of its sentences; characters are never changed, only the places between them found.

A stop ends a sentence unless what stands before it is an abbreviation, an initial or an ordinal, or what comes after it
goes on in lower case. Sentences that a scraper ran together ("reports.Tony") are told apart by a lower-case letter
before the stop and a capitalised word after it. The stops of Chinese, Japanese, Hindi and Urdu end one by themselves.
Thai has no stops: long lines are divided at their spaces, which stand where a reader pauses.

Every decision looks at a bounded stretch around one stop, so that the time taken grows with the length of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.dates import is_month, is_weekday
from digest.describe.abbreviations import (
    BEFORE_NAMES,
    BEFORE_NUMBERS,
    BEFORE_ORDINALS,
    DOMAINS,
    MAYBE_END,
    STARTERS,
    TAILS,
    TIMES,
    UNITS,
    ZONES,
)

_WIDE = "。！？｡।॥۔"
_CLOSING = "\"'“”’»›«‹)\\]」』）】"
_OPENING = "\"'“‘«‹„‚(\\[¿¡「『（–—-"
_BULLETS = "•▪●‣◦"
# Stops with what closes behind them and the marks of footnotes, or a bullet in the middle of a line.
_STOP = re.compile(
    rf"[.!?…؟;{_WIDE}{_BULLETS}]+[{_CLOSING}]*(?:[ \u00a0\u202f][»›](?=[\s.,;]|$))?(?:\[\d{{1,3}}\]|[¹²³⁰⁴-⁹])*"
)
# Words are judged by this many characters before the stop; looking back further would cost time by the square.
_LOOK_BACK = 60
_LOOK_AHEAD = 40
# Abbreviations have fewer letters, but for a few.
_TAIL = 5
# None of those with a space in them is longer, with what must stand before it.
_SPACED_CHARACTERS = 10
_LETTERS = "A-Za-zÀ-ÖØ-öø-ÿĀ-žΆ-ώА-яЁёІіЇїЄєҐґ"
_UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĞİŞΆ-ΏΑ-ΩА-ЯІЇЄҐЁ"
_LOWER = "a-zß-öø-ÿąćęłńśźżčďěňřšťůžğışά-ώа-яёіїєґ"
_NEXT_WORD = re.compile(rf"\s*[{_OPENING}]{{0,4}}\s?(?P<word>[^\s{_CLOSING}.,;:!?…]{{1,{_LOOK_AHEAD}}})(?P<stop>\.?)")
_MORE_DOTS = re.compile(r"\s*[.…]")
_UP_TO_WORD = re.compile(r".*[\s()\[\"“‘«„]", re.DOTALL)
# "SALTMERE, Ky. — Two barges": where the report was written is no sentence.
_DATELINE = re.compile(rf"\s*[{_UPPER}]{{2}}[{_UPPER} .'’-]*, [{_UPPER}]\w+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,4}|[a-zA-Z])$")
# Abbreviations of two words, each with its stop.
_SPACED_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|[vn]\.\s?Chr|u\.\s?U|o\.\s?[äÄ]|p\.\s?ex|p\.\s?ej|EE|m\.\s?in|"
    r"b\.\s?v|t\.\s?ex|f\.\s?eks|av\.\s?J\.?-C)$"
)
# "Wake up, Saltmere... Tide Is Out Again": dots inside a title, in capitals on either side.
_TITLE_BEFORE = re.compile(rf"(?:^|[\s{_OPENING}])[{_UPPER}][\w'’-]*$")
_TITLE_AFTER = re.compile(rf"\s+(?:[{_UPPER}][\w'’-]*\s+){{2}}[{_UPPER}]")
# “Nobody!” Maren Holt said: a quotation whose speaker follows goes on.
_ATTRIBUTION = re.compile(
    rf"\s*(?:[{_UPPER}][\w.'’-]*\s+){{1,4}}(?:said|says|asked|asks|told|wrote|shouted|cried|added|replied|tweeted)\b"
)
_CHINESE_ATTRIBUTION = re.compile("[^，。！？；\\s]{0,6}(?:说|說|问|問|道|表示|称|稱)|[とってなだのにをはがも、，,]")
_GREEK = re.compile("[\u0370-\u03ff]")
_UNCASED_LETTER = re.compile("[\u0590-\u06ff\u0900-\u0963\u0971-\u097f]")
# Run together: what must stand on either side of the stop.
_JOINED_BEFORE = re.compile(rf"(?:[{_LOWER}0-9%)”\"’»]|[\u0621-\u064a]{{2}})$")
_JOINED_AFTER = re.compile(rf"[{_UPPER}][{_LOWER}’']|[AIАВІИЯУЗ]\s|[“«„‘\"][{_UPPER}]|[\u0621-\u064a]{{2}}")
_OPENS = "“«„‘\"'"
# "UPDATE:", "Updated at 8:15 a.m. ET:": a label in front of the news, which can be told without it.
_LABEL = re.compile(
    r"(?:UPDATED?|Updated?|BREAKING(?: NEWS)?|EXCLUSIVE|DEVELOPING|EILMELDUNG|MISE À JOUR|ACTUALIZACIÓN|ÚLTIMA HORA|"
    rf"AGGIORNAMENTO|ATUALIZAÇÃO)\b(?:[^!?:\d]{{0,20}}\d(?:[^!?:]|:(?=\d)){{0,30}}+)?:\s+(?=[{_OPENING}]?[{_UPPER}])"
)
_FILE_OR_ADDRESS = re.compile(r"[/@\\]|^www\b|\w\.\w", re.IGNORECASE)
_THAI = re.compile("[\u0e00-\u0e7f]")
_THAI_PAUSE = re.compile("(?<=[\u0e00-\u0e45\u0e47-\u0e7f])\\s+(?=[\u0e00-\u0e45])")
# About fifteen words of Thai: as long as the sentences that newspapers print in other languages.
_THAI_CHARACTERS = 80


def split(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence of `text`, a line or paragraph; white space between them is left out.

    The spans are in order, don't overlap, and cover every character that is not white space.
    """
    start = 0
    for end in (*_ends(text), len(text)):
        first, last = start, end
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            yield first, last
        start = end


def _ends(text: str) -> Iterator[int]:
    start, length = 0, len(text)
    if label := _LABEL.match(text):
        start = label.end()
        yield start
    for match in _STOP.finditer(text, start):
        stop, end = match.span()
        if end == length:
            break
        if text[stop] in _BULLETS:
            end = stop
            is_end = text[end - 1 : end].isspace() and text[match.end()].isspace()
        elif text[end].isspace():
            is_end = _is_plain_end(text, stop, end) or _is_end(text, start, match)
        else:
            end = _end_before_opening(text, start, match)
            is_wide = text[stop] in _WIDE
            is_end = _wide_is_end(text, end) if is_wide else _joined_is_end(text, start, stop, end)
        if is_end and end > start:
            yield end
            start = end
    if not text.isascii() and _THAI.search(text, start):
        yield from _thai_ends(text, start)


def _is_plain_end(text: str, stop: int, end: int) -> bool:
    """Say whether a long lower-case word, a stop and a capital make an end: most are so, and need no more thought."""
    tail = text[stop - _TAIL : stop]
    return (
        end == stop + 1
        and tail.islower()
        and tail.isalpha()
        and text[end + 1 : end + 2].isupper()
        and tail not in TAILS
    )


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether a sentence ends at stops that white space follows."""
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        # ". . ." are the dots of an ellipsis.
        return _MORE_DOTS.match(text, match.end()) is None
    word, stops = following["word"], match.group()
    before = text[max(start, match.start() - _LOOK_BACK) : match.start()]
    if not before.strip():
        # Dots alone belong to what they introduce.
        return False
    if stops[0] in _WIDE:
        return True
    if word[0].islower() and not word[1:2].isupper():
        return False
    if stops[0] == "." and not stops.startswith(".."):
        return _full_stop_is_end(before, stops, word, following["stop"])
    return _mark_is_end(text, match, before)


def _mark_is_end(text: str, match: re.Match[str], before: str) -> bool:
    """Say whether a question mark, an exclamation mark or dots end a sentence, a capital following."""
    stops = match.group()
    if ";" in stops:
        # In Greek the semicolon is the question mark.
        return _GREEK.search(before) is not None
    if stops[0] in "!?؟" and len(stops) > 1:
        return _ATTRIBUTION.match(text, match.end(), match.end() + 2 * _LOOK_AHEAD) is None
    if stops in ("...", "…") and _TITLE_BEFORE.search(before.rstrip()) and _TITLE_AFTER.match(text, match.end()):
        return False
    # "[...]" stands for words left out, wherever they stood.
    return not (stops.endswith("]") and before.endswith("["))


def _full_stop_is_end(before: str, stops: str, following: str, stop_after: str) -> bool:
    last = _last_word(before)
    plain = last.casefold().lstrip("-–—'’\u200b\ufeff")
    if len(stops) > 1:
        # A closing mark behind the stop: an abbreviation would hardly end a quotation.
        return plain not in BEFORE_NAMES
    if plain.isdigit():
        return not _is_ordinal(before, plain, following)
    if _DATELINE.fullmatch(before):
        return False
    if plain in TIMES:
        return not (following.casefold() in ZONES or is_weekday(following) or is_month(following))
    if plain in UNITS and _follows_number(before, last):
        return True
    if _LIST_NUMBER.fullmatch(last) and last == before.strip():
        return False
    is_starter = not stop_after and following.casefold() in STARTERS
    return not _is_abbreviation(before, last, plain, following, is_starter)


def _is_abbreviation(before: str, last: str, plain: str, following: str, is_starter: bool) -> bool:
    """Say whether `last`, with its stop, is cut short, and the sentence goes on with `following`."""
    if plain in BEFORE_NUMBERS and (following[0].isdigit() or following[0] in "§№"):
        return True
    if len(last) <= _TAIL and _SPACED_ABBREVIATION.search(before, len(before) - _SPACED_CHARACTERS):
        return True
    if plain in BEFORE_NAMES or plain in MAYBE_END or ("." in plain and _INITIALS.fullmatch(last)):
        return not is_starter
    return len(last) == 1 and _is_initial(last, is_starter)


def _is_initial(last: str, is_starter: bool) -> bool:
    """Say whether one letter alone is cut short: "George W. Bush", "د. محمد", "г. Москва"."""
    if last.isupper():
        # "Vitamin C. The ..." ends; "vitamin C. Doctors" is not worth losing a name for.
        return not is_starter
    return last.isalpha() and (last.islower() or _UNCASED_LETTER.match(last) is not None)


def _is_ordinal(before: str, number: str, following: str) -> bool:
    if before.strip() == number:
        return len(number) <= 3
    if len(number) > 2:
        return False
    if is_month(following) or following.startswith("Jahrhundert"):
        return True
    words = before.split()
    return len(words) > 1 and words[-2].casefold() in BEFORE_ORDINALS


def _follows_number(before: str, last: str) -> bool:
    rest = before[: -len(last)].rstrip()
    return rest[-1:].isdigit() or last[:1].isdigit()


def _last_word(before: str) -> str:
    found = _UP_TO_WORD.match(before)
    return before[found.end() :] if found else before


def _wide_is_end(text: str, end: int) -> bool:
    """Say whether a sentence ends at a stop that needs no space: not if the words after a quotation say whose it is."""
    return text[end - 1] not in "”」』" or _CHINESE_ATTRIBUTION.match(text, end, end + _LOOK_AHEAD) is None


def _end_before_opening(text: str, start: int, match: re.Match[str]) -> int:
    """Return where the marks behind stops stop to close a quotation and begin to open that of the next sentence."""
    bare = match.group().rstrip(_OPENS)
    marks = match.group()[len(bare) :]
    if not marks:
        return match.end()
    behind = text[max(start, match.start() - 4 * _LOOK_BACK) : match.start()]
    if marks[0] == "“":
        closes = "„" in behind
    elif marks[0] in "\"'":
        # A straight mark closes what an odd number of them has opened.
        closes = behind.count(marks[0]) % 2 == 1
    else:
        closes = False
    return match.start() + len(bare) + closes


def _joined_is_end(text: str, start: int, stop: int, end: int) -> bool:
    """Say whether a sentence ends at stops with no white space behind them."""
    before = text[max(start, stop - _LOOK_BACK) : stop]
    after = _JOINED_AFTER.match(text, end)
    if after is None or text[stop] in "…;" or text.startswith("..", stop) or _JOINED_BEFORE.search(before) is None:
        return False
    # Addresses and file names hold stops between letters.
    last = _last_word(before)
    plain = last.casefold()
    if _FILE_OR_ADDRESS.search(last) or plain in BEFORE_NAMES or plain in BEFORE_NUMBERS:
        return False
    if end - stop == 1 and (plain.isdigit() and len(plain) <= 2 and text[end].isalpha()):
        return False
    following = _NEXT_WORD.match(text, end)
    return not (following and last[:1].isupper() and following["word"].casefold() in DOMAINS)


def _thai_ends(text: str, start: int) -> Iterator[int]:
    for pause in _THAI_PAUSE.finditer(text, start):
        if pause.start() - start >= _THAI_CHARACTERS:
            yield pause.start()
            start = pause.start()
