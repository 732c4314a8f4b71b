"""Files in, articles with their ledgers out: the stages that see one file at a time, and what outlets repeat.

`digest clean` and `digest add` ask for no more: whoever imports this module waits for none of the later stages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol, TypeVar

from digest.clean import clean, furnish, is_furniture, outlet_key
from digest.describe import Outlets
from digest.head import head
from digest.load import load, marked_id
from digest.settings.values import BoilerplateSettings, SiteSettings
from digest.values import CleanArticle, Moment, RawArticle, SkippedFile, SourceFile

Progress = Callable[[str, int, int], None]
Item = TypeVar("Item")
Result = TypeVar("Result")


class Runner(Protocol):
    """Applies a function to every item, in order: the built-in map, or one that spreads the work over processes."""

    def __call__(self, function: Callable[[Item], Result], items: Sequence[Item], /) -> Iterable[Result]:
        """Return the results."""


def silent(_stage: str, _done: int, _of: int) -> None:
    """Show no progress."""


def read(
    sources: Sequence[SourceFile],
    site: SiteSettings,
    *,
    collected: Moment | None = None,
    progress: Progress = silent,
    run: Runner = map,
) -> tuple[list[CleanArticle], list[SkippedFile]]:
    """Return the ledger of every article, by path, and what gave no article: the stages that see one file at a time."""
    boilerplate = site.settings.boilerplate
    first_pass: list[CleanArticle] = []
    skipped: list[SkippedFile] = []
    one_file = partial(_read_one, boilerplate=boilerplate, outlets=Outlets(site.register).names, collected=collected)
    ordered = sorted(sources, key=lambda source: source.path)
    for number, results in enumerate(run(one_file, ordered)):
        progress("articles", number, len(sources))
        for result in results:
            if isinstance(result, SkippedFile):
                skipped.append(result)
            else:
                first_pass.append(result)
    furniture = furnish(first_pass)
    cleaned = []
    for article in _told_apart(first_pass):
        recurring = furniture.get(outlet_key(article), frozenset())
        second = clean(article.raw, article.head, boilerplate, recurring) if recurring else article
        if second.body:
            cleaned.append(second)
        else:
            skipped.append(SkippedFile(second.raw.path, f"no article in it: {_what_else(second.raw)}", "no_article"))
    return cleaned, skipped


def _read_one(
    source: SourceFile, boilerplate: BoilerplateSettings, outlets: frozenset[str], collected: Moment | None
) -> tuple[CleanArticle | SkippedFile, ...]:
    return tuple(
        raw if isinstance(raw, SkippedFile) else clean(raw, head(raw, outlets, is_furniture), boilerplate)
        for raw in load(source, collected)
    )


def _told_apart(articles: Sequence[CleanArticle]) -> list[CleanArticle]:
    """Return the articles, each with an id of its own: "a/b.txt", "a-b.txt" and "a-b.md" give the same one."""
    number = Counter(article.raw.id for article in articles)
    return [
        article
        if number[article.raw.id] == 1
        else replace(article, raw=replace(article.raw, id=marked_id(article.raw.path)))
        for article in articles
    ]


def _what_else(raw: RawArticle) -> str:
    return f"all of its {sum(1 for line in raw.lines if line.text.strip())} lines are headline, metadata or boilerplate"
