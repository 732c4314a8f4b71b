"""The sentences of a story -> the order in which a summary should take them, by the method that the editor named."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from digest.settings.values import Method
from digest.summarise import sumy_methods
from digest.summarise.coverage import NO_OPENINGS, Take, accept, coverage
from digest.summarise.units import Candidate

__all__ = ["Candidate", "rank"]


def rank(
    candidates: Sequence[Candidate],
    method: Method,
    headlines: Sequence[str] = (),
    take: Take = accept,
    opens: Mapping[int, float] = NO_OPENINGS,
) -> tuple[str, list[int]]:
    """Return the method used, and the eligible `candidates` by index in the order in which `take` was offered them.

    Args:
        candidates: all sentences of the story, the articles one after the other, each in its own order.
        method: one of the names in site.yaml; `auto` is coverage, whose model sees what the story is.
        headlines: those of the articles.
        take: says of each sentence, told what it is worth, whether the summary takes it; what a refused one would have
            brought may still come from another. Methods that only order sentences don't know what one is worth, and
            call it infinite.
        opens: sentences that may open the summary, and the share of its worth that each has there: they are offered
            first, best first, until one is taken. Methods that only order sentences take those of the largest share.
    """
    if method in {"auto", "coverage"}:
        return "coverage", coverage(candidates, headlines, take, opens)
    if method == "lead":
        order = sorted(range(len(candidates)), key=lambda i: (candidates[i].position, candidates[i].article))
    else:
        order = sumy_methods.order(candidates, method)
    return method, _offer([index for index in order if candidates[index].eligible], take, opens)


def _offer(order: Sequence[int], take: Take, opens: Mapping[int, float]) -> list[int]:
    offered = []
    for index in sorted((index for index in order if index in opens), key=lambda index: -opens[index]):
        offered.append(index)
        if take(index, math.inf):
            break
    rest = [index for index in order if index not in offered]
    for index in rest:
        take(index, math.inf)
    return offered + rest
