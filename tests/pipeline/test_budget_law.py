"""The excerpt budget, on finished files: no run of a source's words that the budget didn't allow stands anywhere."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from digest.pipeline import Site, build
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources, read_theme
from digest.text import words
from digest.values import Edition, OutputFile
from digest.wording.printed import printed_parts
from tests.render.reading import read_html

ROOT = Path(__file__).parents[2]
# Fewer words in a row can be chance, or the name of a thing.
RUN = 12

Run = tuple[str, ...]


@pytest.fixture(scope="module", params=[ROOT, ROOT / "tests/golden/site"], ids=["sample", "golden"])
def site(request: pytest.FixtureRequest) -> Site:
    folder: Path = request.param
    settings = read_settings(read_site(folder))
    sources, skipped = read_sources(folder / "seeds")
    return build(sources, settings, read_theme(settings.settings.theme, folder), skipped=skipped)


def runs(text: str) -> set[Run]:
    found = words(text)
    return {found[index : index + RUN] for index in range(len(found) - RUN + 1)}


def all_runs(texts: Iterable[str]) -> set[Run]:
    return set().union(*map(runs, texts))


def unprinted(edition: Edition) -> Iterator[str]:
    """The stretches of every body that lie outside the spans that may be printed; background's too."""
    for report in edition.stories:
        for article in report.story.articles:
            for line in article.cleaned.body:
                at = line.start
                for span in printed_parts(report.summary, article.id, line.start, line.end):
                    yield article.text[at : span.start]
                    at = span.end
                yield article.text[at : line.end]


def printed(edition: Edition) -> Iterator[str]:
    """What may stand there all the same: spans that are printed, of whichever source, and headlines, which are free."""
    for report in edition.stories:
        texts = {article.id: article.text for article in report.story.articles}
        yield from (article.headline for article in report.story.articles)
        for article, text in texts.items():
            yield from joined(text, sorted((s.start, s.end) for s in report.summary.printed if s.article == article))


def joined(text: str, spans: list[tuple[int, int]]) -> Iterator[str]:
    """The printed stretches of a text: a sentence and the one behind it are read as one."""
    at = begun = -1
    for start, end in spans:
        if at >= 0 and (start <= at or not text[at:start].strip()):
            at = max(at, end)
            continue
        if at >= 0:
            yield text[begun:at]
        begun, at = start, end
    if at >= 0:
        yield text[begun:at]


def texts_of(file: OutputFile) -> Iterator[str]:
    """Every text that a file holds, as a reader or a program gets it."""
    if file.path.endswith(".json"):
        for text in strings(json.loads(file.data)):
            yield from readings(text)
    elif file.path.endswith((".html", ".xml", ".opml")):
        # What a feed holds is escaped once more.
        source = file.data.decode()
        yield from (*readings(source), *readings(html.unescape(source)))


def readings(text: str) -> Iterator[str]:
    """What a text says, and what it says as HTML, with its comments and attributes."""
    yield text
    if "<" in text:
        yield read_html(text).text
        yield html.unescape(re.sub(r"[<>\"=]", " ", text))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


def test_nothing_beyond_the_budget_stands_in_any_file(site: Site) -> None:
    forbidden = all_runs(unprinted(site.edition)) - all_runs(printed(site.edition))
    assert len(forbidden) > 50
    for file in site.files:
        assert not all_runs(texts_of(file)) & forbidden, file.path


def test_the_test_sees_what_is_printed(site: Site) -> None:
    picks = all_runs(pick.text for report in site.edition.stories for pick in report.summary.picks)
    seen = all_runs(text for file in site.files for text in texts_of(file))
    assert len(picks) > 10
    assert picks <= seen


def test_the_test_sees_what_every_feed_prints(site: Site) -> None:
    picks = all_runs(pick.text for report in site.edition.stories for pick in report.summary.picks)
    feeds = [file for file in site.files if file.path.endswith(("feed.xml", "atom.xml", "feed.json"))]
    assert len(feeds) > 5
    for file in feeds:
        assert all_runs(texts_of(file)) & picks, file.path


def test_every_pick_is_the_span_of_its_article_and_says_how_much_is_printed(site: Site) -> None:
    for report in site.edition.stories:
        texts = {article.id: article.text for article in report.story.articles}
        assert all(texts[pick.article][pick.start : pick.end] == pick.text for pick in report.summary.picks)
        assert all(excerpt.words <= max(excerpt.limit, 40) for excerpt in report.summary.excerpts)
