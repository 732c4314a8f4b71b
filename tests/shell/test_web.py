"""Asking the web: real requests to a real server on this machine, which is refused unless a test allows it."""

from __future__ import annotations

import gzip
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from digest.shell.web import MAX_REDIRECTS, Answer, Failure, Web
from tests.shell.webserver import Reply, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def reason(found: Answer | Failure) -> str:
    assert isinstance(found, Failure), found
    return found.reason


def test_what_is_there_comes_with_its_headers_and_who_asks_is_told(server: Server) -> None:
    server.replies["/a?x=%C3%BC"] = Reply(b"text", headers={"ETag": '"1"'})
    found = server.web().get(f"{server.url}/a?x=ü", {"If-None-Match": '"0"'})
    assert isinstance(found, Answer)
    assert (found.status, found.body, found.headers["etag"]) == (200, b"text", '"1"')
    path, headers = server.asked[-1]
    assert path == "/a?x=%C3%BC"
    assert headers["if-none-match"] == '"0"'
    assert headers["host"] == f"127.0.0.1:{server.port}"
    assert headers["user-agent"].startswith("digest/")
    assert "+https://x.example/" in Web("https://x.example/").agent


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_by_whatever_name(server: Server, host: str) -> None:
    server.replies["/"] = Reply(b"secret")
    assert "no public address, and nothing else is asked" in reason(Web().get(f"http://{host}:{server.port}/"))
    assert server.asked == []


def test_a_redirect_to_a_private_address_is_not_followed(server: Server) -> None:
    with serving() as inner:
        inner.replies["/"] = Reply(b"secret")
        server.replies["/"] = Reply(status=302, headers={"Location": f"{inner.url}/"})
        told = reason(server.web().get(f"{server.url}/"))
        assert "127.0.0.1 is no public address" in told
        assert f"after a redirect to {inner.url}/" in told
        assert inner.asked == []


def test_a_name_that_answers_differently_the_second_time_gains_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, asked = socket.getaddrinfo, 0

    def rebinding(_host: str, *args: object, **options: object) -> object:
        nonlocal asked
        asked += 1
        found = real("127.0.0.1", *args, **options)  # type: ignore[arg-type]
        return found if asked > 1 else [(*one[:4], ("192.0.2.1", 80)) for one in found]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    assert "192.0.2.1 is no public address" in reason(Web().get(f"http://rebind.example:{server.port}/"))
    assert asked == 1  # looked up once; what was looked at is what is connected to
    assert server.asked == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "expected an address of http or https"),
        ("ftp://x.example/", "expected an address of http or https"),
        ("http:///", "expected an address of http or https"),
        ("http://ann:secret@1.1.1.1/", "without user name and password"),
        ("http://1.1.1.1:25/", "port 25 is no web server's"),
        ("http://[::1/", ""),
        ("http://" + "a" * 300 + ".example/", ""),
        ("http://no-such-host.invalid/", "no such host"),
    ],
)
def test_other_addresses_are_told(url: str, told: str) -> None:
    assert told in reason(Web().get(url))


def test_redirects_are_followed_so_far_and_lasting_ones_are_told(server: Server) -> None:
    server.replies["/old"] = Reply(status=301, headers={"Location": "/new"})
    server.replies["/new"] = Reply(status=302, headers={"Location": "now"})
    server.replies["/now"] = Reply(b"here")
    found = server.web().get(f"{server.url}/old")
    assert isinstance(found, Answer)
    assert (found.url, found.body, found.moved_to) == (f"{server.url}/now", b"here", f"{server.url}/new")
    server.replies["/loop"] = Reply(status=302, headers={"Location": "/loop"})
    assert reason(server.web().get(f"{server.url}/loop")) == f"more than {MAX_REDIRECTS} redirects"
    assert server.paths.count("/loop") == MAX_REDIRECTS + 1
    server.replies["/file"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    assert "expected an address of http or https" in reason(server.web().get(f"{server.url}/file"))


def test_robots_are_asked_once_and_heeded(server: Server) -> None:
    server.replies |= {"/robots.txt": Reply(b"User-agent: *\nDisallow: /no\n"), "/a": Reply(b"a"), "/no": Reply(b"no")}
    web = server.web()
    assert isinstance(web.get(f"{server.url}/a"), Answer)
    assert "its robots.txt asks programs not to fetch this" in reason(web.get(f"{server.url}/no"))
    assert server.paths == ["/robots.txt", "/a"]
    server.replies["/a"] = Reply(status=302, headers={"Location": "/no"})
    assert "robots.txt" in reason(web.get(f"{server.url}/a"))


def test_a_site_that_cannot_give_its_robots_is_left_alone_for_now(server: Server) -> None:
    server.replies |= {"/robots.txt": Reply(status=503), "/a": Reply(b"a")}
    assert "its robots.txt can't be had (HTTP 503)" in reason(server.web().get(f"{server.url}/a"))
    assert server.paths == ["/robots.txt"]


def test_between_two_requests_to_a_host_there_is_a_pause(server: Server) -> None:
    server.replies["/a"] = Reply(b"a")
    web = server.web()
    web.pause_seconds = 0.2
    started = time.monotonic()
    web.get(f"{server.url}/a")
    web.get(f"{server.url}/a")
    assert time.monotonic() - started >= 0.4  # robots.txt, and twice the page


def test_too_much_is_not_taken_packed_or_not(server: Server) -> None:
    server.replies["/large"] = Reply(b"x" * 3000)
    server.replies["/bomb"] = Reply(gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"})
    server.replies["/small"] = Reply(gzip.compress(b"small"), headers={"Content-Encoding": "gzip"})
    for path in ("/large", "/bomb"):
        assert "larger than" in reason(server.web().get(server.url + path, limit=2000))
    found = server.web().get(f"{server.url}/small", limit=2000)
    assert isinstance(found, Answer)
    assert found.body == b"small"


def drip(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.05)


def test_a_server_that_dawdles_is_left(server: Server) -> None:
    server.replies["/slow"] = Reply(headers={"Content-Length": "1000"}, send=drip)
    started = time.monotonic()
    assert reason(server.web(max_seconds=0.4).get(f"{server.url}/slow")) == "took longer than 0.4 seconds"
    assert time.monotonic() - started < 3


def test_what_breaks_off_is_not_taken_for_whole(server: Server) -> None:
    server.replies["/short"] = Reply(b"half", headers={"Content-Length": "8"})
    packed = gzip.compress(bytes(range(256)) * 40)[:-20]
    server.replies["/packed"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    server.replies["/noise"] = Reply(b"no gzip", headers={"Content-Encoding": "gzip"})
    for path in ("/short", "/packed", "/noise"):
        assert reason(server.web().get(server.url + path))
