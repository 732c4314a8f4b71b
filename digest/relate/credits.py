"""Sentences -> the outlets that they credit: "(Reuters)", "The Guardian reports", "according to the BBC"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from digest.settings.shipped import is_domain, shipped_outlets
from digest.settings.values import Register
from digest.text import comparable
from digest.values import Article

# What stands around the name of an outlet where a text says that it has its report from there.
_BEFORE = (
    r"according to|citing|cited by|quoting|quoted by|reported by|revealed by|published by|via|a report (?:in|by|from)|"
    r"laut|wie|nach (?:angaben|informationen|berichten|einem bericht) (?:von|der|des)|unter berufung auf|"
    r"(?:meldete?|berichtete?|schreibt|schrieb)|"
    r"selon|d[’']après|citant|citée? par|rapporté par|relayée? par|rapporte|"
    r"según|de acuerdo con|citando a?|citado por|informó|secondo|riportato da|segundo|de acordo com|volgens"
)
_AFTER = (
    r"reports?|reported|has reported|first reported|is reporting|revealed|has revealed|reveals|"
    r"berichtete?|berichten|meldete?|melden|zufolge|"
    r"rapporte|a rapporté|a révélé|informa|informó|publica|publicó|reveló|reporta|riporta|riferisce|"
    r"ha riferito|informou|noticiou|meldt"
)
_WRITES = r"wrote|writes|schreibt|schrieb|écrit|scrive|schrijft"
_ARTICLE = r"(?:(?i:the|der|die|das|dem|den|le|la|les|el|il|o|a)\s+|(?i:l[’']))?"
_KIND = r"(?:\s+(?i:newspaper|daily|news agency|agency|website|magazine|broadcaster))?"
# A possessive speaks of somebody there; a capital goes on with another name: "the Times Square traders".
_NO_MORE = r"\b(?!['’]s\b)(?!\s+[A-ZÀ-Þ])"
_AROUND = (
    rf"(?i:\b(?:{_BEFORE}))\s+{_ARTICLE}(?i:(?:newspaper|news agency|agency|daily|zeitung)\s+)?{{name}}{_NO_MORE}",
    rf"(?:^|[^\w]){_ARTICLE}{{name}}{_KIND},?\s+(?i:{_AFTER})\b",
    # "Ann Bell of the Gazette writes" tells of somebody's opinion, and who prints several follows none of them.
    rf"(?:^|[^\w]){_ARTICLE}(?<!\bof )(?<!\bof the ){{name}}{_KIND},?\s+(?i:{_WRITES})\b",
    r"\(\s*(?:[\w ]{1,20}[,/]\s*)?{name}\s*(?:[,/][\w ,/]{1,20})?\)",
)
# "told X" says where somebody spoke, and four outlets that all quote one television interview do not follow one
# another. Only an agency is spoken to so that others print it.
_AROUND_AGENCY = (
    rf"(?i:\b(?:told|telling|tells|sagte|a déclaré à|a dit à|dijo a))\s+{_ARTICLE}{{name}}{_NO_MORE}",
    r"(?:^|[–—-]\s?){name}\s*[–—-]\s",
)
_WORD = re.compile(r"\w+")
# A process makes one site, or makes it again with an outlet more: the expressions of no more names are kept.
_SITES = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """An article says in `line` that it has its report from `outlet` (the outlet's first name).

    `sentence` is 0 where a line of the head says so, such as a byline.
    """

    outlet: str
    line: int
    sentence: int


class Creditable:
    """All names under which an outlet may be credited."""

    def __init__(self, register: Register, articles: Iterable[Article]) -> None:
        names: dict[str, str] = {}
        canonical: dict[str, str] = {}
        own = sorted({article.outlet.name for article in articles if article.outlet})
        registered = tuple((entry.name, *entry.aliases) for entry in register.outlets)
        known = tuple(group for group, _ in shipped_outlets())
        # What the register says of a name beats what ships; what a text calls its outlet adds only what neither has.
        for group in (*((name,) for name in own), *known, *registered):
            for name in group:
                canonical[comparable(name)] = group[0]
                if not is_domain(name):
                    names[name] = group[0]
        self._canonical: Mapping[str, str] = canonical
        agencies = [
            name for group, is_agency in shipped_outlets() if is_agency for name in group if not is_domain(name)
        ]
        self._names, self._agencies = _alternatives(names), _alternatives(agencies)
        # Hardly any sentence names an outlet: a look at its words spares the rest. The longest of a name is the rarest.
        self._telling: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if _WORD.search(name):
                self._telling[max(_WORD.findall(name), key=len)].append(name)

    def canonical(self, name: str) -> str:
        """Return the one name of the outlet that `name` means."""
        plain = comparable(name)
        return self._canonical.get(plain) or self._canonical.get(plain.removeprefix("www."), name)

    def credits(self, article: Article) -> tuple[Credit, ...]:
        """Return the outlets that `article` credits, each once, where it does so first; never its own."""
        own = self.canonical(article.outlet.name) if article.outlet else ""
        found: dict[str, Credit] = {}
        for credit in self._all(article):
            if credit.outlet != own:
                found.setdefault(credit.outlet, credit)
        return tuple(found.values())

    def _all(self, article: Article) -> Iterator[Credit]:
        byline = article.cleaned.head.author
        for name in re.split(r"\s*(?:,|/|&|\band\b|\bund\b|\bwith\b)\s*", article.author):
            if name.strip() and (outlet := self._canonical.get(comparable(name))):
                yield Credit(outlet, byline.line if byline else 0, 0)
        if (agency := article.cleaned.head.agency) and (outlet := self._canonical.get(comparable(agency.value))):
            yield Credit(outlet, agency.line, 0)
        # "PARIS (Reuters)", "Reuters": what the first lines say that are not sentences.
        first = {number for number, role, _, _ in article.cleaned.head.lines if role in ("metadata", "headline")}
        for line in article.cleaned.raw.lines:
            if line.number in first and (match := _alone(self._agencies).search(line.text)):
                yield Credit(self.canonical(match["name"]), line.number, 0)
        for sentence in article.sentences:
            if self._has_name(sentence.text):
                patterns = (*_around(_AROUND, self._names), *_around(_AROUND_AGENCY, self._agencies))
                matches = [match for pattern in patterns for match in pattern.finditer(sentence.text)]
                for match in sorted(matches, key=lambda match: match.start("name")):
                    yield Credit(self.canonical(match["name"]), sentence.line, sentence.number)

    def _has_name(self, text: str) -> bool:
        words = self._telling.keys() & _WORD.findall(text)
        return any(name in text for word in words for name in self._telling[word])


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


# Compiled when a sentence first names an outlet: a build that finds its stories in the cache needs none of them.
@lru_cache(maxsize=_SITES)
def _around(patterns: tuple[str, ...], names: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern.replace("{name}", f"(?P<name>{names})")) for pattern in patterns)


@lru_cache(maxsize=_SITES)
def _alone(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|\()\s*(?P<name>{names})\s*(?:\)|$)")
