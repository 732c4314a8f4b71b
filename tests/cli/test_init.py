"""`digest init`: a site that builds at once, whose files say what may stand in them, and overwrites nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.settings import json_schema, read_settings
from digest.settings.values import Register, Settings
from tests.cli.running import ROOT, SEEDS, digest, inside, tree, write_files

PINNED = re.compile(r"^[\w-]+/[\w-]+@[0-9a-f]{40}$")
WORKFLOW = ".github/workflows/pages.yml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("init") / "new/site"
    done = digest("init", folder, "--title", 'Harbour: the "Briefing"', "--github")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"wrote {folder / WORKFLOW}" in done.stdout
    assert "PRIVATE repository only" in done.stdout
    return folder


def live(text: str) -> bytes:
    """The text with the comments off those lines that are settings: they have no blank behind the #."""
    return re.sub(r"^#(?! |$)", "", re.sub(r"^#(?=  +[\w-]+|  +- )", "", text, flags=re.M), flags=re.M).encode()


def test_a_new_site_builds_and_keeps_its_promises(site: Path) -> None:
    done = inside("build", site, "--no-record", cwd=site)
    assert done.returncode == 0
    assert done.stdout.startswith("0 articles, 0 stories")
    assert "Harbour: the &#34;Briefing&#34;" in (site / "public/index.html").read_text("utf-8")
    assert inside("check", site, cwd=site).returncode == 0


def test_each_setting_is_shown_with_the_default_that_holds(site: Path) -> None:
    text = (site / "site.yaml").read_text("utf-8")
    written = yaml.safe_load(live(text))
    assert written.keys() == json_schema("site")["properties"].keys()
    settings = read_settings({"site.yaml": live(text)}).settings
    assert settings == Settings(title='Harbour: the "Briefing"')
    assert read_settings({"site.yaml": text.encode()}).settings == settings


def test_the_example_of_the_register_is_sound_and_sleeps(site: Path) -> None:
    text = (site / "content/outlets.yaml").read_text("utf-8")
    assert read_settings({"content/outlets.yaml": text.encode()}).register == Register()
    (outlet,) = read_settings({"content/outlets.yaml": live(text)}).register.outlets
    assert outlet.facts
    assert outlet.outside_views


def test_nothing_is_overwritten_and_all_that_is_there_is_told(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    done = inside("init", site, cwd=site.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "there already: .gitignore, README.md, content/about.md" in done.stderr
    assert tree(site) == before
    write_files(tmp_path, {"site.yaml": "title: Mine\n", "file": "x"})
    assert inside("init", tmp_path, cwd=tmp_path).returncode == 2
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["file", "site.yaml"]
    assert "file: expected a folder or nothing, found a file" in inside("init", tmp_path / "file", cwd=tmp_path).stderr


def test_articles_stay_out_of_a_repository_until_the_editor_decides_otherwise(tmp_path: Path) -> None:
    assert inside("init", tmp_path / "site", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "site/.github").exists()
    write_files(tmp_path / "site/seeds", SEEDS)
    write_files(tmp_path / "site/public", {"index.html": "x"})
    command = ["git", "-c", "init.defaultBranch=main"]
    subprocess.run([*command, "init", "--quiet"], cwd=tmp_path / "site", check=True)
    listing = [*command, "ls-files", "--others", "--exclude-standard"]
    kept = subprocess.run(listing, cwd=tmp_path / "site", check=True, capture_output=True, text=True).stdout.split()
    assert [path for path in kept if path.startswith(("seeds/", "public/"))] == ["seeds/README.md"]
    told = "".join((tmp_path / "site" / name).read_text("utf-8") for name in ("README.md", ".gitignore"))
    assert told.count("history") >= 2
    assert "belong to those who wrote them" in told


@pytest.fixture(params=["own", "sample"])
def workflow(request: pytest.FixtureRequest, site: Path) -> dict[str, Any]:
    place = site / WORKFLOW if request.param == "own" else ROOT / WORKFLOW
    found: dict[str, Any] = yaml.load(place.read_text("utf-8"), yaml.BaseLoader)
    return found


def test_a_workflow_is_pinned_and_may_do_no_more_than_it_must(workflow: dict[str, Any]) -> None:
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    used = [step["uses"] for step in steps if "uses" in step]
    assert len(used) >= 5
    assert [action for action in used if not PINNED.match(action)] == []
    assert workflow["permissions"] == {}
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}
    assert rights["build"] == {"contents": "read", "pages": "read"}
    assert rights["deploy"] == {"pages": "write", "id-token": "write"}
    assert rights.get("remember", {"contents": "write"}) == {"contents": "write"}
    # What others write (a branch's name, say) is never put into a command's text.
    assert not any("${{" in step.get("run", "") for step in steps)


def test_a_workflow_checks_before_it_publishes(workflow: dict[str, Any]) -> None:
    runs = [step.get("run", step.get("uses", "")) for step in workflow["jobs"]["build"]["steps"]]
    build, check = (next(n for n, run in enumerate(runs) if f"digest {name}" in run) for name in ("build", "check"))
    upload = next(n for n, run in enumerate(runs) if "upload-pages-artifact" in run)
    assert build < check < upload
    assert "build" in workflow["jobs"]["deploy"]["needs"]


def test_the_steps_of_the_workflow_run(site: Path, tmp_path: Path) -> None:
    steps = yaml.safe_load((site / WORKFLOW).read_text("utf-8"))["jobs"]["build"]["steps"]
    scripts = {step["name"]: step["run"] for step in steps if "run" in step}
    write_files(tmp_path, {path: data for path, (_, data) in tree(site).items() if data and "public" not in path})

    def run(name: str) -> subprocess.CompletedProcess[str]:
        command = f'digest() {{ "{sys.executable}" -m digest "$@"; }}\n{scripts[name]}'
        env = {**os.environ, "PYTHONPATH": str(ROOT), "BASE_URL": "https://ann.example/repo"}
        bash = ["bash", "-e", "-c", command]
        return subprocess.run(bash, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    empty = run("See that there are articles")
    assert empty.returncode == 1
    assert "::error::seeds/ holds no article" in empty.stdout
    write_files(tmp_path / "seeds", SEEDS)
    for name in ("See that there are articles", "Build", "Check"):
        done = run(name)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "https://ann.example/repo/stories/" in (tmp_path / "public/feed.xml").read_text("utf-8")
    assert (tmp_path / "published.jsonl").is_file()
