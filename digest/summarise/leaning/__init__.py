"""What makes a sentence lean on its neighbours, language by language: the words, as patterns read from LANGUAGE.txt.

A file has sections, `[pronouns]` and so on, one regular expression a line; an indented line goes on with the one above.
`{name}` stands for the alternatives of the section `[name]` of the same file. Patterns are matched against a sentence
without what it quotes, its first letter in lower case. Only what never opens a plain sentence is listed: words that
also do ("die" in German, "so" in Portuguese) come with what must stand behind them.

To add a language, add its file, named by its BCP 47 tag, and cases to tests/summarise/cases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

# More is known of it than its file tells: definites.py, mentions.py, names.py, nouns.py.
ENGLISH = "en"
_NEVER = re.compile(r"(?!)")
_SECTION = re.compile(r"^\[(\w+)\]\n(.*?)(?=^\[\w+\]\n|\Z)", re.MULTILINE | re.DOTALL)
_REFERENCE = re.compile(r"\{([a-z_]+)\}")
_OPENINGS = (
    ("pronouns", "pronoun"),
    ("connectives", "connective"),
    ("references", "back-reference"),
)
_OPENINGS_BUT_OF_LEADS = (("resuming", "connective"), ("recurring", "back-reference"))


@dataclass(frozen=True, slots=True)
class Leaning:
    """The patterns of one language.

    Attributes:
        language: its subtag, "en".
        openings: reasons with what opens a sentence that leans on something outside it.
        openings_but_of_leads: the same of what may open the lead, the sentence that begins an article.
        connecting: what goes on from a sentence before wherever it stands.
        inside: what refers outside wherever it stands, but in a lead.
        loose: what may refer outside wherever it stands, behind the first sentence.
        said_by: somebody said it, but who is a pronoun or a role.
        first_person: the writer speaks.
        second_person: the reader is spoken to.
        hedged: how a sentence goes on that one before began with "police said".
        attribution: words by which somebody says something.
        page: the page speaks of itself.
    """

    language: str
    openings: tuple[tuple[str, re.Pattern[str]], ...]
    openings_but_of_leads: tuple[tuple[str, re.Pattern[str]], ...]
    connecting: re.Pattern[str]
    inside: re.Pattern[str]
    loose: re.Pattern[str]
    said_by: re.Pattern[str]
    first_person: re.Pattern[str]
    second_person: re.Pattern[str]
    hedged: re.Pattern[str]
    attribution: re.Pattern[str]
    page: re.Pattern[str]


@cache
def leaning(language: str) -> Leaning:
    """Return the patterns of a language by its BCP 47 tag; ones that match nothing for a language without a file."""
    name = language.partition("-")[0].lower()
    file = resources.files(__name__).joinpath(f"{name}.txt")
    sections = _sections(file.read_text("utf-8")) if name.isalpha() and file.is_file() else {}

    def pattern(section: str) -> re.Pattern[str]:
        lines = sections.get(section)
        # No pattern begins with white space: at the end of most words there is nothing to try.
        return re.compile(rf"\b(?!\s)(?:{lines})(?!\w)") if lines else _NEVER

    return Leaning(
        language=name,
        openings=tuple((reason, pattern(section)) for section, reason in _OPENINGS),
        openings_but_of_leads=tuple((reason, pattern(section)) for section, reason in _OPENINGS_BUT_OF_LEADS),
        connecting=pattern("connecting"),
        inside=pattern("inside"),
        loose=pattern("loose"),
        said_by=pattern("said_by"),
        first_person=pattern("first_person"),
        second_person=pattern("second_person"),
        hedged=pattern("hedged"),
        attribution=pattern("attribution"),
        page=pattern("page"),
    )


def _sections(text: str) -> Mapping[str, str]:
    """Return the alternatives of each section, joined, with what they refer to put in."""
    found: dict[str, str] = {}
    for match in _SECTION.finditer(re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        lines = re.sub(r"\n[ \t]+", "", match[2]).split("\n")
        alternatives = "|".join(line for line in lines if line)
        found[match[1]] = _REFERENCE.sub(lambda reference: f"(?:{found[reference[1]]})", alternatives)
    return found
