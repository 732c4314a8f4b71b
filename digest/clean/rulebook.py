"""rules.yaml -> compiled rules, and which of them a line is like."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

from digest.clean.openings import Alternatives, opening

# What may begin with anything is looked for in no longer lines: a paragraph of an article costs nothing here.
_MAX_KEYED_CHARACTERS = 400
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


@dataclass(frozen=True, slots=True)
class _Keyed:
    """An expression that is tried only where one of its words stands in the line."""

    number: int
    line: str

    def matches(self, line: str) -> bool:
        """Say whether the expression matches the whole line."""
        return _compiled(self.line).fullmatch(line) is not None


@dataclass(frozen=True, slots=True)
class Expressions:
    """The regular expressions of all rules, three ways for speed; each is known by its place in `told`.

    `told` has what each says, the one that counts most first. `small` and `cased` hold those without words: the one
    those that look at no capitals, for lines in lower case, the other the rest. `keyed` are those with words; `by_core`
    has which of them to try where a word stands, below the part of it that other words hold too: few lines hold any.
    """

    told: Sequence[Found]
    small: Alternatives
    cased: Alternatives
    keyed: Sequence[_Keyed]
    by_core: Mapping[str, Mapping[str, Sequence[int]]]

    def find(self, line: str) -> Found | None:
        """Return what the first expression says that matches the whole line."""
        lower, begins, none = line.lower(), opening(line), len(self.told)
        first = min(self.small.first(lower, begins, none), self.cased.first(line, begins, none))
        if len(line) <= _MAX_KEYED_CHARACTERS:
            for keyed in (self.keyed[at] for at in sorted(self._places(lower))):
                if keyed.number >= first:
                    break
                if keyed.matches(line):
                    return self.told[keyed.number]
        return self.told[first] if first < none else None

    def _places(self, line: str) -> set[int]:
        cores = [core for core in self.by_core if core in line]
        return {at for core in cores for word, places in self.by_core[core].items() if word in line for at in places}


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
    told: list[Found] = []
    small: list[tuple[int, str]] = []
    cased: list[tuple[int, str]] = []
    keyed: list[_Keyed] = []
    by_word: dict[str, list[int]] = {}
    # What is certain goes before what is a hint, and among these the order is that of the file.
    for key, is_certain, closes, heads in (
        ("lines", True, False, False),
        ("closing-lines", False, True, False),
        ("heading-lines", False, False, True),
        ("hint-lines", False, False, False),
    ):
        for rule, entry in zip(listed, entries, strict=True):
            for line in entry.get(key, ()):
                if isinstance(line, str):
                    (cased if _looks_at_capitals(line) else small).append((len(told), line))
                else:
                    # Not stripped: " for " stands in fewer lines than "for" does.
                    for word in line["with"].split("; "):
                        by_word.setdefault(word, []).append(len(keyed))
                    keyed.append(_Keyed(len(told), line["line"]))
                told.append(Found(rule, is_certain, closes, heads))
    by_core: dict[str, dict[str, Sequence[int]]] = {}
    for word, places in by_word.items():
        core = min((other for other in by_word if other in word), key=len)
        by_core.setdefault(core, {})[word] = places
    return Expressions(told, Alternatives(small), Alternatives(cased, re.IGNORECASE), keyed, by_core)


# Compiled when first needed: most sites never have the words of most of them.
@cache
def _compiled(line: str) -> re.Pattern[str]:
    return re.compile(line, re.IGNORECASE)


def _looks_at_capitals(line: str) -> bool:
    return "(?-i:" in line or any(character.isupper() for character in _CLASS.sub("", line))


def _phrases(listed: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in listed.split(";") if phrase.strip())
