"""A site of some of the sample's texts, built once; and what the check says of it when files are changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from digest.check import Inspection, Verdict, check, read_built
from digest.pipeline import build
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources, read_theme
from digest.shell.manifest import MANIFEST, with_manifest
from digest.values import SourceFile

ROOT = Path(__file__).parents[2]
CLINIC = "stories/brackenford-night-clinic-to-reopen-on-1-september"


@dataclass(frozen=True)
class Made:
    """The files of a site, and what they were made from."""

    files: Mapping[str, bytes]
    seen: Inspection


def made(folder: Path, sources: Sequence[SourceFile]) -> Made:
    """The site that a folder's settings make of some sources."""
    settings = read_settings(read_site(folder))
    site = build(sources, settings, read_theme(settings.settings.theme, folder))
    files = with_manifest({file.path: file.data for file in site.files})
    return Made(
        files,
        Inspection(
            site=read_built(files),
            articles={article.id: article for article in site.edition.articles},
            sources={source.path: source.data for source in sources},
            settings=settings.settings,
            record=site.edition.record,
        ),
    )


def sources_of(folder: Path) -> tuple[SourceFile, ...]:
    """The sources of a site folder."""
    return read_sources(folder / "seeds")[0]


@cache
def sample() -> Made:
    """Few of the sample's texts, so that each of many tests is quick."""
    return made(ROOT, [one for one in sources_of(ROOT) if "clinic" in one.path or "boat" in one.path])


@cache
def whole_sample() -> Made:
    """All of the sample."""
    return made(ROOT, sources_of(ROOT))


def planted(path: str, old: str, new: str) -> Inspection:
    """The whole sample with `old`, which must be there, replaced in one file at its first place."""
    seen, text = whole_sample().seen, whole_sample().files[path].decode()
    assert old in text, f"{old!r} is not in {path}: the test needs another example"
    # Only this file is read anew, so that each of many tests is quick.
    one = read_built({path: text.replace(old, new, 1).encode()})
    changed = {story.folder: story for story in one.stories}
    site = replace(
        seen.site,
        files={**seen.site.files, **one.files},
        pages={**seen.site.pages, **one.pages},
        data={**seen.site.data, **one.data},
        feeds={**seen.site.feeds, **one.feeds},
        stories=tuple(changed.get(story.folder, story) for story in seen.site.stories),
    )
    return replace(seen, site=site)


def with_files(changes: Mapping[str, bytes | None], *, relisted: bool = True) -> Inspection:
    """The sample with files changed, added or (None) taken away; listed anew, so that this alone is not seen."""
    made = sample()
    files = {path: data for path, data in {**made.files, **changes}.items() if data is not None and path != MANIFEST}
    listed = with_manifest(files) if relisted else {**files, MANIFEST: made.files[MANIFEST]}
    return replace(made.seen, site=read_built(listed))


def edited(path: str, old: str, new: str) -> Inspection:
    """The sample with `old`, which must be there, replaced in one file."""
    text = sample().files[path].decode()
    assert old in text, f"{old!r} is not in {path}: the test needs another example"
    return with_files({path: text.replace(old, new, 1).encode()})


def broken(seen: Inspection) -> dict[str, list[str]]:
    """What the check finds broken: by promise, each place with its message."""
    verdicts: tuple[Verdict, ...] = check(seen)
    return {
        verdict.promise: [f"{found.place}: {found.message}" for found in verdict.broken]
        for verdict in verdicts
        if verdict.broken
    }
