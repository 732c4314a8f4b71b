"""A story's address and GUID are fixed at first publication, whatever becomes of its sources; by real builds."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import digest, tree, write_files, write_site

LOCK, CRANE, BEES = "2026-05-04/lock.txt", "2026-05-04/crane.txt", "bees.txt"
OLDER = (
    "Gate struck at Saltmere\nThe Tide\n3 May 2026\n\nA barge has struck the gate of the eastern lock in Saltmere. The "
    "lock is closed, and divers will look at the hinges on Monday. A crane must come from Lindholm.\n"
)
OVERRIDE = "content/stories/a.yaml"


def build(site: Path, *arguments: str) -> Mapping[str, Any]:
    """Build, and return the stories by their articles, each with its slug and its GUID."""
    done = digest("build", site, *arguments)
    assert done.returncode == 0, done.stderr
    index = json.loads((site / "public/index.json").read_text("utf-8"))
    feed = (site / "public/feed.xml").read_text("utf-8")
    guids = dict(re.findall(r"<link>[^<]*/stories/([^<]*)/</link>\n<guid isPermaLink=\"false\">([^<]*)</guid>", feed))
    return {" ".join(sorted(s["articles"])): (s["slug"], guids[s["slug"]], s["id"]) for s in index["stories"]}


def seed(site: Path, path: str) -> Path:
    return site / "seeds" / path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site")


@pytest.fixture
def first(site: Path) -> tuple[str, str, str]:
    """How the story of the lock is known after the first build."""
    known: tuple[str, str, str] = build(site)["2026-05-04-crane 2026-05-04-lock"]
    return known


def test_an_older_source_changes_no_address(site: Path, first: tuple[str, str, str]) -> None:
    seed(site, "gate.txt").write_text(OLDER)
    assert build(site)["2026-05-04-crane 2026-05-04-lock gate"] == first


def test_without_the_record_an_older_source_does(site: Path, first: tuple[str, str, str]) -> None:
    seed(site, "gate.txt").write_text(OLDER)
    (site / "published.jsonl").unlink()
    assert build(site)["2026-05-04-crane 2026-05-04-lock gate"] != first


def test_another_headline_changes_no_address(site: Path, first: tuple[str, str, str]) -> None:
    text = seed(site, LOCK).read_text()
    seed(site, LOCK).write_text(text.replace("Barge closes eastern lock", "Lock shut for weeks"))
    assert build(site)["2026-05-04-crane 2026-05-04-lock"] == first


def test_the_first_source_may_go(site: Path, first: tuple[str, str, str]) -> None:
    seed(site, LOCK).unlink()
    assert build(site)["2026-05-04-crane"] == first


def test_all_sources_may_be_renamed(site: Path, first: tuple[str, str, str]) -> None:
    seed(site, LOCK).rename(seed(site, "2026-05-04/a.txt"))
    seed(site, CRANE).rename(seed(site, "2026-05-04/b.txt"))
    assert build(site)["2026-05-04-a 2026-05-04-b"] == first


def test_a_story_that_was_away_comes_back_under_its_address(site: Path, first: tuple[str, str, str]) -> None:
    text, other = seed(site, LOCK).read_text(), seed(site, CRANE).read_text()
    seed(site, LOCK).unlink()
    seed(site, CRANE).unlink()
    assert list(build(site)) == ["bees"]
    seed(site, LOCK).write_text(text)
    seed(site, CRANE).write_text(other)
    assert build(site)["2026-05-04-crane 2026-05-04-lock"] == first


def test_merged_stories_keep_one_address_and_the_other_leads_there(site: Path, first: tuple[str, str, str]) -> None:
    bees = build(site)["bees"][0]
    write_files(site, {OVERRIDE: f"same_as: [{bees}, {first[0]}]\n"})
    merged = build(site)
    assert merged == {"2026-05-04-crane 2026-05-04-lock bees": first}
    page = (site / f"public/stories/{bees}/index.html").read_text("utf-8")
    assert f'content="0; url=../{first[0]}/index.html"' in page
    assert f'<link rel="canonical" href="../{first[0]}/index.html">' in page
    assert "<script" not in page
    assert build(site) == merged, "the names in the override still hold"
    (site / OVERRIDE).unlink()
    apart = build(site)
    assert apart["2026-05-04-crane 2026-05-04-lock"] == first
    assert apart["bees"][0] == bees, "and its own address comes back when the merge is undone"


def test_of_a_split_story_the_larger_part_keeps_the_address(site: Path) -> None:
    seed(site, "gate.txt").write_text(OLDER)
    first = build(site)["2026-05-04-crane 2026-05-04-lock gate"]
    write_files(site, {OVERRIDE: "split: [gate]\n"})
    split = build(site)
    assert split["2026-05-04-crane 2026-05-04-lock"] == first
    assert len({part for known in split.values() for part in known}) == 3 * len(split), (
        "nobody shares a slug, GUID or id"
    )


def test_a_reissued_story_has_a_new_guid_once(site: Path, first: tuple[str, str, str]) -> None:
    write_files(site, {OVERRIDE: f"same_as: [{first[0]}]\nreissue: true\n"})
    slug, guid, _ = build(site)["2026-05-04-crane 2026-05-04-lock"]
    assert slug == first[0]
    assert guid != first[1]
    assert build(site)["2026-05-04-crane 2026-05-04-lock"][1] == guid
    (site / OVERRIDE).unlink()
    assert build(site)["2026-05-04-crane 2026-05-04-lock"][1] == guid
    write_files(site, {OVERRIDE: f"same_as: [{first[0]}]\nreissue: true\n"})
    assert build(site)["2026-05-04-crane 2026-05-04-lock"][1] not in (guid, first[1])


def test_the_record_changes_no_byte_of_what_it_records(site: Path) -> None:
    build(site)
    record, public = (site / "published.jsonl").read_bytes(), tree(site / "public")
    build(site)
    assert ((site / "published.jsonl").read_bytes(), tree(site / "public")) == (record, public)
    (site / "published.jsonl").unlink()
    build(site)
    assert ((site / "published.jsonl").read_bytes(), tree(site / "public")) == (record, public)


def test_what_was_not_published_is_not_recorded(site: Path) -> None:
    write_files(site, {"public/foreign.txt": "not digest's"})
    assert digest("build", site).returncode == 2
    assert not (site / "published.jsonl").exists()


def test_a_damaged_record_stops_the_build_by_its_line(site: Path) -> None:
    build(site)
    before = tree(site / "public")
    lines = (site / "published.jsonl").read_text("utf-8").splitlines()
    (site / "published.jsonl").write_text("\n".join([lines[0], "<<<<<<< ours", *lines[1:]]) + "\n")
    seed(site, "gate.txt").write_text(OLDER)
    done = digest("build", site)
    assert done.returncode == 2
    assert "published.jsonl:2: expected what digest wrote there" in done.stderr
    assert tree(site / "public") == before


def test_a_record_that_cannot_be_written_is_told_and_the_site_stands(site: Path) -> None:
    (site / ".published.jsonl.part").mkdir()
    done = digest("build", site)
    assert done.returncode == 0
    assert "warning: " in done.stderr
    assert "its addresses are not remembered" in done.stderr
    assert (site / "public/index.html").exists()
    assert digest("build", site, "--strict").returncode == 1
