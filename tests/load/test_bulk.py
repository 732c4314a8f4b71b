"""JSON Lines and JSON: an article per object, a reason per object that is none, and never all of them at once."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.load import load
from digest.values import RawArticle, SkippedFile, SourceFile
from tests.casefile import Case, read_cases
from tests.load.told import check_spans, told
from tests.said import said

CASES = read_cases(Path(__file__).parent / "cases" / "bulk.md")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_gives_an_article_per_object(case: Case) -> None:
    kind = "jsonl" if "jsonl" in case.blocks else "json"
    source = SourceFile(f"bulk.{kind}", case.blocks[kind].encode())
    assert "".join(told(found) for found in load(source)) == case.blocks["articles"]


def articles(data: bytes, path: str = "bulk.jsonl") -> list[RawArticle]:
    found = list(load(SourceFile(path, data)))
    assert all(isinstance(item, RawArticle) for item in found), found
    return [item for item in found if isinstance(item, RawArticle)]


def lines(*items: object) -> bytes:
    return "\n".join(json.dumps(item) for item in items).encode()


def test_ids_are_the_articles_own_as_far_as_they_can_be() -> None:
    given_ids = ["as:5607:center", 7, "  two words ", "a\u0000b\u202e", None, "", "7", "x" * 300]
    found = [article.id for article in articles(lines(*({"id": one, "text": "Text."} for one in given_ids)))]
    assert found[:7] == ["as:5607:center", "7", "two-words", "ab", "bulk-5", "bulk-6", "7-7"]
    assert len(found[7]) == 200


def test_the_hash_is_of_the_object_so_that_a_growing_file_changes_no_story() -> None:
    one, two = {"id": "a", "text": "One."}, {"id": "b", "text": "Two."}
    assert articles(lines(one))[0].sha256 == articles(lines(one, two))[0].sha256 != articles(lines(one, two))[1].sha256


def test_story_background_and_collected_are_read() -> None:
    (found,) = articles(
        lines({"text": "T", "story": 3, "background": True, "collected": "2026-03-04", "published": "2 days ago"})
    )
    assert (found.declared.story, found.declared.background) == ("3", True)
    assert found.declared.published is not None
    assert found.declared.published.day.isoformat() == "2026-03-02"


def test_topics_are_a_list_or_one() -> None:
    found = articles(lines({"text": "T", "topics": ["Port", "", None]}, {"text": "T", "topics": "Port"}))
    assert [article.declared.topics for article in found] == [("Port",), ("Port",)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = "Der Käpt’n kam über Nacht, und die Fähre fährt täglich für Gäste nach Föhr."
    (found,) = articles(json.dumps({"text": text}, ensure_ascii=False).encode(encoding))
    assert found.text == text + "\n"
    assert "cp1252" not in encoding or "guess" in said(found.encoding_note)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"text": "' + b"x" * 5_000_000,
        b"\xff\xfe\x00",
        b"PK\x03\x04\x00",
        b"null",
    ],
    ids=lambda data: repr(data[:12]),
)
@pytest.mark.parametrize("path", ["bulk.json", "bulk.jsonl"])
def test_what_is_no_json_is_skipped_by_name(data: bytes, path: str) -> None:
    found = list(load(SourceFile(path, data)))
    assert found
    assert all(isinstance(item, SkippedFile) and item.path.startswith(path) for item in found)


def test_a_large_file_is_never_in_memory_as_text_or_as_objects() -> None:
    data = b"\n".join(b'{"id": %d, "text": "%s"}' % (number, b"A sentence of news. " * 50) for number in range(10_000))
    source = SourceFile("bulk.jsonl", data)
    tracemalloc.start()
    try:
        assert sum(1 for _ in load(source)) == 10_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < len(data) / 4


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["id", "title", "url", "author", "published", "collected", "text", "html", "story", "background", "x"]
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.dictionaries(KEYS, VALUES, max_size=6) | VALUES, max_size=4),
    st.sampled_from(["bulk.json", "bulk.jsonl"]),
)
def test_no_object_makes_it_stumble(items: list[object], path: str) -> None:
    data = lines(*items) if path.endswith("l") else json.dumps(items).encode()
    for found in load(SourceFile(path, data)):
        check_spans(found)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 20), st.sampled_from(["bulk.json", "bulk.jsonl"]))
def test_no_damage_makes_it_stumble(noise: bytes, where: int, length: int, path: str) -> None:
    data = lines(
        {"id": "a", "text": "The pier was shut.\ud83d"}, {"title": "T", "html": "<p>The <b>pier</b>", "author": ["A"]}
    )
    for found in load(SourceFile(path, data[:where] + noise + data[where + length :])):
        check_spans(found)
