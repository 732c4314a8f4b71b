"""Reading + first scores -> Scene; Scene -> the features that a line has by where it stands and what is around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from digest.clean.features import overlap
from digest.clean.reading import Reading

# Neighbours further off than this tell nothing more.
_REACH = 8
# The log-odds from which a line counts as one of furniture for its neighbours.
_LIKELY = 1.5
# Scores are told in steps so wide, up to the third on either side: finer ones made no difference.
_STEP = 1.5
_MOST_STEPS = 3
# Fewer lines of one shape are no list.
_MIN_ALIKE = 3
_COLONS = (":", "：")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known of all lines when one is judged in its context; all sequences are by line.

    `scores` are log-odds from the lines' own features; `named` has the kind of the phrase rule that is certain of a
    line, or "". `is_solid` lines are prose that neither a phrase nor their own score speaks against; `solid` are their
    places, `furniture` those of named lines, and `likely` counts, up to each line, the lines that look like furniture.
    """

    reading: Reading
    scores: Sequence[float]
    named: Sequence[str]
    is_solid: Sequence[bool]
    solid: Sequence[int]
    furniture: Sequence[int]
    likely: Sequence[int]


def scene(reading: Reading, scores: Sequence[float], named: Sequence[str]) -> Scene:
    """Return the scene of a text whose lines have these scores by themselves."""
    lines = reading.lines
    is_solid = [
        line.is_prose and not name and score < 0 for line, name, score in zip(lines, named, scores, strict=True)
    ]
    looks = [
        1 if name or (score > _LIKELY and not solid) else 0
        for name, score, solid in zip(named, scores, is_solid, strict=True)
    ]
    return Scene(
        reading=reading,
        scores=scores,
        named=named,
        is_solid=is_solid,
        solid=[index for index, solid in enumerate(is_solid) if solid],
        furniture=[index for index, name in enumerate(named) if name],
        likely=[0, *accumulate(looks)],
    )


def place(scene: Scene, index: int) -> str:
    """Return where a line stands: "above", "between" or "below" the text's solid prose."""
    if index < scene.solid[0]:
        return "above"
    return "below" if index > scene.solid[-1] else "between"


def context_features(scene: Scene, index: int) -> list[str]:
    """Return the features of one line that is not solid prose, in a text that has some."""
    return [
        *_position(scene, index),
        *_text(scene, index),
        *_sides(scene, index),
        *_neighbours(scene, index),
        *_run(scene, index),
        *_list(scene, index),
    ]


def _position(scene: Scene, index: int) -> list[str]:
    line = scene.reading.lines[index]
    where = place(scene, index)
    start, end = _run_bounds(scene, index)
    off = {"above": end - index, "below": index - start + 1, "between": min(index - start + 1, end - index)}[where]
    size = len(line.tokens)
    length = "short" if size <= 3 else "middle" if size <= 8 else "long" if size <= 18 else "longest"
    ended = "ended" if line.ends_sentence else "open"
    own = _score_step(scene.scores[index])
    return [
        f"own={own}",
        f"own={own},{where}",
        f"place={where}",
        f"place={where},off={_count_step(off)}",
        f"place={where},{length},{ended}",
        f"place={where},{length},{overlap(scene.reading, line)}",
        f"run={_count_step(end - start)},{where}",
        f"run={_count_step(end - start)},{length},{ended}",
    ]


def _text(scene: Scene, index: int) -> list[str]:
    """Tell what the text as a whole is like: one without a line of known furniture was most likely cleaned before."""
    loose = len(scene.is_solid) - len(scene.solid)
    named = len(scene.furniture)
    rate = "none" if not named else "<.1" if named < 0.1 * loose else "<.25" if named < 0.25 * loose else ".25+"
    kinds = len({scene.named[at] for at in scene.furniture})
    found = [
        f"text-named={rate}",
        f"text-kinds={_count_step(kinds)}",
        f"text-loose={_count_step(loose)},{rate}",
        f"prose-lines={_count_step(len(scene.solid))}",
        f"prose-share={len(scene.solid) * 5 // len(scene.is_solid)}",
    ]
    if scene.reading.copies[scene.reading.lines[index].text] > 1:
        found.append(f"copied,text-named={rate}")
    return found


