"""The bytes of a file that an editor wrote -> its text, or what keeps it from being text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from digest.errors import Fault

MAX_BYTES = 1024 * 1024  # thousands of outlets fit; a file above it isn't written by hand

# What YAML refuses, and the three characters that YAML 1.1 but no editor takes for line ends: with them line numbers
# would be wrong.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file without its byte order mark ("" where it could not be read), and the fault if there is one."""

    text: str
    faults: tuple[Fault, ...] = ()


def decode(file: str, data: bytes) -> DecodedText:
    """Return the text of `data`, which has to be UTF-8 of at most `MAX_BYTES` without control characters."""
    if len(data) > MAX_BYTES:
        found = f"expected at most {MAX_BYTES // 1024} KiB, found {-(-len(data) // 1024)} KiB; divide the file"
        return DecodedText("", (Fault(file, 0, "", found),))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return DecodedText("", (Fault(file, 1, "", "expected UTF-8, found UTF-16; save the file as UTF-8"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from behind the mark, so the bytes before the bad one are taken from the error's own object.
        before = error.object[: error.start].decode("utf-8", "replace")
        line = 1 + count_lines(before, len(before))
        found = f"expected UTF-8, found the byte 0x{error.object[error.start]:02X}; save the file as UTF-8"
        return DecodedText("", (Fault(file, line, "", found),))
    fault = forbidden(file, text, first_line=1)
    return DecodedText("", (fault,)) if fault else DecodedText(text)


def forbidden(file: str, text: str, first_line: int) -> Fault | None:
    """Return the fault of the first control character in `text`, None where there is none."""
    match = control_character(text)
    if match is None:
        return None
    line = first_line + count_lines(text, match.start())
    return Fault(file, line, "", f"expected text, found the control character U+{ord(match[0]):04X}; remove it")


def control_character(text: str) -> re.Match[str] | None:
    """Return the first character of `text` that no text file should hold, None where there is none."""
    return _FORBIDDEN.search(text)


def count_lines(text: str, end: int) -> int:
    """Return how many line ends (LF, CR LF or CR) stand in `text` before the character at `end`."""
    return len(_LINE_END.findall(text, 0, end))
