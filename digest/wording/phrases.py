"""Facts of a story -> the short phrases that pages say them in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from digest.values import (
    Article,
    Difference,
    Figure,
    Message,
    Position,
    RawArticle,
    StoryReport,
    message,
)
from digest.wording.direction import isolated
from digest.wording.prose import in_lines, lines, listed, numbered
from digest.wording.words import Words

# What ties an article to another, in the order of weight, and the message that says so.
_TIES = {"credit": "position.credits", "declared": "position.declared", "shared_text": "position.shares"}
# What figures may count that is no word of the texts, and the text that names it.
_KINDS_OF_FIGURES = {
    **{kind: kind for kind in ("date", "weekday", "time", "number")},
    "spelling of a name": "spelling",
    "per cent": "percent",
}
_CREDITED = frozenset(("credit", "shared_text"))


def edition_of(day: date | None, words: Words) -> str:
    """Return the name of an edition by its newest report's day, "" where all are undated."""
    return words.say("dates.edition", day=day) if day else ""


def holdings(count: int, texts: int, words: Words) -> str:
    """Return how much an edition holds: "1 story from 5 texts"."""
    held = message("counts.stories", n=count)
    return words.say("counts.holdings", stories=held, texts=message("counts.from_texts", n=texts))


def stories(count: int, words: Words) -> str:
    """Return a number of stories."""
    return words.say("counts.stories", n=count)


def more_stories(count: int, words: Words) -> str:
    """Return how many stories a list leaves out, "" for none."""
    return words.say("counts.more_stories", n=count) if count else ""


def skipped(count: int, words: Words) -> str:
    """Return how many files gave no article, "" for none."""
    return words.say("counts.skipped", n=count) if count else ""


def removed(article: Article, words: Words) -> str:
    """Return how many lines were taken out of an article, by kind, the most frequent first."""
    stripped, of = article.cleaned.stripped, len(article.cleaned.ledger)
    if not stripped:
        return words.say("removed.none", n=of)
    kinds = Counter(words.say(f"kinds.{entry.kind}") if entry.kind else entry.rule for entry in stripped)
    by_kind = sorted(kinds.items(), key=lambda entry: (-entry[1], entry[0]))
    told = words["comma"].join(f"{kind} {count}" for kind, count in by_kind)
    return words.say("removed.some", n=of, removed=len(stripped), kinds=told)


def quoted(count: int, share: float, of: int, words: Words) -> str:
    """Return how much of an article stands on the site: "58 words quoted, 9% of 640"."""
    if not count:
        return words.say("excerpt.none", n=of)
    rounded = message("numbers.percent", n=round(share * 100))
    return words.say("excerpt.some", n=count, share=rounded, of=of)


def percent(share: float, words: Words) -> str:
    """Return a share (0 to 1) with one decimal."""
    return words.say("numbers.percent", n=words.number(round(share * 100, 1), decimals=1))


def standing(position: Position, followed: str, words: Words, *, alone: bool) -> str:
    """Return how an article stands in its story; `followed` is the letter of the one it follows.

    `alone` says that no other report is there to be independent of.
    """
    if position.standing == "independent" and alone:
        return ""
    return words.say(f"position.{position.standing}", mark=followed)


def relation(position: Position, followed: str, words: Words) -> str:
    """Return in what an article depends on the one with the letter `followed` ("" for none)."""
    if followed and position.standing != "background":
        return listed([words.say(tie, mark=followed) for tie in _ties(position)], words)
    alone = position.standing in ("background", "independent")
    return words.say(f"position.{position.standing}" if alone else "position.followed")


def short_relation(position: Position, followed: str, words: Words) -> str:
    """Return the strongest tie alone, for where there is little room; "" where there is none."""
    if not followed:
        return ""
    kinds = _kinds(position)
    return words.say(next((_TIES[kind] for kind in _TIES if kind in kinds), "position.follows"), mark=followed)


def _ties(position: Position) -> list[str]:
    kinds = _kinds(position)
    if kinds == _CREDITED:
        return ["position.credits_and_shares"]
    return [key for kind, key in _TIES.items() if kind in kinds] or ["position.follows"]


def _kinds(position: Position) -> frozenset[str]:
    return frozenset(evidence.kind for evidence in position.evidence if evidence.with_article == position.follows)


