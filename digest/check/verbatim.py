"""Promise 1: what the site gives as a source's words stands in that source, at the span that is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from digest.check.built import Quoted, StoryFile, forms, objects, quoted, text_of
from digest.check.values import Broken, Inspection, Verdict
from digest.text import fold, words
from digest.values import Article

_TEXT_DIRECTIVE = re.compile(r":~:text=([^&]+)")
# How a page leaves words out of a quotation.
_GAP = re.compile(r"…|\.\.\.|\[[^\]]*\]")
_SHOWN = 60


def verbatim(seen: Inspection) -> Verdict:
    """Compare every span in the data, every summary on its page, every quotation and every link into an original."""
    looked_at, broken = 0, []
    for story in seen.site.stories:
        spans = list(quoted(story.data))
        said = list(forms(story.data))
        looked_at += len(spans) + len(said)
        found_wrong = (*_spans(spans, seen), *_forms(said, seen))
        broken += [Broken(f"{story.folder}/story.json", found) for found in found_wrong]
        shown = fold(seen.site.pages[story.page].text) if story.page in seen.site.pages else None
        if shown is None:
            broken.append(Broken(story.page, "expected the page of the story that story.json lies beside, found none"))
            continue
        looked_at += len(story.listed("summary"))
        broken += [Broken(story.page, found) for found in _summary(story, shown)]
        pieces = list(_pieces(story, seen))
        looked_at += len(pieces)
        broken += [Broken(story.page, found) for found in _quotations(pieces, story, seen)]
        broken += [Broken(story.page, found) for found in _directives(story, seen)]
    return Verdict("verbatim", looked_at, "sentences, figures and quotations", tuple(broken))


def _spans(spans: list[Quoted], seen: Inspection) -> Iterator[str]:
    for span in spans:
        article = seen.articles.get(span.article)
        if article is None:
            yield f"{_shown(span.text)} is cited to {span.article!r}, and there is no such article"
        elif fold(article.text[span.start : span.end]) != fold(span.text):
            there = _shown(article.text[span.start : span.end])
            yield f"expected {_shown(span.text)} at {span.start} to {span.end} of {_path(article)}, found {there}"


def _forms(said: list[tuple[str, str]], seen: Inspection) -> Iterator[str]:
    for article, text in said:
        if article not in seen.articles or fold(text) not in fold(seen.articles[article].text):
            yield f"expected the quotation {_shown(text)} in {article}, found it nowhere there"


def _summary(story: StoryFile, shown: str) -> Iterator[str]:
    at = 0
    for sentence in (fold(text_of(item, "text")) for item in story.listed("summary")):
        found = shown.find(sentence, at)
        if found < 0:
            yield f"expected the summary's sentence {_shown(sentence)} on the page, in its place, found it nowhere"
        else:
            at = found + len(sentence)


def _pieces(story: StoryFile, seen: Inspection) -> Iterator[str]:
    for paragraph in seen.site.pages[story.page].quoted:
        yield from (piece for piece in map(fold, _GAP.split(paragraph)) if words(piece))


def _quotations(pieces: list[str], story: StoryFile, seen: Inspection) -> Iterator[str]:
    texts = [_compared(article.text) for article in _articles(story, seen)]
    for piece in pieces:
        if not any(_compared(piece) in text for text in texts):
            yield f"expected the quotation {_shown(piece)} in one of the story's texts, found it in none"


def _directives(story: StoryFile, seen: Inspection) -> Iterator[str]:
    """Yield links that point a browser at words which the original, as it was collected, doesn't have."""
    texts = [_compared(article.text) for article in _articles(story, seen)]
    for element in seen.site.pages[story.page].elements:
        directive = _TEXT_DIRECTIVE.search(element.get("href"))
        for end in directive[1].split(",") if directive else ():
            if not any(_compared(unquote(end)) in text for text in texts):
                yield f"expected the words of the link ...{_shown(unquote(end))} in an original, found them in none"


def _articles(story: StoryFile, seen: Inspection) -> list[Article]:
    ids = [text_of(item, "id") for item in objects(story.data.get("articles"))]
    return [seen.articles[article] for article in ids if article in seen.articles]


def _compared(text: str) -> str:
    return f" {' '.join(words.__wrapped__(text))} "


def _path(article: Article) -> str:
    return article.cleaned.raw.path


def _shown(text: str) -> str:
    text = fold(text)
    return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"
