"""What was loaded, as readable lines for cases."""

from __future__ import annotations

from digest.values import Declared, Moment, RawArticle, SkippedFile
from tests.said import said

FIELDS = ("title", "outlet", "author", "url", "published", "updated", "language")


def facts(declared: Declared) -> str:
    """Return what is declared, a line a field, with where it was found."""
    found = dict(declared.found)
    lines = []
    for name in FIELDS:
        value = getattr(declared, name)
        if value:
            shown = (value.instant or value.day).isoformat() if isinstance(value, Moment) else value
            lines.append(f"{name}: {shown} [{found.get(name, 'nowhere')}]\n")
    return "".join(lines)


def told(found: RawArticle | SkippedFile) -> str:
    """Return the facts and notes of an article and its lines, those that were dropped marked; or why there is none."""
    if isinstance(found, SkippedFile):
        return f"skipped {found.path}: {found.reason}\n"
    dropped = {number for number, _ in found.dropped}
    notes = "".join(f"note: {said(note)}\n" for note in found.notes)
    lines = "".join(f"{'-' if line.number in dropped else '>'} {line.text}\n" for line in found.lines)
    return facts(found.declared) + notes + lines


def check_spans(found: RawArticle | SkippedFile) -> None:
    """Check what holds of every article, however it came about."""
    if isinstance(found, SkippedFile):
        assert found.reason
        return
    data = found.text.encode()
    assert "".join(line.text + line.eol for line in found.lines) == found.text
    assert b"".join(data[line.byte_start : line.byte_end] for line in found.lines) == data
    assert all(found.text[line.start : line.end] == line.text for line in found.lines)
    assert {number for number, _ in found.dropped} <= {line.number for line in found.lines}
