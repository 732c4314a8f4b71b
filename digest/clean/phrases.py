"""rules.yaml -> compiled rules: which lines are furniture by their words, for certain or perhaps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import yaml

from digest.text import fold

# A furniture line is short; on longer ones the patterns are not tried, which also bounds the time they take.
_MAX_CHARACTERS = 320
# A line of controls without anything between them ("Share Save Print") is no longer than this.
_MAX_CONTROL_WORDS = 12
# What Markdown, bullets and icons put around a line, and what ends a label.
_MARKS = re.compile(r"^[\s*_>#•▶►▸‣·\[–—-]+|[\s*_\]]+$|\*\*|\]\(\S+\)")
_ENDS = re.compile(r"[\s.:：!！…»›>→↓*,|·-]+$|^[\s«‹<←|·]+")
_COUNTER = re.compile(r"^[(\[]?\d[\d.,]*[km]?[)\]]?\s+|\s*[(\[]?\d[\d.,]*[km]?[)\]]?$", re.IGNORECASE)
_BETWEEN_CONTROLS = re.compile(r"\s{2,}|\s*[|·•]\s*")
_QUOTES = str.maketrans("’‘", "''")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named reason to strip a line. `pattern` and `hint` match whole lines; None where the rule has none."""

    id: str
    kind: str
    reason: str
    pattern: re.Pattern[str] | None
    hint: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a line's words say: the rule, and whether they say it for certain or only hint at it."""

    rule: Rule
    is_certain: bool


@dataclass(frozen=True, slots=True)
class _Rules:
    listed: tuple[Rule, ...]
    by_id: Mapping[str, Rule]
    exact: Mapping[str, Found]


@cache
def _all() -> _Rules:
    text = resources.files("digest.clean").joinpath("rules.yaml").read_text("utf-8")
    listed: list[Rule] = []
    exact: dict[str, Found] = {}
    for entry in yaml.load(text, Loader=yaml.CSafeLoader):
        rule = Rule(
            entry["id"], entry["kind"], entry["reason"], _pattern(entry, "lines"), _pattern(entry, "hint-lines")
        )
        listed.append(rule)
        for key, is_certain in (("exact", True), ("hints", False)):
            for phrase in ";".join(entry.get(key, ())).split(";"):
                known = exact.get(phrase.strip())
                if known is None or (is_certain and not known.is_certain):
                    exact[phrase.strip()] = Found(rule, is_certain)
    exact.pop("", None)
    return _Rules(tuple(listed), {rule.id: rule for rule in listed}, exact)


def _pattern(entry: Mapping[str, Sequence[str]], key: str) -> re.Pattern[str] | None:
    lines = entry.get(key)
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE) if lines else None


def rules() -> tuple[Rule, ...]:
    """Return the rules that ship with digest, in file order."""
    return _all().listed


def rule(rule_id: str) -> Rule:
    """Return the rule of that id."""
    return _all().by_id[rule_id]


@lru_cache(maxsize=10_000)
def find(line: str) -> Found | None:
    """Return what the words of the whole line say, or None. What is certain goes before what is a hint.

    A line of several controls next to one another ("Share   Print   Save") is furniture if each of them is.
    """
    if len(line) > _MAX_CHARACTERS:
        return None
    found = _find(line)
    if found is not None and found.is_certain:
        return found
    return _of_pieces(line) or found


def is_furniture(line: str) -> bool:
    """Say whether the words of `line` show it to be furniture for certain."""
    found = find(line)
    return found is not None and found.is_certain


def _find(line: str) -> Found | None:
    bare = _MARKS.sub("", fold(line))
    phrase = _phrase(bare)
    exact = _all().exact
    found = exact.get(phrase) or exact.get(_COUNTER.sub("", phrase))
    if found is not None and found.is_certain:
        return found
    for entry in _all().listed:
        if entry.pattern is not None and entry.pattern.fullmatch(bare):
            return Found(entry, True)
    if found is not None:
        return found
    for entry in _all().listed:
        if entry.hint is not None and entry.hint.fullmatch(bare):
            return Found(entry, False)
    return None


def _phrase(bare: str) -> str:
    return _ENDS.sub("", bare.translate(_QUOTES).casefold())


def _of_pieces(line: str) -> Found | None:
    pieces = [piece for piece in _BETWEEN_CONTROLS.split(line.strip()) if piece]
    found = [_find(piece) for piece in pieces] if len(pieces) > 1 else _controls(line)
    known = [one for one in found if one is not None]
    if not known or len(known) < len(found):
        return None
    certain = [one for one in known if one.is_certain]
    return certain[0] if len(certain) * 2 >= len(known) else known[0]


def _controls(line: str) -> list[Found | None]:
    """Cut a line into the longest phrases known, from the left; a word that begins none gives None."""
    tokens = _MARKS.sub("", line).translate(_QUOTES).casefold().split()
    if not 2 <= len(tokens) <= _MAX_CONTROL_WORDS:
        return []
    exact = _all().exact
    pieces: list[Found | None] = []
    start = 0
    while start < len(tokens):
        end = next((end for end in range(len(tokens), start, -1) if " ".join(tokens[start:end]) in exact), 0)
        if not end:
            return []
        pieces.append(exact[" ".join(tokens[start:end])])
        start = end
    return pieces


def words_by_kind() -> Iterator[tuple[str, str]]:
    """Yield (kind, word) for every word of every phrase that is listed as such."""
    for phrase, found in _all().exact.items():
        for word in phrase.split():
            yield found.rule.kind, word
