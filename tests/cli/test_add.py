"""`digest add` and `digest fetch`: what is saved where, what is said of it, and with which exit status."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from digest.cli import add, fetch
from tests.cli.running import SEEDS, digest, inside, tree, write_files
from tests.shell.webserver import Reply, Server, serving

LOCK = SEEDS["2026-05-04/lock.txt"]
NOW = ("--now", "2026-05-06T05:30:00Z")
DAY = "seeds/2026-05-06"


def piped(data: str | bytes, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return inside("add", "-", *NOW, *arguments, cwd=cwd, stdin=data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on this machine that the commands may ask: by code alone, as no option and no setting can."""
    with serving() as found:
        monkeypatch.setattr(add, "Web", lambda site: replace(found.web(), site=site))
        monkeypatch.setattr(fetch, "Web", lambda site: replace(found.web(), site=site))
        yield found


def test_pasted_text_is_named_by_its_headline_and_told_as_it_was_understood(tmp_path: Path) -> None:
    done = piped(LOCK, cwd=tmp_path)
    place = f"{DAY}/barge-closes-eastern-lock.txt"
    assert (done.returncode, done.stderr) == (0, "")
    told = f"added {place}: “Barge closes eastern lock”, The Quay Courier, 2026-05-04, 36 words\n"
    assert done.stdout == told
    assert (tmp_path / place).read_bytes() == LOCK.encode()
    assert piped(LOCK, cwd=tmp_path).stdout == told.replace("added", "already there:")
    tomorrow = piped(LOCK, "--now", "2026-05-07", cwd=tmp_path)
    assert tomorrow.stdout == told.replace("added", "already there:")
    assert piped(LOCK.replace("Forty", "Fifty"), cwd=tmp_path).stdout.startswith(f"added {place[:-4]}-2.txt")
    assert sorted(path.name for path in (tmp_path / DAY).iterdir()) == [
        "barge-closes-eastern-lock-2.txt",
        "barge-closes-eastern-lock.txt",
    ]


def test_what_the_text_does_not_say_can_be_declared(tmp_path: Path) -> None:
    text = LOCK.split("\n\n", 1)[1]
    facts = ("--outlet", 'The "Courier"', "--url", "https://x.example/1", "--name", "../../.evil name", "--json")
    done = piped(text, *facts, cwd=tmp_path)
    assert json.loads(done.stdout) == {
        "path": f"{DAY}/evil name.txt",
        "added": True,
        "title": None,
        "outlet": 'The "Courier"',
        "published": None,
        "words": 36,
    }
    assert inside("build", cwd=tmp_path).returncode == 0
    (story,) = tmp_path.glob("public/stories/*/story.json")
    (article,) = json.loads(story.read_text("utf-8"))["articles"]
    assert (article["outlet"], article["url"]) == ('The "Courier"', "https://x.example/1")


