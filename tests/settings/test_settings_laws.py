"""What holds for any input: nothing is raised but SettingsError, in little time; YAML is read as PyYAML reads it."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from digest.errors import SettingsError
from digest.settings import read_settings
from digest.settings.decoding import MAX_BYTES
from digest.settings.front_matter import split_front_matter
from digest.settings.scalars import resolve
from digest.settings.yaml_reader import MAX_FAULTS, parse_mapping

PATHS = ("site.yaml", "content/outlets.yaml", "content/stories/a.yaml", "content/a.md")
KEYS = ("title", "summary", "max_words", "excerpt", "max_share", "boilerplate", "strip", "outlets", "name", "texts")
SIGNS = ("\n", "\n  ", "\n- ", ": ", ", ", "[", "]", "{", "}", "'", '"', "&a ", "*a", "!t ", "|\n", ">-\n", "#", "? ")
VALUES = ("no", "~", "''", "12:30:00", "2026-02-31", "0x1", "1e99", "-e5", ".inf", "<<", "---\n", "...\n", "%TAG", "\t")


def _outcome(files: dict[str, bytes]) -> SettingsError | None:
    try:
        read_settings(files)
    except SettingsError as error:
        return error
    return None


def _seconds(files: dict[str, bytes]) -> float:
    began = time.process_time()
    _outcome(files)
    return time.process_time() - began


@given(st.sampled_from(PATHS), st.binary(max_size=200))
@example("site.yaml", b"\xef\xbb\xbf\xff")
def test_any_bytes_give_settings_or_faults(path: str, data: bytes) -> None:
    _outcome({path: data})


@given(st.sampled_from(PATHS), st.lists(st.sampled_from(KEYS + SIGNS + VALUES), max_size=40))
def test_any_yaml_gives_settings_or_faults_at_lines_of_the_file(path: str, parts: list[str]) -> None:
    text = "".join(parts)
    error = _outcome({path: text.encode()})
    for fault in error.faults if error else ():
        assert fault.file == path
        assert 0 <= fault.line <= text.rstrip("\n ").count("\n") + 1
        assert fault.message.startswith("expected ")
        assert "\n" not in str(fault)
        assert len(str(fault)) < 500


def _merge_bomb() -> str:
    bases = "".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    return f"a0: &a0 {{x: 1}}\n{bases}"


HOSTILE = {
    "merge keys": _merge_bomb(),
    "aliases": "a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(30_000)),
    "brackets": "title: " + "[" * 1_000_000,
    "braces": "title: " + "{a: " * 250_000,
    "dashes": "- " * 500_000,
    "question marks": "? " * 500_000,
    "stairs": "".join(f"{' ' * n}a:\n" for n in range(1_400)),
    "directives": "".join(f"%TAG !a{n}! b{n}\n" for n in range(40_000)) + "---\ntitle: a\n",
    "unknown keys": "".join(f"titel{n}: 1\n" for n in range(40_000)),
    "one long unknown key": "titel" * 100_000 + ": 1\n",
    "one key many times": "title: a\n" * 100_000,
    "long lists of faults": "boilerplate:\n  strip: [" + "1," * 40_000 + "]\n",
    "a number of a million digits": "feeds: {items: " + "9" * 1_000_000 + "}\n",
    "a million digits and a letter": "feeds: {items: " + "9" * 1_000_000 + "x}\n",
    "sixties": "title: 1" + ":59" * 300_000 + "\n",
    "an address of dots": "report_errors_to: a@" + "." * 1_000_000 + "\n",
    "a base address of slashes": "base_url: " + "/" * 1_000_000 + "#\n",
    "a time zone of a million letters": "timezone: " + "a/" * 500_000 + "\n",
    "a file that is too large": "title: " + "a" * MAX_BYTES,
    "documents": "---\n" * 250_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_yaml_is_a_fault_at_once(name: str) -> None:
    files = {"site.yaml": HOSTILE[name].encode()}
    assert _seconds(files) < 2
    error = _outcome(files)
    assert error is not None
    assert len(error.faults) <= MAX_FAULTS + 1


def test_a_merge_key_bomb_takes_milliseconds() -> None:
    assert len(_merge_bomb()) < 1000
    assert _seconds({"site.yaml": _merge_bomb().encode()}) < 0.1


@pytest.mark.parametrize(
    "text", ["# " + " " * 900_000 + "x", "#" * 900_000, "```\n" * 200_000, "---\n" + "-\n" * 200_000]
)
def test_hostile_pages_are_read_at_once(text: str) -> None:
    assert _seconds({"content/a.md": text.encode()}) < 2


def test_a_large_register_is_read_in_little_time() -> None:
    entry = "- name: Outlet {0}\n  aliases: [The {0}]\n  domains: [outlet-{0}.example]\n  note: Daily.\n"
    register = "outlets:\n" + "".join(entry.format(number) for number in range(5_000))
    files = {"content/outlets.yaml": register.encode()}
    assert len(read_settings(files).register.outlets) == 5_000
    assert _seconds(files) < 5


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1), st.integers(20, 1000), st.booleans())
def test_what_yaml_writes_is_read_back(title: str, words: int, noindex: bool) -> None:
    document = {"title": title, "summary": {"max_words": words}, "noindex": noindex, "boilerplate": {"keep": [title]}}
    text = yaml.safe_dump(document, default_style='"', allow_unicode=True)
    # The style that quotes every text tags every number: take those tags off, and their quotation marks.
    for tagged, plain in ((f'!!int "{words}"', f"{words}"), (f'!!bool "{str(noindex).lower()}"', str(noindex).lower())):
        text = text.replace(tagged, plain)
    settings = read_settings({"site.yaml": text.encode()}).settings
    assert settings.title == title
    assert settings.summary.max_words == words
    assert settings.noindex is noindex
    assert settings.boilerplate.keep == (title,)


@given(
    st.text("0123456789-+.:eE_xobTZ", max_size=12)
    | st.sampled_from(["yes", "No", "oN", "NULL", "~", "y", "2026-02-28"])
)
def test_plain_values_are_what_pyyaml_reads_or_are_refused(text: str) -> None:
    kind, value = resolve(text)
    loader: Any = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, text, (True, False)).removeprefix("tag:yaml.org,2002:")
    if kind in ("null", "bool", "int", "date"):
        reference = loader.construct_object(yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", text))
        assert value == reference
        assert type(value) is type(reference)
    elif kind == "text":
        assert tag == "str"
    elif tag == "str":  # what only YAML 1.2 takes for a number is refused like one that only YAML 1.1 does
        assert kind in ("float", "odd number")


@pytest.mark.parametrize(
    ("text", "value"), [("2026-02-28", date(2026, 2, 28)), ("0.2", 0.2), ("-7", -7), ("OFF", False)]
)
def test_plain_values(text: str, value: object) -> None:
    assert resolve(text)[1] == value


@given(st.text("-.\n\ra: ", max_size=40))
def test_front_matter_and_body_are_the_text(text: str) -> None:
    front = split_front_matter(text)
    assert 0 <= front.body_start <= len(text)
    assert front.yaml in text[: front.body_start]
    if not front.yaml and front.body_start == 0:
        assert not text.startswith("---\n")


def test_lines_count_from_where_the_yaml_stands() -> None:
    parsed = parse_mapping("a.md", "title: a\ntitle: b\n", first_line=2)
    assert [fault.line for fault in parsed.faults] == [3]


def test_importing_the_room_loads_nothing_that_only_faults_need() -> None:
    code = "import sys, digest.settings; print(*sorted({'difflib', 'zoneinfo', 'jinja2', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == ""
