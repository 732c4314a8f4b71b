"""`digest check`: what it prints, with which exit status; articles that would be published are warned of."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import SEEDS, digest, inside, tree, write_files, write_site

TAGGED = SEEDS["bees.txt"] + "\nTags: bees, Moorwick\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {"site.yaml": "base_url: https://x.example/\n", "seeds/bees.txt": TAGGED}
    site = write_site(tmp_path_factory.mktemp("built"), files)
    assert inside("build", site, cwd=site).returncode == 0
    return site


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    return shutil.copytree(built, tmp_path / "site")


def git(folder: Path, *arguments: str) -> None:
    person = ["-c", "user.name=Ann", "-c", "user.email=ann@x.example"]
    subprocess.run(["git", *person, *arguments], cwd=folder, check=True, capture_output=True)


def test_a_site_that_keeps_its_promises(site: Path) -> None:
    before = tree(site)
    done = digest("check", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    names = [line.split()[0] for line in done.stdout.split("\n\n")[0].splitlines()]
    assert names == "whole current verbatim alone counts fenced ledger alike budget links stable inert".split()
    assert "broken" not in done.stdout
    assert tree(site) == before


def test_doubts_come_with_the_settings_that_settle_them(site: Path) -> None:
    done = inside("check", site, cwd=site)
    assert done.stdout.split("\n\n")[1] == (
        "1 doubt for the editor:\n"
        "bees.txt:7: stripped as tags, but holds the name “Moorwick”, which stands in the article too\n"
        '    - "Tags: bees, Moorwick"\n'
        "    in site.yaml, under boilerplate.keep if that belongs to the article, "
        "under boilerplate.strip if it does not\n"
    )
    for key in ("keep", "strip"):
        write_files(site, {"site.yaml": f'boilerplate:\n  {key}: ["Tags: bees, Moorwick"]\n'})
        assert inside("build", site, cwd=site).returncode == 0
        assert json.loads(inside("check", site, "--json", cwd=site).stdout)["doubts"] == [], key


def test_a_broken_promise_is_named_with_its_place_and_exits_with_1(site: Path) -> None:
    (page,) = site.glob("public/stories/beekeepers*/index.html")
    page.write_text(page.read_text("utf-8").replace("half of their hives", "all of their hives"), "utf-8")
    done = inside("check", site, "--json", cwd=site)
    assert (done.returncode, done.stderr) == (1, "")
    report = json.loads(done.stdout)
    assert report["kept"] is False
    found = {promise["name"]: promise["broken"] for promise in report["promises"] if promise["broken"]}
    assert found.keys() == {"whole", "verbatim"}
    assert found["verbatim"][0]["place"] == page.relative_to(site / "public").as_posix()
    shown = inside("check", site, cwd=site).stdout
    assert "verbatim  broken: " in shown
    assert f"    {found['verbatim'][0]['place']}: expected the summary's sentence" in shown


def test_a_site_older_than_its_sources_is_not_taken_for_sound(site: Path) -> None:
    write_files(site, {"seeds/new.txt": "Nobody has read this sentence on the ferry before.\n"})
    done = inside("check", site, cwd=site)
    assert done.returncode == 1
    assert "new.txt: expected this text on the site, found it in no story; build again" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("check", "seeds"), "expected a built site, found no .digest-manifest.json: run digest build"),
        (("check", "nowhere"), "nowhere"),
        (("check", "--output", "seeds"), "seeds: expected a built site"),
        (("check", "--seeds", "nowhere"), "nowhere: no folder with articles there"),
    ],
)
def test_wrong_usage_exits_with_2(site: Path, arguments: tuple[str, ...], told: str) -> None:
    done = inside(*arguments, cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


def test_articles_in_a_repository_that_is_pushed_somewhere_are_warned_of(site: Path, tmp_path: Path) -> None:
    def warnings(env: dict[str, str] | None = None, *options: str) -> list[str]:
        done = digest("check", site, "--json", *options, env={"GITHUB_EVENT_PATH": "", **(env or {})})
        found: list[str] = json.loads(done.stdout)["warnings"]
        assert done.returncode == (1 if options and found else 0)
        return found

    git(site, "init", "--quiet")
    write_files(site, {".gitignore": "public/\n", "seeds/README.md": "What this folder is for.\n"})
    git(site, "add", "--all")
    assert warnings() == []  # pushed nowhere
    git(site, "remote", "add", "origin", "https://ann:secret@git.example/ann/news.git")
    (told,) = warnings(None, "--strict")
    assert told.startswith(
        f"3 files of {site / 'seeds'} lie in the repository that is pushed to https://git.example/ann"
    )
    assert "secret" not in told
    event = tmp_path / "event.json"
    event.write_text('{"repository": {"private": true}}')
    assert warnings({"GITHUB_EVENT_PATH": str(event)}) == []
    event.write_text('{"repository": {"private": false}}')
    (told,) = warnings({"GITHUB_EVENT_PATH": str(event)})
    assert "lie in a public repository, which republishes them, history included" in told
    git(site, "rm", "--quiet", "--cached", "-r", "seeds")
    assert warnings({"GITHUB_EVENT_PATH": str(event)}) == []


def test_an_article_in_the_output_is_told(site: Path) -> None:
    write_files(site / "public", {"seeds/bees.txt": TAGGED})
    done = digest("check", site, env={"GITHUB_EVENT_PATH": os.devnull})
    assert done.returncode == 1
    assert "    seeds/bees.txt: expected no article in the output, found the whole of bees.txt" in done.stdout
