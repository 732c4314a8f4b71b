"""Lines that must go and lines that must stay, each tried by itself in one report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest.clean import clean, is_furniture
from digest.head import head
from digest.load import load
from digest.settings.values import BoilerplateSettings
from digest.values import RawArticle, SourceFile

CASES = Path(__file__).parent / "lines.md"
HEAD = ["Harbour bridge closed after barge strikes pier", "By Anna Keller", "20 August 2025", ""]
REPORT = """\
The Hollow Street bridge in Marwick was closed on Wednesday after a gravel barge struck its northern pier, the city \
council said.
Engineers found a crack of about two metres in the masonry and ordered all traffic off the bridge until it has been \
examined.
“We would rather have queues than an accident,” said Ruth Halloran, the council's head of roads.
The barge, which was carrying 400 tonnes of gravel to a building site upstream, was freed by a tug at noon.
Nobody was hurt, but two of the crew were treated for shock at Marwick General Hospital.
About 18,000 vehicles cross the bridge on a weekday, according to council figures from last year.
Buses on routes 4 and 11 are being sent over the Mill Lane bridge, which adds 20 minutes to the journey.
The council expects a first report from the engineers by Friday.""".split("\n")
BLOCK = re.compile(r"^```(\w+) (stripped|kept)\n(.*?)^```", re.MULTILINE | re.DOTALL)
TRIED = [
    (place, what, line) for place, what, lines in BLOCK.findall(CASES.read_text("utf-8")) for line in lines.splitlines()
]


def roles(lines: list[str], place: str) -> list[str]:
    """Return the roles of `lines`, put into the report at `place`."""
    before, after = {
        "first": ([], HEAD + REPORT),
        "top": (HEAD[:1], HEAD[1:] + REPORT),
        "lead": (HEAD, REPORT),
        "mid": (HEAD + REPORT[:3], REPORT[3:]),
        "end": (HEAD + REPORT, []),
    }[place]
    (raw,) = load(SourceFile("report.txt", "\n".join([*before, *lines, *after]).encode()))
    assert isinstance(raw, RawArticle)
    role = {
        entry.line.number: entry.role for entry in clean(raw, head(raw, (), is_furniture), BoilerplateSettings()).ledger
    }
    return [role[len(before) + number] for number in range(1, len(lines) + 1)]


@pytest.mark.parametrize(("place", "what", "line"), TRIED)
def test_a_line_goes_or_stays(place: str, what: str, line: str) -> None:
    found = roles(line.split(" ⏎ "), place)
    assert all((role == "body") == (what == "kept") for role in found), found


def test_all_places_are_tried() -> None:
    tried = {(place, what) for place, what, _ in TRIED}
    assert tried == {
        *((place, "stripped") for place in ("first", "top", "lead", "mid", "end")),
        *((place, "kept") for place in ("mid", "end")),
    }
