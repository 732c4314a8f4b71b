"""The golden site: what the real command makes of a small corpus in which every feature occurs once.

Names of assets hold a hash of what is in them, and the list of files holds a hash of every page. Both would change with
every touch of the stylesheet, so the hash is left out of the names, and of assets and that list only the names count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from shutil import copytree

from tests.cli.running import digest, write_files

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
ASSETS = "assets/"
MANIFEST = ".digest-manifest.json"
_HASHED = re.compile(rb"(assets/[\w/-]+)\.[0-9a-f]{10}\.")
_FILES_SHOWN = 3


def build(output: Path) -> dict[str, bytes]:
    """Return the site that the command makes at `output`, as it is compared: files by path."""
    site = output.parent / "golden"  # a copy, as a build writes down beside site.yaml what it published
    copytree(HERE / "site", site)
    done = digest("build", site, "--output", output)
    assert done.returncode == 0, done.stderr
    found = {}
    for path in sorted(path for path in output.rglob("*") if path.is_file()):
        name = _HASHED.sub(rb"\1.", path.relative_to(output).as_posix().encode()).decode()
        bare = name == MANIFEST or name.startswith(ASSETS)
        found[name] = b"" if bare else _HASHED.sub(rb"\1.", path.read_bytes())
    return found


def expected() -> dict[str, bytes]:
    """Return the site that was read and accepted."""
    paths = (path for path in EXPECTED.rglob("*") if path.is_file())
    return {path.relative_to(EXPECTED).as_posix(): path.read_bytes() for path in sorted(paths)}


def accept(site: Mapping[str, bytes]) -> None:
    """Put `site` in the place of the accepted one."""
    for path in sorted(EXPECTED.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
    write_files(EXPECTED, site)


def differences(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[str]:
    """Yield what a person needs to see: files that came or went, and the diff of the first ones that changed."""
    yield from (f"missing: {path}" for path in sorted(old.keys() - new.keys()))
    yield from (f"new: {path}" for path in sorted(new.keys() - old.keys()))
    changed = [path for path in old if path in new and old[path] != new[path]]
    for path in changed[:_FILES_SHOWN]:
        before, after = (site[path].decode().splitlines() for site in (old, new))
        yield from unified_diff(before, after, f"expected/{path}", f"built/{path}", lineterm="", n=2)
    if len(changed) > _FILES_SHOWN:
        yield f"... and {len(changed) - _FILES_SHOWN} files more: {', '.join(changed[_FILES_SHOWN:])}"
