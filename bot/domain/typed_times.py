"""The only home of moments as administrators type them: ISO, or ``HH:MM`` on their own clock."""

import re
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.awake import zone_of
from bot.domain.daytime import moment_of
from bot.domain.refusals import BadValue

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WALL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
_YEARS = (2000, 2200)
"""Whatever lies outside is a slip of the hand."""


def read_moment(typed: str, now: datetime, zone: str) -> datetime:
    """In UTC. ``HH:MM`` is the next time that clocks in ``zone`` show it; a day is its midnight."""
    word = typed.strip()
    if word.casefold() in ("now", "ahora"):
        return now
    if _CLOCK.fullmatch(word):
        return _next(read_clock(word), now, zone)
    if _WALL.fullmatch(word):
        return moment_of(_parsed(word).replace(tzinfo=None), zone)
    moment = _parsed(word)
    if moment.tzinfo is None:
        raise BadValue("time", typed[:40])
    return moment.astimezone(UTC)


def first_after(typed: str, begins: datetime, zone: str) -> datetime:
    """The end of something: ``HH:MM`` is the first such time after it begins."""
    if _CLOCK.fullmatch(typed.strip()):
        return _next(read_clock(typed), begins + timedelta(seconds=1), zone)
    return read_moment(typed, begins, zone)


def read_clock(typed: str) -> time:
    found = _CLOCK.fullmatch(typed.strip())
    if found is None:
        raise BadValue("time", typed[:40])
    return time(int(found[1]), int(found[2]))


def read_day(name: str, typed: str) -> date:
    """In the years of a shift; see ``read_any_day``."""
    day = read_any_day(name, typed)
    if not _YEARS[0] <= day.year < _YEARS[1]:
        raise BadValue(name, typed[:40])
    return day


def read_any_day(name: str, typed: str) -> date:
    """``2026-10-01``, of any year."""
    if not _DAY.fullmatch(typed):
        raise BadValue(name, typed[:40])
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadValue(name, typed[:40]) from None


def _parsed(word: str) -> datetime:
    try:
        found = datetime.fromisoformat(word)
    except ValueError:
        raise BadValue("time", word[:40]) from None
    if not _YEARS[0] <= found.year < _YEARS[1]:
        raise BadValue("time", word[:40])
    return found


def _next(clock: time, at: datetime, zone: str) -> datetime:
    day = at.astimezone(zone_of(zone)).date()
    found = moment_of(datetime.combine(day, clock), zone)
    while found < at:
        day += timedelta(days=1)
        found = moment_of(datetime.combine(day, clock), zone)
    return found
