"""A real web server on this machine, whose answers a test writes down by path; it remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from digest.shell.web import Web


@dataclass
class Reply:
    """One answer; `send` takes the place of the body where that has to be odd."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    send: Callable[[BaseHTTPRequestHandler], None] | None = None


@dataclass
class Server:
    """The server: `replies` by path, and (path, headers) of every request."""

    port: int
    replies: dict[str, Reply | Callable[[Mapping[str, str]], Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def web(self, **options: float) -> Web:
        """Who may ask this server, and no other on this machine."""
        return Web(allowed=frozenset({("127.0.0.1", self.port)}), pause_seconds=0.0, **options)  # type: ignore[arg-type]


@contextmanager
def serving() -> Iterator[Server]:
    """Serve on a free port of 127.0.0.1."""
    found = Server(0)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.casefold(): value for name, value in self.headers.items()}
            found.asked.append((self.path, headers))
            reply = found.replies.get(self.path, Reply(status=404))
            if not isinstance(reply, Reply):
                reply = reply(headers)
            self.send_response(reply.status)
            sent = {"Content-Length": str(len(reply.body))} | dict(reply.headers)
            for name, value in sent.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            try:
                (reply.send or (lambda handler: handler.wfile.write(reply.body) and None))(self)
            except OSError:
                return  # whoever asked has heard enough

        def log_message(self, *_: object) -> None:
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            server.shutdown()
            thread.join()
