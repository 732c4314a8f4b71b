"""Measures the grouping of very many articles on dense days: time, peak memory, the largest story.

Each size is measured in a process of its own, as memory that was once taken is not always given back.

    python -m benchmarks.dense ARTICLES    (one size; prints JSON)
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import TypedDict

from benchmarks.corpus import corpus
from benchmarks.measure import MAXRSS_UNIT, environment
from benchmarks.partitions import article
from benchmarks.results import table
from digest import dates
from digest.cluster import cluster

SIZES = (1_000, 10_000, 100_000)
REPORTS = 5
PER_DAY = 5_000


class Measured(TypedDict):
    """One size: articles, seconds of processor time, megabytes at the peak and before, stories, the largest one."""

    articles: int
    seconds: float
    peak_mb: float
    before_mb: float
    stories: int
    largest: int


def measure(articles: int) -> Measured:
    """Group so many articles of days with 5,000 each, five to a story."""
    made = []
    for written in corpus(articles // REPORTS, REPORTS, stories_per_day=PER_DAY // REPORTS):
        headline, _, day, _, body = written.text.split("\n", 4)
        made.append(article(written.path, headline, body, dates.parse(day, "line 3", None)))
    before, start = _peak_mb(), time.process_time()
    stories = cluster(made).stories
    return {
        "articles": len(made),
        "seconds": time.process_time() - start,
        "peak_mb": _peak_mb(),
        "before_mb": before,
        "stories": len(stories),
        "largest": max(len(story.articles) for story in stories),
    }


def _peak_mb() -> float:
    # What getrusage says takes in the process that started this one; Linux says elsewhere what this one took.
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT / 1e6


def report() -> str:
    """Measure every size; return the table, and by how much the largest takes longer than the one before."""
    measured: list[Measured] = []
    for size in SIZES:
        command = [sys.executable, "-m", "benchmarks.dense", str(size)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True, env=environment()).stdout
        measured.append(json.loads(printed))
    rows = [
        (
            f"{one['articles']:,}",
            f"{one['seconds']:.1f} s",
            f"{one['peak_mb']:,.0f} MB",
            f"{one['before_mb']:,.0f} MB",
            f"{one['stories']:,}",
            str(one["largest"]),
        )
        for one in measured
    ]
    growth = measured[-1]["seconds"] / measured[-2]["seconds"]
    head = ("articles", "processor time", "peak memory", "of it the texts", "stories", "largest")
    return (
        f"Invented articles, {REPORTS} to an event, {PER_DAY:,} a day, grouped with everything that the stage does.\n\n"
        f"{table(head, rows)}\n\n{SIZES[-2]:,} to {SIZES[-1]:,}: {growth:.1f} times the time."
    )


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
