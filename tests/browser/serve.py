"""A web server like those that static sites are put on: a folder under a path, index.html for folders, 404.html."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from gzip import compress
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, ClassVar
from urllib.parse import urlsplit

PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json")


class Handler(SimpleHTTPRequestHandler):
    """Serves `directory` below `prefix` ("/" or "/repo/"), and nothing outside it.

    `answers` has every path that was asked for, of all servers, with the status of the answer.
    """

    answers: ClassVar[list[tuple[str, int]]] = []
    tag = ""

    def __init__(self, *args: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # passed through as they came

    def translate_path(self, path: str) -> str:
        """Return the file that stands for `path`; one that can't exist where the prefix is missing."""
        asked = urlsplit(path).path
        if not asked.startswith(self.prefix):
            return str(Path(self.directory, "\x7fnowhere"))
        return super().translate_path("/" + asked[len(self.prefix) :])

    def send_head(self) -> BinaryIO | None:
        """Answer with the file and its tag, or that the one which the client has is the same (RFC 9110, 13.1.2)."""
        path = Path(self.translate_path(self.path))
        self.tag = f'"{sha256(path.read_bytes()).hexdigest()}"' if path.is_file() else ""
        if self.tag and self.headers.get("If-None-Match") == self.tag:
            self.send_response(304)
            self.end_headers()
            return None
        packed = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        takes_packed = "gzip" in self.headers.get("Accept-Encoding", "") and "If-Modified-Since" not in self.headers
        if takes_packed and packed.is_file() and packed.suffix in PACKED:
            return self.send_packed(packed)
        return super().send_head()  # knows If-Modified-Since

    def send_packed(self, path: Path) -> BinaryIO:
        """Answer with the file, packed as hosts of static sites pack text."""
        body = compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Last-Modified", self.date_time_string(path.stat().st_mtime))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)

    def end_headers(self) -> None:
        """Add the tag of the file."""
        if self.tag:
            self.send_header("ETag", self.tag)
        super().end_headers()

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the handler's signature
        """Answer as for a missing page: no host of static sites lists folders."""
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's own 404.html, under the address that was asked for."""
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002 - as above
        """Note what was asked for, and the status that it was answered with."""
        self.answers.append((self.path, int(code)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep quiet: the tests look at what the browser saw."""


@contextmanager
def serving(directory: Path, prefix: str) -> Iterator[str]:
    """Serve `directory` below `prefix` on a free port; gives the address of its home page."""
    handler = partial(Handler, prefix=prefix, directory=str(directory))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
            thread.join()
