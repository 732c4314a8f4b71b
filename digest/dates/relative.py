"""The words of a date that counts back from the moment of reading ("13 hours ago", "yesterday at 9:30") -> minutes."""

from __future__ import annotations

import re

from digest.dates.names import MINUTES_IN, folded
from digest.dates.written import time_only

_DAY = 1440
# What stands before or after "three hours"; one of the two must, or any duration would be a date.
_BEFORE = "vor|il y a|hace|há|ha|för|for|před|acum|منذ|قبل|לפני|πριν από|πριν|przed"
_AFTER = (
    "ago|fa|geleden|temu|тому|тому назад|назад|atrás|sedan|siden|sitten|önce|ezelőtt|πριν|yang lalu|lalu|trước|前|之前|"
    "전|ที่แล้ว|ก่อน|पहले|پیش|قبل"
)
_COUNTS = {
    folded(word): number
    for number, words in (
        (1, "a an one einem einer eine un une una uno um uma een en ett et jedną jeden одну один yksi bir één"),
        (2, "two zwei deux dos due dois duas twee dwie dwa дві два две två to kaksi iki"),
        (3, "three drei trois tres tre três drie trzy три tre kolme üç"),
    )
    for word in words.split()
}
_SHAPE = re.compile(
    rf"(?:(?:about|over|circa|ca\.?|etwa|environ|около|близько)\s+)?(?:(?P<before>{folded(_BEFORE)})\s+)?"
    rf"(?:(?P<count>\d{{1,3}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})\s*)?"
    r"(?P<unit>[^\s\d]+?(?:\s月)?)"
    rf"(?:\s?(?P<after>{folded(_AFTER)}))?"
)
_TODAY = """
    now|just now|moments ago|a moment ago|few minutes ago|a few minutes ago|today|heute|gerade eben|aujourd'hui|hoy
    aujourd’hui|à l'instant|ahora mismo|oggi|hoje|agora|vandaag|zojuist|dzisiaj|dziś|сьогодні|щойно|сегодня|только что
    idag|i dag|just nu|nettopp|tänään|dnes|astăzi|azi|ma|bugün|şimdi|σήμερα|μόλις τώρα|اليوم|الآن|امروز|היום|עכשיו|आज
    วันนี้|เมื่อสักครู่|hari ini|baru saja|hôm nay|vừa xong|今天|刚刚|剛剛|今日|たった今|오늘|방금
"""
_AN_HOUR_AGO = "منذ ساعة|قبل ساعة|לפני שעה|πριν μία ώρα|godzinę temu|годину тому|час назад|egy órája"
_TWO_HOURS_AGO = "منذ ساعتين|قبل ساعتين|לפני שעתיים"
_YESTERDAY = """
    yesterday|gestern|hier|ayer|ieri|ontem|gisteren|wczoraj|вчора|вчера|igår|i går|eilen|včera|tegnap|dün|χθες|χτες
    أمس|امس|دیروز|אתמול|कल|เมื่อวาน|เมื่อวานนี้|kemarin|hôm qua|昨天|昨日|어제|منذ يوم|قبل يوم
"""
_BEFORE_YESTERDAY = """
    منذ يومين|قبل يومين|לפני יומיים|vorgestern|avant-hier|anteayer|позавчора|позавчера|eergisteren|przedwczoraj
    前天|一昨日
"""
# Forms that say number and unit in one word, or no number.
_WHOLE = {
    folded(form.strip()): minutes
    for minutes, forms in (
        (0, _TODAY),
        (60, _AN_HOUR_AGO),
        (120, _TWO_HOURS_AGO),
        (_DAY, _YESTERDAY),
        (2 * _DAY, _BEFORE_YESTERDAY),
    )
    for form in forms.strip().replace("\n", "|").split("|")
}
# "2d" and no more, as lists of stories have it; minutes are as often what a reader needs.
_AGE = re.compile(r"(?P<count>\d{1,2})\s?(?P<unit>[hdw])")
_HUNGARIAN = re.compile(r"(?P<count>\d{1,3}) (?P<unit>perce|órája|napja|hete)")
# The longest of these has 35 characters; a longer line says more than when.
_MAX_CHARACTERS = 48
_GAP = re.compile(r"[,;|·•–—-]|\s+(?:at|um|à|alle|om|a las|às|kl\.?|klo|o|в|о|saat|στις|الساعة)\s+|\s+")


def minutes_of_age(plain: str) -> int | None:
    """Return how many minutes ago "2d" says; None for what isn't hours, days or weeks by their first letters."""
    match = _AGE.fullmatch(plain.strip())
    return int(match["count"]) * MINUTES_IN[match["unit"]] if match is not None else None


def minutes_ago(plain: str) -> int | None:
    """Return how many minutes ago `plain`, as `written.plain` gives it, says; None where it says nothing of the kind.

    -1 stands for a count of months or years, which gives no day.
    """
    text = plain.strip(" .,")
    if not text or len(text) > _MAX_CHARACTERS:
        return None
    if text in _WHOLE:
        return _WHOLE[text]
    counted = _counted(text)
    return counted if counted is not None else _with_time(text)


def _counted(text: str) -> int | None:
    match = _HUNGARIAN.fullmatch(text) or _SHAPE.fullmatch(text)
    if match is None or not (match["count"]):
        return None
    if match.re is _SHAPE and not (match["before"] or match["after"]):
        return None
    per_unit = MINUTES_IN.get(match["unit"]) or MINUTES_IN.get(match["unit"].rstrip("."))
    if per_unit is None:
        return None
    count = int(match["count"]) if match["count"].isdigit() else _COUNTS[match["count"]]
    return -1 if per_unit < 0 else count * per_unit


def _with_time(text: str) -> int | None:
    """Read "yesterday at 9:30" as the whole day's: the time has no zone, so it moves nothing."""
    for gap in _GAP.finditer(text):
        minutes = _WHOLE.get(text[: gap.start()].strip(" ,"))
        if minutes is not None and minutes % _DAY == 0 and time_only(text[gap.end() :]):
            return minutes
    return None
