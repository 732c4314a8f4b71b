"""Sentences -> the outlets that they credit: "(Reuters)", "The Guardian reports", "according to the BBC"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from digest.settings.values import Register
from digest.text import comparable
from digest.values import Article

# News agencies and outlets that others credit most, with the names they go by. The register adds to these.
_WIDELY_CREDITED = (
    ("Reuters",),
    ("The Associated Press", "Associated Press", "AP"),
    ("Agence France-Presse", "AFP"),
    ("dpa", "Deutsche Presse-Agentur"),
    ("EFE",),
    ("ANSA",),
    ("PA Media", "Press Association"),
    ("Bloomberg", "Bloomberg News"),
    ("TASS",),
    ("Interfax",),
    ("Interfax-Ukraine",),
    ("Ukrinform",),
    ("Kyodo", "Kyodo News"),
    ("Xinhua",),
    ("The Guardian", "Guardian"),
    ("BBC", "BBC News"),
    ("Sky News",),
    ("CNN",),
    ("NBC News", "NBC"),
    ("ABC News",),
    ("CBS News", "CBS"),
    ("Fox News",),
    ("The New York Times", "New York Times", "NYT"),
    ("The Washington Post", "Washington Post"),
    ("The Wall Street Journal", "Wall Street Journal", "WSJ"),
    ("Financial Times", "The Financial Times", "FT"),
    ("The Times",),
    ("The Telegraph", "Daily Telegraph", "The Daily Telegraph"),
    ("Politico",),
    ("Axios",),
    ("Al Jazeera",),
    ("Der Spiegel", "Spiegel"),
    ("Bild",),
    ("Süddeutsche Zeitung",),
    ("Frankfurter Allgemeine Zeitung", "FAZ"),
    ("Le Monde",),
    ("El País",),
    ("Corriere della Sera",),
    ("Kyiv Independent", "The Kyiv Independent"),
    ("Ukrainska Pravda",),
)
# What stands around the name of an outlet where a text says that it has its report from there. "told X" is left out:
# it tells where somebody spoke, and four outlets that all quote one television interview do not follow one another.
_AROUND = (
    (
        r"(?i:according to|citing|first reported by|reported by|as reported by|quoted by|quoting|via|"
        r"laut|wie|nach angaben (?:von|der|des)|selon|según|secondo)\s+(?:(?i:the|der|die|das)\s+)?{name}\b(?!['’]s\b)"
    ),
    (
        r"(?:^|[^\w])(?:(?i:the)\s+)?{name}(?:\s+(?i:newspaper|news agency|website))?\s+(?i:reports?|reported|"
        r"has reported|first reported|revealed|has revealed|wrote|writes|berichtete?|meldete?|rapporte)\b"
    ),
    r"\(\s*{name}\s*\)",
)


@dataclass(frozen=True, slots=True)
class Credit:
    """An article says in `line` that it has its report from `outlet` (the outlet's first name)."""

    outlet: str
    line: int
    sentence: int


class Creditable:
    """All names under which an outlet may be credited."""

    def __init__(self, register: Register, articles: Iterable[Article]) -> None:
        names: dict[str, str] = {}
        own = sorted({article.outlet.name for article in articles if article.outlet})
        registered = tuple((entry.name, *entry.aliases) for entry in register.outlets)
        for group in (*_WIDELY_CREDITED, *((name,) for name in own), *registered):
            for name in group:
                names[name] = group[0]
        self._canonical: Mapping[str, str] = {comparable(name): first for name, first in names.items()}
        listed = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
        self._patterns = tuple(re.compile(around.replace("{name}", f"(?P<name>{listed})")) for around in _AROUND)

    def canonical(self, name: str) -> str:
        """Return the one name of the outlet that `name` means."""
        return self._canonical.get(comparable(name), name)

    def credits(self, article: Article) -> tuple[Credit, ...]:
        """Return the outlets that `article` credits, each once, where it does so first; never its own."""
        own = self.canonical(article.outlet.name) if article.outlet else ""
        found: dict[str, Credit] = {}
        for sentence in article.sentences:
            for pattern in self._patterns:
                for match in pattern.finditer(sentence.text):
                    outlet = self.canonical(match["name"])
                    if outlet != own:
                        found.setdefault(outlet, Credit(outlet, sentence.line, sentence.number))
        return tuple(found.values())
