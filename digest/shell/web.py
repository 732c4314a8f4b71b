"""Asks the web for one thing at a time: politely, with limits, and never on somebody's own network.

Polite: a name that says who asks, robots.txt (RFC 9309), a pause between two requests to one host.
Guarded: on every redirect anew, only addresses of the public internet are connected to (`digest/shell/connection.py`).
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from digest.fetch import Rules, read_rules
from digest.shell.connection import STEP_SECONDS, Place, Refused, body_of, connected
from digest.version import VERSION

# A feed that is larger isn't read either; a page of a tenth of this is already mostly scripts.
MAX_BYTES = 16 * 1024 * 1024
MAX_REDIRECTS = 5
# For a whole answer: a server that sends a byte now and then must not hold up the others.
MAX_SECONDS = 60.0
PAUSE_SECONDS = 1.0
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_PORTS = {"http": 80, "https": 443}
# Below are mail, databases and remote shells, which may take a request for a command.
_LEAST_FREE_PORT = 1024
_ACCEPT = "text/html, application/rss+xml, application/atom+xml, application/xml;q=0.9, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: `url` is where from, after redirects; `moved_to` the address that now stands for the one asked for."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing came, in words that follow the address."""

    url: str
    reason: str


@dataclass
class Web:
    """A browser without a window. `allowed` are (address, port) that are asked though they are not public.

    `allowed` is for tests, which serve on this machine. Nothing that a command line or a settings file can say sets it.
    """

    site: str = ""
    allowed: frozenset[tuple[str, int]] = frozenset()
    pause_seconds: float = PAUSE_SECONDS
    max_seconds: float = MAX_SECONDS
    _rules: dict[str, Rules | Failure] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """Return the name that servers are told, with the site's address if it has one."""
        return f"digest/{VERSION} (news briefing{f'; +{self.site}' if self.site else ''})"

    def get(self, url: str, headers: Mapping[str, str] | None = None, limit: int = MAX_BYTES) -> Answer | Failure:
        """Ask for `url` and follow its redirects; whatever the web does, nothing is raised."""
        return self._follow(url, headers or {}, limit, heed_robots=True)

    def _follow(self, url: str, headers: Mapping[str, str], limit: int, *, heed_robots: bool) -> Answer | Failure:
        at, moved_to, is_permanent = url, "", True
        try:
            for _ in range(MAX_REDIRECTS + 1):
                parts = _checked(at)
                if heed_robots:
                    self._heed_robots(parts)
                answer = self._ask(parts, headers, limit)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return Answer(at, answer.status, answer.headers, answer.body, moved_to)
                target = urljoin(at, answer.headers["location"])
                if parts.scheme == "https" and urlsplit(target).scheme == "http":
                    raise Refused(f"it leads from https to {target}, which anybody on the way can change")
                is_permanent = is_permanent and answer.status in _PERMANENT
                moved_to = target if is_permanent else moved_to
                at = target
        except Refused as refusal:
            return Failure(url, f"{refusal}{f' (after a redirect to {at})' if at != url else ''}")
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            return Failure(url, _in_words(error))
        return Failure(url, f"more than {MAX_REDIRECTS} redirects")

    def _heed_robots(self, parts: SplitResult) -> None:
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._robots(origin)
        rules = self._rules[origin]
        if isinstance(rules, Failure):
            raise Refused(rules.reason)
        if not rules.allow(_target(parts)):
            raise Refused("its robots.txt asks programs not to fetch this; a page can be saved in a browser and added")

    def _robots(self, origin: str) -> Rules | Failure:
        """Return the rules of a site: without any, all is allowed; if they can't be had, nothing is, for now."""
        found = self._follow(f"{origin}/robots.txt", {}, MAX_BYTES, heed_robots=False)
        if isinstance(found, Failure):
            return found
        if found.status >= 500:
            return Failure(origin, f"its robots.txt can't be had (HTTP {found.status}), so nothing is asked for")
        return read_rules(found.body) if found.status == 200 else Rules()

    def _ask(self, parts: SplitResult, headers: Mapping[str, str], limit: int) -> Answer:
        place = Place(parts.scheme, _host(parts), parts.port or _PORTS[parts.scheme])
        rules = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        self._wait(place.host, rules.delay_seconds if isinstance(rules, Rules) else 0.0)
        try:
            with connected(place, self.max_seconds, self.allowed) as connection:
                sent = {"User-Agent": self.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", **headers}
                connection.request("GET", _target(parts), headers={**sent, "Connection": "close"})
                response = connection.getresponse()
                found = {name.casefold(): value for name, value in response.getheaders()}
                # What is redirected or missing says nothing that is read.
                body = body_of(response, found, limit) if response.status == 200 else b""
                return Answer("", response.status, found, body)
        finally:
            self._last[place.host] = time.monotonic()

    def _wait(self, host: str, delay_seconds: float) -> None:
        pause = max(self.pause_seconds, delay_seconds)
        time.sleep(max(0.0, self._last.get(host, -pause) + pause - time.monotonic()))


def _checked(url: str) -> SplitResult:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise Refused(f"expected an address of http or https, found {url!r}")
    if parts.username is not None or parts.password is not None:
        raise Refused("expected an address without user name and password")
    if parts.port is not None and parts.port != _PORTS[parts.scheme] and parts.port < _LEAST_FREE_PORT:
        raise Refused(f"port {parts.port} is no web server's")
    return parts


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return host if ":" in host else host.encode("idna").decode("ascii")


def _target(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?')}" if parts.query else path


def _in_words(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not to be trusted: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return f"no answer within {STEP_SECONDS:g} seconds"
    if isinstance(error, socket.gaierror):
        return "there is no such host, or no network"
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"could not be fetched: {text or type(error).__name__}"
