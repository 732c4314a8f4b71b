"""The files that an editor wrote -> the settings of the site, or every fault of every file at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from digest.errors import Fault, SettingsError
from digest.settings.checks import no_story, other_host, repeated_names, repeated_texts
from digest.settings.convert import convert
from digest.settings.forms import nearest
from digest.settings.language import LANGUAGE, is_known, own_words
from digest.settings.nodes import MappingNode
from digest.settings.pages import read_page
from digest.settings.values import Page, Register, Settings, SiteSettings, StoryOverride
from digest.settings.yaml_reader import MAX_FAULTS, read_mapping
from digest.text import printable
from digest.wording.words import words_for

SITE = "site.yaml"
OUTLETS = "content/outlets.yaml"
STORIES = "content/stories/"

StructT = TypeVar("StructT", bound=msgspec.Struct)


def read_settings(files: Mapping[str, bytes]) -> SiteSettings:
    """Return what `files` say; a file that is missing says nothing, and its defaults stand.

    Args:
        files: bytes by path relative to the site folder, with '/'. Those that can't be settings (images, say, or what
            lies in a folder whose name begins with a dot) are passed over; a YAML or Markdown file in a place where
            nothing reads it is a fault.

    Returns:
        The settings; pages by `order`, then title; overrides by the path of their file.

    Raises:
        SettingsError: with all faults of all files, at most 100 a file.
    """
    # Names that are no UTF-8 come from the disc with surrogates, which can't be printed.
    named = {printable(path): data for path, data in sorted(files.items()) if not _is_hidden(path)}
    site = _read(SITE, named.get(SITE, b""), Settings)
    register = _read(OUTLETS, named.get(OUTLETS, b""), Register)
    stories = {path: _read(path, data, StoryOverride) for path, data in named.items() if _is_story(path)}
    settings = site.value or Settings()
    own, language_faults = _own_words(named.get(LANGUAGE), settings, site.root)
    pages, page_faults = _pages({path: data for path, data in named.items() if _is_page(path)})

    faults = [fault for path in named for fault in _misplaced(path)]
    faults += [*site.faults, *register.faults, *(fault for story in stories.values() for fault in story.faults)]
    if site.root:
        faults += other_host(SITE, site.root)
    if register.root:
        faults += list(repeated_names(OUTLETS, register.root))[:MAX_FAULTS]
    roots = [(path, story.root) for path, story in stories.items() if story.root]
    faults += [*list(repeated_texts(roots))[:MAX_FAULTS], *list(no_story(roots))[:MAX_FAULTS]]
    faults += [*language_faults, *page_faults]
    if faults:
        raise SettingsError(tuple(faults))
    return SiteSettings(
        settings=_in_its_language(settings, site.root, own),
        register=register.value or Register(),
        overrides=tuple((path, story.value) for path, story in stories.items() if story.value),
        pages=pages,
        own_words=own,
    )


def _own_words(
    data: bytes | None, settings: Settings, root: MappingNode | None
) -> tuple[tuple[tuple[str, str], ...], tuple[Fault, ...]]:
    """Return the texts that the site has for its language, and the faults of their file or of the language."""
    node = root.get("language") if root else None
    faults = tuple(is_known(settings.language, has_own=data is not None, line=node.line if node else 0))
    parsed = read_mapping(LANGUAGE, data or b"")
    if parsed.root is None or data is None:
        return (), faults + parsed.faults
    own, told = own_words(parsed.root, settings.language)
    return own, (*faults, *parsed.faults, *told)


def _in_its_language(settings: Settings, root: MappingNode | None, own: tuple[tuple[str, str], ...]) -> Settings:
    """Return the settings with the description that the site's language has, where site.yaml gives none."""
    if root is not None and root.get("description") is not None:
        return settings
    words = words_for(settings.language, own)
    return msgspec.structs.replace(settings, description=words["description"])


@dataclass(frozen=True, slots=True)
class _Outcome(Generic[StructT]):
    """One YAML file: its nodes for further checks, its value, and its faults."""

    root: MappingNode | None
    value: StructT | None
    faults: tuple[Fault, ...]


def _read(path: str, data: bytes, into: type[StructT]) -> _Outcome[StructT]:
    parsed = read_mapping(path, data)
    if parsed.root is None:
        return _Outcome(None, None, parsed.faults)
    converted = convert(path, parsed.root, into)
    faults = parsed.faults + converted.faults
    if len(faults) >= MAX_FAULTS:
        faults = (*faults[:MAX_FAULTS], Fault(path, 0, "", f"{MAX_FAULTS} faults are listed; there may be more"))
    return _Outcome(parsed.root, converted.value, faults)


def _pages(files: Mapping[str, bytes]) -> tuple[tuple[Page, ...], list[Fault]]:
    pages: dict[str, Page] = {}
    faults: list[Fault] = []
    for path, data in files.items():
        page, page_faults = read_page(path, data)
        faults += page_faults
        if page is None:
            continue
        first = pages.setdefault(page.slug, page)
        if first is not page:
            message = f"expected a file name of its own, found '{page.slug}' for an address as from {first.path}"
            faults.append(Fault(path, 0, "", f"{message}; rename one"))
    return tuple(sorted(pages.values(), key=lambda page: (page.order, page.title.casefold(), page.slug))), faults


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _is_story(path: str) -> bool:
    return path.startswith(STORIES) and path.endswith(".yaml") and "/" not in path[len(STORIES) :]


def _is_page(path: str) -> bool:
    return path.startswith("content/") and path.endswith(".md") and path.count("/") == 1


def _misplaced(path: str) -> list[Fault]:
    """Return the fault of a file that looks like settings but stands where nothing reads it: silence would hide it."""
    if path in (SITE, OUTLETS, LANGUAGE) or _is_story(path) or _is_page(path):
        return []
    is_yaml = path.endswith((".yaml", ".yml"))
    if not is_yaml and not path.endswith((".md", ".markdown")):
        return []
    if not is_yaml:
        places, meant = "content/NAME.md", f"content/{path.rpartition('/')[2].rpartition('.')[0]}.md"
    elif path.startswith(STORIES):
        places, meant = f"{STORIES}NAME.yaml", STORIES + path.rpartition("/")[2].rpartition(".")[0] + ".yaml"
    else:
        places = f"{SITE}, {OUTLETS}, {LANGUAGE} or {STORIES}NAME.yaml"
        meant = nearest(path, (SITE, OUTLETS, LANGUAGE))
    hint = f"; did you mean {meant}?" if meant else ""
    return [Fault(path, 0, "", f"expected {places}, found a file that nothing reads{hint}")]
