"""The name or address that a text gives of its outlet -> the Outlet, by the register where it knows it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from urllib.parse import urlsplit

from digest.settings.shipped import is_domain, shipped_outlets
from digest.settings.values import OutletEntry, Register
from digest.text import comparable, slugify
from digest.values import Outlet


class Outlets:
    """The outlets of the register, found by name, alias or domain."""

    def __init__(self, register: Register) -> None:
        self._by_name = {comparable(name): entry for entry in register.outlets for name in (entry.name, *entry.aliases)}
        self._by_domain = {_bare(domain): entry for entry in register.outlets for domain in entry.domains}

    @cached_property
    def names(self) -> frozenset[str]:
        """All names and aliases, those of the outlets that ship too, as `text.comparable` gives them.

        Not those of agencies: their name in a head says whom a text came from, not who published it.
        """
        return frozenset(self._by_name) | _shipped_names()

    def find(self, name: str, url: str = "") -> Outlet | None:
        """Return the outlet called `name`; without a name, the one that the register has under the host of `url`."""
        entry = self._by_name.get(comparable(name)) or self.entry_of_host(name if "." in name else "")
        if entry is None and not name:
            entry = self.entry_of_host(_host(url))
        if entry is not None:
            return Outlet(outlet_id(entry.name), entry.name, registered=True)
        name = _shipped_by_domain().get(_bare(name), name) if "." in name else name
        return Outlet(outlet_id(name), name, registered=False) if name else None

    def entry_of_host(self, host: str) -> OutletEntry | None:
        """Return the register's entry for `host` or a domain above it, or None."""
        return next((self._by_domain[part] for part in _suffixes(_bare(host)) if part in self._by_domain), None)


@cache
def _shipped_names() -> frozenset[str]:
    outlets = (names for names, is_agency in shipped_outlets() if not is_agency)
    return frozenset(comparable(name) for names in outlets for name in names if not is_domain(name))


@cache
def _shipped_by_domain() -> Mapping[str, str]:
    """Return the names of outlets that ship by their domains."""
    return {domain: names[0] for names, _ in shipped_outlets() for domain in names if is_domain(domain)}


def outlet_id(name: str) -> str:
    """Return the part of the address under which an outlet's page stands."""
    slug = slugify(name)
    # Names in other scripts leave nothing that an address can hold in ASCII.
    return slug or "outlet-" + hashlib.sha256(comparable(name).encode()).hexdigest()[:8]


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _bare(domain: str) -> str:
    return domain.casefold().strip("./").removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _suffixes(host: str) -> Iterator[str]:
    parts = host.split(".")
    for index in range(len(parts) - 1):
        yield ".".join(parts[index:])
