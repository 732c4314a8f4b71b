"""The excerpt budget, counted on the finished site: of no source do more words stand there than the budget allows."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from digest.pipeline import Site, build
from digest.settings import read_settings
from digest.shell.files import read_site, read_sources, read_theme
from digest.text import words
from digest.values import Article, StoryReport
from digest.wording.printed import excerpt_of
from tests.pipeline.test_budget_law import texts_of

ROOT = Path(__file__).parents[2]
# Fewer words in a row can be a name, or chance.
RUN = 6
ALWAYS = 40

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


def whose_else(report: StoryReport) -> dict[str, set[Run]]:
    """By article, the runs that may stand there anyhow: of headlines, of lines stripped from it, of what others pay."""
    free = set().union(
        *(runs(article.headline) for article in report.story.articles),
        *(runs(entry.line.text) for article in report.story.articles for entry in article.cleaned.stripped),
    )
    printed: dict[str, set[Run]] = defaultdict(set)
    texts = {article.id: article.text for article in report.story.articles}
    for span in report.summary.printed:
        printed[span.article] |= runs(texts[span.article][span.start : span.end])
    return {
        own: free.union(*(found for article, found in printed.items() if article != own)) - printed[own]
        for own in texts
    }


def standing(article: Article, on_site: set[Run]) -> int:
    """How many words of the article's body, told apart by white space, stand within a run that is on the site."""
    count = 0
    for sentence in article.sentences:
        owners = [(place, part) for place, word in enumerate(sentence.text.split()) for part in words(word)]
        tokens = tuple(part for _, part in owners)
        starts = [start for start in range(len(tokens) - RUN + 1) if tokens[start : start + RUN] in on_site]
        count += len({owners[start + offset][0] for start in starts for offset in range(RUN)})
    return count


def test_of_no_source_more_words_stand_on_the_site_than_the_budget_allows(site: Site) -> None:
    on_site = set().union(*(runs(text) for file in site.files for text in texts_of(file)))
    seen = 0
    for report in site.edition.stories:
        others = whose_else(report)
        for article in report.story.articles:
            excerpt = excerpt_of(report.summary, article.id)
            count = standing(article, on_site - others[article.id])
            assert count <= max(excerpt.limit, ALWAYS), article.cleaned.raw.path
            seen += count
    assert seen > 100
