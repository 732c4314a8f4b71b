"""Says which of its quotations no other report of the story has."""

from __future__ import annotations

from collections.abc import Iterator

from digest.values import Article, Note, Relations, Story, message
from digest.wording.printed import line_of


def notes(article: Article, story: Story, relations: Relations) -> Iterator[Note]:
    """Yield one note that counts the quotations found nowhere else, with their lines; silent in a story of one."""
    if len(story.reports) < 2:
        return
    quoted = alone = 0
    lines: list[int] = []
    for utterance in relations.utterances:
        who = {carrier for form in utterance.forms for carrier in form.articles}
        quoted += article.id in who
        if who == {article.id}:
            alone += 1
            lines.append(line_of(article, utterance.forms[0].start))
    if alone:
        told = message("notes.quotations", n=alone, of=quoted) if quoted > 1 else message("notes.only_quotation")
        yield Note(article.id, "seen", "quotations", told, tuple(dict.fromkeys(lines)))
