"""Sentences -> the dates, weekdays and times of day that they name, in nine languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.relate.claims import Claim

_MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari stycznia січня",
            "february feb februar février febrero febbraio fevereiro februari lutego лютого",
            "march mar märz mars marzo março maart marca березня",
            "april apr avril abril aprile kwietnia квітня",
            "may mai mayo maggio maio mei maja травня",
            "june jun juni juin junio giugno junho czerwca червня",
            "july jul juli juillet julio luglio julho lipca липня",
            "august aug août agosto augustus sierpnia серпня",
            "september sep sept septembre septiembre settembre setembro września вересня",
            "october oct okt oktober octobre octubre ottobre outubro października жовтня",
            "november nov novembre noviembre novembro listopada листопада",
            "december dec dez dezember décembre diciembre dicembre dezembro grudnia грудня",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday montag lundi lunes lunedì segunda-feira maandag",
            "tuesday dienstag mardi martes martedì terça-feira dinsdag",
            "wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag",
            "thursday donnerstag jeudi jueves giovedì quinta-feira donderdag",
            "friday freitag vendredi viernes venerdì sexta-feira vrijdag",
            "saturday samstag sonnabend samedi sábado sabato zaterdag",
            "sunday sonntag dimanche domingo domenica zondag",
        )
    )
    for name in names.split()
}
_DAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())

_TIME = re.compile(
    r"(?<![\d.,:/])(?:(?P<hour>[01]?\d|2[0-3])(?P<sep>[:.h]|\s?h\s?)(?P<minute>[0-5]\d)(?![\d.,:%]\d)\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?P<hour2>1[0-2]|0?[1-9])\s*(?P<half2>[ap]\.?\s?m\b\.?)"
    r"|(?P<hour3>[01]?\d|2[0-3])\s+(?P<uhr>Uhr|heures)\b)(?P<uhr2>\s*Uhr)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\w.,])(?:(?P<day>[12]?\d|3[01])(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?(?P<month>[^\W\d_]{3,12})\b\.?"
    r"|(?P<month2>[^\W\d_]{3,12})\.?\s+(?P<day2>[12]?\d|3[01])(?:st|nd|rd|th)?(?![\d:.,]\d|\w))"
    r"(?:,?\s+(?:de\s+)?(?P<year>(?:19|20)\d\d)\b)?"
)
# A letter that no weekday begins with is told at once.
_WEEKDAY = re.compile(
    rf"(?<![^\W_])(?<![^\W_][-’'])(?=[mtwfsdljvqz])(?P<day>{'|'.join(_WEEKDAYS)})(?:['’]s)?(?![^\W_]|[-’'][^\W\d_])",
    re.IGNORECASE,
)


def month_number(word: str) -> int:
    """Return the month that a word names, 1 to 12, or 0: "may" in small letters is none."""
    return 0 if word in ("may", "mar") else _MONTHS.get(word.casefold().rstrip("."), 0)


def is_weekday(word: str) -> bool:
    """Say whether a word names a day of the week."""
    return word.casefold() in _WEEKDAYS


def day_name(number: int) -> str:
    """Return the English name of a weekday, Monday being 0."""
    return _DAY_NAMES[number]


def dates(text: str) -> Iterator[Claim]:
    """Yield the dates, with or without a year; `low` is YYYYMMDD, with 0 for a year that isn't named."""
    for match in _DATE.finditer(text):
        month = month_number(match["month"] or match["month2"])
        if not month:
            continue
        day, year = int(match["day"] or match["day2"]), match["year"]
        name = f"{day} {_MONTH_NAMES[month - 1]}" + (f" {year}" if year else "")
        value = float((int(year) if year else 0) * 10000 + month * 100 + day)
        yield Claim(match.start(), match.end(), "date", value, value, name)


def times(text: str) -> Iterator[Claim]:
    """Yield the times of day, in minutes since midnight."""
    for match in _TIME.finditer(text):
        half = (match["half"] or match["half2"] or "").casefold()
        bare = not (half or match["uhr"] or match["uhr2"])
        if bare and match["sep"] != ":" and (match["sep"] or "").strip() != "h":
            continue  # "10.30" may be anything
        hour = int(match["hour"] or match["hour2"] or match["hour3"])
        if half:
            hour = hour % 12 + (12 if half[0] == "p" else 0)
        value = float(hour * 60 + int(match["minute"] or 0))
        yield Claim(match.start(), match.start() + len(match.group().rstrip()), "time", value, value, "time")


def weekdays(text: str) -> Iterator[Claim]:
    """Yield the days of the week, Monday being 0."""
    for match in _WEEKDAY.finditer(text):
        day = float(_WEEKDAYS[match["day"].casefold()])
        yield Claim(match.start(), match.end(), "weekday", day, day, "weekday")
