"""Facts of a story -> the short phrases that pages say them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from digest.values import Article, Edition, Position
from digest.wording.dates import day_in_words
from digest.wording.english import counted, in_lines, listed

# In the order of their weight.
_CREDITS = {"credit": "credits", "declared": "is tied by the editor to", "shared_text": "shares text with"}


def edition_of(day: date | None) -> str:
    """Return the name of an edition by its newest report's day, "" where all are undated."""
    return f"Edition of {day_in_words(day)}" if day else ""


def holdings(edition: Edition) -> str:
    """Return how much an edition holds.

    >>> holdings(Edition((), (), ()))
    '0 stories from 0 texts'
    """
    stories = counted(len(edition.stories), "story", "stories")
    return f"{stories} from {counted(len(edition.articles), 'text', 'texts')}"


def skipped(count: int) -> str:
    """Return how many files gave no article, "" for none."""
    return f"{counted(count, 'file', 'files')} skipped" if count else ""


def removed(article: Article) -> str:
    """Return how many lines were taken out of an article, by kind, the most frequent first."""
    stripped = article.cleaned.stripped
    total = counted(len(article.cleaned.ledger), "line", "lines")
    if not stripped:
        return f"Nothing removed from {total}."
    kinds = Counter(entry.kind or entry.rule for entry in stripped)
    by_kind = sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))
    return f"Removed {len(stripped)} of {total}: {', '.join(f'{kind} {count}' for kind, count in by_kind)}."


def quoted(words: int, share: float, of: int) -> str:
    """Return how much of an article stands on the site.

    >>> quoted(58, 0.0906, 640)
    '58 words quoted, 9 % of 640'
    """
    if not words:
        return f"not quoted, {counted(of, 'word', 'words')}"
    return f"{counted(words, 'word', 'words')} quoted, {share * 100:.0f} % of {of:,}"


def percent(share: float) -> str:
    """Return a share (0 to 1) with one decimal."""
    return f"{share * 100:.1f} %"


def standing(position: Position, followed: str, *, alone: bool) -> str:
    """Return how an article stands in its story; `followed` is the letter of the one it follows.

    `alone` says that no other report is there to be independent of.
    """
    return {
        "origin": "others follow this report",
        "independent": "" if alone else "independent as far as the texts show",
        "follows": f"follows {followed}",
        "partly_follows": f"partly follows {followed}",
        "version_of": f"a version of {followed}",
        "background": "background",
    }[position.standing]


def relation(position: Position, followed: str) -> str:
    """Return in what an article depends on the one with the letter `followed` ("" for none)."""
    if position.standing == "background":
        return "background"
    if not followed:
        return "independent as far as the texts show" if position.standing == "independent" else "others follow it"
    return f"{listed(_ties(position)) or 'follows'} {followed}"


def short_relation(position: Position, followed: str) -> str:
    """Return the strongest tie alone, for where there is little room; "" where there is none."""
    return f"{(_ties(position) or ['follows'])[0]} {followed}" if followed else ""


def _ties(position: Position) -> list[str]:
    kinds = {evidence.kind for evidence in position.evidence if evidence.with_article == position.follows}
    return [verb for kind, verb in _CREDITS.items() if kind in kinds]


def with_lines(message: str, lines: Sequence[int]) -> str:
    """Return a note with the lines that it rests on, where there are any and it doesn't name them itself.

    >>> with_lines("Two officials are not named.", [4, 9])
    'Two officials are not named (lines 4 and 9).'
    """
    if not lines or "line" in message:
        return message
    stop = "." if message.endswith(".") else ""
    return f"{message.removesuffix('.')} ({in_lines(sorted(lines))}){stop}"


def in_line(what: str, line: int) -> str:
    """Return what cannot be printed, told by its place.

    >>> in_line("14 words", 9)
    '14 words, in line 9'
    """
    return f"{what}, in {in_lines([line])}"


def adds(sentences: int, lines: list[int]) -> str:
    """Return how many sentences of an article no other source has, and in which lines they stand."""
    if not sentences:
        return "Nothing found that is not in another source here."
    return f"{counted(sentences, 'sentence', 'sentences')} that no other source here has, in {in_lines(lines)}."


def words_in(text: str) -> str:
    """Return how long a stretch of text is."""
    return counted(len(text.split()), "word", "words")


def left_out(count: int) -> str:
    """Return how many words of its first form a quotation lacks, "" for none."""
    return f"without {counted(count, 'word', 'words')} of the first form" if count else ""
