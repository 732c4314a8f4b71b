"""All kinds of files: told by their ending; what a sidecar declares beats the file, and that beats its folder."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from digest.load import FORMATS, load
from digest.values import RawArticle, SkippedFile, SourceFile

SAMPLES = {
    ".txt": b"Pier shut\n\nThe pier will be shut from Friday, the port said.",
    ".md": b"---\ntitle: Pier shut\n---\nThe pier will be shut from Friday, the port said.",
    ".html": b"<html><body><article><p>The pier will be shut from Friday, the port said.</p></article></body></html>",
    ".jsonl": b'{"text": "The pier will be shut from Friday, the port said."}',
    ".xml": b"<rss version='2.0'><channel><item><description>The pier is shut.</description></item></channel></rss>",
    ".eml": b"Subject: Pier shut\n\nThe pier will be shut from Friday, the port said.",
}
SAMPLES |= {".htm": SAMPLES[".html"], ".json": SAMPLES[".jsonl"], ".rss": SAMPLES[".xml"], ".atom": SAMPLES[".xml"]}


def only(ending: str, sidecar: str | None = None, folder: str = "") -> RawArticle | SkippedFile:
    beside = None if sidecar is None else SourceFile(f"{folder}paper.yaml", sidecar.encode())
    (found,) = load(SourceFile(f"{folder}paper{ending}", SAMPLES[ending], beside))
    return found


def test_there_is_a_sample_of_every_kind() -> None:
    assert SAMPLES.keys() == FORMATS.keys()


@pytest.mark.parametrize("ending", FORMATS)
def test_a_sidecar_declares_for_every_kind(ending: str) -> None:
    sidecar = (
        "title: From the sidecar\noutlet: Quay Courier\nauthor: A. B.\nurl: https://quay.example/1\n"
        "published: 2026-03-01\n"
        "updated: 2026-03-02\ncollected: 2026-03-03\nlanguage: en\nstory: pier\nbackground: true\nother: ignored\n"
    )
    found = only(ending, sidecar)
    assert isinstance(found, RawArticle)
    declared = found.declared
    assert (declared.title, declared.outlet, declared.author) == ("From the sidecar", "Quay Courier", "A. B.")
    assert (declared.url, declared.language, declared.story) == ("https://quay.example/1", "en", "pier")
    assert declared.background
    moments = (declared.published, declared.updated, declared.collected)
    assert [moment and (moment.day.day, moment.where) for moment in moments] == [(d, "sidecar") for d in (1, 2, 3)]
    assert not dict(declared.found).keys() & {"title", "published", "url"}


@pytest.mark.parametrize("ending", FORMATS)
def test_a_dated_folder_tells_when_it_was_collected(ending: str) -> None:
    found = only(ending, folder="2026-03-04/")
    assert isinstance(found, RawArticle)
    assert found.declared.collected is not None
    assert (found.declared.collected.stated, found.declared.collected.where) == ("2026-03-04", "folder name")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_sidecar_can_leave_the_file_out(ending: str) -> None:
    assert only(ending, "skip: true\n") == SkippedFile(f"paper{ending}", "paper.yaml says skip: true", "left_out")


def test_a_sidecar_leaves_alone_what_it_does_not_mention() -> None:
    found = only(".md", "outlet: Quay Courier\n")
    assert isinstance(found, RawArticle)
    assert (found.declared.title, found.declared.outlet) == ("Pier shut", "Quay Courier")


def test_a_sidecar_without_a_value_takes_one_away() -> None:
    found = only(".md", "title:\n")
    assert isinstance(found, RawArticle)
    assert found.declared.title == ""


def test_faults_in_a_sidecar_skip_the_article_by_name() -> None:
    found = only(".html", "url: ftp://x\nbackground: perhaps\n")
    assert isinstance(found, SkippedFile)
    assert found.path == "paper.html"
    assert found.reason.startswith(
        "paper.yaml:1:url: expected an address that begins with http:// or https://, found 'ftp:"
    )
    assert "paper.yaml:2:background: expected true or false, found 'perhaps'" in found.reason


def test_a_relative_date_in_a_sidecar_counts_from_its_folder() -> None:
    found = only(".txt", "published: yesterday\n", folder="2026-03-04/")
    assert isinstance(found, RawArticle)
    assert found.declared.published is not None
    assert found.declared.published.day.isoformat() == "2026-03-03"


def test_other_endings_are_named_with_those_that_are_read() -> None:
    (found,) = load(SourceFile("photo.JPG", b""))
    assert isinstance(found, SkippedFile)
    assert found.reason.startswith("files that end in '.jpg' are not read; known: .txt, .md, .html")


def test_nothing_heavy_is_imported_before_a_file_needs_it() -> None:
    program = (
        "import sys\n"
        "from digest.load import load\n"
        "from digest.values import SourceFile\n"
        "list(load(SourceFile('a.txt', b'The pier is shut.')))\n"
        "list(load(SourceFile('a.jsonl', b'{\"text\": \"The pier is shut.\"}')))\n"
        "print(sorted({'lxml', 'trafilatura', 'feedparser', 'htmldate', 'charset_normalizer'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("path", "data"),
    [
        ("a.html", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">Text.</p>"),
        ("a.xml", b"<rss><channel><item " + b" ".join(b"a%d='1'" % n for n in range(100_000)) + b"></item>"),
        ("a.eml", b"Content-Type: text/plain; " + b" ".join(b"a%d=1;" % n for n in range(100_000)) + b"\n\nText."),
    ],
    ids=["page", "feed", "mail"],
)
def test_what_parsers_would_take_minutes_over_is_refused(path: str, data: bytes) -> None:
    started = time.process_time()
    (found,) = load(SourceFile(path, data))
    assert isinstance(found, SkippedFile)
    assert time.process_time() - started < 5
