"""A theme's static files -> files of the site whose names change with their content, so that caches may keep them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping

from digest.values import OutputFile

FOLDER = "assets"
# Enough that two versions of a file never meet in one cache, short enough to read.
_HASH_DIGITS = 10
_CSS_URL = re.compile(rb"""url\((["']?)(?!data:|#|https?:)([^"')]+)\1\)""")


def name_assets(static: Mapping[str, bytes]) -> tuple[Mapping[str, str], tuple[OutputFile, ...]]:
    """Return the path of each static file on the site by its path in the theme, and the files.

    Addresses in stylesheets that name another static file by its path in the theme are led to its hashed name;
    stylesheets are named last, so that a changed font changes their names too.
    """
    names: dict[str, str] = {}
    files: list[OutputFile] = []
    for path in sorted(static, key=lambda path: (path.endswith(".css"), path)):
        data = _lead_addresses(static[path], path, names) if path.endswith(".css") else static[path]
        stem, suffix = posixpath.splitext(path)
        names[path] = f"{FOLDER}/{stem}.{hashlib.sha256(data).hexdigest()[:_HASH_DIGITS]}{suffix}"
        files.append(OutputFile(names[path], data))
    return names, tuple(files)


def _lead_addresses(css: bytes, origin: str, names: Mapping[str, str]) -> bytes:
    def lead(found: re.Match[bytes]) -> bytes:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(origin), found[2].decode(errors="replace")))
        if target not in names:
            return found[0]
        link = posixpath.relpath(names[target], posixpath.dirname(posixpath.join(FOLDER, origin)))
        return f'url("{link}")'.encode()

    return _CSS_URL.sub(lead, css)
