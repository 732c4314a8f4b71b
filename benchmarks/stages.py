"""Measures what each stage takes of a build."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import wraps
from pathlib import Path
from statistics import median
from unittest.mock import patch

from benchmarks.corpus import corpus
from benchmarks.results import table
from digest import articles, pipeline
from digest.settings import read_settings
from digest.shell.files import read_theme
from digest.values import SourceFile

CHECKOUT = Path(__file__).parents[1]
STORIES, ARTICLES = 250, 2
RUNS = 5
STAGES = ("load", "head", "clean", "describe", "cluster", "relate", "summarise", "assess", "render", "publish")


def report() -> str:
    """Return the table for results.md."""
    sources = [SourceFile(article.path, article.text.encode()) for article in corpus(STORIES, ARTICLES)]
    turns = [_turn(sources) for _ in range(RUNS)]
    times = {name: median(turn[name] for turn in turns) for name in STAGES}
    total = sum(times[stage] for stage in STAGES)
    rows = [(f"`{stage}`", f"{times[stage]:.2f} s", f"{times[stage] / total:.0%}") for stage in STAGES]
    about = (
        f"Processor time of the stages for {STORIES * ARTICLES} articles in one process, start-up left out; medians of "
        f"{RUNS} runs. A build that finds the results of the one before makes only those of `describe`, `cluster`, "
        "`render` and `publish` anew."
    )
    return "\n\n".join(["### Stages", about, table(("", "processor time", "share"), rows)])


def _turn(sources: list[SourceFile]) -> dict[str, float]:
    """Build once; return the seconds that each stage took."""
    site = read_settings({})
    theme = read_theme(site.settings.theme, CHECKOUT)
    times: dict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for stage in STAGES:
            module = articles if hasattr(articles, stage) else pipeline
            stack.enter_context(patch.object(module, stage, _timed(stage, getattr(module, stage), times)))
        pipeline.build(sources, site, theme)
    return times


def _timed(name: str, stage: Callable[..., object], times: dict[str, float]) -> Callable[..., object]:
    @wraps(stage)
    def timed(*args: object, **kwargs: object) -> object:
        start = time.process_time()
        found = stage(*args, **kwargs)
        if isinstance(found, Iterator):
            found = list(found)
        times[name] += time.process_time() - start
        return found

    return timed
