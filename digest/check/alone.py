"""Promise 2: no sentence of a summary opens with a word that points outside it, or quotes without saying whom.

A reader's test, not the rules by which sentences are picked: a few words of each language that point outside wherever
a sentence opens with them. That an "officials said" was left behind can't be seen from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.built import StoryFile, shown, text_of
from digest.check.values import Broken, Inspection, Verdict
from digest.text import words

_POINTING = {
    language: frozenset(listed.split())
    for language, listed in {
        "en": "he she they him them but and nor yet however moreover furthermore therefore nevertheless nonetheless "
        "meanwhile thus hence likewise additionally instead otherwise",
        "de": "er ihn ihm und aber doch sondern jedoch außerdem zudem deshalb dennoch trotzdem stattdessen daher "
        "hingegen dagegen",
        "fr": "elle ils elles et mais or donc cependant pourtant toutefois néanmoins ainsi ensuite",
        "es": "ella ellos ellas pero sino además sin embargo entonces también",
        "it": "egli lui essi ma però inoltre tuttavia invece quindi dunque",
        "pt": "eles elas mas porém contudo além também",
        "nl": "hij en maar bovendien echter daarom toch",
        "pl": "ona oni jednak ale więc natomiast ponadto",
        "uk": "він вона вони але проте однак також тому",
        "ru": "он она они но однако также поэтому",
    }.items()
}
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"|„[^“”]*[“”]|«[^»]*»|»[^«]*«|「[^」]*」")


def alone(seen: Inspection) -> Verdict:
    """Look at the first word of each sentence of a summary, and at what is left of it without its quotations."""
    looked_at, broken = 0, []
    for story in seen.site.stories:
        picks = story.listed("summary")
        looked_at += len(picks)
        broken += [Broken(f"{story.folder}/story.json", found) for found in _leaning(story)]
    return Verdict("alone", looked_at, "sentences of summaries", tuple(broken))


def _leaning(story: StoryFile) -> Iterator[str]:
    languages = {text_of(item, "id"): text_of(item, "language") for item in story.listed("articles")}
    for pick in story.listed("summary"):
        text = text_of(pick, "text")
        pointing = _POINTING.get(languages.get(text_of(pick, "article"), "").partition("-")[0], frozenset())
        first = words(text)[:1]
        if pointing.intersection(first):
            yield f"expected a sentence that points at nothing outside it, found {shown(text)}"
        if not words(_QUOTATION.sub(" ", text)):
            yield f"expected who said it beside a quotation, found {shown(text)} alone"
