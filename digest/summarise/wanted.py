"""Relations -> what of the sources' wording the pages would show beside the picks, what readers need most first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from digest.values import QuotationForm, Relations, SentenceRef, Span, Story, Utterance

# What an article adds is told by this many of its sentences.
_ADDITIONS_SHOWN = 2
# Words on either side of one that differs, enough to find it in the form that is printed whole.
_WORDS_AROUND = 3
_WORD = re.compile(r"\S+")


def wanted(story: Story, relations: Relations) -> Iterator[Span]:
    """Yield spans in the order in which the excerpt budget is spent on them.

    Figures that differ, quotations that differ, other quotations, additions.
    """
    for difference in relations.differences:
        for figure in difference.figures:
            yield Span(figure.article, figure.start, figure.end)
    texts = {article.id: article.text for article in story.articles}
    for differs in (True, False):
        for utterance in relations.utterances:
            if utterance.differs is differs:
                yield from _quoted(utterance, texts)
    yield from _added(story, relations)


def _quoted(utterance: Utterance, texts: dict[str, str]) -> Iterator[Span]:
    """Yield the fullest form whole; of each further one only the words that differ, and a few around them."""
    fullest = max(utterance.forms, key=lambda form: (form.relation == "identical", form.end - form.start))
    for form in utterance.forms:
        # What "she said" interrupts is in pieces: those of the article that is quoted belong to its form.
        if form is fullest or (form.article == fullest.article and form.relation == "identical"):
            yield Span(form.article, form.start, form.end)
    for form in utterance.forms:
        for span in form.differing if form.article != fullest.article else ():
            yield _widened(span, form, texts[form.article])


def _widened(span: Span, form: QuotationForm, text: str) -> Span:
    before = [match.start() for match in _WORD.finditer(text, form.start, span.start)][-_WORDS_AROUND:]
    after = [match.end() for match in _WORD.finditer(text, span.end, form.end)][:_WORDS_AROUND]
    return Span(form.article, min([*before, span.start]), max([*after, span.end]))


def _added(story: Story, relations: Relations) -> Iterator[Span]:
    sentences = {
        SentenceRef(article.id, sentence.number): sentence
        for article in story.articles
        for sentence in article.sentences
    }
    shown: Counter[str] = Counter()
    for ref in relations.additions:
        if shown[ref.article] < _ADDITIONS_SHOWN:
            shown[ref.article] += 1
            yield Span(ref.article, sentences[ref].start, sentences[ref].end)
