"""Sentences -> their order by one of sumy's methods. The only module that knows sumy."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from typing import Any

from digest.summarise.units import Candidate
from digest.text import words


def order(candidates: Sequence[Candidate], method: str) -> list[int]:
    """Return the indices of `candidates`, best first by the method of that name."""
    # Importing sumy takes longer than all the rest of a small build.
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415

    tokenizer = _Tokenizer(candidates)
    by_article: dict[int, list[Any]] = {}
    for index, candidate in enumerate(candidates):
        by_article.setdefault(candidate.article, []).append(Sentence(str(index), tokenizer))
    document = ObjectDocumentModel([Paragraph(group) for group in by_article.values()])
    ratings = dict.fromkeys(range(len(candidates)), 0.0)

    def all_of_them(found: Sequence[Any]) -> Sequence[Any]:
        # sumy gives its picks in the order of the text; a callable count is shown the ratings that they come from.
        # Rounded, because some methods sum over sets, whose order differs from run to run.
        ratings.update((int(str(info.sentence)), round(float(info.rating), 9)) for info in found)
        return found

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of texts too short to tell one sentence from another
        _summarizer(method)(document, all_of_them)
    # Such texts have no rating, or one that is no number: they come in their own order.
    return sorted(ratings, key=lambda index: (-ratings[index] if math.isfinite(ratings[index]) else 0.0, index))


def _summarizer(method: str) -> Any:  # noqa: ANN401 - sumy has no types
    from importlib import import_module  # noqa: PLC0415

    name = {
        "lex-rank": ("lex_rank", "LexRankSummarizer"),
        "text-rank": ("text_rank", "TextRankSummarizer"),
        "lsa": ("lsa", "LsaSummarizer"),
        "luhn": ("luhn", "LuhnSummarizer"),
        "sum-basic": ("sum_basic", "SumBasicSummarizer"),
        "kl": ("kl", "KLSummarizer"),
        "reduction": ("reduction", "ReductionSummarizer"),
    }[method]
    return getattr(import_module(f"sumy.summarizers.{name[0]}"), name[1])()


class _Tokenizer:
    """Gives sumy the words of a sentence by its index; it needs no tokenizer of its own then, and no data to download.

    sumy takes sentences with the same text for one and the same. Going by the index instead keeps them apart.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._candidates = candidates

    def to_words(self, index: str) -> tuple[str, ...]:
        """Return the words of the sentence at `index`."""
        return words(self._candidates[int(index)].text)
