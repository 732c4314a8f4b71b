"""Lines of an article -> the stretches that stand in quotation marks, whatever marks its language uses.

Nested quotations belong to the outer one. One that runs over paragraphs, each opened anew, is one stretch. One that is
never closed ends with the sentence in which it opens: what follows may be the reporter's own words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.values import Article, Line

# Opening mark -> what may close it. “ closes in German what „ opened; ” and » open in Swedish, Finnish and Danish.
_CLOSERS = {
    # Pastes mix curly marks with straight ones.
    "“": '”"',
    "„": '“”"',
    "‟": "”",
    "”": "”",
    '"': '"”',
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "「": "」",
    "『": "』",
}
_MARK = re.compile("[" + re.escape("".join(dict.fromkeys("".join(_CLOSERS) + "".join(_CLOSERS.values())))) + "]")
_SINGLE = frozenset("'’‘‚")
_BEFORE_OPENING = frozenset(" \t\u00a0\u202f([{—–-:/>…¿¡") | frozenset(_CLOSERS)
# Longer stretches are a mark that was never closed, or a whole speech.
_MAX_CHARACTERS = 4000
_PARAGRAPHS = 8
_MAX_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, these left out: offsets in the article, and the offsets of its paragraphs."""

    start: int
    end: int
    line_start: int
    line_end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """What an article quotes: its stretches, in order; they never overlap."""

    stretches: tuple[Stretch, ...]

    def within(self, start: int, end: int) -> Sequence[Stretch]:
        """Return the stretches of which something lies between two offsets."""
        first = bisect_right(self.stretches, start, key=lambda stretch: stretch.end)
        return self.stretches[first : bisect_left(self.stretches, end, key=lambda stretch: stretch.start)]


def quoted(article: Article) -> Quoted:
    """Return what `article` quotes."""
    return Quoted(tuple(_Scan(article).run()))


class _Scan:
    """Goes through the body line by line; a stretch is open from one line to the next while each line opens anew."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lines: Sequence[Line] = article.cleaned.body
        blank = {entry.line.number for entry in article.cleaned.ledger if entry.role == "blank"}
        self._blank = blank

    def run(self) -> Iterator[Stretch]:
        index, position = 0, 0
        while index < len(self._lines):
            opened = _next_opening(self._lines[index].text, position)
            if opened is None:
                index, position = index + 1, 0
                continue
            found, index, position = self._follow(index, opened)
            if found.end > found.start:
                yield found

    def _follow(self, index: int, opened: int) -> tuple[Stretch, int, int]:
        """Return the stretch that opens at `opened`, and where to go on."""
        first = self._lines[index]
        mark, start = first.text[opened], first.start + opened + 1
        current, position = index, opened + 1
        while True:
            line = self._lines[current]
            closing = _closing(line.text, position, mark)
            if closing is not None:
                return Stretch(start, line.start + closing, first.start, line.end, True), current, closing + 1
            if not self._goes_on(index, current, mark):
                end = self._sentence_end(start, first)
                return Stretch(start, end, first.start, first.end, False), index, max(end - first.start, opened + 1)
            current += 1
            position = self._lines[current].text.index(mark) + 1

    def _goes_on(self, first: int, current: int, mark: str) -> bool:
        if current + 1 >= len(self._lines) or current + 1 - first >= _PARAGRAPHS:
            return False
        line, following = self._lines[current], self._lines[current + 1]
        if not all(number in self._blank for number in range(line.number + 1, following.number)):
            return False
        # A paragraph in which a new mark opens before any closes was left open on purpose or by mistake: the next
        # one tells, by opening with the same mark.
        return following.text.lstrip().startswith(mark) and following.end - self._lines[first].start < _MAX_CHARACTERS

    def _sentence_end(self, start: int, line: Line) -> int:
        place = bisect_right(self._article.sentences, start, key=lambda sentence: sentence.start) - 1
        ends = [s.end for s in self._article.sentences[max(0, place) : place + 1] if start < s.end]
        end = min([*ends, line.end, start + _MAX_CHARACTERS])
        second = _next_opening(line.text, start - line.start)
        return min(end, line.start + second) if second is not None else end


def _next_opening(text: str, position: int) -> int | None:
    for match in _MARK.finditer(text, position):
        if match.group() in _CLOSERS and _is_opening(text, match.start()):
            return match.start()
    return None


def _is_opening(text: str, index: int) -> bool:
    mark = text[index]
    following = text[index + 1 : index + 2]
    if mark in "「『":
        return True
    if index and text[index - 1] not in _BEFORE_OPENING:
        # Scrapers lose the space before an opening mark: “ can hardly be anything else after a full stop.
        return mark in "“„«" and text[index - 1] in ".!?,:;" and following.isalpha()
    if mark == "«":
        return bool(following.strip() or text[index + 2 : index + 3].strip())
    if mark in "»›" and not following.strip():
        return False
    if mark in _SINGLE and not (following.isalnum() or following in '[“"¿¡…'):
        return False
    return bool(following.strip())


def _closing(text: str, position: int, mark: str) -> int | None:
    """Return where the stretch closes that `mark` opened, or None if it doesn't in this line."""
    doubtful: int | None = None
    for match in _MARK.finditer(text, position, position + _MAX_CHARACTERS):
        index, found = match.start(), match.group()
        opens = found == mark and _is_opening(text, index)
        if opens and (mark not in _CLOSERS[mark] or doubtful is not None):
            return doubtful
        if found not in _CLOSERS[mark] or not (_is_closing(text, index) or _can_only_close(text, index, mark)):
            continue
        if mark not in _SINGLE or _is_sure(text, index, is_first=doubtful is None):
            return index
        doubtful = index if doubtful is None else doubtful
    return doubtful


def _is_sure(text: str, index: int, *, is_first: bool) -> bool:
    """Say whether a single mark closes: "the ministers' plan" has an apostrophe behind a plural, which doesn't."""
    if is_first and not (text[index - 1] in "sS" and text[index + 1 : index + 2] == " "):
        return True
    return text[index - 1] in ".,!?…" or text[index + 1 : index + 2] in (".", ",", "")


def _can_only_close(text: str, index: int, mark: str) -> bool:
    """Say whether a mark with a space before it closes all the same: behind another one, as in “... ‘It is.’ ”."""
    following = text[index + 1 : index + 2]
    return mark in "“„" and text[index] == "”" and not (following.isalnum() or following in _CLOSERS)


def _is_closing(text: str, index: int) -> bool:
    mark, before, following = text[index], text[index - 1 : index], text[index + 1 : index + 2]
    if mark in _SINGLE:
        return bool(before.strip()) and not following.isalnum()
    if mark in "»«":
        return True
    return bool(before.strip()) and not (mark == '"' and following.isalnum() and before.isalnum())