def _sides(scene: Scene, index: int) -> list[str]:
    """Tell how much prose, and how much furniture, stands above and below."""
    total = len(scene.is_solid)
    above = bisect_left(scene.solid, index)
    named_above = bisect_left(scene.furniture, index)
    named_below = len(scene.furniture) - bisect_right(scene.furniture, index)
    found = [f"prose-above={_count_step(above)}", f"prose-below={_count_step(len(scene.solid) - above)}"]
    where = place(scene, index)
    if where == "below":
        named_above -= bisect_left(scene.furniture, scene.solid[-1])
    elif where == "above":
        named_below = max(0, bisect_left(scene.furniture, scene.solid[0]) - bisect_right(scene.furniture, index))
    if where != "between":
        found += [f"{where},named-above={_count_step(named_above)}", f"{where},named-below={_count_step(named_below)}"]
    for name, low, high in (
        ("before", max(0, index - _REACH), index),
        ("after", index + 1, min(total, index + 1 + _REACH)),
    ):
        share = str((scene.likely[high] - scene.likely[low]) * 4 // (high - low)) if high > low else "edge"
        found.append(f"furniture-{name}={share}")
    return found


def _neighbours(scene: Scene, index: int) -> list[str]:
    total = len(scene.is_solid)
    found = [
        f"{name}={_what(scene, at) if 0 <= at < total else 'edge'}"
        for name, at in (("before", index - 1), ("after", index + 1), ("2-before", index - 2), ("2-after", index + 2))
    ]
    if index and scene.named[index - 1]:
        found.append(f"under={scene.named[index - 1]}")
    for reach in (3, _REACH):
        low, high = max(0, index - reach), min(total, index + reach + 1)
        inside = bisect_left(scene.solid, high) - bisect_left(scene.solid, low)
        found.append(f"prose-within-{reach}={inside * 4 // (high - low)}")
    if index and scene.reading.lines[index - 1].text.rstrip().endswith(_COLONS):
        found.append("after-named-colon" if scene.named[index - 1] else "after-plain-colon")
    return found


def _what(scene: Scene, index: int) -> str:
    if scene.is_solid[index]:
        return "prose"
    return "named" if scene.named[index] else _score_step(scene.scores[index])


def _run(scene: Scene, index: int) -> list[str]:
    """Tell what the other lines are like that stand with this one between the same two lines of prose."""
    start, end = _run_bounds(scene, index)
    low, high = max(start, index - _REACH), min(end, index + _REACH + 1)
    others = [at for at in range(low, high) if at != index]
    if not others:
        return ["alone"]
    scores = [scene.scores[at] for at in others]
    found = [f"run-mean={_score_step(sum(scores) / len(scores))}", f"run-lowest={_score_step(min(scores))}"]
    named = [at for at in others if scene.named[at]]
    if not named:
        return [*found, "none-named"]
    above = [at for at in named if at < index]
    side = "both" if above and len(above) < len(named) else "above" if above else "below"
    found += [
        f"run-named={side}",
        f"named-off={_count_step(min(abs(at - index) for at in named))}",
        f"named-share={len(named) * 4 // len(others)}",
    ]
    if above:
        found.append(f"run-under={scene.named[above[-1]]}")
    return found


def _list(scene: Scene, index: int) -> list[str]:
    """Tell what the list is like that the line is one item of: lists stand or fall together."""
    start, end = scene.reading.alike[index]
    found = []
    if start and index - start < 2 * _REACH and scene.reading.lines[start - 1].text.rstrip().endswith(_COLONS):
        found.append("below-named-colon" if scene.named[start - 1] else "below-plain-colon")
    if end - start < _MIN_ALIKE:
        return [*found, "like=few"]
    low, high = max(start, index - 2 * _REACH), min(end, index + 2 * _REACH + 1)
    mean = _score_step((sum(scene.scores[low:high]) - scene.scores[index]) / (high - low - 1))
    return [
        *found,
        f"like={_count_step(end - start)}",
        f"like-lead={scene.reading.shapes[index].lead or 'plain'}",
        f"like-mean={mean}",
        f"like-mean={mean},{place(scene, index)}",
        "like-named" if any(scene.named[at] for at in range(low, high)) else "like-unnamed",
    ]


def _run_bounds(scene: Scene, index: int) -> tuple[int, int]:
    """Return where the lines around `index` that are not solid prose begin and end (exclusive)."""
    above = bisect_left(scene.solid, index)
    start = scene.solid[above - 1] + 1 if above else 0
    end = scene.solid[above] if above < len(scene.solid) else len(scene.is_solid)
    return start, end


def _count_step(count: int) -> str:
    return str(count) if count <= 3 else "4-6" if count <= 6 else "7-12" if count <= 12 else "13+"


def _score_step(score: float) -> str:
    return str(max(-_MOST_STEPS, min(_MOST_STEPS, round(score / _STEP))))
