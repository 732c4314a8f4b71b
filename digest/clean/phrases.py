"""rules.yaml -> compiled rules: which lines are furniture by their words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from digest.text import fold

# A furniture line is short; on longer ones the patterns are not tried, which also bounds the time they take.
_MAX_CHARACTERS = 320
# What Markdown, bullets and icons put around a line.
_MARKS = re.compile(r"^[\s*_>#•▶►▸‣·\[]+|[\s*_\]]+$|\*\*|\]\(\S+\)")
_BETWEEN_CONTROLS = re.compile(r"\s{2,}|\s*[|·•]\s*")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to strip a line."""

    id: str
    kind: str
    reason: str
    pattern: re.Pattern[str] | None

    def matches(self, line: str) -> bool:
        """Say whether the whole of `line`, white space folded, is what the rule describes."""
        return self.pattern is not None and self.pattern.fullmatch(line) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that ship with digest, in file order."""
    text = resources.files("digest.clean").joinpath("rules.yaml").read_text("utf-8")
    return tuple(_rule(entry) for entry in yaml.load(text, Loader=yaml.CSafeLoader))


@cache
def rule(rule_id: str) -> Rule:
    """Return the rule of that id."""
    return next(entry for entry in rules() if entry.id == rule_id)


def first_match(line: str) -> Rule | None:
    """Return the first rule that matches the whole line, or None.

    A line of several controls next to one another ("Share   Print   Save") is furniture if each of them is.
    """
    if len(line) > _MAX_CHARACTERS:
        return None
    bare = _MARKS.sub("", fold(line))
    found = next((entry for entry in rules() if entry.matches(bare)), None)
    if found is not None:
        return found
    pieces = [piece for piece in _BETWEEN_CONTROLS.split(line.strip()) if piece]
    if len(pieces) < 2:
        return None
    matched = [first_match(piece) for piece in pieces]
    return matched[0] if all(matched) else None


def is_furniture(line: str) -> bool:
    """Say whether the words of `line` show it to be furniture."""
    return first_match(line) is not None


def _rule(entry: dict[str, str | list[str]]) -> Rule:
    lines = entry["lines"]
    pattern = re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE) if lines else None
    return Rule(str(entry["id"]), str(entry["kind"]), str(entry["reason"]), pattern)
