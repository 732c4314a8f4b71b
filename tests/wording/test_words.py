"""Every label is used, and every label that a template or module asks for exists."""

import re
from dataclasses import fields
from pathlib import Path

from digest.wording.words import Words
from tests.render.sample import THEME_FOLDER

ROOT = Path(__file__).parents[2]


def test_each_label_is_used_and_each_used_label_exists() -> None:
    sources = [*THEME_FOLDER.glob("templates/*.html"), *ROOT.glob("digest/**/*.py")]
    used = {
        name for path in sources for name in re.findall(r"\b(?:words|WORDS)\.(\w+)", path.read_text(encoding="utf-8"))
    }
    labels = {field.name for field in fields(Words)}
    assert labels - used == set()
    # `words` is also a module-level name elsewhere, so only templates are held to the other direction.
    in_templates = {
        name
        for path in THEME_FOLDER.glob("templates/*.html")
        for name in re.findall(r"\bwords\.(\w+)", path.read_text(encoding="utf-8"))
    }
    assert in_templates - labels == set()
