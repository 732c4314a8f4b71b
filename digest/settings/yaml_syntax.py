"""A syntax error as PyYAML reports it -> the line to look at, and words for a person who doesn't know its terms."""

from __future__ import annotations

import yaml

_COLON = "put text that holds ': ' in quotes, or look at how far the line is indented"
_INDENT = "put keys of one group, and items of one list, in the same column; quote text that has quotation marks inside"

# What the C parser says (a part of it) -> what to expect, and what would do. The first that fits counts.
_PROBLEMS = (
    ("mapping values are not allowed", "one 'key: value', found a second ': '", _COLON),
    ("block sequence entries are not allowed", "a value, found '- ' behind a key", "begin the list on the next line"),
    ("found unexpected end of stream", "a closing quotation mark, found the end", "close the text that begins here"),
    ("',' or ']'", "',' or ']', found something else", "close the list that begins here with ']'"),
    ("',' or '}'", "',' or '}', found something else", "close the braces that begin here with '}'"),
    ("did not find expected key", "a key, found something else", _INDENT),
    ("did not find expected '-' indicator", "'- ' before an item, found something else", _INDENT),
    ("could not find expected ':'", "'key: value', found no ':'", "is this a part of the line above? Then indent it"),
    ("unknown escape character", "text, found an unknown '\\' sign in double quotes", "use single quotes"),
    ("invalid Unicode character escape", "text, found a bad '\\u' sign in double quotes", "use single quotes"),
    ("<document start>", "a key, found something else", "put all keys in the first column and quotes around text"),
    ("expected node content", "a value, found a bracket or comma", "put text that begins with one in quotes"),
    (
        "expected comment or line break",
        "the end of the line, found more",
        "put text that begins with '|' or '>' in quotes",
    ),
    ("alphabetic or numeric", "a value, found '*' or '&'", "put text that begins with one in quotes"),
    ("tag", "a value, found '!'", "put text that begins with one in quotes"),
)
# Here the end of the file is where the parser gave up; the fault lies where the text or list began.
_LOOK_AT_START = ("',' or ']'", "',' or '}'", "found unexpected end of stream")


def explain(error: yaml.YAMLError, text: str) -> tuple[int, str]:
    """Return the line of `text` (from 1) where `error` should be looked for, and the message."""
    problem = str(getattr(error, "problem", None) or error)
    mark = getattr(error, "problem_mark", None)
    if any(part in problem for part in _LOOK_AT_START):
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip("\r\n ").splitlines() or [""]
    row = min(mark.line, len(lines) - 1) if mark else 0
    if "tab character" in problem:
        return row + 1, _bad_start("\t")
    if "cannot start any token" in problem:
        return row + 1, _bad_start(lines[row][mark.column : mark.column + 1] if mark else "")
    if "node content" in problem and mark and mark.index >= len(text.rstrip()):
        return row + 1, "expected a closing bracket, found the end; close what is left open"
    for part, expected, advice in _PROBLEMS:
        if part in problem:
            return row + 1, f"expected {expected}; {advice}"
    return row + 1, f"expected YAML, found an error ({problem})"


def _bad_start(character: str) -> str:
    if character == "\t":
        return "expected spaces, found a tab; indent with spaces only"
    return f"expected a value, found '{character}' at its beginning; put the text in quotes"
