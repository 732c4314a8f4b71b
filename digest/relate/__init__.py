"""Story -> Relations: the alignment table, and what is read off it."""

from __future__ import annotations

from digest.relate.alignment import align, matches_of
from digest.relate.chains import chain
from digest.relate.credits import Creditable
from digest.relate.differences import compare
from digest.relate.quotations import collate
from digest.relate.timeline import timeline
from digest.values import Relations, SentenceRef, Story

__all__ = ["Creditable", "relate"]


def relate(story: Story, creditable: Creditable) -> Relations:
    """Return how the articles of `story` depend on one another, and where they differ.

    Args:
        story: the story.
        creditable: the outlets that an article may credit.
    """
    matches = align(story)
    positions, independent = chain(story, matches, creditable)
    matched = matches_of(matches)
    return Relations(
        matches=matches,
        positions=positions,
        independent_max=independent,
        utterances=collate(story, matches),
        differences=compare(story, matches),
        additions=tuple(
            ref
            for article in story.reports
            for sentence in article.sentences
            if (ref := SentenceRef(article.id, sentence.number)) not in matched
        )
        if len(story.reports) > 1
        else (),
        timeline=timeline(story),
    )
