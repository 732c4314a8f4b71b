"""Promise 7: what is background is labelled with a reason, and stays out of the summary and the figures."""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.built import StoryFile, objects, shown, text_of, texts_of
from digest.check.values import Broken, Inspection, Verdict


def fenced(seen: Inspection) -> Verdict:
    """Look for background articles among the summary's sentences and the figures that reports give."""
    looked_at, broken = 0, []
    for story in seen.site.stories:
        looked_at += len(story.listed("articles"))
        broken += [Broken(f"{story.folder}/story.json", found) for found in _let_in(story)]
    return Verdict("fenced", looked_at, "articles, reports or background", tuple(broken))


def _let_in(story: StoryFile) -> Iterator[str]:
    outside = {text_of(item, "id") for item in story.listed("articles") if item.get("role") == "background"}
    for item in story.listed("articles"):
        if text_of(item, "id") in outside and not text_of(item, "background"):
            yield f"expected a reason why {text_of(item, 'id')} is background, found none"
    for pick in story.listed("summary"):
        if outside.intersection([text_of(pick, "article"), *texts_of(pick, "also_in")]):
            yield f"expected a summary of the reports alone, found background behind {shown(text_of(pick, 'text'))}"
    for difference in story.listed("differences"):
        for figure in objects(difference.get("values")):
            if text_of(figure, "article") in outside:
                yield f"expected figures of the reports alone, found one of {text_of(figure, 'article')}"
