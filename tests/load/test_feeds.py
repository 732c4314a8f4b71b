"""Saved feeds: an article per entry, whatever the feed is like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.load import load
from digest.values import RawArticle, SkippedFile, SourceFile
from tests.casefile import Case, read_cases
from tests.load.told import check_spans, told

CASES = read_cases(Path(__file__).parent / "cases" / "feeds.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_gives_an_article_per_entry(case: Case) -> None:
    feed = case.blocks["feed"]
    data = feed.encode("latin-1" if "iso-8859-1" in feed else "utf-8")
    assert "".join(told(found) for found in load(SourceFile("feed.xml", data))) == case.blocks["articles"]


def rss(*items: str) -> bytes:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>{inner}</channel></rss>'.encode()


def ids(data: bytes, path: str = "feed.xml") -> list[str]:
    return [found.id for found in load(SourceFile(path, data)) if isinstance(found, RawArticle)]


def test_an_id_stays_when_the_feed_is_saved_again() -> None:
    old, new = (f"<guid>{name}</guid><description>Text of {name}.</description>" for name in ("old", "new"))
    assert ids(rss(new, old))[1] == ids(rss(old))[0]
    assert len(set(ids(rss(old, old, new)))) == 3


def test_every_ending_is_read() -> None:
    for path in ("a.xml", "a.rss", "a.atom", "A.XML"):
        assert len(ids(rss("<description>The boat came in.</description>"), path)) == 1


def test_a_feed_is_never_taken_for_the_name_of_a_file_or_an_address(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_bytes(rss("<description>Secret.</description>"))
    (found,) = load(SourceFile("feed.xml", str(secret).encode()))
    assert isinstance(found, SkippedFile)


def test_entities_cannot_multiply_or_read_files() -> None:
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    item = "<item><title>T</title><description>A &l9; &f; text.</description></item>"
    body = f"<rss version='2.0'><channel>{item}</channel></rss>"
    for found in load(SourceFile("feed.xml", (head + body).encode())):
        assert isinstance(found, SkippedFile) or len(found.text) < 1000


@pytest.mark.parametrize("data", [b"", b" \n", b"PK\x03\x04\x00", b"\xff\xfe<", b"<rss>" * 3000, b"<" * 100_000, b"{}"])
def test_what_is_no_feed_is_skipped_by_name(data: bytes) -> None:
    (found,) = load(SourceFile("feed.xml", data))
    assert isinstance(found, SkippedFile)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=100), st.sampled_from(CASES), st.integers(0, 1500), st.integers(0, 40))
def test_no_damage_to_a_feed_makes_it_stumble(noise: bytes, case: Case, where: int, length: int) -> None:
    data = case.blocks["feed"].encode()
    for found in load(SourceFile("feed.xml", data[:where] + noise + data[where + length :])):
        check_spans(found)