def with_lines(told: Message, numbers: Sequence[int], words: Words) -> str:
    """Return a note with the lines that it rests on, where there are any: "Bears a correction (line 4)."."""
    text = words.say(told)
    if not numbers:
        return text
    stop = "." if text.endswith(".") else ""
    place = lines(sorted(numbers), words)
    return words.say("places.in_brackets", what=text.removesuffix("."), place=place) + stop


def in_line(what: str, line: int, words: Words) -> str:
    """Return what cannot be printed, told by its place: "14 words, in line 9"."""
    return words.say("places.behind", what=what, place=in_lines([line], words))


def adds(sentences: int, numbers: Sequence[int], words: Words) -> str:
    """Return how many sentences of an article no other source has, and in which lines they stand."""
    if not sentences:
        return words.say("adds.none")
    return words.say("adds.some", n=sentences, place=in_lines(numbers, words))


def overlap(words: Words, *, shared: int, only: int, sentences: int, out: int, lines: int) -> str:
    """Return how much of a text another source has too, how much only it has, and how much was taken out.

    "17 of its 18 sentences stand in another source too, 1 only here; 6 of its 21 lines were taken out."
    """
    taken = message("overlap.taken_out", n=out, lines=message("overlap.of_lines", n=lines))
    return words.say(
        "overlap.told",
        n=shared,
        sentences=message("overlap.of_sentences", n=sentences),
        only=only,
        taken=taken if out else message("overlap.none_taken_out"),
    )


def fact(figure: Figure, words: Words) -> str:
    """Return a figure as a plain fact, in no source's words."""
    return words.say(figure.shown or message("figures.counted", value=figure.value, unit=figure.unit)).strip()


def what_differs(difference: Difference, words: Words) -> str:
    """Return what the figures count: a word of the site for dates and the like, else the sources' own noun."""
    kind = _KINDS_OF_FIGURES.get(difference.what, "")
    return words.say(f"what.{kind}") if kind else isolated(difference.what, words.direction)


def label(difference: Difference, words: Words) -> str:
    """Return in what way figures differ."""
    return words.say(f"differs.{difference.label.replace(' ', '_')}")


def encoding(raw: RawArticle, words: Words) -> str:
    """Return in which encoding a file was read, and how that was come by where it isn't plain."""
    if raw.encoding_note is None:
        return raw.encoding
    return words.say("encodings.told", name=raw.encoding, note=raw.encoding_note)


def refused(report: StoryReport, article: str, words: Words) -> tuple[tuple[str, str], ...]:
    """Return why sentences of an article may not stand in the summary, each reason with the sentences' numbers."""
    by_reason: dict[str, list[int]] = {}
    for rejection in report.summary.rejections:
        if rejection.article == article:
            reason = message(f"refusals.{rejection.reason}")
            told = message("places.taken_all_the_same", reason=reason) if rejection.taken else reason
            by_reason.setdefault(words.say(told), []).append(rejection.sentence)
    return tuple((reason, _sentences(sorted(numbers), words)) for reason, numbers in by_reason.items())


def passed_over(report: StoryReport, article: Article, words: Words) -> str:
    """Return the numbers of the sentences that could stand in the summary and were not taken, "" for none."""
    taken = {(pick.article, pick.sentence) for pick in report.summary.picks}
    taken |= {(rejection.article, rejection.sentence) for rejection in report.summary.rejections}
    numbers = [sentence.number for sentence in article.sentences if (article.id, sentence.number) not in taken]
    return _sentences(numbers, words) if numbers and article in report.story.reports else ""


def shared(told: Message, line: int, numbers: Sequence[int], words: Words) -> str:
    """Return what ties an article to another, with its line and the numbers of the sentences that match."""
    where = with_lines(told, [line] if line else [], words)
    return where + words["colon"] + _sentences(numbers, words) if numbers else where


def _sentences(numbers: Sequence[int], words: Words) -> str:
    return words.say(numbered("places.sentences", numbers, words))


def words_in(text: str, words: Words) -> str:
    """Return how long a stretch of text is."""
    return words.say("excerpt.words", n=len(text.split()))


def left_out(count: int, words: Words) -> str:
    """Return how many words of its first form a quotation lacks, "" for none."""
    return words.say("excerpt.left_out", n=count) if count else ""
