"""Accepts what the command makes of the golden site: shows what changes, then writes it to expected/.

    python -m tests.golden.accept

Read what it shows, and the pages, before you commit: the test can only tell that something changed, not what is right.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.golden.golden import accept, build, differences, expected


def main() -> None:
    """Build, show the differences, and accept them."""
    with tempfile.TemporaryDirectory() as folder:
        site = build(Path(folder) / "site")
    for line in differences(expected(), site):
        print(line)
    accept(site)


if __name__ == "__main__":
    main()
