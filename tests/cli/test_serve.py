"""`digest serve`: the site in memory, for this machine alone, built anew and reloaded as things change."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.running import ROOT, inside, tree, write_files, write_site

NEW = "Ferry to Holm runs at night\n\nThe ferry to Holm will run at night from June, the council decided on Monday.\n"


@dataclass
class Running:
    """The command, and the address that it said."""

    process: subprocess.Popen[str]
    port: int

    def get(self, path: str, host: str = "") -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Host": host} if host else {})
        answer = connection.getresponse()
        headers = {name.casefold(): value for name, value in answer.getheaders()}
        body = answer.read().decode()
        connection.close()
        return answer.status, headers, body

    def event_after(self, serial: int) -> tuple[str, str]:
        """Wait as a page does; return the kind of the event and what it says."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", f"/.digest/events?after={serial}")
        lines = connection.getresponse()
        found: dict[str, str] = {}
        while "data" not in found:
            key, _, value = lines.readline().decode().strip().partition(": ")
            found[key] = value
        connection.close()
        said: str = json.loads(found["data"])
        return found["event"], said


def heed_interrupts() -> None:
    """Undo what a shell does to commands in the background, and what is run by them: they don't see Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def serial(body: str) -> int:
    return int(body.partition('data-serial="')[2].partition('"')[0])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", {"site.yaml": "base_url: https://x.example/repo/\n"})


@pytest.fixture
def running(site: Path) -> Iterator[Running]:
    command = [sys.executable, "-u", "-m", "digest", "serve", str(site), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - nothing of the tests runs in other threads
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("3 articles, 2 stories, ")
        line = process.stdout.readline()
        assert line.endswith(f"/ shows {site}; Ctrl-C ends\n")
        yield Running(process, int(line.split("/")[2].rpartition(":")[2]))
        process.kill()


def test_the_site_is_served_from_memory_and_reloads(running: Running, site: Path) -> None:
    status, headers, home = running.get("/")
    assert (status, headers["content-type"], headers["cache-control"]) == (200, "text/html; charset=utf-8", "no-store")
    assert home.count('<script src="/.digest/reload.js" data-serial="1"></script></body>') == 1
    assert "Content-Security-Policy" not in home
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["connect-src"]) == ("'none'", "'self'", "'self'")
    assert "EventSource" in running.get("/.digest/reload.js")[2]
    feed = running.get("/feed.xml")
    assert feed[1]["content-type"] == "application/xml; charset=utf-8"
    assert f"<link>http://127.0.0.1:{running.port}/</link>" in feed[2]
    assert "reload" not in feed[2]
    assert running.get("/archive")[:2][0] == 301
    status, _, missing = running.get("/no/such/page")
    assert (status, "Page not found" in missing) == (404, True)
    for path in ("/../site.yaml", "/..%2fsite.yaml", "//etc/passwd"):
        assert running.get(path)[0] == 404

    # A change is shown, a fault is told while the last site stays, and what is mended is shown again.
    write_files(site / "seeds", {"new.txt": NEW})
    assert running.event_after(serial(home)) == ("site", "")
    home = running.get("/")[2]
    assert "Ferry to Holm runs at night" in home
    write_files(site, {"site.yaml": "titel: <b>x\n"})
    kind, told = running.event_after(serial(home))
    assert (kind, told[:18]) == ("problem", "site.yaml:1:titel:")
    again = running.get("/")[2]
    assert "Ferry to Holm runs at night" in again
    write_files(site, {"site.yaml": "title: Mended\n"})
    assert running.event_after(serial(again)) == ("site", "")
    assert "Mended" in running.get("/")[2]

    running.process.send_signal(signal.SIGINT)
    out, err = running.process.communicate(timeout=30)
    assert running.process.returncode == 0
    assert out.splitlines()[0].startswith("4 articles, 3 stories")
    assert "site.yaml:1:titel: expected a known key" in err
    assert "Traceback" not in err
    assert sorted(path.name for path in site.iterdir()) == [".digest-cache", "seeds", "site.yaml"]  # no page


def test_only_this_machine_is_answered_and_by_its_own_name(running: Running) -> None:
    assert running.get("/", f"localhost:{running.port}")[0] == 200
    for host in ("evil.example", f"evil.example:{running.port}", "127.0.0.1"):
        status, _, body = running.get("/", host)
        assert (status, body) == (403, "This preview is for this machine.\n")
    # 127.0.0.2 is this machine too, and nothing listens there: the server isn't open to every address.
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", running.port), timeout=5)


def test_a_fault_at_the_start_is_shown_until_it_is_mended(site: Path) -> None:
    write_files(site, {"site.yaml": "titel: <b>x\n"})
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-u", "-m", "digest", "serve", str(site), "--port", "0"]
    with subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=heed_interrupts,  # noqa: PLW1509 - nothing of the tests runs in other threads
    ) as process:
        assert process.stdout
        running = Running(process, int(process.stdout.readline().split("/")[2].rpartition(":")[2]))
        status, _, body = running.get("/")
        assert status == 503
        assert "site.yaml:1:titel: expected a known key" in body
        assert "<b>x" not in body
        process.terminate()
        process.communicate(timeout=30)
        assert process.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("serve", "nowhere"), "nowhere: no folder with the site there"),
        (("serve", "--seeds", "nowhere"), "nowhere: no folder with articles there"),
        (("serve", "--now", "soon"), "--now: expected a date or time"),
        (("serve", "--port", "x"), "--port"),
    ],
)
def test_wrong_usage_exits_with_2(site: Path, arguments: tuple[str, ...], told: str) -> None:
    before = tree(site)
    done = inside(*arguments, *(() if "--port" in arguments else ("--port", "0")), cwd=site)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert tree(site) == before


def test_a_port_that_is_taken_is_told(site: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = inside("serve", site, "--port", str(taken.getsockname()[1]), cwd=site)
    assert done.returncode == 2
    assert "can't be had (Address already in use): name another, or 0 for any" in done.stderr
