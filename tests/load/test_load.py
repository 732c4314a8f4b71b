"""What becomes of a file: the article with every line and byte of it, or the reason why there is none."""

from __future__ import annotations

import re

import pytest

from digest.load import load
from digest.load.naming import article_id
from digest.values import RawArticle, SkippedFile, SourceFile
from tests.said import said

TEXT = "The eastern lock is closed – “until Thursday”, says the port.\nA crane is on its way from Lindholm.\n"


def read(data: bytes, path: str = "a.txt") -> RawArticle:
    (found,) = load(SourceFile(path, data))
    assert isinstance(found, RawArticle), found
    return found


def reason(data: bytes, path: str = "a.txt") -> str:
    (found,) = load(SourceFile(path, data))
    assert isinstance(found, SkippedFile), found
    assert found.path == path
    return found.reason


def matter(lines: str, path: str = "a.md") -> RawArticle:
    return read(f"---\n{lines}\n---\n{TEXT}".encode(), path)


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        (TEXT.encode(), "utf-8", ""),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", "utf-8 by its byte order mark"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", "utf-16-le by its byte order mark"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "utf-16-be by its byte order mark"),
    ],
)
def test_encodings(data: bytes, encoding: str, note: str) -> None:
    found = read(data)
    assert (found.text, found.encoding, said(found.encoding_note)) == (TEXT, encoding, note)


def test_an_encoding_that_is_a_guess_is_told_as_one() -> None:
    found = read(TEXT.encode("cp1252"))
    assert found.text == TEXT
    assert said(found.encoding_note) == f"not UTF-8: read as {found.encoding}, which is a guess"


def test_a_damaged_character_among_sound_ones_is_replaced_and_told() -> None:
    found = read(TEXT.replace("–", "–––").encode() + b"caf\xe9\n")
    assert said(found.encoding_note) == "utf-8 with 1 damaged character"
    assert found.text.endswith("caf\ufffd\n")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "empty file"),
        (b" \n\t\r\n", "empty file"),
        (b"\xef\xbb\xbf", "empty file"),
        (b"text\x00text", "binary file, not text"),
        (b"\x01\x02\x03 and so on", "binary file, not text"),
    ],
)
def test_what_is_no_text(data: bytes, told: str) -> None:
    assert reason(data) == told


@pytest.mark.parametrize(("path", "ending"), [("a.pdf", "'.pdf'"), ("a", "'nothing'"), ("b.TEX", "'.tex'")])
def test_formats_that_are_not_read(path: str, ending: str) -> None:
    assert reason(TEXT.encode(), path).startswith(f"files that end in {ending} are not read; known: .txt, .md")


def test_front_matter_declares() -> None:
    found = matter(
        'title: "Lock: closed"\noutlet: Harbour Radio\nauthor: Ann Bell\nurl: https://x.example/lock\n'
        "published: 2026-05-04T06:30:00+02:00\nlanguage: en\nstory: lock\nbackground: true\nlayout: x\ntags: [a]"
    )
    declared = found.declared
    assert (declared.title, declared.outlet, declared.author) == ("Lock: closed", "Harbour Radio", "Ann Bell")
    assert (declared.url, declared.language, declared.story) == ("https://x.example/lock", "en", "lock")
    assert declared.background
    assert declared.published is not None
    assert declared.published.sort_key.isoformat() == "2026-05-04T04:30:00+00:00"
    assert found.front_matter_lines == 12


def test_topics_are_a_list_or_one() -> None:
    assert matter("topics: [Port, 'Council: roads', '']").declared.topics == ("Port", "Council: roads")
    assert matter("topics: Port").declared.topics == ("Port",)
    assert matter("topics:").declared.topics == ()
    told = reason(f"---\ntopics:\n  - Port\n  - {{a: b}}\n---\n{TEXT}".encode(), "a.md")
    assert told == "a.md:4:topics: expected a list of texts, found 'a list or mapping in it'"


def test_front_matter_stays_in_the_text_so_that_spans_count_in_the_file() -> None:
    found = matter("title: Lock")
    assert found.text == f"---\ntitle: Lock\n---\n{TEXT}"
    assert found.front_matter_lines == 3


def test_a_folder_named_by_a_date_tells_when_it_was_collected_and_front_matter_beats_it() -> None:
    def collected(path: str, lines: str = "title: Lock") -> str:
        moment = matter(lines, path).declared.collected
        return moment.day.isoformat() if moment else ""

    assert collected("a.md") == ""
    assert collected("2026-05-04/x/a.md") == "2026-05-04"
    assert collected("2026-05-04/2026-05-05/a.md") == "2026-05-05"
    assert collected("2026-02-31/a.md") == ""
    assert collected("2026-05-04/a.md", "collected: 2026-05-01") == "2026-05-01"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("url: javascript:alert(1)", "a.md:2:url: expected an address that begins with http:// or https://"),
        ("published: sometime", "a.md:2:published: expected a date such as 2025-08-20"),
        ("published: 2026-02-31", "a.md:2:published: expected a date"),
        ("background: perhaps", "a.md:2:background: expected true or false, found 'perhaps'"),
        ("title: [a, b]", "a.md:2:title: expected text, found 'a list or mapping'"),
        ("title: a\ntitle: b", "a.md:3:title"),
        ("title: [", "a.md:2:title"),
        ("a: &a [*a, *a]", "a.md:2"),
    ],
)
def test_a_value_that_cannot_be_right_skips_the_file_by_line_and_key(lines: str, told: str) -> None:
    assert reason(f"---\n{lines}\n---\n{TEXT}".encode(), "a.md").startswith(told)


@pytest.mark.parametrize("line", ["title: %s", "background: %s", "topics: %s", "topics: [%s]", "published: %s"])
def test_a_value_that_cannot_be_read_is_told_once(line: str) -> None:
    escaped = r'"\u0080"'
    told = reason(f"---\n{line % escaped}\n---\n{TEXT}".encode(), "a.md")
    assert told.endswith("expected text, found the control character U+0080")
    assert told.count("expected") == 1


def test_all_faults_of_a_file_at_once() -> None:
    told = reason(f"---\nurl: x\nbackground: 4\n---\n{TEXT}".encode(), "a.md")
    assert sorted(part.split(":")[1] for part in told.split("; ")) == ["2", "3"]


def test_front_matter_without_its_end() -> None:
    assert reason(f"---\ntitle: Lock\n{TEXT}".encode(), "a.md").startswith(
        "a.md:1: expected a second line of '---' that ends the front matter, found none"
    )


def test_skip() -> None:
    assert reason(f"---\nskip: true\n---\n{TEXT}".encode(), "a.md") == "its front matter says skip: true"


def test_markdown_without_front_matter_is_text() -> None:
    assert read(TEXT.encode(), "a.md").front_matter_lines == 0


@pytest.mark.parametrize(
    ("path", "known"),
    [("2026-05-04/lock_1.txt", "2026-05-04-lock_1"), ("a.b.txt", r"a-b-\w{8}"), ("Straße.txt", r"stra\w*-\w{8}")],
)
def test_ids(path: str, known: str) -> None:
    assert re.fullmatch(known, article_id(path))


def test_two_paths_have_two_ids() -> None:
    paths = [
        "a b.txt",
        "a-b.txt",
        "a_b.txt",
        "ä.txt",
        "ö.txt",
        "日.txt",
        "本.txt",
        "x" * 90 + ".txt",
        "x" * 91 + ".txt",
    ]
    assert len({article_id(path) for path in paths}) == len(paths)
