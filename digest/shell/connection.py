"""One connection to one address of the public internet, with an end to its time; and what comes through it.

Every address that a host name stands for is looked at before anything is connected, and the connection is made to the
very address that was looked at, so that a name which answers differently the second time gains nothing. Proxies are not
used: what they connect to can't be looked at.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from digest.fetch import why_not_public

# For each step of a connection; the whole of it has a limit of its own.
STEP_SECONDS = 15.0
_CHUNK = 64 * 1024

_Address = tuple[socket.AddressFamily, tuple[object, ...]]


class Refused(Exception):
    """A request that must not be made, or an answer that must not be taken; its text says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where to connect: `scheme` is http or https, `host` a name in ASCII or a number."""

    scheme: str
    host: str
    port: int


@contextmanager
def connected(
    place: Place, max_seconds: float, allowed: Collection[tuple[str, int]]
) -> Iterator[http.client.HTTPConnection]:
    """Give a connection that is cut when its time is up, whatever it is waiting for then.

    Args:
        place: where to.
        max_seconds: how long it may take from here to the end.
        allowed: (address, port) that are connected to though they are not public.

    Raises:
        Refused: the address isn't public, or the time was up.
        OSError: there is nobody there, or nobody to be trusted.
    """
    made = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
    connection = made(place.host, place.port, timeout=STEP_SECONDS)
    connection.sock = _connect(_addresses(place, allowed))
    if place.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=place.host)
    late = threading.Event()
    timer = threading.Timer(max_seconds, _cut, (connection.sock, late))
    timer.daemon = True
    timer.start()
    try:
        yield connection
    except (OSError, http.client.HTTPException, zlib.error, Refused):
        if not late.is_set():
            raise
    finally:
        timer.cancel()
        connection.close()
    if late.is_set():
        raise Refused(f"took longer than {max_seconds:g} seconds")


def _addresses(place: Place, allowed: Collection[tuple[str, int]]) -> list[_Address]:
    """Return what a host name stands for; one address that isn't public spoils them all."""
    found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    for *_, address in found:
        why = why_not_public(str(address[0]))
        if why and (str(address[0]), place.port) not in allowed:
            raise Refused(f"{why}, and nothing else is asked")
    return [(family, tuple(address)) for family, *_, address in found]


def _connect(addresses: list[_Address]) -> socket.socket:
    """Return a connection to the first of `addresses` that answers."""
    problem: OSError = OSError("its name stands for no address")
    for family, address in addresses:
        made = socket.socket(family, socket.SOCK_STREAM)
        made.settimeout(STEP_SECONDS)
        try:
            made.connect(address)
        except OSError as error:
            made.close()
            problem = error
        else:
            return made
    raise problem


def _cut(connection: socket.socket, late: threading.Event) -> None:
    late.set()
    with suppress(OSError):  # it ended by itself in the same moment
        connection.shutdown(socket.SHUT_RDWR)


def body_of(response: http.client.HTTPResponse, headers: Mapping[str, str], limit: int) -> bytes:
    """Return the body, unpacked as it comes, so that a small answer that unpacks to a large one is stopped in time.

    Raises:
        Refused: it has more than `limit` bytes, or isn't whole.
    """
    gzip = headers.get("content-encoding", "").casefold() in ("gzip", "x-gzip")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if gzip else None
    received, body = 0, bytearray()
    while chunk := response.read(_CHUNK):
        received += len(chunk)
        body += unpack.decompress(chunk, limit + 1 - len(body)) if unpack else chunk
        if len(body) > limit:
            raise Refused(f"larger than {limit // (1024 * 1024) or 1} MiB")
    stated = headers.get("content-length", "")
    if stated.isdecimal() and received < int(stated):
        raise Refused(f"ended after {received} of {stated} bytes")
    if unpack and not unpack.eof and received:
        raise Refused("ended in the middle of what was packed")
    return bytes(body)
