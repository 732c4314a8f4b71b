"""published.jsonl: what is written is read back, and what digest didn't write is refused by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.errors import SettingsError
from digest.shell.record import read_record, write_record
from digest.values import PublishedStory, Record

HEX = st.text("0123456789abcdef", min_size=12, max_size=12)
STORIES = st.builds(
    PublishedStory,
    id=HEX,
    slug=st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True),
    guid=st.uuids().map(lambda number: number.urn),
    first_published=st.sampled_from(["", "2026-05-04", "2026-05-04T06:24:00Z"]),
    articles=st.lists(st.tuples(st.text(max_size=9), HEX), max_size=3).map(tuple),
    merged_into=st.one_of(st.just(""), HEX),
    reissued=st.booleans(),
)
RECORDS = st.builds(
    Record,
    level=st.one_of(st.none(), st.floats(0, 1)),
    stories=st.lists(STORIES, min_size=1, unique_by=(lambda s: s.id, lambda s: s.slug, lambda s: s.guid)).map(
        lambda stories: tuple(sorted(stories, key=lambda story: story.id))
    ),
)
HEAD = '{"format":1,"level":0.18}\n'
LINE = (
    '{"id":"0123456789ab","slug":"lock","guid":"urn:uuid:6f0c4f2e-5e0b-5d0a-9a53-0d3d0c6f7a11",'
    '"first_published":"2026-05-04","articles":[{"id":"a","sha256":"ab"}]}\n'
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_what_is_written_is_read(tmp_path: Path, record: Record) -> None:
    write_record(tmp_path, record)
    assert read_record(tmp_path) == record
    assert [path.name for path in tmp_path.iterdir()] == ["published.jsonl"]


def test_nothing_published_leaves_no_file(tmp_path: Path) -> None:
    write_record(tmp_path, Record(0.18))
    assert not list(tmp_path.iterdir())
    assert read_record(tmp_path) == Record()


def test_a_record_that_is_the_same_is_not_written_again(tmp_path: Path) -> None:
    (tmp_path / "published.jsonl").write_text(HEAD + LINE)
    before = (tmp_path / "published.jsonl").stat()
    write_record(tmp_path, read_record(tmp_path))
    after = (tmp_path / "published.jsonl").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "published.jsonl:1: expected what digest wrote there"),
        ('{"format":2,"level":0.18}\n', "published.jsonl:1: expected what digest wrote there"),
        (HEAD + LINE + "=======\n", "published.jsonl:3: expected what digest wrote there"),
        (HEAD + LINE.replace('"lock"', '"../../etc"'), "published.jsonl:2: expected what digest wrote there"),
        (HEAD + LINE.replace('"lock"', "7"), "published.jsonl:2: expected what digest wrote there"),
        (
            HEAD + LINE.replace("2026-05", "2026-13"),
            "published.jsonl:2: expected what digest wrote",
        ),
        (HEAD + LINE[:-9] + "\n", "published.jsonl:2: expected what digest wrote there"),
        (HEAD + LINE + LINE, "published.jsonl:3:guid: expected a story of its own, found the guid of line 2 again"),
        ("[" * 5000, "published.jsonl:1: expected what digest wrote there"),
        ("\udcff", "published.jsonl:1: expected what digest wrote there"),
    ],
)
def test_what_digest_did_not_write_is_refused(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "published.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(SettingsError) as found:
        read_record(tmp_path)
    assert str(found.value).splitlines()[0].startswith(fault)
    assert "delete it and let all stories be named anew" in str(found.value)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "published.jsonl").mkdir()
    with pytest.raises(SettingsError, match=r"^published\.jsonl: "):
        read_record(tmp_path)
