"""Shows a site to its editor while it is being made: from memory, to this machine only, reloading when it changes.

Nothing of this is in a built site. The script that reloads a page, and leave for it to run, are put into what is sent:
a page's own content security policy, which allows no script, is sent as a header with that one addition.
"""

from __future__ import annotations

import json
import mimetypes
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit

from digest.errors import UsageError
from digest.values import OutputFile

# Everybody else on the network has to wait for the published site.
HOST = "127.0.0.1"
_SCRIPT, _EVENTS = "/.digest/reload.js", "/.digest/events"
# How often a waiting page hears that the server is still there.
_HEARTBEAT_SECONDS = 15.0
_POLICY = re.compile(r'<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"\s*/?>\n?', re.IGNORECASE)
# What the system's table of types lacks, or has differently on each machine.
_TYPES = {".xml": "application/xml", ".opml": "text/x-opml", ".js": "text/javascript", ".wasm": "application/wasm"}
_NO_SITE = "<!doctype html><title>Not built yet</title><h1>Not built yet</h1><pre>{}</pre></body>"
_RELOAD = """\
const own = document.currentScript;
const events = new EventSource("/.digest/events?after=" + own.dataset.serial);
events.addEventListener("site", () => location.reload());
events.addEventListener("problem", (event) => {
  const note = document.getElementById("digest-problem") || document.body.appendChild(document.createElement("pre"));
  note.id = "digest-problem";
  note.textContent = "Not built anew:\\n" + JSON.parse(event.data);
  note.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1em;max-height:50%;overflow:auto;z-index:9;" +
    "font:14px/1.4 monospace;white-space:pre-wrap;color:#fff;background:#8b1a1a";
});
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the files of the last site that could be built, and why there is no newer one, "" if it is new."""

    serial: int = 0
    files: Mapping[str, bytes] | None = None
    problem: str = ""


class Preview:
    """Holds what is shown, and lets pages wait for the next; safe to use from many threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._shown = Shown()

    @property
    def shown(self) -> Shown:
        """Return what is shown now."""
        return self._shown

    def show(self, files: tuple[OutputFile, ...]) -> bool:
        """Show a new site; say whether it differs from the one before."""
        new = {file.path: file.data for file in files}
        is_news = new != self._shown.files or bool(self._shown.problem)
        if is_news:
            self._next(Shown(self._shown.serial + 1, new))
        return is_news

    def tell(self, problem: str) -> None:
        """Go on showing the last site, and tell why there is no newer one."""
        self._next(Shown(self._shown.serial + 1, self._shown.files, problem))

    def wait(self, serial: int, seconds: float) -> Shown:
        """Return what is shown as soon as its serial number isn't `serial`, or when the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self._shown.serial != serial, seconds)
            return self._shown

    def _next(self, shown: Shown) -> None:
        with self._changed:
            self._shown = shown
            self._changed.notify_all()


def preview_server(preview: Preview, port: int) -> ThreadingHTTPServer:
    """Return a server of `preview` that listens on 127.0.0.1 already; port 0 is any that is free.

    Raises:
        UsageError: the port can't be had.
    """
    try:
        return ThreadingHTTPServer((HOST, port), partial(_Handler, preview))
    except OSError as error:
        raise UsageError(f"--port: {port} can't be had ({error.strerror}): name another, or 0 for any") from error


class _Handler(BaseHTTPRequestHandler):
    """Answers from the files of a preview; there is no path by which it could reach the disc."""

    protocol_version = "HTTP/1.1"

    def __init__(self, preview: Preview, *args: object) -> None:
        self._preview = preview
        super().__init__(*args)  # type: ignore[arg-type] # passed through as they came

    def do_GET(self) -> None:
        """Send a file, the script, or the events that it waits for."""
        try:
            self._answer()
        except ConnectionError:
            self.close_connection = True  # the page was left

    def do_HEAD(self) -> None:
        """Send what would come before a file."""
        self.do_GET()

    def _answer(self) -> None:
        # A page of another site can make its name lead here (DNS rebinding); it can't change what it asks for.
        if self.headers.get("Host", "") not in _own_names(self.connection.getsockname()[1]):
            self._send(403, "text/plain; charset=utf-8", b"This preview is for this machine.\n")
            return
        address = urlsplit(self.path)
        if address.path == _EVENTS:
            self._stream(parse_qs(address.query).get("after", [""])[0])
        elif address.path == _SCRIPT:
            self._send(200, "text/javascript; charset=utf-8", _RELOAD.encode())
        else:
            self._file(unquote(address.path).removeprefix("/"))

    def _file(self, path: str) -> None:
        shown = self._preview.shown
        if shown.files is None:
            self._page(503, _NO_SITE.format(escape(shown.problem)), shown.serial)
            return
        if path not in shown.files and f"{path.rstrip('/')}/index.html".lstrip("/") in shown.files:
            if path and not path.endswith("/"):
                self._send(301, "text/plain", b"", {"Location": quote(f"/{path}/")})
                return
            path += "index.html"
        status, path = (200, path) if path in shown.files else (404, "404.html")
        data = shown.files.get(path, b"Not found.\n")
        if path.endswith(".html"):
            self._page(status, data.decode("utf-8", "replace"), shown.serial)
        else:
            self._send(status, _type_of(path), data)

    def _page(self, status: int, html: str, serial: int) -> None:
        policies = [unescape(found) for found in _POLICY.findall(html)]
        script = f'<script src="{_SCRIPT}" data-serial="{serial}"></script>'
        head, end, rest = _POLICY.sub("", html).rpartition("</body>")
        headers = {"Content-Security-Policy": _with_reload(policies[0])} if policies else {}
        self._send(status, "text/html; charset=utf-8", f"{head}{script}{end}{rest}".encode(), headers)

    def _stream(self, after: str) -> None:
        """Send an event for each new state, as long as the page is open (Server-Sent Events, HTML standard 9.2)."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        serial = int(after) if after.isdecimal() and len(after) < 10 else self._preview.shown.serial
        while True:
            shown = self._preview.wait(serial, _HEARTBEAT_SECONDS)
            kind = "problem" if shown.problem else "site"
            event = f"event: {kind}\ndata: {json.dumps(shown.problem)}\n\n" if shown.serial != serial else ":\n\n"
            self.wfile.write(event.encode())
            self.wfile.flush()
            serial = shown.serial

    def _send(self, status: int, kind: str, data: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        sent = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store", **(headers or {})}
        for name, value in sent.items():
            self.send_header(name, value)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Keep quiet: the editor wants to read of faults, not of requests."""


def _own_names(port: int) -> tuple[str, ...]:
    return (f"{HOST}:{port}", f"localhost:{port}")


def _type_of(path: str) -> str:
    ending = f".{path.rpartition('.')[2].lower()}"
    kind = _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "text/plain"
    is_text = kind.startswith("text/") or kind in ("application/xml", "application/json", "image/svg+xml")
    return f"{kind}; charset=utf-8" if is_text else kind


def _with_reload(policy: str) -> str:
    """Return a content security policy that also lets this server's own script run and listen."""
    directives = {name: rest for name, _, rest in (part.strip().partition(" ") for part in policy.split(";")) if name}
    for name in ("script-src", "connect-src"):
        values = [value for value in directives.get(name, "").split() if value != "'none'"]
        directives[name] = " ".join(dict.fromkeys((*values, "'self'")))
    return "; ".join(f"{name} {values}".strip() for name, values in directives.items())
