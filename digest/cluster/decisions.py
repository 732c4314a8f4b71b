"""Computed groups + what articles declare and editors decide -> groups as decided; doubts about idle decisions.

What an article declares (`story:`) beats the computed grouping, `split` beats both, `texts` all three; `same_as` joins
what is there then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.errors import Fault, SettingsError
from digest.settings.values import StoryOverride
from digest.values import Article, Doubt, message

Overrides = Sequence[tuple[str, StoryOverride]]
Ids = frozenset[str]
# The ids of the articles of each story, by its slug and by its id, given the groups.
StoryNames = Callable[[Sequence[Ids]], Mapping[str, Ids]]


@dataclass(frozen=True, slots=True)
class Group:
    """The ids of a story's articles. `path` and `override` are the file that decides on it; `named` all that did."""

    ids: Ids
    named: tuple[str, ...] = ()
    path: str = ""
    override: StoryOverride | None = None


def decide(
    groups: Iterable[Iterable[str]], articles: Sequence[Article], overrides: Overrides, names: StoryNames
) -> tuple[list[Group], tuple[Doubt, ...]]:
    """Return the groups as decided by hand, and a doubt for each override that does nothing.

    Args:
        groups: the computed groups, by ids of articles.
        articles: all articles.
        overrides: the editor's decisions, each with the path of its file.
        names: tells what stories are called; asked only if an override joins stories.

    Raises:
        SettingsError: an override names what isn't there, or an article that another override has.
    """
    ids = {name: article.id for article in articles for name in (article.cleaned.raw.path, article.id)}
    made = _declared([Group(frozenset(group)) for group in groups], articles)
    stories = names([group.ids for group in made]) if any(override.same_as for _, override in overrides) else {}
    active = [(path, one) for path, one in overrides if any(name in ids for name in _articles(one))]
    active += [(path, one) for path, one in overrides if (path, one) not in active and _names_any(one, ids, stories)]
    _check(active, ids, stories)
    for path, override in active:
        made = _split(made, path, override, frozenset(ids[name] for name in override.split))
    for path, override in active:
        made = _taken_out(made, path, override, frozenset(ids[name] for name in _members(override)))
    for path, override in active:
        made = _joined(made, path, override, [_meant(name, ids, stories, made) for name in override.same_as])
    return made, _idle(overrides, {path for path, _ in active})


def _members(override: StoryOverride) -> tuple[str, ...]:
    return (*override.texts, *override.background)


def _articles(override: StoryOverride) -> tuple[str, ...]:
    return (*_members(override), *override.split)


def _names_any(override: StoryOverride, ids: Mapping[str, str], stories: Mapping[str, Ids]) -> bool:
    return any(name in ids or name in stories for name in override.same_as)


def _idle(overrides: Overrides, active: set[str]) -> tuple[Doubt, ...]:
    told, settle = message("doubts.idle"), message("doubts.idle_settle")
    return tuple(Doubt(path, 0, told, settle) for path, _ in overrides if path not in active)


def _check(overrides: Overrides, ids: Mapping[str, str], stories: Mapping[str, Ids]) -> None:
    faults: list[Fault] = []
    owner: dict[str, str] = {}
    for path, override in overrides:
        for key, names in (("texts", _members(override)), ("split", override.split)):
            for name in names:
                if name not in ids:
                    faults.append(Fault(path, 0, key, f"expected the id or path of an article, found {name!r}"))
                elif owner.setdefault(ids[name], path) != path:
                    told = f"{name!r} is in {owner[ids[name]]} already; an article has one story"
                    faults.append(Fault(path, 0, key, told))
        for name in override.same_as:
            if name not in ids and name not in stories:
                told = f"expected the slug or id of a story, or the id or path of an article, found {name!r}"
                faults.append(Fault(path, 0, "same_as", told))
    if faults:
        raise SettingsError(tuple(faults))


def _declared(groups: Sequence[Group], articles: Sequence[Article]) -> list[Group]:
    """Return the groups with the articles of each declared story taken out and put together."""
    by_label: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.cleaned.raw.declared.story:
            by_label[article.cleaned.raw.declared.story].append(article)
    for _, members in sorted(by_label.items()):
        named = tuple(sorted(f"{article.cleaned.raw.path}: story" for article in members))
        groups = _without(groups, taken := frozenset(article.id for article in members))
        groups.append(Group(taken, named))
    return list(groups)


def _without(groups: Sequence[Group], taken: Ids) -> list[Group]:
    return [replace(group, ids=group.ids - taken) for group in groups if group.ids - taken]


def _split(groups: Sequence[Group], path: str, override: StoryOverride, apart: Ids) -> list[Group]:
    """Return the groups, each that has some of `apart` and others as two."""
    parts: list[Group] = []
    for group in groups:
        inside, rest = group.ids & apart, group.ids - apart
        if inside:
            parts.append(Group(inside, (*group.named, path), path, override))
        if rest:
            parts.append(replace(group, ids=rest, named=(*group.named, f"{path}: split")) if inside else group)
    return parts


def _taken_out(groups: Sequence[Group], path: str, override: StoryOverride, members: Ids) -> list[Group]:
    """Return the groups with `members` as a group of their own."""
    return [*_without(groups, members), Group(members, (path,), path, override)] if members else list(groups)


def _meant(name: str, ids: Mapping[str, str], stories: Mapping[str, Ids], groups: Sequence[Group]) -> list[Group]:
    """Return the groups that a name in `same_as` stands for: an article's, or those that are mostly the story's."""
    if name in ids:
        return [group for group in groups if ids[name] in group.ids]
    story = stories[name]
    mostly = [group for group in groups if len(group.ids & story) * 2 >= len(group.ids)]
    return mostly or [max(groups, key=lambda group: len(group.ids & story))]


def _joined(groups: Sequence[Group], path: str, override: StoryOverride, meant: Sequence[list[Group]]) -> list[Group]:
    """Return the groups with those that are `meant`, and the one that the override makes, as one."""
    if not meant:
        return list(groups)
    parts = [group for group in groups if any(group in some for some in meant)]
    parts += [group for group in groups if group.path == path and override.texts and group not in parts]
    foreign = next((group.path for group in parts if group.path not in ("", path)), "")
    if foreign:
        raise SettingsError((Fault(path, 0, "same_as", f"names a story that {foreign} decides on; say it there"),))
    named = dict.fromkeys((*(name for group in parts for name in group.named), path))
    whole = Group(frozenset().union(*(group.ids for group in parts)), tuple(named), path, override)
    return [group for group in groups if group not in parts] + [whole]
