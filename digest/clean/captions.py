"""Captions that a page shows in three lines: description and credit, credit, caption."""

from __future__ import annotations

from collections.abc import Iterator

from digest.clean.duplicates import ends_sentence
from digest.values import Line, Message, message

# A credit is a name or two ("Getty Images", "PA Media"); a description says more than the credit before it.
_MAX_CREDIT_WORDS = 4
_MIN_DESCRIPTION_WORDS = 3
# A caption says something; a subheading of a few words may follow a picture without one.
_CAPTION_WORDS = range(5, 31)


def credited(lines: tuple[Line, ...]) -> Iterator[tuple[int, Message]]:
    """Yield the number of each line of such a caption, with the reason.

    "RNLI The lifeboat at sea" and "RNLI" below it are what browsers copy of a picture: its text for the blind with the
    credit before it, and the credit. What follows without a full stop is the caption.
    """
    for at in range(len(lines) - 1):
        line, below = lines[at], lines[at + 1]
        if not _is_description(line.text.strip(), below.text.strip()):
            continue
        yield line.number, message("reasons.description", line=below.number)
        yield below.number, message("reasons.credit_of_description", line=line.number)
        last = lines[at + 2] if at + 2 < len(lines) else None
        if last and len(last.text.split()) in _CAPTION_WORDS and not ends_sentence(last):
            yield last.number, message("reasons.caption_below_credit", line=below.number)


def _is_description(text: str, credit: str) -> bool:
    if not text.startswith(f"{credit} ") or not credit[:1].isupper() or credit[-1] in ".!?:":
        return False
    words = len(credit.split())
    return words <= _MAX_CREDIT_WORDS and len(text.split()) >= words + _MIN_DESCRIPTION_WORDS and text[-1] not in ".!?:"
