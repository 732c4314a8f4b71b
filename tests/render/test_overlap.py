"""A strip tells shared, only here and taken out apart by their form, to the same scale as the text, and in words."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from digest.render.frames import Desk
from digest.render.overlap import view_overlap
from digest.render.scene import Scene
from digest.values import Edition, SentenceRef, StoryReport
from tests.render.sample import bridge_story, hostile_story, make_site


def strips(report: StoryReport) -> dict[str, tuple[ElementTree.Element, str]]:
    desk = Desk.of(Edition((report,), (), ()), make_site(""), {}, {}, {}, "")
    views = view_overlap(Scene.of(report, desk, "audit/index.html", linked=True))
    return {view.mark.letter: (ElementTree.fromstring(view.svg.html), view.words) for view in views}


def bars(root: ElementTree.Element, kind: str) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of every bar of a kind."""
    path = next((path.get("d", "") for path in root.iter("path") if path.get("class") == kind), "")
    return [tuple(map(int, found)) for found in re.findall(r"M(\d+) (\d+)h(\d+)v(\d+)", path)]  # type: ignore[misc]


def test_each_kind_stands_where_it_stands_in_the_text() -> None:
    report = bridge_story()
    courier = report.story.reports[0]
    root, words = strips(report)["A"]
    shared, out = bars(root, "shared"), bars(root, "out")
    scale = 1000 / len(courier.text)
    matched = [s for s in courier.sentences if s.number in (2, 5)]
    assert [(left, width) for left, _, width, _ in shared] == [
        (round(s.start * scale), round((s.end - s.start) * scale)) for s in matched
    ]
    assert sum(width for _, _, width, _ in out) == round(
        (courier.cleaned.stripped[-1].line.end - courier.cleaned.stripped[0].line.start) * scale
    )
    assert words.startswith("2 of its 6 sentences stand in another source too")
    assert words.endswith("3 of its 8 lines were taken out.")


def test_kinds_differ_in_form_not_in_colour_alone() -> None:
    report = bridge_story()
    alone = tuple(SentenceRef("d-bell", s.number) for s in report.story.reports[3].sentences)
    root, words = strips(replace(report, relations=replace(report.relations, additions=alone)))["D"]
    assert {(top, height) for _, top, _, height in bars(root, "only")} == {(0, 6), (9, 6), (18, 6)}
    assert "0 of its" in words
    assert f"{len(alone)} only here" in words


def test_a_story_of_one_text_has_nothing_to_compare() -> None:
    report = bridge_story()
    one = replace(report, story=replace(report.story, reports=report.story.reports[:1], background=()))
    first = [p for p in report.relations.positions if p.article == "a-courier"]
    assert strips(replace(one, relations=replace(report.relations, positions=tuple(first)))) == {}


def test_hostile_names_stay_text() -> None:
    for root, _ in strips(hostile_story()).values():
        assert {element.tag for element in root.iter()} <= {"svg", "title", "desc", "path"}
