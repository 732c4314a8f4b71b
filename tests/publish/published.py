"""A site that is built by the command and served over real HTTP, with an edition that adds a source to a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.browser.serve import serving
from tests.cli.running import SEEDS, digest, write_files

LATER = """\
Lock stays shut for a week
Saltmere Gazette
6 May 2026

The eastern lock in Saltmere will stay shut for a week, the harbour master said. A barge had struck its gate on Sunday.
"""
LOCK = {"2026-05-04/lock.yaml": "story: lock\ntopics: Harbour\n", "2026-05-04/crane.yaml": "story: lock\n"}
GAINED = {"2026-05-06/later.yaml": "story: lock\n", "2026-05-06/later.txt": LATER}


@dataclass(frozen=True)
class Published:
    """A site that is served; `build` publishes its next edition."""

    folder: Path
    address: str

    def build(self, seeds: Mapping[str, str]) -> None:
        write_files(self.folder / "seeds", seeds)
        done = digest("build", self.folder, "--base-url", self.address)
        assert done.returncode == 0, done.stderr


@contextmanager
def publishing(folder: Path) -> Iterator[Published]:
    """Serve the first edition, in which one of two stories has a topic."""
    public = folder / "public"
    public.mkdir()
    with serving(public, "/repo/") as address:
        site = Published(folder, address)
        site.build(SEEDS | LOCK)
        yield site
