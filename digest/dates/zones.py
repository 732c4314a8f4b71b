"""Abbreviations of time zones -> minutes east of Greenwich, where the abbreviation means one zone only.

CST, IST, AST, MST and PST each stand for zones on two continents (Central and China, India and Ireland, ...): a
time with one of these gives its day and no instant.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_HOURS = {
    "Z": 0.0, "UTC": 0.0, "GMT": 0.0, "WET": 0.0, "WEST": 1.0, "CET": 1.0, "MEZ": 1.0, "CEST": 2.0, "MESZ": 2.0,
    "EET": 2.0, "EEST": 3.0, "MSK": 3.0, "МСК": 3.0, "SAST": 2.0, "EAT": 3.0, "WAT": 1.0, "TRT": 3.0, "PKT": 5.0,
    "NPT": 5.75, "WIB": 7.0, "WITA": 8.0, "WIT": 9.0, "SGT": 8.0, "HKT": 8.0, "AWST": 8.0, "JST": 9.0, "KST": 9.0,
    "ACST": 9.5, "ACDT": 10.5, "AEST": 10.0, "AEDT": 11.0, "NZST": 12.0, "NZDT": 13.0, "EST": -5.0, "EDT": -4.0,
    "CDT": -5.0, "MDT": -6.0, "PDT": -7.0, "AKST": -9.0, "AKDT": -8.0, "HST": -10.0, "NST": -3.5, "NDT": -2.5,
    "ADT": -3.0, "BRT": -3.0,
}  # fmt: skip
# What the United States write all year round: the offset of winter; an hour more in summer.
_AMERICAN_HOURS = {"ET": -5.0, "CT": -6.0, "PT": -8.0}
# The rule of the Energy Policy Act of 2005, in force since this year; before it, summer time had other ends.
_AMERICAN_RULE_SINCE = 2007
# The European Union's rule, which Britain has kept: summer time from the last Sunday in March to that in October.
_EUROPEAN_RULE_SINCE = 1996
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")
_FARTHEST_HOURS = 14

NAMES = (
    frozenset(_HOURS)
    | frozenset(_AMERICAN_HOURS)
    | {"BST", "CST", "IST", "AST", "MST", "PST", "MT", "ICT", "GST", "UK"}
)


def minutes_east(zone: str, day: date) -> int | None:
    """Return the offset of `zone` ("EDT", "+03:00", "UTC+3") on `day` in minutes, or None where it isn't certain."""
    name = zone.upper().replace("\u2212", "-")
    offset = _OFFSET.fullmatch(name)
    if offset is not None:
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return int(offset[1] + str(minutes)) if minutes <= _FARTHEST_HOURS * 60 else None
    if name in _AMERICAN_HOURS:
        return _american(_AMERICAN_HOURS[name], day)
    if name == "BST":
        # British summer time; in winter it can only be another one.
        return 60 if _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10) else None
    if name == "UK":
        return _british(day)
    return int(_HOURS[name] * 60) if name in _HOURS else None


def _british(day: date) -> int | None:
    starts, ends = _last_sunday(day.year, 3), _last_sunday(day.year, 10)
    if day.year < _EUROPEAN_RULE_SINCE or day in (starts, ends):
        return None
    return 60 if starts < day < ends else 0


def _american(winter_hours: float, day: date) -> int | None:
    if day.year < _AMERICAN_RULE_SINCE:
        return None
    starts, ends = _first_sunday(day.year, 3) + timedelta(days=7), _first_sunday(day.year, 11)
    if day in (starts, ends):
        return None
    return int(winter_hours * 60) + (60 if starts < day < ends else 0)


def _first_sunday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday())


def _last_sunday(year: int, month: int) -> date:
    """Return the last Sunday of a month of 31 days."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
