"""rules.yaml -> rules, and which of them a line is like."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml

from digest.clean.cues import Cues, cues
from digest.clean.openings import opening, openings

# What may begin with anything is looked for in no longer lines: a paragraph of an article costs nothing here.
_MAX_CUED_CHARACTERS = 400
# What tells by a line's words.
_KEYS = ("exact", "lines", "closing-lines", "headings", "heading-lines", "hints", "hint-lines")
# The capital in "\W" is no letter.
_CLASS = re.compile(r"\\[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to strip a line; `has_words` where it tells by the line's words."""

    id: str
    kind: str
    has_words: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a line's words say: the rule, and whether they say it for certain or only hint at it.

    `closes` marks a hint that needs no other line to confirm it where nothing of the article stands on one side,
    `heads` one that a bare headline below it confirms.
    """

    rule: Rule
    is_certain: bool
    closes: bool = False
    heads: bool = False


class Expression:
    """A regular expression and what it says of a line that it matches; compiled when it is first tried."""

    def __init__(self, text: str, found: Found) -> None:
        self.found = found
        # All others are matched with the line in lower case, which takes less time than to leave case aside.
        self.sees_capitals = "(?-i:" in text or any(character.isupper() for character in _CLASS.sub("", text))
        self.text = text

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """What matches it with a whole line."""
        return re.compile(self.text, re.IGNORECASE if self.sees_capitals else re.NOFLAG).fullmatch


@dataclass(frozen=True, slots=True)
class Expressions:
    """The regular expressions of all rules, the one that counts most first; the others know them by their place.

    `by_opening` has, in order, which of them to try where a line begins so; below a longer opening stand those of the
    shorter ones, too. `cues` tell of the others, which may begin with anything.
    """

    listed: Sequence[Expression]
    by_opening: Mapping[str, Sequence[int]]
    cues: Cues

    def find(self, line: str) -> Found | None:
        """Return what the first expression says that matches the whole line."""
        lower = line.lower()
        for place in self._places(lower):
            expression = self.listed[place]
            if expression.fullmatch(line if expression.sees_capitals else lower):
                return expression.found
        return None

    def _places(self, line: str) -> Sequence[int]:
        begins = opening(line)
        while begins not in self.by_opening:
            begins = begins[:-1]
        opened = self.by_opening[begins]
        cued = self.cues.places(line) if len(line) <= _MAX_CUED_CHARACTERS else ()
        return sorted([*opened, *cued]) if cued else opened


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules that ship with digest. `exact` has the phrases that are whole lines."""

    listed: Sequence[Rule]
    by_id: Mapping[str, Rule]
    exact: Mapping[str, Found]
    expressions: Expressions


@cache
def rulebook() -> Rulebook:
    """Return the rules that ship with digest, in file order."""
    entries = yaml.load(
        resources.files("digest.clean").joinpath("rules.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader
    )
    listed = [_rule(entry) for entry in entries]
    exact: dict[str, Found] = {}
    for rule, entry in zip(listed, entries, strict=True):
        for key, is_certain, heads in (("exact", True, False), ("headings", False, True), ("hints", False, False)):
            for phrase in _phrases(";".join(entry.get(key, ()))):
                known = exact.get(phrase)
                if known is not None and known.is_certain and heads:
                    exact[phrase] = replace(known, heads=True)
                elif known is None or (is_certain and not known.is_certain):
                    exact[phrase] = Found(rule, is_certain, heads=heads)
    return Rulebook(listed, {rule.id: rule for rule in listed}, exact, _expressions(listed, entries))


def _rule(entry: Mapping[str, Any]) -> Rule:
    has_words = any(key in entry for key in _KEYS)
    return Rule(entry["id"], entry["kind"], has_words)


def _expressions(listed: Sequence[Rule], entries: Sequence[Mapping[str, Any]]) -> Expressions:
    expressions: list[Expression] = []
    by_opening: dict[str, list[int]] = {"": []}
    starts: dict[str, list[int]] = {}
    parts: dict[str, list[int]] = {}
    # What is certain goes before what is a hint, and among these the order is that of the file.
    for key, is_certain, closes, heads in (
        ("lines", True, False, False),
        ("closing-lines", False, True, False),
        ("heading-lines", False, False, True),
        ("hint-lines", False, False, False),
    ):
        for rule, entry in zip(listed, entries, strict=True):
            for line in entry.get(key, ()):
                text = line if isinstance(line, str) else line["line"]
                if isinstance(line, str):
                    _add(len(expressions), by_opening, openings(text))
                else:
                    _add(len(expressions), starts, _cues(line, "with"))
                    _add(len(expressions), parts, _cues(line, "with-part"))
                expressions.append(Expression(text, Found(rule, is_certain, closes, heads)))
    return Expressions(expressions, _with_shorter(by_opening), cues(starts, parts))


def _cues(entry: Mapping[str, str], key: str) -> Sequence[str]:
    # Not stripped: " for " stands in fewer lines than "for" does.
    return entry[key].split("; ") if key in entry else ()


def _add(place: int, places: dict[str, list[int]], keys: Iterable[str]) -> None:
    for key in keys:
        places.setdefault(key, []).append(place)


def _with_shorter(by_opening: Mapping[str, Sequence[int]]) -> Mapping[str, Sequence[int]]:
    """Return below each opening the places of those that it begins with, too."""
    return {
        begins: sorted({at for size in range(len(begins) + 1) for at in by_opening.get(begins[:size], ())})
        for begins in by_opening
    }


def _phrases(listed: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in listed.split(";") if phrase.strip())
