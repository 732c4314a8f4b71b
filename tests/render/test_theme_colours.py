"""Every colour of the theme is legible on its ground by day and by night, at level AA, whatever the accent."""

from __future__ import annotations

import re

import pytest

from tests.render.sample import load_theme

THEME = load_theme()
CSS = THEME.static["briefing.css"].decode()
AA = 4.5
# Text and the ground that it stands on.
PAIRS = [
    ("ink", "paper"), ("soft", "paper"), ("ink", "card"), ("soft", "card"), ("accent", "paper"),
    ("only", "only-soft"), ("differ", "differ-soft"), ("paper", "ink"),
]  # fmt: skip
# What is no text but tells something: WCAG asks for 3.
SHAPES = [("only", "paper"), ("soft", "paper"), ("accent", "card")]


def tokens(scheme: str, accent: str) -> dict[str, str]:
    """The colours that hold: the plain ones, over them those of the night, over them those of the accent."""
    night = re.search(r"@media \(prefers-color-scheme: dark\) \{(.*?)\n\}", CSS, re.DOTALL)
    assert night
    layers = [CSS.replace(night[0], ""), *([night[1]] if scheme == "dark" else [])]
    found: dict[str, str] = {}
    for layer in layers:
        for selector in (":root", f'[data-accent="{accent}"]'):
            for block in re.findall(re.escape(selector) + r" \{([^}]*)\}", layer):
                found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["rust", "blue", "green", "plum"])
def test_text_is_legible(scheme: str, accent: str) -> None:
    colours = tokens(scheme, accent)
    measured = {(text, ground): contrast(colours[text], colours[ground]) for text, ground in PAIRS}
    assert {pair: found for pair, found in measured.items() if found < AA} == {}
    assert min(contrast(colours[shape], colours[ground]) for shape, ground in SHAPES) >= 3


def test_every_accent_is_a_colour_of_its_own() -> None:
    for scheme in ("light", "dark"):
        assert len({tokens(scheme, accent)["accent"] for accent in ("rust", "blue", "green", "plum")}) == 4
