"""Words: what digest says on a site, in the site's language and time zone.

One value is made of the settings (`SiteSettings.words`) and handed to whatever words a page, a feed or data. It knows
nothing of the machine's locale.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, make_dataclass
from datetime import UTC, date, tzinfo
from functools import cache
from types import MappingProxyType

from digest.values import Message, Moment, Value
from digest.wording import languages
from digest.wording.direction import direction, isolated
from digest.wording.plurals import base, category

# What any other language falls back on, text by text.
FALLBACK = "en"
# What a text is given, {name}; {name:table} looks a number up in a table.
PLACEHOLDER = re.compile(r"\{(\w+)(?::(\w+))?\}")
# Tables that hold names of days and months; all others are lists of numbers, under `numbers`.
NAMES = frozenset(("day", "month", "weekday"))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What digest says, by key; `texts` is complete, and `zone` is the one in which days begin."""

    language: str
    texts: Mapping[str, str]
    zone: tzinfo = UTC

    def __getitem__(self, label: str) -> str:
        """Return a label, such as "latest"."""
        return self.texts[f"labels.{label}"]

    @property
    def direction(self) -> str:
        """Return the direction in which the language runs, "ltr" or "rtl"."""
        return direction(self.language)

    def labels(self) -> object:
        """Return the labels as templates are given them: a value with a field each."""
        return labels_type()(**{field: self[field] for field in label_names()})

    def say(self, told: Message | str, /, **values: Value) -> str:
        """Return a message in words; of a text with plural forms, the one for the value `n`.

        A key that no language has is said as it is: a test finds it, and a site is built all the same.
        """
        key, given = (told, values) if isinstance(told, str) else (told.key, dict(told.values))
        text = self.texts.get(key)
        if text is None:
            text = self._form(key, given.get("n", 0))
        if "{" not in text:
            return text
        opening, blanks = _cut(text)
        parts = [opening]
        for name, table, behind in blanks:
            parts += (self._shown(given.get(name, ""), table), behind)
        return "".join(parts)

    def number(self, value: float, decimals: int | None = None) -> str:
        """Return a number with its thousands apart, with so many decimals or no more than it has."""
        if decimals is None:
            plain = f"{value:f}".rstrip("0") if value % 1 else f"{value:.0f}"
        else:
            plain = f"{value:.{decimals}f}"
        digits, _, rest = plain.partition(".")
        if len(digits.lstrip("-")) >= int(self.texts["numbers.grouped_from"]):
            digits = f"{int(digits):,}".replace(",", self.texts["numbers.group"])
        return digits + (self.texts["numbers.decimal"] + rest if rest else "")

    def day(self, day: date) -> str:
        """Return a day, "20 August 2025"."""
        return self.say("dates.day", **self.parts(day))

    def day_of(self, moment: Moment) -> date:
        """Return the day of a moment in the site's zone; where only a day is known, it is that day everywhere."""
        return moment.instant.astimezone(self.zone).date() if moment.instant else moment.day

    def parts(self, day: date, suffix: str = "") -> dict[str, Value]:
        """Return day, month and year of a date as the values d, m and y, with `suffix` behind each name."""
        return {f"d{suffix}": day.day, f"m{suffix}": day.month, f"y{suffix}": str(day.year)}

    def _form(self, key: str, number: Value) -> str:
        other = self.texts.get(f"{key}.other", key)
        if not isinstance(number, int | float) or number % 1:
            return other
        return self.texts.get(f"{key}.{category(self.language, int(number))}", other)

    def _shown(self, value: Value, table: str) -> str:
        match value:
            case str():
                return isolated(value, self.direction)
            case Message():
                return self.say(value)
            case int() | float():
                return self._named(int(value), table) if table else self.number(value)
            case date():
                return self.day(value)
        return self.texts["labels.comma"].join(self._shown(one, table) for one in value)

    def _named(self, number: int, table: str) -> str:
        """Return a number as the name that it has in a table: a month, a weekday, a day of the month, or in words."""
        if table == "day":
            return self.texts["dates.first_day"] if number == 1 else str(number)
        if table in ("month", "weekday"):
            names = self.texts[f"dates.{table}s"].split()
            return names[number - 1 if table == "month" else number]
        spelled = self.texts[f"numbers.{table}"].split()
        return spelled[number] if 0 <= number < len(spelled) else self.number(number)


# Some hundred texts are said some hundred thousand times.
@cache
def _cut(text: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """Return what stands before the first placeholder of a text, and each with (name, table or "", what is behind)."""
    opening, *parts = PLACEHOLDER.split(text)
    return opening, tuple((name, table or "", behind) for name, table, behind in zip(*[iter(parts)] * 3, strict=True))


def label_names() -> tuple[str, ...]:
    """Return the names of the labels, in the order of the English file."""
    found = (key.partition("labels.") for key in languages.texts(FALLBACK))
    return tuple(name for before, part, name in found if part and not before)


@cache
def labels_type() -> type:
    """Return the class of the labels that templates are given: what it has no field for can be told by its name."""
    return make_dataclass("Words", [(name, str) for name in label_names()], frozen=True, slots=True)


@cache
def words_for(language: str, own: tuple[tuple[str, str], ...] = (), zone: str = "UTC") -> Words:
    """Return the words of a language; `own` are texts of the site itself, by key, which go before digest's."""
    return Words(language, MappingProxyType({**texts_of(language), **dict(own)}), _zone(zone))


def is_spoken(language: str) -> bool:
    """Say whether digest has texts in the language of a BCP 47 tag."""
    return base(language) in languages.languages()


@cache
def texts_of(language: str) -> Mapping[str, str]:
    """Return digest's texts in a language, by key.

    A tag with region or script ("de-AT") has the texts of its own file where there is one, and for the rest those of
    its language; what a language lacks is said in English.
    """
    tags = dict.fromkeys((FALLBACK, base(language), language))
    found = [languages.texts(tag) for tag in tags if tag in languages.languages()]
    return MappingProxyType({key: text for texts in found for key, text in texts.items()})


def _zone(name: str) -> tzinfo:
    if name == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - needed by those only who set a zone

    return ZoneInfo(name)


def english() -> Words:
    """Return the words in which commands speak."""
    return words_for(FALLBACK)
