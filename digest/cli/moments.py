"""What --now says, and the clock in its place: the one thing that adding, fetching and serving ask of it is the day."""

from __future__ import annotations

from datetime import UTC, date, datetime

from digest.errors import UsageError
from digest.values import Moment


def moment(now: str | None) -> Moment | None:
    """Return the moment that --now states; None where it isn't given.

    Raises:
        UsageError: it is no date or time.
    """
    if now is None:
        return None
    try:
        if len(now) <= len("2025-08-20"):
            return Moment(date.fromisoformat(now), None, now, "--now")
        when = datetime.fromisoformat(now)
    except ValueError:
        raise UsageError(f"--now: expected a date or time such as 2025-08-20T06:00:00Z, found {now!r}") from None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return Moment(when.date(), when.astimezone(UTC), now, "--now")


def time_of(now: str | None) -> datetime:
    """Return the time that --now states, else the clock's; aware, in UTC."""
    stated = moment(now)
    return stated.sort_key if stated else datetime.now(UTC)
