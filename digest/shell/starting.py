"""Starts a site folder: settings with comments, pages, an example of the register, and what keeps articles private."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from digest.errors import UsageError, WriteError
from digest.version import VERSION

_TEMPLATES = Path(__file__).resolve().parent / "starter"
# Where each file of starter/ goes. It has other names there, since packaging leaves out dotfiles.
_PLACES = {
    "site.yaml": "site.yaml",
    "README.md": "README.md",
    "gitignore.txt": ".gitignore",
    "about.md": "content/about.md",
    "corrections.md": "content/corrections.md",
    "outlets.yaml": "content/outlets.yaml",
    "seeds-README.md": "seeds/README.md",
}
_GITHUB = {"pages.yaml": ".github/workflows/pages.yml"}


def start_site(folder: Path, title: str, *, github: bool) -> tuple[str, ...]:
    """Write the files of a new site into `folder`, which may be there; return their paths, sorted.

    Raises:
        UsageError: some of them are there already (all are told), or `folder` is no folder; nothing is written.
        WriteError: the disc would not take them.
    """
    files = {place: _filled(name, title) for name, place in (_PLACES | (_GITHUB if github else {})).items()}
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: expected a folder or nothing, found a file: name another")
    there = sorted(place for place in files if os.path.lexists(folder / place))
    if there:
        raise UsageError(f"{folder}: there already: {', '.join(there)}. Nothing was written: name another folder")
    _write(folder, files)
    return tuple(sorted(files))


def _filled(name: str, title: str) -> str:
    text = (_TEMPLATES / name).read_text("utf-8")
    # In YAML a title needs quotation marks if it holds ": " or a "#"; a JSON string is a YAML string.
    shown = json.dumps(title, ensure_ascii=False) if name.endswith(".yaml") else title
    return text.replace("@title@", shown).replace("@version@", VERSION)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    try:
        for place, text in files.items():
            target = folder / place
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as handle:
                handle.write(text)
    except OSError as error:
        raise WriteError(f"{error.filename or folder}: {error.strerror}: the site was not started") from error
