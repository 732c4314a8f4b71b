"""rules.yaml -> compiled rules, and which of them a line is like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

import yaml

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
    """A rule's expression that is tried only where one of some words stands in the line."""

    number: int
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Expressions:
    """The regular expressions of all rules, three ways for speed.

    `small` and `cased` hold those without words, a group for each rule: the one those that look at no capitals, for
    lines in lower case (an alternative that can't begin here is seen at its first letter then), the other the rest.
    `keyed` are those with words, in file order, and `by_word` which of them to try where a word stands.
    """

    rules: Sequence[Rule]
    small: re.Pattern[str]
    cased: re.Pattern[str]
    keyed: Sequence[_Keyed]
    by_word: Mapping[str, Sequence[int]]

    def find(self, line: str) -> Rule | None:
        """Return the first rule in file order of which an expression matches the whole line."""
        lower = line.lower()
        first = min(self._number(self.small.fullmatch(lower)), self._number(self.cased.fullmatch(line)))
        if len(line) <= _MAX_KEYED_CHARACTERS:
            tried = {at for word, places in self.by_word.items() if word in lower for at in places}
            for keyed in (self.keyed[at] for at in sorted(tried)):
                if keyed.number >= first:
                    break
                if keyed.pattern.fullmatch(line):
                    return self.rules[keyed.number]
        return self.rules[first] if first < len(self.rules) else None

    def _number(self, match: re.Match[str] | None) -> int:
        return int(match.lastgroup.removeprefix("rule")) if match and match.lastgroup else len(self.rules)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules that ship with digest. `exact` has the phrases that are whole lines."""

    listed: Sequence[Rule]
    by_id: Mapping[str, Rule]
    exact: Mapping[str, Found]
    certain: Expressions
    closing: Expressions
    headings: Expressions
    hints: Expressions


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
    certain, closing, headings, hints = (
        _expressions(listed, [entry.get(key, ()) for entry in entries])
        for key in ("lines", "closing-lines", "heading-lines", "hint-lines")
    )
    return Rulebook(listed, {rule.id: rule for rule in listed}, exact, certain, closing, headings, hints)


def _rule(entry: Mapping[str, Any]) -> Rule:
    has_words = any(key in entry for key in _KEYS)
    return Rule(entry["id"], entry["kind"], has_words)


def _expressions(listed: Sequence[Rule], lines: Sequence[Sequence[str | Mapping[str, str]]]) -> Expressions:
    plain = [[entry for entry in entries if isinstance(entry, str)] for entries in lines]
    keyed: list[_Keyed] = []
    by_word: dict[str, list[int]] = {}
    for number, entries in enumerate(lines):
        for entry in entries:
            if not isinstance(entry, str):
                for word in _phrases(entry["with"]):
                    by_word.setdefault(word, []).append(len(keyed))
                keyed.append(_Keyed(number, re.compile(entry["line"], re.IGNORECASE)))
    small = [[line for line in entries if not _looks_at_capitals(line)] for entries in plain]
    cased = [[line for line in entries if _looks_at_capitals(line)] for entries in plain]
    return Expressions(listed, re.compile(_grouped(small)), re.compile(_grouped(cased), re.IGNORECASE), keyed, by_word)


def _looks_at_capitals(line: str) -> bool:
    return "(?-i:" in line or any(character.isupper() for character in _CLASS.sub("", line))


def _grouped(lines: Iterable[Sequence[str]]) -> str:
    return "|".join(
        f"(?P<rule{number}>{'|'.join(f'(?:{line})' for line in some)})" for number, some in enumerate(lines) if some
    )


def _phrases(listed: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in listed.split(";") if phrase.strip())
