"""robots.txt -> what a site lets programs ask for (RFC 9309, with the widespread Crawl-delay)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

# The name that a site's rules for this program go by.
PRODUCT = "digest"
# Who asks for more than this wants no programs at all: the feed is fetched, slowly, and its pages one by one.
MAX_DELAY_SECONDS = 30.0
# RFC 9309 section 2.5 asks for 500 KiB at least; rules with more wildcards than these are no rules but an attack.
MAX_BYTES = 500 * 1024
_MAX_WILDCARDS = 20


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules that hold for this program: (allowed, path pattern), and the pause between two requests in seconds."""

    lines: tuple[tuple[bool, str], ...] = ()
    delay_seconds: float = 0.0

    def allow(self, path: str) -> bool:
        """Say whether a path (with its query) may be asked for: by the longest rule that fits, allowing on a tie."""
        fitting = [(len(pattern), allowed) for allowed, pattern in self.lines if _fits(pattern, _plain(path))]
        return max(fitting)[1] if fitting else True


def read_rules(data: bytes) -> Rules:
    """Return the rules for this program: of the groups that name it, else of those for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    current: list[str] = []
    in_rules = False
    for key, value in _fields(data[:MAX_BYTES]):
        if key == "user-agent":
            current = [] if in_rules else current
            in_rules = False
            current.append(re.split(r"[/\s]", value.casefold())[0])
            groups.setdefault(current[-1], [])
        else:
            in_rules = True
            for agent in current:
                groups[agent].append((key, value))
    mine = groups.get(PRODUCT, groups.get("*", []))
    lines = tuple((key == "allow", _plain(value)) for key, value in mine if key in ("allow", "disallow") and value)
    return Rules(lines, max((_seconds(value) for key, value in mine if key == "crawl-delay"), default=0.0))


def _fields(data: bytes) -> Iterator[tuple[str, str]]:
    for line in data.decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key = key.strip().casefold()
        if colon and key in ("user-agent", "allow", "disallow", "crawl-delay"):
            yield key, value.strip()


def _seconds(text: str) -> float:
    try:
        return min(max(float(text), 0.0), MAX_DELAY_SECONDS)
    except ValueError:
        return 0.0


def _fits(pattern: str, path: str) -> bool:
    """Say whether a pattern, in which * stands for anything and $ for the end, fits the start of a path."""
    if pattern.count("*") > _MAX_WILDCARDS:
        return True  # to be asked to stay away is the more careful reading of what can't be read
    parts, at = pattern.removesuffix("$").split("*"), 0
    for number, part in enumerate(parts):
        found = path.find(part, at)
        if found < 0 or (number == 0 and found != 0):
            return False
        at = found + len(part)
    if not pattern.endswith("$"):
        return True
    # The last part may stand earlier too, so what counts is that it ends the path.
    return at == len(path) or (len(parts) > 1 and path.endswith(parts[-1]) and len(path) - len(parts[-1]) >= at)


def _plain(path: str) -> str:
    """Return a path in the one form in which paths are compared, whatever was escaped in it."""
    return quote(unquote(path), safe="/*$?=&;,:@!'()+~")
