"""All that the site says stands in the files of languages: nothing in templates and modules, nothing there unused."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest

from digest.wording.languages import texts
from digest.wording.words import FALLBACK
from tests.render.sample import THEME_FOLDER

ROOT = Path(__file__).parents[2]
MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.glob("digest/**/*.py"))}
TEMPLATES = sorted(THEME_FOLDER.glob("templates/*.html"))
ENTRIES = {re.sub(r"\.(one|few|many|other)$", "", key) for key in texts(FALLBACK)}
# What stands on a page in every language: the program's name, a hash's, and the letters of the key.
SAME_EVERYWHERE = {"digest", "sha", "A", "B"}
# Rooms whose strings reach pages, but for the messages of faults in what an editor wrote. Notes, evidence and reasons
# are messages by their type.
WORDED = ("render", "publish", "wording")
FAULTS = {"markdown.py", "picture.py", "templates.py", "template_fields.py"}


def strings(tree: ast.AST) -> Iterator[ast.Constant]:
    """The strings of a module that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def called_with(tree: ast.AST, *names: str) -> Iterator[str]:
    """The strings that calls of these functions are given first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in names and isinstance(node.args[0].value, str):
                yield node.args[0].value


def test_each_label_is_used_and_each_used_label_exists() -> None:
    used = {name for path in TEMPLATES for name in re.findall(r"\bwords\.(\w+)", path.read_text("utf-8"))}
    for path in MODULES:
        used |= set(re.findall(r"""\bwords\[["'](\w+)["']\]""", path.read_text("utf-8")))
    assert used == {key.removeprefix("labels.") for key in ENTRIES if key.startswith("labels.")}


def test_each_message_of_the_code_has_a_text() -> None:
    keys = {key for tree in MODULES.values() for key in called_with(tree, "message", "say", "numbered", "told")}
    assert {key for key in keys if "." in key} - ENTRIES == set()


def test_each_text_is_said_by_the_code() -> None:
    said: set[str] = set()
    made: set[str] = set()
    for tree in MODULES.values():
        said |= {node.value for node in strings(tree) if isinstance(node.value, str)}
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = (re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"[\w -]+" for v in node.values)
                made.add("".join(parts))
    patterns = re.compile("|".join(pattern for pattern in made if re.match(r"[a-z_]+\\\.", pattern)))
    elsewhere = {"language.name"}  # what the file itself is called by
    numbers = {key for key in ENTRIES if key.startswith(("numbers.", "labels."))}
    assert {key for key in ENTRIES - said - numbers - elsewhere if not patterns.fullmatch(key)} == set()


def test_each_reason_to_refuse_a_sentence_has_a_text() -> None:
    known = {key.removeprefix("refusals.") for key in ENTRIES if key.startswith("refusals.")}
    for name in ("standalone.py", "fragments.py"):
        tree = MODULES[ROOT / "digest" / "summarise" / name]
        returned = [
            node.value
            for function in ast.walk(tree)
            if isinstance(function, ast.FunctionDef) and function.name != "lowered"
            for found in ast.walk(function)
            if isinstance(found, ast.Return) and found.value is not None
            for node in (found.value, *(getattr(found.value, part, None) for part in ("body", "orelse")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
        ]
        assert {node for node in returned if isinstance(node, str)} <= known, name


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_a_word(path: Path) -> None:
    source = path.read_text("utf-8")
    tokens = jinja2.Environment(autoescape=True).lex(source)
    data = "".join(text if kind == "data" else "\0" for _, kind, text in tokens)
    bare = re.sub(r'<[^>]*>|[\w-]+="', " ", data)  # without elements, and attributes that a macro gives alone
    assert set(re.findall(r"[^\W\d_]+", bare)) <= SAME_EVERYWHERE
    for value in re.findall(r'\b(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"', source):
        assert not re.search(r"[^\W\d_]", re.sub(r"\{[{%].*?[%}]\}", "", value)), value


@pytest.mark.parametrize("room", WORDED)
def test_no_module_holds_a_phrase_that_a_page_could_show(room: str) -> None:
    for path, tree in MODULES.items():
        if path.parent == ROOT / "digest" / room and path.name not in FAULTS:
            for node in strings(tree):
                text = str(node.value)
                if re.search(r"(?<![\w-])[a-z]{2,} [a-z]{2,}(?![\w-])", text) and not re.search(r"[<>=|\\{;]", text):
                    assert text in FOR_MACHINES, (path.name, text)


# Names of a label, of places where facts stand, of what differs; a command to type; a policy.
FOR_MACHINES = {
    "may count different things",
    "spelling of a name",
    "per cent",
    "front matter",
    "folder name",
    "the browser that saved it",
    "digest explain ",
}
