"""What lies on the disc as a value to compare, and real processes to be interrupted at a chosen moment."""

from __future__ import annotations

import gc
import os
import signal
import stat
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path

from digest.shell.files import WriteReport, write_site
from digest.shell.manifest import with_manifest
from digest.values import OutputFile

NOBODY = 65534
_DISC_EVENTS = ("open", "os.", "shutil.", "fcntl.", "ctypes.")

State = dict[str, tuple[str, int, bytes]]


def state(root: Path) -> State:
    """Return all below `root` by its path: its kind, permission bits, and bytes or target."""
    found: State = {}
    for place in sorted(root.rglob("*")):
        status = place.lstat()
        mode = stat.S_IMODE(status.st_mode)
        if stat.S_ISLNK(status.st_mode):
            entry = ("link", 0, os.fsencode(place.readlink()))
        elif stat.S_ISREG(status.st_mode):
            entry = ("file", mode, place.read_bytes())
        else:
            entry = ("folder" if stat.S_ISDIR(status.st_mode) else "other", mode, b"")
        found[place.relative_to(root).as_posix()] = entry
    return found


def files(root: Path) -> dict[str, bytes]:
    return {path: data for path, (kind, _, data) in state(root).items() if kind != "folder"}


def names(folder: Path) -> list[str]:
    return sorted(place.name for place in folder.iterdir())


def listed(site: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the files that `write` is to leave: those of `site` and the list of them."""
    return with_manifest(dict(sorted(site.items())))


def write(site: Mapping[str, bytes], output: Path) -> WriteReport:
    return write_site([OutputFile(path, data) for path, data in site.items()], output, sources=[])


def in_child(act: Callable[[], object]) -> int:
    """Run `act` in a process of its own; return its exit code, negative if a signal ended it."""
    child = start(act)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def start(act: Callable[[], object]) -> int:
    sys.stdout.flush()
    sys.stderr.flush()
    # A forked Python forgets the signals that came before it was ready, unless they have their default effect.
    handler = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    child = os.fork()
    if child:
        signal.signal(signal.SIGTERM, handler)
        return child
    code = 99
    gc.callbacks.clear()  # the test tools' own: what a signal raises while one of them runs is lost
    try:
        act()
        code = 0
    except SystemExit as ending:
        code = ending.code if isinstance(ending.code, int) else 98
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def end(child: int, number: signal.Signals, patience_seconds: float = 5) -> int:
    """Send a process the signal, and again if nothing came of it (what a handler raises in a finaliser is lost).

    Return its exit code, negative if a signal ended it.
    """
    while True:
        os.kill(child, number)
        asked = time.monotonic()
        while time.monotonic() - asked < patience_seconds:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                return os.waitstatus_to_exitcode(status)
            time.sleep(0.002)


def interrupted(act: Callable[[], object], step: int, number: signal.Signals) -> Callable[[], None]:
    """Return `act` such that it sends itself a signal before its `step`-th call that concerns the disc."""

    def act_interrupted() -> None:
        done = 0

        def count(event: str, _: object) -> None:
            nonlocal done
            if event.startswith(_DISC_EVENTS) and event != "os.kill":
                done += 1
                if done == step:
                    os.kill(os.getpid(), number)

        sys.addaudithook(count)
        act()

    return act_interrupted


def as_nobody(act: Callable[[], object]) -> Callable[[], None]:
    """Return `act` as a user without rights does it, even where the tests run as root."""

    def act_as_nobody() -> None:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        act()

    return act_as_nobody
