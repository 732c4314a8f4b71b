"""What digest says, in English, as it is typed: cases are written with straight apostrophes."""

from __future__ import annotations

from digest.values import Message
from digest.wording.words import english


def said(told: Message | None) -> str:
    return english().say(told).replace("’", "'") if told else ""
