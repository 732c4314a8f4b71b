"""Promise 1: what the site gives as a source's words stands in that source, at the span that is named."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from digest.check.built import Quoted, StoryFile, forms, quoted, shown, text_of
from digest.check.markup import Page
from digest.check.on_page import misplaced
from digest.check.places import places
from digest.check.values import Broken, Inspection, Verdict
from digest.text import fold, split_words
from digest.values import Article


def verbatim(seen: Inspection) -> Verdict:
    """Compare every span in the data; and on each page every sentence, figure, quotation and link into an original."""
    looked_at, broken = 0, []
    for story in seen.site.stories:
        spans = list(quoted(story.data))
        said = list(forms(story.data))
        looked_at += len(spans) + len(said)
        found_wrong = (*_spans(spans, seen), *_forms(said, seen), *_declared(story, seen))
        broken += [Broken(f"{story.folder}/story.json", found) for found in found_wrong]
        page = seen.site.pages.get(story.page)
        if page is None:
            broken.append(Broken(story.page, "expected the page of the story that story.json lies beside, found none"))
            continue
        looked_at += len(said)
        found_wrong = (*misplaced(story, places(page, story), seen.articles), *_directives(story, page, seen))
        broken += [Broken(story.page, found) for found in found_wrong]
    return Verdict("verbatim", looked_at, "sentences, figures and quotations", tuple(broken))


def _spans(spans: list[Quoted], seen: Inspection) -> Iterator[str]:
    for span in spans:
        article = seen.articles.get(span.article)
        if article is None:
            yield f"{shown(span.text)} is cited to {span.article!r}, and there is no such article"
        elif fold(article.text[span.start : span.end]) != fold(span.text):
            there = shown(article.text[span.start : span.end])
            yield f"expected {shown(span.text)} at {span.start} to {span.end} of {_path(article)}, found {there}"


def _forms(said: list[tuple[str, str]], seen: Inspection) -> Iterator[str]:
    for article, text in said:
        if article not in seen.articles or fold(text) not in fold(seen.articles[article].text):
            yield f"expected the quotation {shown(text)} in {article}, found it nowhere there"


def _declared(story: StoryFile, seen: Inspection) -> Iterator[str]:
    """Yield articles whose headline, outlet or author in the data is not the one that was read off their text."""
    for item in story.listed("articles"):
        article = seen.articles.get(text_of(item, "id"))
        if article is None:
            continue  # said by the check of what is current
        outlet = article.outlet.name if article.outlet else ""
        for key, there in (("title", article.headline), ("outlet", outlet), ("author", article.author)):
            if fold(text_of(item, key)) != fold(there):
                yield f"expected the {key} {shown(there)} of {_path(article)}, found {shown(text_of(item, key))}"


def _directives(story: StoryFile, page: Page, seen: Inspection) -> Iterator[str]:
    """Yield links that point a browser at words which the original, as it was collected, doesn't have."""
    items = story.listed("articles")
    for element in page.elements:
        address, _, directive = element.get("href").partition("#:~:text=")
        if not directive:
            continue
        texts = [
            _compared(seen.articles[text_of(item, "id")].text)
            for item in items
            if text_of(item, "url").partition("#")[0] == address and text_of(item, "id") in seen.articles
        ]
        for end in directive.split(","):
            if not any(_compared(unquote(end)) in text for text in texts):
                yield f"expected the words of the link ...{shown(unquote(end))} in that original, found them nowhere"


def _compared(text: str) -> str:
    return f" {' '.join(split_words(text))} "


def _path(article: Article) -> str:
    return article.cleaned.raw.path
