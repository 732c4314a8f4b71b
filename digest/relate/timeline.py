"""Sentences that name a full date -> the timeline; a date without its year is not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from digest.text import cued
from digest.values import Article, Moment, SentenceRef, Story

_MONTHS = (
    "january february march april may june july august september october november december "
    "januar februar märz april mai juni juli august september oktober november dezember"
).split()
_NAMES = "|".join(dict.fromkeys(_MONTHS))
_DATE = cued(
    rf"\b(?P<day>\d{{1,2}})\.?\s+(?P<month>{_NAMES})\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<month2>{_NAMES})\s+(?P<day2>\d{{1,2}}),?\s+(?P<year2>\d{{4}})\b",
    "; ".join(dict.fromkeys(_MONTHS)),
    re.IGNORECASE,
)


def timeline(story: Story) -> tuple[tuple[Moment, SentenceRef], ...]:
    """Return the statements that name a full date, oldest first."""
    found = [entry for article in story.reports for entry in _dated(article)]
    return tuple(sorted(found, key=lambda entry: (entry[0].day, entry[1].article, entry[1].number)))


def _dated(article: Article) -> Iterator[tuple[Moment, SentenceRef]]:
    for sentence in article.sentences:
        match = _DATE.search(sentence.text)
        if match is None:
            continue
        month = _MONTHS.index((match["month"] or match["month2"]).lower()) % 12 + 1
        try:
            day = date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        yield Moment(day, None, match.group(), f"line {sentence.line}"), SentenceRef(article.id, sentence.number)
