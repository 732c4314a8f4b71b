"""Measures how good digest's decisions are, on labelled data that is not part of the project.

    python -m benchmarks.quality cruft [PATH] [--worst N]

PATH is by default the file of that name in ../shared/bench. Results are printed and put into results.md.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import cruft
from benchmarks.results import publish
from benchmarks.train_boilerplate import DATA


def main() -> None:
    """Run the measurement that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(required=True)
    lines = kinds.add_parser("cruft", help="boilerplate in lines of text")
    lines.add_argument("path", nargs="?", type=Path, default=DATA)
    lines.add_argument("--worst", type=int, default=0, metavar="N", help="print N of the article lines that were lost")
    lines.set_defaults(run=lambda chosen: publish("cruft", cruft.measure(chosen.path, chosen.worst)))
    chosen = parser.parse_args()
    chosen.run(chosen)


if __name__ == "__main__":
    main()