@pytest.mark.parametrize(
    ("data", "told"), [(b"", "empty file"), (b"\x00\x01", "binary"), (b"Share\nTweet\n", "no article in it")]
)
def test_what_has_no_article_is_not_added(tmp_path: Path, data: bytes, told: str) -> None:
    done = piped(data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("-: not added: ")
    assert told in done.stderr
    assert not (tmp_path / "seeds").exists()


def test_files_are_copied_with_their_sidecars_and_the_rest_goes_on(tmp_path: Path) -> None:
    write_files(tmp_path / "in", {"lock.txt": LOCK, "lock.yaml": "story: lock\n", "b.jpg": b"\xff\xd8", "c.txt": "x"})
    names = ("lock.txt", "b.jpg", "none.txt")
    site = ("--site", "../site")
    write_files(tmp_path, {"site/site.yaml": "timezone: Pacific/Auckland\n"})
    done = inside("add", *names, *site, "--now", "2026-05-06T23:00:00Z", cwd=tmp_path / "in")
    assert done.returncode == 1
    assert "b.jpg: not added: files that end in '.jpg' are not read" in done.stderr
    assert "none.txt: cannot be read" in done.stderr
    folder = tmp_path / "site/seeds/2026-05-07"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
        "lock.txt": LOCK,
        "lock.txt.yaml": "story: lock\n",
    }


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "Missing argument"),
        (("a.txt", "b.txt", "--name", "c"), "are of one article: add them one by one"),
        (("a.txt", "--url", "x"), "--url: expected an address such as"),
        (("a.txt", "--now", "soon"), "--now: expected a date or time"),
        (("a.txt", "--site", "nowhere"), "no folder with the site there"),
        (("lock.txt", "--outlet", "x"), "lock.yaml beside it declares its facts: write them there"),
    ],
)
def test_wrong_usage_exits_with_2(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    write_files(tmp_path, {"lock.txt": LOCK, "lock.yaml": "story: lock\n"})
    before = tree(tmp_path)
    done = inside("add", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert tree(tmp_path) == before


def test_a_page_of_the_web_is_saved_with_its_address(server: Server, tmp_path: Path) -> None:
    body = "".join(f"<p>{line}</p>" for line in LOCK.split("\n\n")[1].splitlines())
    page = f"<html><head><title>Barge</title></head><body><article><h1>Barge</h1>{body}</article></body></html>"
    server.replies["/news/barge.html"] = Reply(page.encode(), headers={"Content-Type": "text/html"})
    url = f"{server.url}/news/barge.html"
    done = inside("add", url, "--outlet", "Courier", *NOW, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"added {DAY}/127-0-0-1-barge.html: ")
    assert (tmp_path / DAY / "127-0-0-1-barge.html").read_bytes() == page.encode()
    assert (tmp_path / DAY / "127-0-0-1-barge.html.yaml").read_text("utf-8") == f'outlet: "Courier"\nurl: "{url}"\n'
    missing = inside("add", f"{server.url}/none", *NOW, cwd=tmp_path)
    assert (missing.returncode, missing.stderr) == (1, f"{server.url}/none: HTTP 404\n")


def test_by_itself_the_command_asks_nothing_of_this_machine(server: Server, tmp_path: Path) -> None:
    write_files(tmp_path, {"site.yaml": f"fetch:\n  feeds: ['{server.url}/feed']\n"})
    for arguments in (("add", f"{server.url}/a"), ("fetch",)):
        done = digest(*arguments, cwd=tmp_path)
        assert done.returncode == 1
        assert "127.0.0.1 is no public address, and nothing else is asked" in done.stderr
    assert server.asked == []


def test_feeds_are_fetched_and_build_a_site(server: Server, tmp_path: Path) -> None:
    item = f"<item><guid>1</guid><title>Barge</title><description>{LOCK.split(chr(10) * 2)[1]}</description></item>"
    server.replies["/feed"] = Reply(f"<rss version='2.0'><channel><title>C</title>{item}</channel></rss>".encode())
    write_files(tmp_path, {"site.yaml": f"fetch:\n  feeds: ['{server.url}/feed', '{server.url}/none']\n"})
    done = inside("fetch", *NOW, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == f"{server.url}/feed: 1 new entry, 2026-05-06/127-0-0-1-feed.xml\n"
    assert done.stderr == f"{server.url}/none: HTTP 404\n"
    again = [json.loads(line) for line in inside("fetch", "--json", *NOW, cwd=tmp_path).stdout.splitlines()]
    assert again[0] == {"url": f"{server.url}/feed", "new": 0, "saved": [], "problems": [], "note": ""}
    assert again[1]["problems"] == ["HTTP 404"]
    assert inside("build", cwd=tmp_path).stdout.startswith("1 article, 1 story")


def test_without_feeds_it_says_where_to_name_them(tmp_path: Path) -> None:
    done = inside("fetch", cwd=tmp_path)
    assert done.returncode == 0
    assert "list their addresses under fetch.feeds" in done.stdout
