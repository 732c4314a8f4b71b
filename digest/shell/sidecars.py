"""The names of files in a folder -> which of them are sidecars, of which article, and which saved parts of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from posixpath import splitext

from digest.load import FORMATS

_SIDECAR = ".yaml"
_MISNAMED = ".yml"
_PAGES = (".html", ".htm")
# Browsers put a page's pictures, scripts and advertisements (which are pages too) there.
_PARTS = "_files"


@dataclass(frozen=True, slots=True)
class Sidecars:
    """`of` has each article's sidecar by the article's path; `problems` why a sidecar is nobody's, by its path."""

    of: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)


def pair(paths: Iterable[str]) -> Sidecars:
    """Return which files are sidecars: NAME.ext.yaml goes with NAME.ext, NAME.yaml with the one file NAME.*."""
    known = set(paths)
    named: dict[str, list[str]] = {}
    for path in sorted(known):
        if splitext(path)[1].lower() in FORMATS:
            named.setdefault(splitext(path)[0], []).append(path)
    found = Sidecars()
    sidecars = (path for path in known if path.endswith((_SIDECAR, _MISNAMED)))
    # Those named after the whole file first: they are the more exact.
    for sidecar in sorted(sidecars, key=lambda path: (splitext(path)[0] not in known, path)):
        name = splitext(sidecar)[0]
        articles = [name] if name in named.get(splitext(name)[0], ()) else named.get(name, [])
        problem = _problem(sidecar, articles, found.of)
        if problem:
            found.problems[sidecar] = problem
        else:
            found.of[articles[0]] = sidecar
    return found


def _problem(sidecar: str, articles: list[str], taken: dict[str, str]) -> str:
    if sidecar.endswith(_MISNAMED):
        return "digest reads .yaml files only: rename it"
    if not articles:
        return "it declares facts of an article, but no file beside it has its name"
    if len(articles) > 1:
        return f"it may go with {' or '.join(articles)}: name it after the one, such as {articles[0]}.yaml"
    return f"{articles[0]} has {taken[articles[0]]} already" if articles[0] in taken else ""


def saved_parts(paths: Collection[str]) -> frozenset[str]:
    """Return the files that a browser saved along with a page: they lie in PAGE_files/ beside PAGE.html."""
    tops = frozenset(splitext(path)[0] + _PARTS + "/" for path in paths if path.lower().endswith(_PAGES))
    return frozenset(path for path in paths if not tops.isdisjoint(_folders(path)))


def _folders(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: number + 1]) + "/" for number in range(len(parts))]
