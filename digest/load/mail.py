"""A mailed article or newsletter (.eml) -> RawArticle: its HTML as a page, else its plain text (RFC 5322, MIME)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from digest import dates
from digest.load.bounds import has_crowded_header
from digest.load.decoding import Decoded, Undecodable, decode_whole
from digest.load.json_ld import language_tag
from digest.load.mail_text import flowed_lines, unwrapped_lines
from digest.load.naming import article_id
from digest.load.pages import take_fragment, take_html
from digest.load.taken import Origin, Taken, article, with_fact
from digest.text import fold
from digest.urls import is_web
from digest.values import Declared, Moment, RawArticle, SkippedFile, SourceFile
from digest.values import Message as Told
from digest.values import message as told

# Mail programs write a dozen parts at most, a few deep; more was made to do harm.
_MAX_PARTS = 200
_MAX_NAMED = 20
_MAX_HEADER = 2_000
# Of a newsletter of many pieces the extractor may take one for the article and the rest for what surrounds it.
_MIN_SHARE = 0.5
_HEADER = re.compile(rb"^[A-Za-z][A-Za-z0-9-]*:[ \t]", re.MULTILINE)
# Above the first header stands no more than an mbox line.
_HEADER_WITHIN = 1_000
_FORWARDED = re.compile(r"^(?:(?:fwd?|wg|tr|rv|i|doorst|pd|enc)\s*:\s*)+", re.IGNORECASE)


@dataclass(slots=True)
class _Letter:
    """A message, the whole file or one that is attached to it: its headers, and the parts of its own text."""

    headers: Message
    html: list[Message] = field(default_factory=list)
    plain: list[Message] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read from a letter, and how its characters were decoded."""

    taken: Taken
    encoding: str
    note: Told | None

    @property
    def kept(self) -> int:
        """Return the number of characters of the article."""
        return sum(map(len, self.taken.lines)) - sum(len(self.taken.lines[n - 1]) for n, _ in self.taken.dropped)


def load(source: SourceFile, collected: Moment | None) -> Iterator[RawArticle | SkippedFile]:
    """Give the one article of a mail; of a forwarded one the message within. Attachments are named in a note."""
    if b"\x00" in source.data[:_HEADER_WITHIN] or _HEADER.search(source.data, 0, _HEADER_WITHIN) is None:
        reason = "expected a mail, which begins with lines such as 'Subject: ...', found none"
        empty = not source.data.strip()
        yield SkippedFile(source.path, "empty file" if empty else reason, "empty" if empty else "damaged")
        return
    if has_crowded_header(source.data):
        yield SkippedFile(source.path, "a header of it is longer than any that a mail program writes", "damaged")
        return
    try:
        # Not policy.default: its parser of headers raises on hostile ones and takes quadratic time over long ones.
        message = message_from_bytes(source.data, policy=policy.compat32)
    except RecursionError:
        yield SkippedFile(source.path, "its parts are nested too deeply", "damaged")
        return
    letters, attachments = _sorted_parts(message)
    readings = [reading for letter in letters if (reading := _read(letter, collected)) is not None]
    if not readings:
        yield SkippedFile(source.path, "no text in the mail", "no_article")
        return
    best = max(readings, key=lambda reading: reading.kept)
    notes = (*best.taken.notes, *(told("files.attachment", name=name) for name in attachments))
    origin = Origin(article_id(source.path), source.path, source.data, best.encoding, best.note)
    yield article(origin, replace(best.taken, notes=notes))


def _sorted_parts(message: Message) -> tuple[list[_Letter], list[str | Told]]:
    """Return the letters, the outer one first, and the names of all else."""
    letters = [_Letter(message)]
    attachments: list[str | Told] = []
    pending = [(message, letters[0])]
    for _ in range(_MAX_PARTS):
        if not pending:
            break
        part, letter = pending.pop()
        payload = part.get_payload()
        kind = part.get_content_type()
        if isinstance(payload, list):
            if kind == "message/rfc822":
                letters.append(_Letter(next((child for child in payload if isinstance(child, Message)), part)))
                letter = letters[-1]
            pending.extend((child, letter) for child in reversed(payload) if isinstance(child, Message))
        elif part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            attachments.append(fold(_decoded(part.get_filename() or "")) or kind)
        else:
            (letter.html if kind == "text/html" else letter.plain).append(part)
    if pending:
        attachments.insert(0, told("files.further_parts", n=_MAX_PARTS))
    return letters, attachments[:_MAX_NAMED]


