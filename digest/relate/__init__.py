"""Story -> Relations: the alignment table, and what is read off it."""

from __future__ import annotations

from digest.relate.additions import additions
from digest.relate.alignment import align, matches_of
from digest.relate.chains import chain
from digest.relate.credits import Creditable
from digest.relate.differences import compare
from digest.relate.marks import quoted
from digest.relate.names import spellings
from digest.relate.quotations import collate
from digest.relate.timeline import timeline
from digest.values import Relations, Story

__all__ = ["Creditable", "relate"]


def relate(story: Story, creditable: Creditable) -> Relations:
    """Return how the articles of `story` depend on one another, and where they differ.

    Args:
        story: the story.
        creditable: the outlets that an article may credit.
    """
    matches = align(story)
    marked = {article.id: quoted(article) for article in story.reports}
    positions, independent = chain(story, matches, creditable, marked)
    return Relations(
        matches=matches,
        positions=positions,
        independent_max=independent,
        utterances=collate(story, matches, marked),
        differences=(*compare(story, matches), *spellings(story)),
        additions=additions(story, matches_of(matches), marked),
        timeline=timeline(story),
    )
