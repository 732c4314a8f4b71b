"""Bytes -> text and lines, so that every line knows its bytes and nothing is lost.

Each line is decoded on its own. In all encodings that are tried here a line end can't be part of another character,
so this gives the same text as decoding the whole, and the byte offsets come for free.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.values import Line, Message, SkippedKind, message

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_CONTROLS = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F))
_REPLACEMENT = "\ufffd"
# What browsers read in place of what a page says (https://encoding.spec.whatwg.org/#names-and-labels).
_WEB_LABELS = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
}

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
    note: Message | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Undecodable:
    """Why a file can't be read as text."""

    reason: str
    kind: SkippedKind = "not_text"


@dataclass(frozen=True, slots=True)
class _Encoding:
    """How to read a file: the name of its encoding, how that was come by, and the bytes before its text."""

    name: str
    note: Message | None
    skip: int = 0


def decode(data: bytes) -> Decoded | Undecodable:
    """Return `data` as text with its lines, or why it isn't text.

    The text is `data` without its byte order mark, decoded by `encoding` with damaged characters as U+FFFD.
    """
    found = _encoding(data, "")
    if isinstance(found, Undecodable):
        return found
    pieces = _wide_pieces if found.name.startswith("utf-16") else _pieces
    lines = tuple(_numbered(pieces(data[found.skip :], found.name), found.skip))
    text = "".join(line.text + line.eol for line in lines)
    return Decoded(text, found.name, found.note, lines) if text.strip() else Undecodable("empty file", "empty")


def decode_whole(data: bytes, declared: str = "") -> Decoded | Undecodable:
    """Return `data` as text without lines, for kinds of files whose lines aren't those of the article.

    Args:
        data: the bytes.
        declared: the encoding that the file itself states. It counts where there is no byte order mark and the bytes
            aren't UTF-8: programs that save pages turn them into UTF-8 and leave the statement as it was.
    """
    found = _encoding(data, declared)
    if isinstance(found, Undecodable):
        return found
    text = without_surrogates(str(memoryview(data)[found.skip :], found.name, "replace"))
    return Decoded(text, found.name, found.note, ()) if text.strip() else Undecodable("empty file", "empty")


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that was taken out of a file; their bytes count in the text as UTF-8."""
    return tuple(_numbered(_text_pieces(text)))


def without_surrogates(text: str) -> str:
    """Return `text` with each half of a surrogate pair, which no encoding can write, as U+FFFD."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join(_REPLACEMENT if "\ud800" <= character <= "\udfff" else character for character in text)
    return text


def _encoding(data: bytes, declared: str) -> _Encoding | Undecodable:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _Encoding(encoding, message("encodings.marked", name=encoding), len(bom))
    if b"\x00" in data or len(data) - len(data.translate(None, _CONTROLS)) > _BINARY_SHARE * len(data):
        return Undecodable("binary file, not text")
    if declared.strip().lower().startswith("iso-2022-jp") and b"\x1b" in data:
        # All of it is ASCII, so it would pass for UTF-8; Japanese mail is still written so.
        return _Encoding("iso2022-jp-2", message("encodings.declared", name="iso-2022-jp"))
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = _web_encoding(declared)
        return _Encoding(named, message("encodings.declared_not_utf8", name=named)) if named else _unmarked(data)
    return _Encoding("utf-8", None)


def _web_encoding(label: str) -> str:
    """Return Python's name for an encoding as pages name it, "" where there is none."""
    name = label.strip().lower()
    try:
        known = codecs.lookup(_WEB_LABELS.get(name, name) or "none")
        "".encode(known.name)  # refuses codecs that don't make text, such as hex
    except (LookupError, ValueError):
        return ""
    # Without a byte order mark the bytes of these could not have named their own encoding.
    return "" if known.name.startswith(("utf", "unicode", "raw", "idna", "punycode", "undefined")) else known.name


def _unmarked(data: bytes) -> _Encoding | Undecodable:
    text = data.decode("utf-8", "replace")
    damaged = text.count(_REPLACEMENT)
    sound = sum(1 for character in text if character > "\x7f") - damaged
    if damaged <= _DAMAGED_SHARE * sound:
        return _Encoding("utf-8", message("encodings.damaged", n=damaged))
    guess = _guess(data)
    if guess is None:
        return Undecodable("not UTF-8, and no other encoding fits; save it as UTF-8")
    return _Encoding(guess, message("encodings.guessed", name=guess))


def _guess(data: bytes) -> str | None:
    # Only needed for the odd file, and slow to import.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(data[:_GUESS_BYTES]).best()
    # Encodings that shift state over line ends, or that aren't supersets of ASCII, would break decoding by line.
    if best is None or best.encoding.startswith(("utf_7", "utf_16", "utf_32", "iso2022", "hz", "cp037", "cp500")):
        return None
    return best.encoding.replace("_", "-")


def _pieces(data: bytes, encoding: str) -> Iterator[tuple[str, int]]:
    """Yield each line with its end, and the number of its bytes."""
    for raw in data.splitlines(keepends=True):
        yield raw.decode(encoding, "replace"), len(raw)


def _wide_pieces(data: bytes, encoding: str) -> Iterator[tuple[str, int]]:
    """Yield what `_pieces` does where a character has two bytes."""
    # surrogatepass keeps lone halves one character of two bytes each, so that offsets can be counted from the text;
    # an odd last byte belongs to no character and is left to the last line.
    odd = len(data) % 2
    lines = LINE.findall(data[: len(data) - odd].decode(encoding, "surrogatepass"))
    for number, raw in enumerate(lines, 1):
        size = len(raw.encode(encoding, "surrogatepass"))
        yield without_surrogates(raw), size + (odd if number == len(lines) else 0)


def _text_pieces(text: str) -> Iterator[tuple[str, int]]:
    for raw in LINE.findall(text):
        yield raw, len(raw) if raw.isascii() else len(raw.encode())


def _numbered(pieces: Iterable[tuple[str, int]], skip: int = 0) -> Iterator[Line]:
    """Yield the lines of a text; the bytes to skip, its byte order mark, are counted as part of line 1."""
    start = byte_start = 0
    byte_end = skip
    for number, (text, size) in enumerate(pieces, 1):
        body = text.rstrip("\r\n")
        byte_end += size
        yield Line(number, start, body, text[len(body) :], byte_start, byte_end)
        start += len(text)
        byte_start = byte_end
