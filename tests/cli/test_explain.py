"""`digest explain`: every decision on a story, for a person and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import digest, tree, write_files, write_site

COURIER = """\
Barge closes eastern lock
The Quay Courier
4 May 2026

The eastern lock in Saltmere was closed on Sunday evening after a loaded barge had struck the lower gate.
Divers will look at the hinges of the gate on Monday, and forty lorries wait at the western mole.
“The gate will not move before Thursday morning,” said Mara Voss, the harbour master.
"""
RADIO = """\
Saltmere waits for a crane
Harbour Radio
5 May 2026

According to The Quay Courier the eastern lock in Saltmere was closed on Sunday evening after a barge struck the gate.
Divers are to look at the hinges of the gate on Monday, and sixty lorries wait at the western mole.
“The gate will not open before Thursday morning,” said Mara Voss.
A crane from Lindholm is on its way, said the county engineer Tom Arle at noon.
Source link
"""
OLDER = """\
The eastern lock gets a new gate
Harbour Radio
4 May 2019

The eastern lock in Saltmere has a new lower gate, which a crane from Lindholm put into its hinges on Monday evening.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    override = "texts: [courier.txt, radio.txt, older.txt]\nnever: [crane]\n"
    files = {"seeds/courier.txt": COURIER, "seeds/radio.txt": RADIO, "seeds/older.txt": OLDER}
    return write_files(tmp_path_factory.mktemp("explain"), {**files, "content/stories/lock.yaml": override})


@pytest.fixture(scope="module")
def told(site: Path) -> str:
    done = digest("explain", "radio.txt", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, object]:
    done = digest("explain", "radio", "--json", cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    "fact",
    [
        "decided in content/stories/lock.yaml",
        "B Harbour Radio: Saltmere waits for a crane",
        "follows A; a credit tells that it came later",
        "published   2026-05-05 (line 3, stated as “5 May 2026”)",
        "credits The Quay Courier (line 5)",
        "“According to The Quay Courier the eastern lock in Saltmere was closed on Sunday evening\n",
        "A, line 7: “The gate will not move before Thursday morning,”",
        "B, line 7: “The gate will not open before Thursday morning,” [differs; other words: open]",
        "lorries: later figure",
        "A, line 6: “forty lorries” (40 lorries)",
        "1 sentence that no other source here has, in line 8.",
        "B, sentence 4: may not stand, the editor’s override says never",
        "over 7 years older than the story",
        "Removed 1 of 9 lines: pager 1.",
    ],
)
def test_a_person_reads_the_decision_and_what_it_rests_on(told: str, fact: str) -> None:
    assert fact in told


def test_passages_that_match_stand_side_by_side(told: str) -> None:
    left, right = "Divers are to look at the hinges of the", "Divers will look at the hinges of the gate"
    assert any(left in line and right in line for line in told.splitlines())
    assert "in common: divers, look, hinges, gate, monday, lorries, wait, western, mole" in " ".join(told.split())


def test_no_line_is_wider_than_the_page_and_piped_output_has_no_colour(told: str) -> None:
    assert max(map(len, told.splitlines())) <= 100
    assert "\x1b" not in told


def test_json_has_what_story_json_has_with_all_texts_and_the_table(site: Path, data: dict[str, object]) -> None:
    digest("build", site, "--output", "public", "--base-url", "https://x.example/", cwd=site)
    (published,) = (json.loads(path.read_text("utf-8")) for path in site.glob("public/stories/*/story.json"))
    assert list(data)[: len(published)] == list(published)
    assert {"together", "earlier", "background", "sentences", "alignment", "refused", "doubts"} < set(data)
    assert all(form["text"] for row in data["quotations"] for form in row["forms"])  # type: ignore[attr-defined]
    match = data["alignment"][1]  # type: ignore[index]
    assert match == {
        "article": "courier",
        "sentence": 2,
        "with_article": "radio",
        "with_sentence": 2,
        "closeness": "part",
        "share": match["share"],
        "words": ["divers", "look", "hinges", "gate", "monday", "lorries", "wait", "western", "mole"],
    }


def test_nothing_is_written(site: Path) -> None:
    before = tree(site)
    digest("explain", "radio", cwd=site)
    assert tree(site) == before


def test_now_dates_what_was_published_hours_ago(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": COURIER.replace("4 May 2026", "13 hours ago")})
    done = digest("explain", "a", "--json", "--now", "2026-05-04T06:00:00+02:00", cwd=tmp_path)
    assert json.loads(done.stdout)["articles"][0]["published"] == "2026-05-03T15:00:00Z"
    assert digest("explain", "a", "--now", "soon", cwd=tmp_path).stderr.startswith("--now: expected a date or time")


def test_an_unknown_story_is_wrong_usage_and_the_nearest_are_named(site: Path) -> None:
    done = digest("explain", "barge-closes-eastern-loch", cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "expected the slug or id of a story, or the id or path of an article, found 'barge-closes-eastern-loch'; "
        "the nearest here: barge-closes-eastern-lock\n"
    )


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    site = write_site(
        tmp_path, {"seeds/evil.txt": "The lock \x1b[31mis\x1b[0m closed\u202e since Sunday, they said.\n"}
    )
    done = digest("explain", "evil.txt", cwd=site)
    assert done.returncode == 0
    assert not {"\x1b", "\u202e"} & set(done.stdout)
