"""Measures how good digest's decisions are, on labelled data that is not part of the project.

    python -m benchmarks.quality cruft|heads|sentences|stories|summaries|relations|all [--bench FOLDER]

FOLDER is by default ../shared/bench. Results are printed and put into results.md, each kind in its own section.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import cruft, heads, relations, sentences, stories, summaries
from benchmarks.results import publish

BENCH = Path(__file__).parents[2] / "shared" / "bench"
KINDS: Mapping[str, Callable[[argparse.Namespace], str]] = {
    "cruft": lambda chosen: cruft.measure(chosen.bench / "cruft" / "dev.jsonl", chosen.worst),
    "heads": lambda chosen: heads.report(chosen.bench / "cluster", chosen.bench / "cruft" / "dev.jsonl"),
    "sentences": lambda chosen: sentences.report(chosen.bench / "sentences" / "news.dev.jsonl"),
    "stories": lambda chosen: stories.report(chosen.bench / "cluster"),
    "summaries": lambda chosen: summaries.report(chosen.bench / "summ", chosen.stories),
    "relations": lambda chosen: relations.report(chosen.bench, show=chosen.show),
}


def main() -> None:
    """Run the measurements that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=(*KINDS, "all"))
    parser.add_argument("--bench", type=Path, default=BENCH, metavar="FOLDER", help="where the labelled data is")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="cruft: print N article lines that were lost")
    parser.add_argument("--stories", type=int, default=500, metavar="N", help="summaries: of each set, at most")
    parser.add_argument("--show", action="store_true", help="relations: print what is flagged in untouched stories")
    chosen = parser.parse_args()
    for name in KINDS if chosen.kind == "all" else (chosen.kind,):
        publish(name, KINDS[name](chosen))


if __name__ == "__main__":
    main()
