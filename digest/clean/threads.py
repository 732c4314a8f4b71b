"""Comments of readers below a text -> which lines they are, by the controls that stand under each of them.

A comment is written like a paragraph of the article, and no phrase knows it. But under each stands "Reply" or its like,
again and again, and that never stands under the paragraphs of an article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from digest import dates
from digest.clean.rulebook import Found

THREAD = "comment-thread"
# "Reply" may be the heading of a letter.
_MIN_CONTROLS = 3
# With less above, the text itself may be what readers wrote.
_MIN_PROSE_ABOVE = 2
# Between the heading of the comments, or the date of the first, and the first control.
_MAX_LINES_OF_A_COMMENT = 15
# "maren86 20.Aug.2025 | 11:26".
_NAME_AND_TIME = re.compile(r"\S.{0,50}\b\d{1,4}\b.{0,10}\b\d{1,2}[:.h]\d{2}(?:\s?[ap]\.?m\.?)?", re.IGNORECASE)
# "Maren says:" above the date of a comment.
_MAX_NAME_WORDS = 6


def comment_thread(texts: Sequence[str], found: Sequence[Found | None], prose: Sequence[bool]) -> range:
    """Return the lines, by index, from the first comment to the last control; an empty range where there are none.

    Args:
        texts: the lines of the text.
        found: by line, what its words say.
        prose: by line, whether it reads like a sentence of an article.
    """
    controls = [at for at, one in enumerate(found) if one is not None and one.rule.id == THREAD]
    if len(controls) < _MIN_CONTROLS:
        return range(0)
    start = _start(texts, found, controls[0])
    has_text_above = sum(prose[:start]) >= _MIN_PROSE_ABOVE
    return range(start, controls[-1] + 1) if has_text_above else range(0)


def _start(texts: Sequence[str], found: Sequence[Found | None], first: int) -> int:
    """Return where the comment above the first control begins: below a heading, or with its date."""
    above = range(first - 1, max(first - 1 - _MAX_LINES_OF_A_COMMENT, -1), -1)
    for at in above:
        one = found[at]
        if one is not None and one.rule.kind == "comments":
            return at + 1
    for at in above:
        if dates.read(texts[at], "", None) is not None:
            has_name = at > 0 and len(texts[at - 1].split()) <= _MAX_NAME_WORDS
            return at - 1 if has_name else at
        if _NAME_AND_TIME.fullmatch(texts[at]):
            return at
    return first
