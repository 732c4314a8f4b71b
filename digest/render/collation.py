"""The forms of a quotation -> rows, with the words marked that the comparison of wordings has found to differ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest.render.context_story import FormView, UtteranceView, Word
from digest.render.scene import Scene
from digest.text import fold
from digest.values import QuotationForm, Span, Utterance
from digest.wording.phrases import in_line, left_out, words_in
from digest.wording.printed import is_printed, printed_parts

_TOKEN = re.compile(r"\S+")


def collate(utterance: Utterance, scene: Scene) -> UtteranceView:
    """Return what was said by one speaker, every form in its row."""
    rows = tuple(_form(form, scene) for form in utterance.forms)
    return UtteranceView(speaker=fold(utterance.speaker) or scene.words["speaker_unknown"], forms=rows)


def _form(form: QuotationForm, scene: Scene) -> FormView:
    summary, article = scene.report.summary, scene.articles[form.article]
    shown = scene.desk.text("", article.language)
    whole = is_printed(summary, form.article, form.start, form.end)
    differs = form.relation == "differs"
    printed = printed_parts(summary, form.article, form.start, form.end)
    return FormView(
        parts=tuple(_words(article.text, span, form.differing) for span in printed),
        whole=whole,
        lang=shown.lang,
        dir=shown.dir,
        marks=scene.marks(form.articles),
        where="" if whole else _where(form, scene),
        left_out=left_out(form.lacking, scene.words) if differs else "",
        differs=differs,
    )


def _words(text: str, span: Span, differing: Sequence[Span]) -> tuple[Word, ...]:
    return tuple(
        Word(fold(match.group()), any(d.start < match.end() and match.start() < d.end for d in differing))
        for match in _TOKEN.finditer(text, span.start, span.end)
    )


def _where(form: QuotationForm, scene: Scene) -> str:
    told = words_in(scene.articles[form.article].text[form.start : form.end], scene.words)
    return in_line(told, scene.line(form.article, form.start), scene.words)
