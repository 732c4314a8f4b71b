"""A line that is a date and nothing else -> the Moment that it states; never today's date, never a guess.

A date inside prose is not looked for: libraries that do find dates where there are none.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from digest.values import Moment

# No newspaper is older; an earlier or much later year is an error of whoever wrote the page.
_FIRST_YEAR, _LAST_YEAR = 1600, 2200

# English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Ukrainian; nominative and genitive.
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier enero gennaio janeiro januari stycznia styczeń січня січень",
            "february feb februar février febrero febbraio fevereiro februari lutego luty лютого лютий",
            "march mar märz mars marzo março maart marca marzec березня березень",
            "april apr avril abril aprile kwietnia kwiecień квітня квітень",
            "may mai mayo maggio maio mei maja maj травня травень",
            "june jun juni juin junio giugno junho czerwca czerwiec червня червень",
            "july jul juli juillet julio luglio julho lipca lipiec липня липень",
            "august aug août agosto augustus sierpnia sierpień серпня серпень",
            "september sep sept septembre septiembre settembre setembro września wrzesień вересня вересень",
            "october oct okt oktober octobre octubre ottobre outubro października październik жовтня жовтень",
            "november nov novembre noviembre novembro listopada listopad листопада листопад",
            "december dec dez dezember décembre diciembre dicembre dezembro december grudnia grudzień грудня грудень",
        ),
        1,
    )
    for name in names.split()
}
_PREFIX = re.compile(
    r"^(?:published|updated|last updated|posted|first published|modified|date|"
    r"veröffentlicht|aktualisiert|stand|publié|publicado|pubblicato|gepubliceerd|opublikowano|опубліковано)"
    r"(?:\s+(?:on|at|am|le|el|il|op))?\s*[:：]?\s+",
    re.IGNORECASE,
)
# "Published: ... | Updated: ...": the first is when it came out.
_UPDATED_TOO = re.compile(
    r"\s*[|·•,;(–—-]\s*(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|aggiornato|atualizado)\b.*$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^[^\W\d]{2,12}\.?,?\s+(?=\d|[^\W\d]{3,})")
_ZONE = r"(?:\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?"
_TIME = (
    r"(?:(?:,|\s+at|\s+um|\s+à|\s*[-–|·]|\s)\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?"
    rf"\s*(?P<half>[ap]\.?m\.?)?(?:\s*Uhr)?{_ZONE}(?:\s+[A-Z]{{3,4}})?)?"
)
_DAY_FIRST = re.compile(
    r"^(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+)?(?P<month>[^\W\d]+)\.?,?\s+(?:de\s+)?"
    rf"(?P<year>\d{{4}}){_TIME}$",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"^(?P<month>[^\W\d]+)\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_TIME}$", re.IGNORECASE
)
_DOTTED = re.compile(rf"^(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}$")
_UNITS = {
    1 / 60: "minute minutes min mins minuten minuto minutos minuti minuut minuty minut хвилин хвилини хвилину",
    1.0: "hour hours hr hrs h stunde stunden heure heures hora horas ora ore uur godzin godziny годин години годину",
    24.0: "day days d tag tagen tage jour jours día días giorno giorni dia dias dag dagen dni дні днів день",
    168.0: "week weeks w woche wochen semaine semaines semana semanas settimana settimane weken tygodni тижні тижнів",
}
_HOURS_IN = {name: hours for hours, names in _UNITS.items() for name in names.split()}
_COUNT = r"(?P<count>\d{1,3}|an?|one|einem|einer|une?|una|um|uma|een)"
_UNIT = rf"(?P<unit>{'|'.join(sorted(_HOURS_IN, key=lambda name: (-len(name), name)))})"
_AGO = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?:about\s+|circa\s+)?{_COUNT}\s*{_UNIT}\s+(?:ago|fa|geleden|temu|тому|atrás)$",
        rf"^(?:vor|il y a|hace|há)\s+{_COUNT}\s+{_UNIT}$",
    )
)
_YESTERDAY = frozenset("yesterday gestern hier ayer ieri ontem gisteren wczoraj вчора".split())
_TODAY = frozenset(
    ("today", "just now", "heute", "aujourd'hui", "hoy", "oggi", "hoje", "vandaag", "dzisiaj", "сьогодні")
)
# Longer lines are sentences that begin with a date.
_MAX_CHARACTERS = 60


def is_month(word: str) -> bool:
    """Say whether `word` is the name of a month in one of the languages that are read."""
    return word.casefold().rstrip(".") in _MONTHS


def is_relative(text: str) -> bool:
    """Say whether `text` is a date in relation to the moment of reading ("13 hours ago", "yesterday")."""
    plain = _bare(text)
    return _ago(plain) is not None or plain.casefold() in _YESTERDAY | _TODAY


def parse(text: str, where: str, collected: Moment | None) -> Moment | None:
    """Return the moment that `text` states as a whole, or None.

    Args:
        text: a line or a field.
        where: where it stands, for readers.
        collected: what relative dates refer to; without it they are not resolved.
    """
    plain = _bare(_UPDATED_TOO.sub("", text))
    if not plain or len(plain) > _MAX_CHARACTERS:
        return None
    if is_relative(plain):
        return _relative(plain, text.strip(), where, collected)
    found = _standard(plain) or _written(plain)
    if found is None or not _FIRST_YEAR <= found[0].year <= _LAST_YEAR:
        return None
    return Moment(found[0], found[1], text.strip(), where)


def _bare(text: str) -> str:
    return _PREFIX.sub("", text.strip(" \t\u00a0*_#|·•")).strip()


def _standard(text: str) -> tuple[date, datetime | None] | None:
    """Read ISO 8601 and RFC 5322."""
    try:
        return date.fromisoformat(text), None
    except ValueError:
        pass
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        if read is parsedate_to_datetime and not re.match(
            r"^(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d", text
        ):
            continue
        try:
            return _with_zone(read(text))
        except (ValueError, OverflowError):
            continue
    return None


def _with_zone(when: datetime) -> tuple[date, datetime | None]:
    # Without a zone the instant is not known, and the day is all that is stated.
    return when.date(), when.astimezone(UTC) if when.tzinfo is not None else None


def _written(text: str) -> tuple[date, datetime | None] | None:
    for candidate in (text, _WEEKDAY.sub("", text)):
        for shape in (_DAY_FIRST, _MONTH_FIRST, _DOTTED):
            match = shape.match(candidate)
            if match is not None:
                found = _from_match(match)
                if found is not None:
                    return found
    return None


def _from_match(match: re.Match[str]) -> tuple[date, datetime | None] | None:
    name = match["month"].casefold()
    month = int(name) if name.isdigit() else _MONTHS.get(name, 0)
    try:
        day = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
    zone = match["zone"]
    if not match["hour"] or not zone:
        return day, None
    hour = (
        int(match["hour"]) % 12 + (12 if match["half"].lower().startswith("p") else 0)
        if match["half"]
        else int(match["hour"])
    )
    offset = "+00:00" if zone in ("Z", "UTC", "GMT") else zone
    try:
        when = datetime.strptime(f"{day} {hour}:{match['minute']} {offset}", "%Y-%m-%d %H:%M %z")
    except ValueError:
        return day, None
    return day, when.astimezone(UTC)


def _relative(plain: str, stated: str, where: str, collected: Moment | None) -> Moment | None:
    if collected is None:
        return None
    hours = _hours_ago(plain)
    how = f"{where}, counted back from {collected.where}"
    if collected.instant is not None:
        when = collected.instant - timedelta(hours=hours)
        return Moment(when.date(), when, stated, how)
    # Against a day without a time, hours say no more than "that day".
    return Moment(collected.day - timedelta(days=int(hours // 24)), None, stated, how)


def _hours_ago(plain: str) -> float:
    match = _ago(plain)
    if match is None:
        return 24.0 if plain.casefold() in _YESTERDAY else 0.0
    count = int(match["count"]) if match["count"].isdigit() else 1
    return count * _HOURS_IN[match["unit"].casefold()]


def _ago(plain: str) -> re.Match[str] | None:
    return next((match for shape in _AGO if (match := shape.match(plain))), None)
