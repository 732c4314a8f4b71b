"""Promise 4: the ledger gives back what was put in, and every line that was taken out stands on the audit page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from digest.check.built import StoryFile, text_of
from digest.check.places import Standing, places
from digest.check.values import Broken, Inspection, Verdict
from digest.text import fold
from digest.values import Article, LedgerLine

# Where the text is the file, its lines are the file's bytes; elsewhere they are those of the text taken from it.
_PLAIN = (".txt", ".md")
# A line that repeats the article is shown by its first words only: whole, it would be the article's wording.
_FIRST_WORDS = 6
# Each line has one of these to itself.
_ROWS = ("tr", "li")


def ledger(seen: Inspection) -> Verdict:
    """Put the lines of each article together again, and look for each stripped one on the audit page."""
    looked_at, broken = 0, []
    for article in seen.articles.values():
        looked_at += len(article.cleaned.ledger)
        broken += [Broken(article.cleaned.raw.path, found) for found in _not_given_back(article, seen.sources)]
    for story in seen.site.stories:
        broken += [Broken(story.audit, found) for found in _not_told(story, seen)]
    return Verdict("ledger", looked_at, "lines of the sources", tuple(broken))


def _not_given_back(article: Article, sources: Mapping[str, bytes]) -> Iterator[str]:
    raw = article.cleaned.raw
    numbers = [entry.line.number for entry in article.cleaned.ledger]
    if numbers != list(range(1, len(raw.lines) + 1)):
        yield f"expected each of {len(raw.lines)} lines once in the ledger, found {len(numbers)} entries"
    data = sources.get(raw.path) if raw.path.lower().endswith(_PLAIN) else raw.text.encode("utf-8", "surrogatepass")
    if data is None:
        return  # the check of what is current says that the file is gone
    given_back = b"".join(data[entry.line.byte_start : entry.line.byte_end] for entry in article.cleaned.ledger)
    if given_back != data:
        yield f"expected the lines kept and stripped to give back {len(data)} bytes, found {len(given_back)}"


def _not_told(story: StoryFile, seen: Inspection) -> Iterator[str]:
    page = seen.site.pages.get(story.audit)
    if page is None:
        yield "expected the story's audit page, found none"
        return
    on_page = places(page, story)
    for item in story.listed("articles"):
        article = seen.articles.get(text_of(item, "id"))
        if article is None:
            continue  # said by the check of what is current
        stripped = article.cleaned.stripped
        rows = _rows(on_page.sections.get(on_page.anchors.get(article.id, ""), ()))
        match item.get("boilerplate"):
            case {"removed": removed, "of": of} if (removed, of) != (len(stripped), len(article.cleaned.ledger)):
                yield (
                    f"expected {len(stripped)} of {len(article.cleaned.ledger)} lines of {article.cleaned.raw.path} "
                    f"to be told as removed, found {removed} of {of}"
                )
        missing = [entry.line.number for entry in stripped if not _is_told(entry, rows)]
        if missing:
            lines = ", ".join(map(str, missing))
            yield f"expected the stripped lines of {article.cleaned.raw.path}, found no account of line {lines}"


def _is_told(entry: LedgerLine, rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a line has a row of its own: its number, its rule, its words."""
    text = fold(entry.line.text)
    shortened = f"{' '.join(text.split()[:_FIRST_WORDS])} …"
    return any(
        str(entry.line.number) in cells
        and entry.rule in cells
        and any(text in cell or cell.startswith(shortened) for cell in cells)
        for cells in rows
    )


def _rows(section: Sequence[Standing]) -> list[list[str]]:
    """Return the rows of a section, each as the texts of the elements in it."""
    return [_within(section, at) for at, one in enumerate(section) if one.element.tag in _ROWS]


def _within(section: Sequence[Standing], at: int) -> list[str]:
    end = section[at].end
    return [one.text for one in takewhile(lambda one: one.end <= end, section[at + 1 :])]
