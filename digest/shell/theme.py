"""Turns a theme's folder into a `Theme`: the one that ships with digest, file by file overridden by the site's own."""

from __future__ import annotations

import re
from pathlib import Path

from digest.errors import ThemeError, UsageError
from digest.settings.themes import read_options
from digest.shell.disc import read_file
from digest.shell.reading import walk
from digest.values import SkippedFile, Theme

_PACKAGE = Path(__file__).resolve().parent.parent
# Installed, themes lie in the package; in a checkout and an editable install they lie beside it.
_SHIPPED = (_PACKAGE / "themes", _PACKAGE.parent / "themes")
# A name, not a path: "../elsewhere" must not leave the folder with the themes.
_NAME = re.compile(r"[A-Za-z0-9_-]+")
_THEME, _OPTIONS = "theme.yaml", "options.yaml"


def read_theme(name: str, site: Path) -> Theme:
    """Read the theme called `name`.

    A file in `<site>/themes/<name>/` stands before the one of the same path in the theme that ships under this name,
    so that a site can change one template and keep the rest. Hidden files and editors' backups are ignored. Options
    are declared in theme.yaml and chosen in options.yaml.

    Raises:
        UsageError: There is no such theme; the message has where it was looked for, and the names that there are.
        ThemeError: Files can't be read, a template is not UTF-8, or an option is unknown: all of them, one a line.
    """
    homes = (_shipped_themes(), site / "themes")
    layers = [home / name for home in homes if _NAME.fullmatch(name) and (home / name).is_dir()]
    if not layers:
        known = sorted({theme for home in homes for theme in _names(home)})
        looked = " and ".join(str(home / name) for home in reversed(homes))
        raise UsageError(f"theme: no theme {name!r} (looked for {looked}); there is: {', '.join(known) or 'none'}")
    problems: list[str] = []
    files = {path: data for layer in layers for path, data in _read_layer(layer, problems).items()}
    templates = {path: _decode(name, path, files[path], problems) for path in files if path.startswith("templates/")}
    folder = f"themes/{name}"
    options, faults = read_options(
        f"{folder}/{_THEME}", files.get(_THEME, b""), f"{folder}/{_OPTIONS}", files.get(_OPTIONS, b"")
    )
    problems += [str(fault) for fault in sorted(faults)]
    if problems:
        raise ThemeError("\n".join(problems))
    return Theme(
        name,
        {path.removeprefix("templates/"): text for path, text in sorted(templates.items())},
        {path.removeprefix("static/"): files[path] for path in sorted(files) if path.startswith("static/")},
        options,
    )


def _shipped_themes() -> Path:
    # Only where the package holds none: beside an installed package "themes" could be anybody's.
    return next((home for home in _SHIPPED if home.is_dir()), _SHIPPED[0])


def _names(home: Path) -> list[str]:
    return [folder.name for folder in home.iterdir() if folder.is_dir()] if home.is_dir() else []


def _read_layer(layer: Path, problems: list[str]) -> dict[str, bytes]:
    read: dict[str, bytes] = {}
    for found in walk(layer):
        data = found if isinstance(found, SkippedFile) else read_file(found.place)
        if isinstance(data, bytes):
            read[found.path] = data
        else:
            problems.append(f"themes/{layer.name}/{found.path}: {data.reason}")
    return read


def _decode(name: str, path: str, data: bytes, problems: list[str]) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"themes/{name}/{path}: expected UTF-8, found byte 0x{data[error.start]:02x} at {error.start}")
        return ""
