"""The lines of a text -> where its head stands on a page that was pasted whole: between the menus and the text.

Whoever copies a whole page copies its menus too: dozens of short lines with today's date, the names of sections and the
headlines of other stories. Nothing of these is to be read as the head of the article.
"""

from __future__ import annotations

from collections.abc import Sequence

from digest.head.measure import is_prose, word_count

# A head has fewer lines above its text.
_MIN_MENU_LINES = 20
# Most entries of menus are of few words; the items of a list in an article aren't.
_MAX_ENTRY_WORDS = 4
_MIN_SHORT_SHARE = 0.6
_MIN_SHORT_AT_TOP = 0.2
# So many lines above the text may hold its head: headline, standfirst, byline, a bar of controls, a caption.
_HEAD_LINES = 28
# Between two paragraphs of one text stand no more lines: a subheading, a caption and its credit.
_MAX_GAP = 3
# What readers wrote below a text may be longer than it; sentences in a menu have fewer words.
_MIN_SHARE = 0.4
# A sentence so close above the text is its standfirst or a caption.
_STANDFIRST_LINES = 8


def below_menu(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return where the head may begin and where the text does, by index; None where the text has no menu above it."""
    # Menus stand at the top: most texts are told by their first lines.
    if len(lines) <= _MIN_MENU_LINES or not _are_entries(lines[:_MIN_MENU_LINES], _MIN_SHORT_AT_TOP):
        return None
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    body = _body_start(lines, prose) if prose else 0
    if body < _MIN_MENU_LINES or not _are_entries(lines[:body], _MIN_SHORT_SHARE):
        return None
    sentences = [at for at in prose if at < body - _STANDFIRST_LINES]
    return max(body - _HEAD_LINES, sentences[-1] + 1 if sentences else 0), body


def _are_entries(lines: Sequence[str], share: float) -> bool:
    """Say whether such a share of the lines has as few words as the entries of a menu."""
    short = sum(1 for line in lines if word_count(line) <= _MAX_ENTRY_WORDS)
    return short >= share * len(lines)


def _body_start(lines: Sequence[str], prose: Sequence[int]) -> int:
    """Return the index of the first paragraph of the text: of the first run that isn't far shorter than the longest."""
    runs: list[tuple[int, int]] = []
    last = -1
    for at in prose:
        words = word_count(lines[at])
        if runs and at - last <= _MAX_GAP + 1:
            runs[-1] = (runs[-1][0], runs[-1][1] + words)
        else:
            runs.append((at, words))
        last = at
    enough = _MIN_SHARE * max(words for _, words in runs)
    return next(start for start, words in runs if words >= enough)
