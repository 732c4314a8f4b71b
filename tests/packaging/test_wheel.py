"""The wheel that others install: it holds the theme and the types, and builds a site far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import digest

CHECKOUT = Path(__file__).parents[2]
SOURCES = ("digest", "themes", "pyproject.toml", "setup.py", "README.md", "LICENSE")

TEXTS = {
    "ferry.txt": (
        "Ferry to Aldmere Island resumes after repairs\n"
        "Harbour Post\n"
        "12 March 2026\n\n"
        "The ferry to Aldmere Island sailed again on Thursday after eleven days of repairs. "
        "The harbour office said that 340 passengers crossed on the first morning.\n\n"
        "Engineers had replaced both shafts. Tickets bought for cancelled crossings stay valid until June.\n"
    ),
    "quarry.txt": (
        "Council closes Tarn quarry road for the winter\n"
        "Dale Courier\n"
        "13 March 2026\n\n"
        "The council will close the road past Tarn quarry from Monday. "
        "Loose stone fell on the carriageway twice last week, the highways department said.\n\n"
        "Drivers are sent by way of Holm. The road is to open again in April.\n"
    ),
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Builds the wheel from a copy: a build leaves folders behind, which have no place in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        origin = CHECKOUT / name
        if origin.is_dir():
            shutil.copytree(origin, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(origin, source)
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    pip("install", "--no-deps", "--target", str(folder), str(wheel))
    return folder


def pip(command: str, *arguments: str) -> None:
    # --no-index: a test that reached for the network would pass here and fail on a train.
    run([sys.executable, "-m", "pip", command, "--quiet", "--no-index", *arguments])


def run(
    command: list[str], cwd: Path | None = None, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return done


def outside(installed: Path) -> dict[str, str]:
    """The environment of somebody who has the wheel and its dependencies, but no checkout on the path."""
    return {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def test_holds_every_file_of_package_and_themes(wheel: Path) -> None:
    expected = {
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "digest").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    } | {
        "digest/" + path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "themes").rglob("*") if path.is_file()
    }
    assert {"digest/py.typed", "digest/themes/briefing/theme.yaml"} <= expected

    packed = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}

    assert packed == expected


def test_command_stands_in_the_install(installed: Path) -> None:
    done = run([sys.executable, str(installed / "bin" / "digest"), "--version"], env=outside(installed))

    assert digest.__version__ in done.stdout


def test_builds_a_site_from_another_folder(installed: Path, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    env = outside(installed)
    where = run([sys.executable, "-c", "import digest; print(digest.__file__)"], cwd=tmp_path, env=env).stdout
    assert Path(where.strip()).is_relative_to(installed), "the checkout was imported instead of the wheel"

    run([sys.executable, "-m", "digest", "build"], cwd=tmp_path, env=env)

    home = (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    assert "Ferry to Aldmere Island resumes after repairs" in home
    assert any((tmp_path / "public").rglob("*.css")), "the theme's stylesheet was not written"
