"""The forms of text that settings ask for beyond "some text": each says what it expects, reads it, or guesses at it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import msgspec

# No user name or password: whatever stands in an address is published.
_HOST_AND_PORT = re.compile(r"(?:[^\W_](?:[\w.-]*[^\W_])?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_UNSAFE_IN_URL = re.compile(r"[\s\"'<>\\^`{|}]")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])?")
_MAILBOX = re.compile(r"[^@\s\"'<>?]+@[^@\s\"'<>?]+\.[^@\s\"'<>?]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_FOLDER = re.compile(r"[A-Za-z0-9_-]+")

_LONGEST = 1000  # characters of an address or a name; some of the expressions above are quadratic on hostile text


@dataclass(frozen=True, slots=True)
class Form:
    """A form of text; `expected` names it in messages."""

    expected: str
    reader: Callable[[str], str | None]
    guesser: Callable[[str], str] = lambda _text: ""

    def read(self, text: str) -> str | None:
        """Return `text` in its normal form, None where it hasn't this form."""
        return self.reader(text) if len(text) <= _LONGEST else None

    def guess(self, text: str) -> str:
        """Return what may have been meant by a text that hasn't this form, "" where that isn't clear."""
        return self.guesser(text) if len(text) <= _LONGEST else ""


def form_of(hint: object) -> Form | None:
    """Return the form that a type asks for: `Annotated[str, msgspec.Meta(extra={"form": Form(...)})]`."""
    extras = (meta.extra or {} for meta in getattr(hint, "__metadata__", ()) if isinstance(meta, msgspec.Meta))
    return next((extra["form"] for extra in extras if "form" in extra), None)


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return which of `choices` was probably meant by `word`, "" where none is near.

    Case, hyphens and underscores don't count: `max-words` and `MaxWords` are near `max_words`.
    """
    choices = list(choices)
    bare = _bare(word)
    for choice in choices:
        if _bare(choice) == bare:
            return choice
    if len(word) > 60:  # nobody mistypes that much, and the comparison is quadratic
        return ""
    import difflib  # noqa: PLC0415 - its import takes a third as long as this whole room's; faults are rare

    return next(iter(difflib.get_close_matches(word.casefold(), choices, n=1)), "")


def _bare(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).casefold()


def _split(text: str) -> SplitResult | None:
    """Return the parts of an absolute web address, None where `text` isn't one."""
    if _UNSAFE_IN_URL.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that don't match
        return None
    return parts if parts.scheme in ("http", "https") and _HOST_AND_PORT.fullmatch(parts.netloc) else None


def _read_site_address(text: str) -> str | None:
    if not text:
        return ""
    parts = _split(text)
    # A query or a fragment would end up in the middle of every address built from this one.
    if parts is None or "?" in text or "#" in text:
        return None
    return parts.geturl().rstrip("/") + "/"


def _guess_site_address(text: str) -> str:
    text = re.sub(r"//[^/@]*@", "//", re.split(r"[?#]", text.strip())[0])  # without query, fragment, user and password
    for candidate in (text, f"https://{text.lstrip('/')}"):
        address = _read_site_address(candidate)
        if address and "." in candidate:
            return address
    return ""


def _guess_web_address(text: str) -> str:
    # "feed:" is what browsers once put before the address of a feed.
    bare = re.sub(r"^feed:(//)?", "", text.strip())
    return next((one for one in (bare, f"https://{bare.lstrip('/')}") if _split(one) and "." in one), "")


def _read_contact(text: str) -> str | None:
    mailbox = text[len("mailto:") :] if text.startswith("mailto:") else ""
    return text if not text or _split(text) or _MAILBOX.fullmatch(mailbox) else None


def _guess_contact(text: str) -> str:
    return f"mailto:{text}" if _MAILBOX.fullmatch(text) else _guess_site_address(text)


def _read_domain(text: str) -> str | None:
    fits = len(text) <= 253 and _DOMAIN.fullmatch(text) and not text.casefold().startswith("www.")
    return text.casefold() if fits else None


def _guess_domain(text: str) -> str:
    host = re.split(r"[/?#:]", text.strip().casefold().partition("://")[2] or text.strip().casefold())[0]
    return _read_domain(host.rpartition("@")[2].removeprefix("www.")) or ""


def _read_host(text: str) -> str | None:
    fits = not text or (len(text) <= 253 and _DOMAIN.fullmatch(text))
    return text.casefold() if fits else None


def _guess_host(text: str) -> str:
    parts = _split(text.strip()) or _split(f"https://{text.strip()}")
    return _read_host(parts.hostname or "") or "" if parts else ""


def _read_time_zone(text: str) -> str | None:
    if text == "UTC":
        return text
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - needed by those only who set a zone

    # What these mean depends on the machine, or isn't the zone that it seems to be.
    if text in ("localtime", "posixrules", "Factory") or text.startswith(("posix/", "right/")):
        return None
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):  # unknown; no name of a zone at all; a folder of zones
        return None
    return text


def _guess_time_zone(text: str) -> str:
    from zoneinfo import available_timezones  # noqa: PLC0415 - as above

    zones = sorted(available_timezones())
    if not zones:
        return "UTC (this machine has no time zone data; `pip install tzdata` brings it)"
    cities = {_bare(zone.rpartition("/")[2]): zone for zone in zones}
    return cities.get(_bare(text)) or nearest(text, zones)


def _matching(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda text: text if pattern.fullmatch(text) else None


SITE_ADDRESS = Form(
    "an address such as https://example.org/news/ (http or https, no '?' or '#')",
    _read_site_address,
    _guess_site_address,
)
WEB_ADDRESS = Form(
    "a web address such as https://example.org/feed.xml",
    lambda text: text if _split(text) else None,
    _guess_web_address,
)
CONTACT = Form("a web address or mailto:name@example.org", _read_contact, _guess_contact)
DOMAIN = Form("a bare domain such as example.org (no https://, no www.)", _read_domain, _guess_domain)
# Unlike an outlet's domains, which are compared without it, this one is an address: www belongs to it.
DOMAIN_OR_NONE = Form("a bare domain such as news.example.org (no https://)", _read_host, _guess_host)
TIME_ZONE = Form("a time zone such as Europe/Berlin", _read_time_zone, _guess_time_zone)
LANGUAGE = Form(
    "a language tag such as en or pt-BR",
    _matching(_LANGUAGE),
    lambda text: text.replace("_", "-") if "_" in text else "",
)
FOLDER = Form("a folder name of letters, digits, '-' and '_'", _matching(_FOLDER))
