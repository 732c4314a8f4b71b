"""The drawing is well-formed, says what the words say, and keeps its nodes apart."""

from itertools import combinations
from xml.etree import ElementTree

from digest.render.drawing import draw, tell
from tests.render.sample import bridge_story, hostile_story

SVG = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def test_drawing_has_title_description_and_a_node_for_each_article() -> None:
    root = parse(draw(bridge_story()).html)
    assert root.get("role") == "img"
    names = (root.get("aria-labelledby") or "").split()
    assert [element.get("id") for element in root[:2]] == names
    letters = [text.text for text in root.iter(f"{SVG}text") if text.get("font-weight")]
    assert letters == ["A", "B", "C", "D", "E"]


def test_credit_is_a_full_line_and_shared_text_a_broken_one() -> None:
    paths = [path.get("stroke-dasharray") for path in parse(draw(bridge_story()).html).iter(f"{SVG}path")]
    assert paths == [None, "5 4"]


def test_background_is_dotted() -> None:
    circles = list(parse(draw(bridge_story()).html).iter(f"{SVG}circle"))
    assert [circle.get("stroke-dasharray") for circle in circles] == [None, None, None, None, "2 3"]


def test_nodes_are_apart_and_undated_ones_stand_rightmost() -> None:
    circles = [
        (float(c.get("cx", "")), float(c.get("cy", ""))) for c in parse(draw(bridge_story()).html).iter(f"{SVG}circle")
    ]
    assert all(abs(a[0] - b[0]) + abs(a[1] - b[1]) > 28 for a, b in combinations(circles, 2))
    assert max(circles) == circles[2]


def test_hostile_names_stay_text() -> None:
    root = parse(draw(hostile_story()).html)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        "svg", "title", "desc", "line", "text", "path", "circle",
    }  # fmt: skip


def test_the_same_in_words() -> None:
    assert tell(bridge_story()) == (
        "A, Harbour Courier, 12 March 2026: others follow it.",
        "B, Portside Daily, 13 March 2026: credits A.",
        "C, Outlet not stated, undated: shares text with A.",
        "D, The Evening Bell, 14 March 2026: independent as far as the texts show.",
        "E, Harbour Courier, 2 May 2024: background.",
    )
