"""Themes: found in the site or with digest, overridden file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from digest.errors import ThemeError, UsageError
from digest.shell.files import read_theme


def test_the_shipped_theme_is_found_from_any_site(tmp_path: Path) -> None:
    theme = read_theme("briefing", tmp_path)
    assert theme.name == "briefing"
    assert theme.templates
    assert theme.static


def test_a_site_overrides_single_files_and_keeps_the_rest(tmp_path: Path) -> None:
    shipped = read_theme("briefing", tmp_path)
    name = next(iter(shipped.templates))
    place = tmp_path / "themes/briefing/templates" / name
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    own = read_theme("briefing", tmp_path)
    assert own.templates == {**shipped.templates, name: "mine"}
    assert own.static == shipped.static


def test_a_theme_of_the_site_comes_with_paths_relative_to_its_folders(tmp_path: Path) -> None:
    place = tmp_path / "themes/own"
    (place / "static/fonts").mkdir(parents=True)
    (place / "templates/parts").mkdir(parents=True)
    (place / "theme.yaml").write_text("")
    (place / "static/fonts/a.woff2").write_bytes(b"\xff\x00")
    (place / "templates/parts/head.html").write_bytes("\ufeff“head”\r\n".encode())
    (place / "templates/home.html~").write_text("backup")
    theme = read_theme("own", tmp_path)
    assert theme.templates == {"parts/head.html": "“head”\r\n"}
    assert theme.static == {"fonts/a.woff2": b"\xff\x00"}


@pytest.mark.parametrize("name", ["nosuch", "../briefing", "", "a/b"])
def test_an_unknown_theme_is_answered_with_the_places_and_the_names(tmp_path: Path, name: str) -> None:
    (tmp_path / "themes/own").mkdir(parents=True)
    (tmp_path / "briefing").mkdir()
    with pytest.raises(UsageError) as caught:
        read_theme(name, tmp_path)
    assert str(tmp_path / "themes" / name) in str(caught.value)
    assert str(caught.value).endswith("there is: briefing, own")


def test_files_that_cannot_be_read_are_named_all_at_once(tmp_path: Path) -> None:
    place = tmp_path / "themes/own"
    (place / "templates").mkdir(parents=True)
    (place / "templates/a.html").write_bytes(b"ab\xe9")
    (place / "templates/b.html").symlink_to("nowhere")
    with pytest.raises(ThemeError) as caught:
        read_theme("own", tmp_path)
    assert str(caught.value).splitlines() == [
        "themes/own/templates/b.html: symbolic link to nothing that can be read",
        "themes/own/templates/a.html: expected UTF-8, found byte 0xe9 at 2",
    ]


DECLARED = "options:\n  - name: accent\n    values: [rust, blue]\n  - name: cards\n    values: ['2', '3']\n"


def theme_with(site: Path, declared: str, chosen: str) -> Mapping[str, str]:
    place = site / "themes/own"
    place.mkdir(parents=True)
    (place / "theme.yaml").write_text(declared)
    (place / "options.yaml").write_text(chosen)
    return read_theme("own", site).options


def test_an_option_has_its_first_value_until_the_site_chooses_another(tmp_path: Path) -> None:
    assert theme_with(tmp_path, DECLARED, "cards: 3\n") == {"accent": "rust", "cards": "3"}


def test_a_site_chooses_options_of_the_shipped_theme_without_copying_it(tmp_path: Path) -> None:
    shipped = read_theme("briefing", tmp_path)
    place = tmp_path / "themes/briefing"
    place.mkdir(parents=True)
    (place / "options.yaml").write_text("accent: plum\n")
    own = read_theme("briefing", tmp_path)
    assert own.options == {**shipped.options, "accent": "plum"}
    assert shipped.options["accent"] != "plum"
    assert (own.templates, own.static) == (shipped.templates, shipped.static)


@pytest.mark.parametrize(
    ("declared", "chosen", "said"),
    [
        (
            DECLARED,
            "accent: blu\nacent: blue\ncards: [2]\n",
            [
                "options.yaml:1:accent: expected one of rust, blue, found 'blu'; did you mean blue?",
                "options.yaml:2:acent: expected one of the theme's options accent, cards, found 'acent'; did you mean",
                "options.yaml:3:cards: expected one of 2, 3, found a list or keys",
            ],
        ),
        ("", "accent: blue\n", ["options.yaml:1:accent: expected no option, as the theme has none, found 'accent'"]),
        ("colour: red\n", "", ["theme.yaml:1:colour: expected one of the keys name, description, options, found"]),
        ("options:\n  - name: a\n", "", ["theme.yaml:2:options[1].values: expected the key 'values', found none"]),
        (DECLARED.replace("cards", "accent"), "", ["theme.yaml:options: expected each option once, found 'accent' tw"]),
        ("x", "x", [f"{file}.yaml:1: expected lines of the form 'key: value'" for file in ("options", "theme")]),
    ],
)
def test_every_fault_of_the_options_is_named_with_its_line(
    tmp_path: Path, declared: str, chosen: str, said: list[str]
) -> None:
    with pytest.raises(ThemeError) as caught:
        theme_with(tmp_path, declared, chosen)
    lines = str(caught.value).splitlines()
    assert len(lines) == len(said)
    for line, expected in zip(lines, said, strict=True):
        assert line.startswith(f"themes/own/{expected}")
