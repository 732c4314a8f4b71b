"""The sample site, built once by the command, in the three places where it must work; and one Chromium to read it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.crawl import Crawl, crawl
from tests.browser.kinds import one_of_each
from tests.browser.serve import serving

CHECKOUT = Path(__file__).parents[2]
# Only the path of this address tells: it is where project sites of GitHub Pages stand.
BASE_URL = "https://briefing.example/repo/"
PLACES = ("root", "subpath", "file")


@dataclass(frozen=True)
class Place:
    """The site at one address; `base` ends in "/"."""

    name: str
    base: str
    site: Path

    @property
    def home(self) -> str:
        return self.base + "index.html"


def copy_sample(folder: Path) -> Path:
    """Copy the sample, but not what builds of it have left: what they published would be published again."""
    for name in ("seeds", "content"):
        shutil.copytree(CHECKOUT / name, folder / name)
    shutil.copy(CHECKOUT / "site.yaml", folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_sample(tmp_path_factory.mktemp("sample"))
    command = [sys.executable, "-m", "digest", "build", str(folder), "--base-url", BASE_URL]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False, cwd=CHECKOUT)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return folder / "public"


@pytest.fixture(scope="session")
def places(site: Path) -> Iterator[dict[str, Place]]:
    with ExitStack() as servers:
        yield {
            "root": Place("root", servers.enter_context(serving(site, "/")), site),
            "subpath": Place("subpath", servers.enter_context(serving(site, "/repo/")), site),
            "file": Place("file", site.as_uri() + "/", site),
        }


@pytest.fixture(params=PLACES)
def place(places: dict[str, Place], request: pytest.FixtureRequest) -> Place:
    return places[request.param]


@pytest.fixture(scope="session")
def crawls(places: dict[str, Place]) -> dict[str, Crawl]:
    return {name: crawl(place.home) for name, place in places.items()}


@pytest.fixture(scope="session")
def samples(places: dict[str, Place], crawls: dict[str, Crawl]) -> dict[str, str]:
    """One page of every kind, by its path below the site."""
    base = places["root"].base
    return one_of_each([*(address.removeprefix(base) for address in crawls["root"].pages), "404.html"])


@pytest.fixture(scope="session")
def chromium() -> str:
    wanted = os.environ.get("CHROMIUM") or "chromium"
    found = shutil.which(wanted) or shutil.which("google-chrome")
    if found is None:
        pytest.fail(f"no browser: {wanted!r} is not on the path; install chromium, or set CHROMIUM to where it is")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # Containers give Chromium no sandbox of its own, nor room in /dev/shm.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        launched = playwright.chromium.launch(executable_path=chromium, args=arguments)
        yield launched
        launched.close()
