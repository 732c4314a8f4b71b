"""Promise 12, every file as the build wrote it; and whether the site still shows the sources as they are now."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from digest.check.built import objects, text_of
from digest.check.values import Broken, Inspection, Verdict

_MANIFEST = ".digest-manifest.json"
_AGAIN = "build again"


def whole(seen: Inspection) -> Verdict:
    """Compare every file with the list that the build left, by length and SHA-256."""
    listed = seen.site.data.get(_MANIFEST)
    files = listed.get("files") if isinstance(listed, dict) else None
    if not isinstance(files, dict):
        return Verdict("whole", 0, "files", (Broken(_MANIFEST, f"expected the list of the site's files; {_AGAIN}"),))
    broken = []
    for path, entry in files.items():
        data = seen.site.files.get(path)
        if data is None:
            broken.append(Broken(path, f"expected the file that the build wrote, found none; {_AGAIN}"))
        elif not isinstance(entry, dict) or entry.get("sha256") != hashlib.sha256(data).hexdigest():
            broken.append(Broken(path, f"expected the file as the build wrote it, found it changed; {_AGAIN}"))
    return Verdict("whole", len(files), "files", tuple(broken))


def current(seen: Inspection) -> Verdict:
    """Compare the sources that stories name, and their hashes, with the sources as they are now."""
    shown = {path: sha256 for story in seen.site.stories for path, sha256 in _inputs(story.data.get("inputs"))}
    now = {article.cleaned.raw.path: article.cleaned.raw.sha256 for article in seen.articles.values()}
    broken = [
        Broken(path, f"expected this text on the site, found it in no story; {_AGAIN}") for path in now.keys() - shown
    ]
    broken += [
        Broken(path, f"expected the text that stands on the site, found no such file; {_AGAIN}")
        for path in shown.keys() - now.keys()
    ]
    broken += [
        Broken(path, f"expected the text as it was when the site was built, found it changed; {_AGAIN}")
        for path in shown.keys() & now.keys()
        if shown[path] != now[path]
    ]
    return Verdict("current", len(now), "sources", tuple(sorted(broken)))


def _inputs(value: object) -> Iterator[tuple[str, str]]:
    yield from ((text_of(item, "path"), text_of(item, "sha256")) for item in objects(value))
