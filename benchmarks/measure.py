"""Runs commands and says what they took: processor time, wall time, peak memory; medians over interleaved runs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Linux counts kilobytes, macOS bytes.
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Command:
    """A command to be measured; `before` puts things as they must be, and is not measured."""

    name: str
    arguments: Sequence[str]
    cwd: Path | None = None
    before: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took; children of the process are counted in, `peak_mb` is of the largest of them."""

    cpu_seconds: float
    wall_seconds: float
    peak_mb: float


def run(command: Command) -> Cost:
    """Run `command` once; a failing one ends the benchmark with what it printed."""
    if command.before:
        command.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, cwd=command.cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment()
    )
    assert process.stdout is not None
    printed = process.stdout.read().decode(errors="replace")
    # wait4, not RUSAGE_CHILDREN: that one adds up all children so far, and its peak is of the largest ever.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command.arguments)}\nexit status {process.returncode}\n{printed}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * MAXRSS_UNIT / 1e6)


def compare(commands: Sequence[Command], runs: int) -> Mapping[str, Cost]:
    """Run all commands in turn, `runs` times, after one turn that warms the disc's cache; return their medians."""
    for command in commands:
        run(command)
    turns = [[run(command) for command in commands] for _ in range(runs)]
    return {
        command.name: Cost(
            median(turn[index].cpu_seconds for turn in turns),
            median(turn[index].wall_seconds for turn in turns),
            median(turn[index].peak_mb for turn in turns),
        )
        for index, command in enumerate(commands)
    }


def environment() -> dict[str, str]:
    """Return this process's environment, with the checkout importable from any folder, and compiled as if installed."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "PYTHONPATH": str(Path(__file__).parents[1]), "HUGO_ENVIRONMENT": "production"}


def machine() -> str:
    """Describe the machine as far as figures depend on it."""
    return f"{os.cpu_count()} cores, Python {sys.version_info.major}.{sys.version_info.minor}"