def _read(letter: _Letter, collected: Moment | None) -> _Reading | None:
    """Return the article of a letter: as a page, else its plain text, else all the text of its HTML."""
    declared = _declared(letter.headers, collected)
    page = _read_html(letter.html, declared, take_html)
    plain = _read_plain(letter.plain, declared)
    if page is not None and plain is not None and page.kept < _MIN_SHARE * plain.kept:
        return plain
    return page or plain or _read_html(letter.html, declared, take_fragment)


def _read_html(parts: Sequence[Message], declared: Declared, take: Callable[..., Taken | str]) -> _Reading | None:
    decoded = [found for part in parts if isinstance(found := _text_of(part), Decoded)]
    taken = take("\n".join(found.text for found in decoded), declared) if decoded else ""
    return None if isinstance(taken, str) else _Reading(taken, decoded[0].encoding, decoded[0].note)


def _read_plain(parts: Sequence[Message], declared: Declared) -> _Reading | None:
    lines: list[str] = []
    read: Decoded | None = None
    for part in parts:
        decoded = _text_of(part)
        if isinstance(decoded, Decoded):
            read = read or decoded
            lines.extend(_lines(part, decoded.text))
    return _Reading(Taken(tuple(lines), declared), read.encoding, read.note) if read else None


def _lines(part: Message, text: str) -> tuple[str, ...]:
    if str(part.get_param("format", "")).lower() == "flowed":
        return flowed_lines(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return unwrapped_lines(text)


def _text_of(part: Message) -> Decoded | Undecodable:
    data = part.get_payload(decode=True)
    charset = part.get_content_charset() or ""
    return decode_whole(data, charset) if isinstance(data, bytes) else Undecodable("no text")


def _declared(headers: Message, collected: Moment | None) -> Declared:
    """Return what the headers say; of a message forwarded by hand not whose it was and when, which they don't."""
    subject = _header(headers, "Subject")
    title = _FORWARDED.sub("", subject)
    declared = with_fact(Declared(collected=collected), "the mail's Subject", title=title)
    declared = with_fact(
        declared, "the mail's Content-Language", language=language_tag(_header(headers, "Content-Language"))
    )
    address = _header(headers, "Archived-At").strip("<> ")
    declared = with_fact(declared, "the mail's Archived-At", url=address if is_web(address) else "")
    if title != subject:
        return declared
    published = dates.parse(_header(headers, "Date").partition(" (")[0], "the mail's Date", None)
    declared = with_fact(declared, "the mail's Date", published=published)
    return with_fact(declared, "the mail's From", outlet=_sender(headers))


def _sender(headers: Message) -> str:
    # Taken apart before it is decoded: a name may hold a comma or a sign of its own.
    try:
        name, _ = parseaddr(_raw(headers, "From"))
    except RecursionError:  # over comments within comments
        return ""
    return fold(_decoded(name)).strip("\"' ")


def _header(headers: Message, name: str) -> str:
    return fold(_decoded(_raw(headers, name)))


def _raw(headers: Message, name: str) -> str:
    # A header with bytes that aren't ASCII comes as a Header, whose str() has them as U+FFFD.
    for key, value in headers.raw_items():
        if key.lower() == name.lower():
            return _as_utf8(str(value)[:_MAX_HEADER])
    return ""


def _as_utf8(text: str) -> str:
    """Return a header whose bytes beyond ASCII were kept as surrogates, with these read as UTF-8 (RFC 6532)."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _decoded(text: str) -> str:
    """Return a header with its encoded words (RFC 2047) decoded, as it stands where they are broken."""
    try:
        pieces = decode_header(text)
        return "".join(
            piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        )
    except (HeaderParseError, LookupError, ValueError):
        return text
