"""theme.yaml and options.yaml -> the value of each option that a theme declares, or every fault of both files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from msgspec import Meta

from digest.errors import Fault
from digest.settings.convert import convert
from digest.settings.forms import nearest
from digest.settings.nodes import Entry, ScalarNode
from digest.settings.scalars import clip
from digest.settings.values import Frozen, Phrase
from digest.settings.yaml_reader import read_mapping


class ThemeOption(Frozen, frozen=True):
    """A choice that a theme leaves to the site; the first value holds where the site chooses none."""

    name: Annotated[str, Meta(min_length=1, description="How templates and options.yaml name it.")]
    values: Annotated[tuple[Phrase, ...], Meta(min_length=1, description="What it may be; the first is the default.")]
    description: Annotated[str, Meta(description="What it changes.")] = ""


class ThemeFile(Frozen, frozen=True):
    """What theme.yaml holds."""

    name: Annotated[str, Meta(description="What the theme is called; its folder is what site.yaml names.")] = ""
    description: Annotated[str, Meta(description="What it looks like, in a sentence.")] = ""
    options: Annotated[tuple[ThemeOption, ...], Meta(description="What a site may choose.")] = ()


def read_options(
    theme_path: str, theme: bytes, chosen_path: str, chosen: bytes
) -> tuple[Mapping[str, str], tuple[Fault, ...]]:
    """Return the value of each option that `theme` (theme.yaml) declares, and the faults of both files.

    Args:
        theme_path: how messages name theme.yaml.
        theme: its bytes; empty where there is none.
        chosen_path: how messages name options.yaml.
        chosen: its bytes, in which a line `accent: blue` chooses a value; empty where there is none.
    """
    declared, faults = _declared(theme_path, theme)
    parsed = read_mapping(chosen_path, chosen)
    entries = parsed.root.entries if parsed.root else ()
    wrong = [fault for entry in entries for fault in _faults(chosen_path, entry, declared)]
    if faults or parsed.faults or wrong:
        return {}, (*faults, *parsed.faults, *(() if faults else wrong))
    picked = {entry.key: entry.node.text for entry in entries if isinstance(entry.node, ScalarNode)}
    return {name: picked.get(name, values[0]) for name, values in declared.items()}, ()


def _declared(path: str, data: bytes) -> tuple[dict[str, tuple[str, ...]], tuple[Fault, ...]]:
    parsed = read_mapping(path, data)
    if parsed.root is None:
        return {}, parsed.faults
    converted = convert(path, parsed.root, ThemeFile)
    faults = (*parsed.faults, *converted.faults)
    options = converted.value.options if converted.value else ()
    names = [option.name for option in options]
    twice = sorted({name for name in names if names.count(name) > 1})
    faults += tuple(Fault(path, 0, "options", f"expected each option once, found {clip(name)} twice") for name in twice)
    return {option.name: option.values for option in options}, faults


def _faults(path: str, entry: Entry, declared: Mapping[str, tuple[str, ...]]) -> Iterator[Fault]:
    shown, values = clip(entry.key, quote=""), declared.get(entry.key)
    if values is None:
        known = f"one of the theme's options {', '.join(declared)}" if declared else "no option, as the theme has none"
        meant = _meant(entry.key, declared)
        yield Fault(path, entry.line, shown, f"expected {known}, found '{shown}'{meant}")
    elif not isinstance(entry.node, ScalarNode):
        yield Fault(path, entry.line, shown, f"expected one of {', '.join(values)}, found a list or keys")
    elif entry.node.text not in values:
        found, meant = clip(entry.node.text), _meant(entry.node.text, values)
        yield Fault(path, entry.line, shown, f"expected one of {', '.join(values)}, found {found}{meant}")


def _meant(word: str, choices: Iterable[str]) -> str:
    meant = nearest(word, choices)
    return f"; did you mean {meant}?" if meant else ""
