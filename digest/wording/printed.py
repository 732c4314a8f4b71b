"""What of a source's wording may stand on the site, and in which line the rest is."""

from __future__ import annotations

from bisect import bisect_right

from digest.values import Article, Excerpt, Span, Summary


def is_printed(summary: Summary, article: str, start: int, end: int) -> bool:
    """Say whether the characters from `start` to `end` of an article may be printed.

    They may where they lie within a span that the excerpt budget allowed: its words have been counted already.
    """
    return any(span.article == article and span.start <= start and end <= span.end for span in summary.printed)


def printed_parts(summary: Summary, article: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the parts of a stretch of an article that may be printed, in order, overlapping ones joined."""
    found: list[tuple[int, int]] = []
    mine = sorted((span.start, span.end) for span in summary.printed if span.article == article)
    for first, last in mine:
        first, last = max(first, start), min(last, end)  # noqa: PLW2901 (cut to the stretch)
        if first >= last:
            continue
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(Span(article, first, last) for first, last in found)


def line_of(article: Article, start: int) -> int:
    """Return the number of the line in which the character at `start` stands."""
    lines = article.cleaned.raw.lines
    index = bisect_right(lines, start, key=lambda line: line.start) - 1
    return lines[index].number if lines else 0


def excerpt_of(summary: Summary, article: str) -> Excerpt:
    """Return what of an article stands on the site; none where the summary doesn't name it."""
    return next((e for e in summary.excerpts if e.article == article), Excerpt(article, 0, 0.0, 0))
