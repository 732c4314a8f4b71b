"""Every page and the stylesheet satisfy the Nu HTML checker: no error, no warning."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import Place

pytestmark = pytest.mark.browser

# A property of SVG 2 that the checker's list of CSS properties lacks.
UNKNOWN_TO_IT = ".*“paint-order”.*"
CHECKER = Path(__file__).parent / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def check(*arguments: str) -> list[str]:
    """Return what the checker finds, a line each; its exit status only repeats whether there is any."""
    assert CHECKER.is_file(), "the checker is not installed: npm ci --prefix tests/browser"
    assert shutil.which("java"), "the checker needs Java: apt install default-jre-headless"
    # Pages come over HTTP, because 'self' in a content security policy means no file to the checker; it wants to be
    # told that this machine may be asked.
    command = ["java", "-Dnu.validator.servlet.allow-forbidden-hosts=true", "-jar", str(CHECKER)]
    command += ["--format", "json", "--filterpattern", UNKNOWN_TO_IT, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    messages = json.loads(done.stderr)["messages"]
    return [f"{found.get('url')}:{found.get('lastLine')}: {found['message']}" for found in messages]


def test_checker_finds_a_fault(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p><div></p></div>", encoding="utf-8")

    assert check(str(page))


def test_pages_are_sound(places: dict[str, Place]) -> None:
    place = places["subpath"]
    addresses = [place.base + path.relative_to(place.site).as_posix() for path in sorted(place.site.rglob("*.html"))]

    assert addresses
    assert check(*addresses) == []


def test_stylesheets_are_sound(site: Path) -> None:
    sheets = [str(path) for path in site.rglob("*.css")]

    assert sheets
    assert check("--css", *sheets) == []
