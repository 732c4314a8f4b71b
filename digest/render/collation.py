"""The forms of a quotation -> rows, with the words marked in which a form differs from the first.

Words are compared without case, quotation marks, punctuation and editorial brackets, none of which is a difference.
"""

from __future__ import annotations

from difflib import SequenceMatcher

from digest.render.context_story import FormView, UtteranceView, Word
from digest.render.scene import Scene
from digest.text import comparable, fold
from digest.values import QuotationForm, Utterance
from digest.wording.phrases import in_line, left_out, words_in
from digest.wording.printed import is_printed, printed_parts
from digest.wording.words import WORDS


def collate(utterance: Utterance, scene: Scene) -> UtteranceView:
    """Return what was said by one speaker, every form in its row."""
    first, *others = utterance.forms
    rows = [_form(first, first, scene, differs=False)]
    rows += [_form(form, first, scene, differs=utterance.differs) for form in others]
    return UtteranceView(speaker=fold(utterance.speaker) or WORDS.speaker_unknown, forms=tuple(rows))


def _form(form: QuotationForm, first: QuotationForm, scene: Scene, *, differs: bool) -> FormView:
    summary, article = scene.report.summary, scene.articles[form.article]
    source = article.text
    shown = scene.desk.text("", article.language)
    whole = is_printed(summary, form.article, form.start, form.end)
    differing, lacking = differing_words(
        source[form.start : form.end], scene.articles[first.article].text[first.start : first.end]
    )
    parts: list[tuple[Word, ...]] = []
    for span in printed_parts(summary, form.article, form.start, form.end):
        # Words are told apart by their place: a part begins after as many as stand before it in the form.
        before = len(source[form.start : span.start].split())
        tokens = source[span.start : span.end].split()
        parts.append(tuple(Word(fold(t), differs and (before + i) in differing) for i, t in enumerate(tokens)))
    return FormView(
        parts=tuple(parts),
        whole=whole,
        lang=shown.lang,
        dir=shown.dir,
        marks=scene.marks(form.articles),
        where="" if whole else _where(form, scene),
        left_out=left_out(lacking) if differs else "",
        differs=differs,
    )


def _where(form: QuotationForm, scene: Scene) -> str:
    told = words_in(scene.articles[form.article].text[form.start : form.end])
    return in_line(told, scene.line(form.article, form.start))


def differing_words(form: str, first: str) -> tuple[frozenset[int], int]:
    """Return the places (from 0) of the words of `form` that `first` has not there, and how many of its words it lacks.

    >>> differing_words("We saw several other options.", "We saw [every] other way out.")
    (frozenset({2, 4}), 1)
    """
    ours, theirs = _compared(form), _compared(first)
    differing: set[int] = set()
    lacking = 0
    matcher = SequenceMatcher(None, [w for _, w in theirs], [w for _, w in ours], autojunk=False)
    for _, left, left_end, right, right_end in (op for op in matcher.get_opcodes() if op[0] != "equal"):
        differing.update(place for place, _ in ours[right:right_end])
        lacking += max(0, (left_end - left) - (right_end - right))
    return frozenset(differing), lacking


def _compared(text: str) -> list[tuple[int, str]]:
    return [(place, plain) for place, token in enumerate(text.split()) if (plain := comparable(token))]
