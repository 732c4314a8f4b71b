"""Promise 3: a story's counts are those of its articles, with a reason for each that is folded in, wherever they stand.

The line that tells the counts is known from the feeds, whose form is digest's own. On pages it is found again by its
words: a line that differs from one of these in its figures alone is a line of counts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname

from digest.check.built import BuiltSite, StoryFile, objects, text_of
from digest.check.items import feed_items
from digest.check.markup import Page, read_page
from digest.check.places import behind_links, places
from digest.check.values import Broken, Inspection, Verdict
from digest.text import fold

_FIGURE = re.compile(r"\d+")
_FOLDED_IN = ("follows", "partly_follows", "version_of")
# Between the counts on one line.
_DOT = " · "
_LONGEST = 200


def counts(seen: Inspection) -> Verdict:
    """Count the articles of each story again, and compare every line that tells the counts."""
    site, looked_at = seen.site, len(seen.site.stories)
    broken = [Broken("index.json", found) for found in _twice(site)]
    stories = {story.folder: story for story in site.stories}
    for story in site.stories:
        broken += [Broken(f"{story.folder}/story.json", found) for found in _counted(story, seen)]
    lines: dict[str, str] = {}
    for path, items in feed_items(site):
        for item in items:
            if (folder := dirname(site.own_path(item.link) or "")) in stories:
                looked_at += 1
                lines[folder] = line = _line_of_counts(item.content)
                broken += [Broken(path, found) for found in _misstated(line, stories[folder])]
                if not (lead := fold(read_page(item.lead).text)).endswith(line):
                    broken.append(
                        Broken(path, f"expected “{line}” at the end of the short text, found “{lead[-len(line) :]}”")
                    )
    known = {_masked(line) for line in lines.values()}
    for path, page in site.pages.items():
        for line, story in _told(path, page, stories, known):
            looked_at += 1
            broken += [Broken(path, found) for found in _misstated(line, story)]
    for story in site.stories:
        if story.page in site.pages and story.folder in lines:
            looked_at += 1
            broken += [
                Broken(story.page, found) for found in _parts(story, site.pages[story.page], lines[story.folder])
            ]
    return Verdict("counts", looked_at, "lines that tell counts", tuple(broken))


def _twice(site: BuiltSite) -> Iterator[str]:
    holders = Counter(text_of(item, "id") for story in site.stories for item in story.listed("articles"))
    yield from (f"expected {one} in one story, found it in {number}" for one, number in holders.items() if number > 1)


def _counted(story: StoryFile, seen: Inspection) -> Iterator[str]:
    articles = story.listed("articles")
    reports = [item for item in articles if item.get("role") != "background"]
    found = [seen.articles[one] for one in (text_of(item, "id") for item in reports) if one in seen.articles]
    expected = {
        "articles": len(reports),
        "outlets": len({article.outlet.id for article in found if article.outlet}),
        "independent_max": len({str(item.get("chain")) for item in reports}),
        "background": len(articles) - len(reports),
    }
    if story.data.get("counts") != expected:
        yield f"expected the counts {expected}, found {story.data.get('counts')}"
    chains = {text_of(item, "id"): item.get("chain") for item in reports}
    for item in reports:
        one, follows = text_of(item, "id"), text_of(item, "follows")
        if item.get("role") in _FOLDED_IN and not objects(item.get("evidence")):
            yield f"expected a reason why {one} follows another, found none"
        if follows and chains.get(follows) != item.get("chain"):
            yield f"expected {one} in the chain of {follows}, which it follows, found it in chain {item.get('chain')}"


def _misstated(line: str, story: StoryFile) -> Iterator[str]:
    """Yield if the figures of a line are not those of the story's data; a site's own words may leave some out."""
    rest = iter(_expected(story))
    if not line or not all(figure in rest for figure in _FIGURE.findall(line)):
        yield f"expected the counts of {story.folder}, {', '.join(_expected(story))}, found “{line}”"


def _expected(story: StoryFile) -> list[str]:
    """Return the figures of a story in the order in which a line tells them."""
    stated = story.data.get("counts")
    told: Mapping[str, object] = stated if isinstance(stated, dict) else {}
    reports = [item for item in story.listed("articles") if item.get("role") != "background"]
    unstated = sum(not text_of(item, "outlet") for item in reports)
    ordered = (told.get("articles"), told.get("outlets"), unstated, told.get("independent_max"), told.get("background"))
    return [str(number) for number in ordered if number]


def _line_of_counts(content: str) -> str:
    """Return the line that tells the counts in an item's long text: the paragraph before the links at its end."""
    page = read_page(content)
    paragraphs = [page.said(number) for number, element in enumerate(page.elements) if element.tag == "p"]
    return paragraphs[-2] if len(paragraphs) > 1 else ""


def _told(path: str, page: Page, stories: Mapping[str, StoryFile], known: set[str]) -> Iterator[tuple[str, StoryFile]]:
    """Yield the lines of counts on a page, each with the story that the last link before it leads to."""
    for number, story in behind_links(path, page, stories):
        start, end = page.ranges[number]
        if end - start < _LONGEST and _masked(line := page.said(number)) in known:
            yield line, story


def _parts(story: StoryFile, page: Page, line: str) -> Iterator[str]:
    """Compare the counts on a story's own page, in one line or one by one."""
    texts = {standing.text for standing in places(page, story).sections[""]}
    if line not in texts:
        for part in line.split(_DOT):
            if part not in texts:
                yield f"expected the count “{part}” before the summary, found it nowhere there"


def _masked(line: str) -> str:
    return _FIGURE.sub("#", line)
