"""Bytes -> text and lines, so that every line knows its bytes and nothing is lost.

Each line is decoded on its own. In all encodings that are tried here a line end can't be part of another character,
so this gives the same text as decoding the whole, and the byte offsets come for free.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.values import Line

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WIDE_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_REPLACEMENT = "\ufffd"

# Text has next to no control characters; pictures and archives have them all over.
_BINARY_SHARE = 0.02
# One damaged character in five that are sound: the file is damaged UTF-8. More: it's another encoding.
_DAMAGED_SHARE = 0.2
# The guess looks at no more than this: it costs time, and the beginning tells as much as the whole.
_GUESS_BYTES = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text. `note` says how the encoding was come by where it isn't plain UTF-8."""

    text: str
    encoding: str
    note: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why a file can't be read as text."""

    reason: str


def decode(data: bytes) -> Decoded | Undecodable:
    """Return `data` as text with its lines, or why it isn't text.

    The text is `data` without its byte order mark, decoded by `encoding` with damaged characters as U+FFFD.
    """
    decoded = _decode(data)
    if isinstance(decoded, Decoded) and not decoded.text.strip():
        return Undecodable("empty file")
    return decoded


def _decode(data: bytes) -> Decoded | Undecodable:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data, len(bom), encoding, f"{encoding} by its byte order mark")
    if b"\x00" in data or len(_CONTROL.findall(data)) > _BINARY_SHARE * len(data):
        return Undecodable("binary file, not text")
    return _decode_unmarked(data)


def _decode_unmarked(data: bytes) -> Decoded | Undecodable:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return _decoded(data, 0, "utf-8", "")
    text = data.decode("utf-8", "replace")
    damaged = text.count(_REPLACEMENT)
    sound = sum(1 for character in text if character > "\x7f") - damaged
    if damaged <= _DAMAGED_SHARE * sound:
        return _decoded(data, 0, "utf-8", f"utf-8 with {damaged} damaged characters")
    guess = _guess(data)
    if guess is None:
        return Undecodable("not UTF-8, and no other encoding fits; save it as UTF-8")
    return _decoded(data, 0, guess, f"not UTF-8: read as {guess}, which is a guess")


def _guess(data: bytes) -> str | None:
    # Only needed for the odd file, and slow to import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_GUESS_BYTES]).best()
    # Encodings that shift state over line ends, or that aren't supersets of ASCII, would break decoding by line.
    if best is None or best.encoding.startswith(("utf_7", "utf_16", "utf_32", "iso2022", "hz", "cp037", "cp500")):
        return None
    return best.encoding.replace("_", "-")


def _decoded(data: bytes, skip: int, encoding: str, note: str) -> Decoded:
    lines = tuple(_wide_lines(data, skip, encoding) if encoding.startswith("utf-16") else _lines(data, skip, encoding))
    return Decoded("".join(line.text + line.eol for line in lines), encoding, note, lines)


def _lines(data: bytes, skip: int, encoding: str) -> Iterator[Line]:
    start = 0
    for number, match in enumerate(_LINE.finditer(data, skip), 1):
        text = match.group().decode(encoding, "replace")
        line = _line(number, start, text, match.start(), match.end())
        start += len(text)
        yield line


def _wide_lines(data: bytes, skip: int, encoding: str) -> Iterator[Line]:
    # surrogatepass keeps lone halves one character of two bytes each, so that offsets can be counted from the text;
    # an odd last byte belongs to no character and is left to the last line.
    text = data[skip : len(data) - (len(data) - skip) % 2].decode(encoding, "surrogatepass")
    start = 0
    offset = skip
    matches = list(_WIDE_LINE.finditer(text))
    for number, match in enumerate(matches, 1):
        raw = match.group()
        end = offset + len(raw.encode(encoding, "surrogatepass")) if number < len(matches) else len(data)
        clean = "".join(_REPLACEMENT if "\ud800" <= character <= "\udfff" else character for character in raw)
        yield _line(number, start, clean, offset, end)
        start += len(raw)
        offset = end


def _line(number: int, start: int, text: str, byte_start: int, byte_end: int) -> Line:
    body = text.rstrip("\r\n")
    # The byte order mark, if there is one, is counted as part of line 1.
    return Line(number, start, body, text[len(body) :], byte_start if number > 1 else 0, byte_end)
