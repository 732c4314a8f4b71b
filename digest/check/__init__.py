"""check(): a built site beside its sources -> a verdict for each promise, from the outside.

What is looked at are the files as they lie on the disc, parsed as HTML, XML and JSON. Nothing here knows how a page was
made: neither templates nor stages may be imported (a contract in pyproject.toml), so that a fault of theirs can't hide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from digest.check.alike import alike
from digest.check.alone import alone
from digest.check.budget import budget
from digest.check.built import BuiltSite, read_built
from digest.check.counts import counts
from digest.check.current import current, whole
from digest.check.feeds import feeds
from digest.check.fenced import fenced
from digest.check.inert import inert
from digest.check.ledger import ledger
from digest.check.links import links
from digest.check.values import Broken, Inspection, Verdict
from digest.check.verbatim import verbatim

__all__ = ["CHECKS", "Broken", "BuiltSite", "Inspection", "Verdict", "check", "read_built"]

# A check: a pure function from what was built and what it was built from to its verdict. Adding one is a file here, a
# line below, and its row in docs/check.md.
CHECKS: tuple[Callable[[Inspection], Verdict], ...] = (
    whole,
    current,
    verbatim,
    alone,
    counts,
    fenced,
    ledger,
    alike,
    budget,
    links,
    feeds,
    inert,
)


def check(
    seen: Inspection, progress: Callable[[str, int, int], None] = lambda _stage, _done, _of: None
) -> tuple[Verdict, ...]:
    """Return the verdict on each promise, in the order of CHECKS; a place stands once in each.

    `progress` is told of (stage, done, of) as work goes on.
    """
    verdicts = []
    for number, one in enumerate(CHECKS):
        progress("promises", number, len(CHECKS))
        verdict = one(seen)
        verdicts.append(replace(verdict, broken=tuple(dict.fromkeys(verdict.broken))))
    return tuple(verdicts)
