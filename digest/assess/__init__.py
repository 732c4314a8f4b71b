"""Story + Relations + register -> Notes: what is seen in each text, and apart from it what the register says.

No score, no verdict, and nothing about an outlet's character: a note tells what stands in this text, and in which line.
"""

from __future__ import annotations

from digest.assess import (
    age,
    attributions,
    credited,
    documents,
    furniture,
    head,
    headline,
    labels,
    named,
    notices,
    quotations,
    shared_text,
)
from digest.assess.register import from_register
from digest.assess.signal import Signal
from digest.settings.values import Register
from digest.values import Note, Relations, Story

# In the order in which readers see them. docs/add-a-signal.md shows how to add one.
SIGNALS: tuple[tuple[str, Signal], ...] = (
    ("head", head.notes),
    ("labels", labels.notes),
    ("notices", notices.notes),
    ("age", age.notes),
    ("headline", headline.notes),
    ("credits", credited.notes),
    ("shared_text", shared_text.notes),
    ("named", named.notes),
    ("attributions", attributions.notes),
    ("quotations", quotations.notes),
    ("documents", documents.notes),
    ("furniture", furniture.notes),
)


def assess(story: Story, relations: Relations, register: Register) -> tuple[Note, ...]:
    """Return the notes on every article of `story`, in the order of the articles."""
    notes: list[Note] = []
    for article in story.articles:
        for _, signal in SIGNALS:
            notes.extend(signal(article, story, relations))
        notes.extend(from_register(article, register))
    return tuple(notes)
