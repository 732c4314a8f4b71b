"""Holds the paths of a site to what every disc and every web server understands the same way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from digest.errors import BuildError
from digest.values import OutputFile


def path_problem(path: str) -> str:
    """Say what keeps `path` from being that of a file below a folder, "" if nothing does.

    >>> path_problem("stories/a/index.html")
    ''
    >>> path_problem("../index.html")
    "has the part '..'"
    """
    for part in path.split("/"):
        if part in ("", ".", ".."):
            return f"has the part {part!r}"
    if "\\" in path or "\0" in path:
        return "holds a backslash or NUL"
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "cannot be written as UTF-8"
    return ""


def by_path(files: Iterable[OutputFile], reserved: str) -> Mapping[str, bytes]:
    """Return what each file of a site holds, sorted by path, once all the paths are known to go together.

    Two paths that differ in case or Unicode form only are one file on some discs, so they count as the same.
    `reserved` is a path that no file may have.

    Raises:
        BuildError: A path is no path below the output, stands twice, or is both a file and a folder: all at once.
    """
    site: dict[str, bytes] = {}
    taken: dict[str, str] = {_key(reserved): f"{reserved} (digest's own)"}
    problems: list[str] = []
    for file in files:
        problem = path_problem(file.path)
        if problem:
            problems.append(f"{file.path!r} {problem}")
        elif _key(file.path) in taken:
            problems.append(f"{file.path!r} is the same file as {taken[_key(file.path)]}")
        taken.setdefault(_key(file.path), file.path)
        site[file.path] = file.data
    problems.extend(
        f"{path!r} lies in a folder that is a file too: {taken[_key(folder)]}"
        for path in site
        for folder in folders_of(path)
        if _key(folder) in taken
    )
    if problems:
        raise BuildError("the site's files cannot lie in one folder: " + "; ".join(problems))
    return dict(sorted(site.items()))


def folders_of(path: str) -> list[str]:
    """Return every folder that `path` lies in, the outermost first.

    >>> folders_of("a/b/c.html")
    ['a', 'a/b']
    """
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
