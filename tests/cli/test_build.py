"""`digest build`: what it prints, with which exit status, and what it leaves alone when something is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digest.load import FORMATS
from tests.cli.running import ROOT, SEEDS, digest, tree, write_files, write_site

FAULTY = {
    "site.yaml": "titel: News\nsummary:\n  max_sentences: many\n",
    "content/outlets.yaml": "outlets:\n  - name: 4\n    domain: x.example\n",
    "content/stories/a.yaml": "texts: []\n",
}
SKIPPED = {
    "seeds/empty.txt": b"\n \n",
    "seeds/binary.txt": b"\x89PNG\r\n\x1a\n\x00\x00",
    "seeds/picture.jpg": b"\xff\xd8\xff",
    "seeds/furniture.txt": b"Source link\nRelated Posts\n",
    "seeds/broken.md": b"---\ntitle: [\n---\nText of the article.\n",
    "seeds/later.md": b"---\nskip: true\n---\nText of the article.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


def test_one_line_of_counts_and_nothing_else(site: Path) -> None:
    done = digest("build", site, "--base-url", "https://x.example/")
    assert (done.returncode, done.stderr) == (0, "")
    line, rest = done.stdout.split("\n", 1)
    assert line.startswith("3 articles, 2 stories, 1 line stripped, 0 files skipped, ")
    assert line.endswith(f" s: {site / 'public' / 'index.html'}")
    assert rest == ""
    assert (site / "public/index.html").is_file()


def test_without_a_public_address_it_says_what_feeds_will_hold(site: Path) -> None:
    done = digest("build", site)
    assert done.returncode == 0
    assert done.stderr == "base_url is not set: addresses in feeds begin with http://localhost:8000/\n"


def test_the_report_as_json(site: Path) -> None:
    write_files(site, {"seeds/empty.txt": b""})
    done = digest("build", site, "--json")
    report = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert report.pop("seconds") >= 0
    assert report == {
        "articles": 3,
        "stories": 2,
        "stripped_lines": 1,
        "skipped_files": 1,
        "page": str(site / "public/index.html"),
        "skipped": [{"path": "empty.txt", "reason": "empty file"}],
        "doubts": 0,
    }


def test_files_without_an_article_are_named_and_counted(site: Path) -> None:
    write_files(site, SKIPPED)
    done = digest("build", site, "--base-url", "https://x.example/")
    assert done.returncode == 0
    assert "3 articles, 2 stories, 1 line stripped, 6 files skipped" in done.stdout
    reasons = dict(line.removeprefix("skipped ").split(": ", 1) for line in done.stderr.splitlines())
    assert reasons.pop("broken.md").startswith("broken.md:2:title")
    assert reasons == {
        "empty.txt": "empty file",
        "binary.txt": "binary file, not text",
        "picture.jpg": f"files that end in '.jpg' are not read; known: {', '.join(FORMATS)}",
        "furniture.txt": "no article in it: all of its 2 lines are headline, metadata or boilerplate",
        "later.md": "its front matter says skip: true",
    }


def test_strict_builds_too_but_says_that_something_is_wrong(site: Path) -> None:
    assert digest("build", site, "--strict").returncode == 0
    write_files(
        site, {"seeds/empty.txt": b"", "seeds/new.txt": b"Nobody has read this sentence on the ferry before.\n"}
    )
    done = digest("build", site, "--strict")
    assert done.returncode == 1
    assert "skipped empty.txt: empty file" in done.stderr
    assert len(list((site / "public/stories").iterdir())) == 3


def test_an_unreadable_file_is_skipped(site: Path) -> None:
    # Permissions would do for most users, but root reads everything; a link to nothing nobody can read.
    (site / "seeds/bees.txt").unlink()
    (site / "seeds/bees.txt").symlink_to("gone.txt")
    done = digest("build", site)
    assert done.returncode == 0
    assert "skipped bees.txt: " in done.stderr


def test_an_article_in_no_known_encoding_is_never_dropped_in_silence(site: Path) -> None:
    write_files(site, {"seeds/noise.txt": bytes(range(128, 256)) * 20})
    report = json.loads(digest("build", site, "--json").stdout)
    assert report["articles"] + report["skipped_files"] == 4


def test_all_faults_of_all_settings_at_once(site: Path) -> None:
    done = digest("build", site)
    before = tree(site / "public")
    write_files(site, FAULTY)
    done = digest("build", site)
    assert (done.returncode, done.stdout) == (2, "")
    places = [line.split(": ")[0] for line in done.stderr.splitlines()]
    assert places == [
        "content/outlets.yaml:2:outlets[1].name",
        "content/outlets.yaml:3:outlets[1].domain",
        "content/stories/a.yaml:1:texts",
        "site.yaml:1:titel",
        "site.yaml:3:summary.max_sentences",
    ]
    assert "did you mean title?" in done.stderr
    assert tree(site / "public") == before


def test_an_override_that_does_not_fit_the_articles_is_a_fault_of_the_settings(site: Path) -> None:
    write_files(site, {"content/stories/a.yaml": "texts: [bees.txt, wasps.txt]\n"})
    done = digest("build", site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("content/stories/a.yaml:")
    assert "'wasps.txt'" in done.stderr


def test_a_fault_in_a_template_leaves_the_last_site(site: Path) -> None:
    assert digest("build", site).returncode == 0
    before = tree(site / "public")
    theme = site / "themes/briefing"
    for path in (ROOT / "themes/briefing").rglob("*"):
        if path.is_file():
            write_files(theme, {path.relative_to(ROOT / "themes/briefing").as_posix(): path.read_bytes()})
    story = theme / "templates/story.html"
    story.write_text(re.sub(r"({% block main %})", r"\1{{ page.no_such_field }}", story.read_text("utf-8")), "utf-8")
    done = digest("build", site)
    assert (done.returncode, done.stdout) == (2, "")
    assert "story.html" in done.stderr
    assert "no_such_field" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site / "public") == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("build", "nowhere"), "nowhere: no folder with the site there"),
        (("build", "--seeds", "nowhere"), "nowhere: no folder with articles there"),
        (("build", "--output", "seeds"), "would replace the sources"),
        (("build", "--output", "."), "would replace the sources"),
        (("build", "--output", "other"), "other"),
        (("build", "--method", "best"), "--method: expected one of auto, coverage, lead, lex-rank"),
        (("build", "--now", "soon"), "--now: expected a date or time such as 2025-08-20T06:00:00Z, found 'soon'"),
        (("build", "--base-url", "example"), "--base-url: expected"),
        (("build", "--jobs", "0"), "--jobs"),
        (("bild",), "No such command 'bild'"),
        (("clean",), "FILES"),
        (("schema", "all"), "'all'"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(site: Path, arguments: tuple[str, ...], told: str) -> None:
    write_files(site, {"other/mine.txt": b"not made by digest"})
    before = tree(site)
    done = digest(*arguments, cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(site) == before


def test_no_articles_make_an_edition_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    done = digest("build", tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("0 articles, 0 stories, 0 lines stripped, 0 files skipped")
    assert "No articles yet" in (tmp_path / "public/index.html").read_text("utf-8")


def test_now_dates_what_was_published_hours_ago(tmp_path: Path) -> None:
    text = (
        "Lock is closed in Saltmere\nHarbour Radio\n13 hours ago\n\nA barge has struck the gate of the eastern lock.\n"
    )
    write_files(tmp_path, {"seeds/a.txt": text})

    def published(*arguments: str) -> str | None:
        assert digest("build", tmp_path, *arguments).returncode == 0
        (path,) = tmp_path.glob("public/stories/*/story.json")
        found: str | None = json.loads(path.read_text("utf-8"))["articles"][0]["published"]
        return found

    assert published() is None
    assert published("--now", "2026-05-04T06:00:00+02:00") == "2026-05-03T15:00:00Z"
    assert published("--now", "2026-05-04") == "2026-05-04"


def test_one_of_a_kind_is_told_in_the_singular(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": SEEDS["2026-05-04/crane.txt"], "seeds/empty.txt": b""})
    assert digest("build", tmp_path).stdout.startswith("1 article, 1 story, 1 line stripped, 1 file skipped, ")


def record(site: Path) -> bytes:
    place = site / "published.jsonl"
    return place.read_bytes() if place.exists() else b""


def test_a_trial_leaves_what_is_remembered_of_the_site(site: Path) -> None:
    assert digest("build", site).returncode == 0
    before = record(site)
    assert before
    more = write_files(site.parent / "more", {"new.txt": "Nobody has read this sentence on the ferry before.\n"})
    done = digest("build", "--seeds", more, "--output", site.parent / "trial", cwd=site)
    assert done.returncode == 0
    assert record(site) == before
    assert f"a trial: the articles of {more} are not the site's own" in done.stderr
    assert "Add --record" in done.stderr


def test_the_own_articles_are_remembered_wherever_the_site_is_written(site: Path) -> None:
    elsewhere = site.parent / "srv"
    (site.parent / "link").symlink_to(site, target_is_directory=True)
    for seeds in ((), ("--seeds", site / "seeds"), ("--seeds", site.parent / "link" / "seeds")):
        done = digest("build", site, *seeds, "--output", elsewhere)
        assert "trial" not in done.stderr
        assert record(site)
        (site / "published.jsonl").unlink()


def test_other_articles_may_be_what_is_published_and_the_own_a_trial(site: Path) -> None:
    more = write_files(site.parent / "more", {"new.txt": "Nobody has read this sentence on the ferry before.\n"})
    assert digest("build", site, "--no-record").returncode == 0
    assert record(site) == b""
    assert "trial" not in digest("build", site, "--seeds", more, "--record").stderr
    before = record(site)
    assert before
    # Nothing would change: there is nothing to tell.
    assert "trial" not in digest("build", site, "--seeds", more).stderr
    assert record(site) == before


def test_a_folder_without_articles_of_its_own_remembers_those_it_is_given(site: Path) -> None:
    empty = site.parent / "empty"
    empty.mkdir()
    assert digest("build", empty, "--seeds", site / "seeds").returncode == 0
    assert record(empty)


def test_another_method_is_said_on_the_page(site: Path) -> None:
    assert digest("build", site, "--method", "lead").returncode == 0
    pages = [path.read_text("utf-8") for path in site.glob("public/stories/*/index.html")]
    assert len(pages) == 2
    assert all("lead" in page for page in pages)


def test_ended_by_a_signal_it_leaves_the_last_site_and_nothing_else(site: Path) -> None:
    assert digest("build", site, "--no-cache").returncode == 0
    before = tree(site)
    # Many stories, so that there is something to interrupt.
    notices = (f"Notice {n} of the port\n\nBoat {n} of the row lies at berth {n} until noon.\n" for n in range(600))
    more = write_files(site.parent / "more", {f"{n}.txt": notice for n, notice in enumerate(notices)})
    interrupted = 0
    for wait in (0.3, 0.6, 0.9):
        code, out = terminated(wait, "build", site, "--seeds", more, "--no-cache")
        if out:
            break  # too late: it had done all, and said so
        interrupted += 1
        assert code in (128 + signal.SIGTERM, -signal.SIGTERM)
        assert tree(site) == before
    assert interrupted


def terminated(wait: float, *arguments: str | Path) -> tuple[int, bytes]:
    """Run the command and ask it to end after `wait` seconds; return its exit status and what it printed."""
    with subprocess.Popen(
        [sys.executable, "-m", "digest", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        time.sleep(wait)
        running.send_signal(signal.SIGTERM)
        out, _ = running.communicate(timeout=60)
    return running.returncode, out
