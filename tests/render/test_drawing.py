"""Both forms of the drawing are well-formed, say what the words say, and keep lines, nodes and names apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from math import dist
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.render.drawing import draw, tell
from digest.render.drawing_nodes import RADIUS, Node
from digest.render.drawing_tall import tall_form
from digest.render.drawing_wide import WIDTH, wide_form
from digest.wording.marks import letter
from digest.wording.words import Words, english
from tests.render.sample import bridge_story, hostile_story, moment

SVG = "{http://www.w3.org/2000/svg}"
FORMS = ("wide", "tall")
NAMES = 184  # where names end in the wide form
Form = Callable[[Sequence[Node], Words], tuple[list[str], float, float]]


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def drawn(form: str) -> ElementTree.Element:
    return parse(draw(bridge_story(), english())[FORMS.index(form)].html)


@pytest.mark.parametrize("form", FORMS)
def test_has_title_description_and_a_node_for_each_article(form: str) -> None:
    root = drawn(form)
    assert root.get("role") == "img"
    assert [element.get("id") for element in root[:2]] == (root.get("aria-labelledby") or "").split()
    assert root[1].text == " ".join(tell(bridge_story(), english()))
    letters = [text.text for text in root.iter(f"{SVG}text") if text.get("font-weight")]
    assert letters == ["A", "B", "C", "D", "E"]


def test_the_forms_have_names_of_their_own_on_one_page() -> None:
    ids = [element.get("id") for form in FORMS for element in drawn(form).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 4


@pytest.mark.parametrize("form", FORMS)
def test_credit_is_a_whole_line_and_shared_text_a_broken_one(form: str) -> None:
    paths = [path.get("stroke-dasharray") for path in drawn(form).iter(f"{SVG}path") if path.get("class") == "line"]
    assert paths == [None, "5 4"]


@pytest.mark.parametrize("form", FORMS)
def test_background_is_dotted_and_apart(form: str) -> None:
    circles = list(drawn(form).iter(f"{SVG}circle"))
    assert [circle.get("stroke-dasharray") for circle in circles] == [None, None, None, None, "2 3"]
    along = "cx" if form == "wide" else "cy"
    places = [float(circle.get(along, "")) for circle in circles]
    assert places[4] == (min if form == "wide" else max)(places)
    assert places.count(places[4]) == 1


@pytest.mark.parametrize("form", FORMS)
def test_days_run_on_and_undated_reports_stand_behind_them(form: str) -> None:
    along = "cx" if form == "wide" else "cy"
    a, b, c, d, _ = (float(circle.get(along, "")) for circle in drawn(form).iter(f"{SVG}circle"))
    assert a < b < d < c  # 12, 13 and 14 March, undated


def node(index: int, day: date | None = None, follows: str = "", *, fenced: bool = False, known: bool = True) -> Node:
    return Node(letter(index), "The Evening Bell" * 3, "credits A", day, fenced, True, follows, True, known)


@pytest.mark.parametrize("form", [wide_form, tall_form])
def test_an_arrowhead_says_that_something_tells_which_came_first(form: Form) -> None:
    for known in (True, False):
        parts, _, _ = form((node(0), node(1, follows="A", known=known)), english())
        assert ('class="head"' in "".join(parts)) is known


DAYS = st.none() | st.integers(0, 20).map(lambda days: date(2026, 3, 1) + timedelta(days))


@st.composite
def forests(draw_: st.DrawFn) -> tuple[Node, ...]:
    """Reports in the order of letters, each before its followers; background at the end."""
    nodes: list[Node] = []
    path: list[str] = []
    for index in range(draw_(st.integers(1, 14))):
        path = path[: draw_(st.integers(0, len(path)))]
        nodes.append(node(index, draw_(DAYS), path[-1] if path else "", known=draw_(st.booleans())))
        path.append(letter(index))
    fenced = [node(len(nodes) + extra, draw_(DAYS), fenced=True) for extra in range(draw_(st.integers(0, 2)))]
    return (*nodes, *fenced)


@pytest.mark.parametrize("form", [wide_form, tall_form])
@settings(max_examples=60, deadline=None)
@given(nodes=forests())
def test_no_line_crosses_a_node_or_a_name(form: Form, nodes: tuple[Node, ...]) -> None:
    parts, width, height = form(nodes, english())
    root = parse(f"<svg >{''.join(parts)}</svg>")
    circles = [(float(c.get("cx", "")), float(c.get("cy", ""))) for c in root.iter(f"{SVG}circle")]
    assert all(dist(one, other) > 2 * RADIUS for one, other in combinations(circles, 2))
    names = [float(t.get("x", "")) for t in root.iter(f"{SVG}text") if not t.get("text-anchor")]
    lines = [path.get("d", "") for path in root.iter(f"{SVG}path") if path.get("class") == "line"]
    assert len(lines) == sum(bool(n.follows) for n in nodes)
    for line in lines:
        points = list(along(line))
        touched = {at for at in circles for point in points if dist(at, point) < RADIUS - 0.5}
        assert not touched, "a line runs through a node"
        for x, y in points:
            assert 0 <= x <= width
            assert 0 <= y <= height
            assert x > NAMES if form is wide_form else x < min(names), "a line runs through the names"


def test_lanes_are_used_again_where_lines_have_ended() -> None:
    pairs = [
        node(2 * pair + second, date(2026, 3, pair + 1), letter(2 * pair) if second else "")
        for pair in range(8)
        for second in (0, 1)
    ]
    parts, width, _ = tall_form(pairs, english())
    places = {float(c.get("cx", "")) for c in parse(f"<svg >{''.join(parts)}</svg>").iter(f"{SVG}circle")}
    assert len(places) == 2
    assert width == 328


def along(path: str) -> Iterator[tuple[float, float]]:
    """Yield points of a path, close to one another."""
    at = (0.0, 0.0)
    for command, numbers in re.findall(r"([MQVH])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if command == "V":
            end = (at[0], values[0])
        elif command == "H":
            end = (values[0], at[1])
        else:
            end = (values[-2], values[-1])
        if command != "M":
            yield from (
                (at[0] + (end[0] - at[0]) * step / 60, at[1] + (end[1] - at[1]) * step / 60) for step in range(61)
            )
        at = end


def test_many_days_are_not_shrunk_until_nobody_can_read_them() -> None:
    report = bridge_story()
    reports = tuple(
        replace(article, published=moment(f"2026-03-{day + 1:02}")) for day, article in enumerate(report.story.reports)
    )
    few = replace(report, story=replace(report.story, reports=reports))
    assert 'class="relations wide"' in draw(few, english())[0].html
    days = [node(index, date(2026, 3, 1) + timedelta(index)) for index in range(12)]
    _, width, _ = wide_form(days, english())
    assert width > WIDTH


def test_hostile_names_stay_text() -> None:
    for form in draw(hostile_story(), english()):
        assert {element.tag.removeprefix(SVG) for element in parse(form.html).iter()} <= {
            "svg", "title", "desc", "line", "text", "path", "circle", "rect",
        }  # fmt: skip


def test_the_same_in_words() -> None:
    assert tell(bridge_story(), english()) == (
        "A, Harbour Courier, 12 March 2026: others follow it.",
        "B, Portside Daily, 13 March 2026: credits A.",
        "C, Outlet not stated, undated: shares text with A.",
        "D, The Evening Bell, 14 March 2026: independent as far as the texts show.",
        "E, Harbour Courier, 2 May 2024: background.",
    )
