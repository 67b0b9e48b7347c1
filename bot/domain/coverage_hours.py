"""``settings cover-hours``: on which days and hours the program promises somebody on call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.clocks import moment_of
from bot.domain.refusals import BadValue
from bot.domain.shift_fields import read_days, read_hours, read_zone
from bot.domain.shifts import WEEKDAYS
from bot.domain.stretches import Stretch, merged

COVER_HOURS: Final = "cover-hours"
EXAMPLE: Final = "mon-fri 08:00-20:00"
_ALWAYS: Final = ("always", "siempre", "off", "none")
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CoverHours:
    """Wall-clock hours; ``ends`` at or before ``starts`` is on the next day, as in a shift."""

    days: tuple[int, ...]
    starts: time
    ends: time
    zone: str


def read_cover_hours(typed: str) -> str:
    """What ``settings`` keeps: nothing for *always*, else days, hours and perhaps a zone."""
    words = typed.split()
    if len(words) == 1 and words[0].casefold() in _ALWAYS:
        return ""
    zone = [read_zone(words.pop()[3:])] if words and words[-1].casefold()[:3] == "tz=" else []
    if len(words) < 2:
        raise BadValue(COVER_HOURS, typed[:40], EXAMPLE)
    days, hours = read_days("".join(words[:-1])), read_hours(words[-1])
    if not days:
        raise BadValue(COVER_HOURS, typed[:40], EXAMPLE)
    named = ",".join(WEEKDAYS[day] for day in days)
    return " ".join([named, f"{hours[0]:%H:%M}-{hours[1]:%H:%M}", *zone])


def with_zone(kept: str, zone: str) -> str:
    """What was typed without a zone means the clocks of whoever typed it."""
    return f"{kept} {zone}" if len(kept.split()) == 2 else kept


def cover_hours_of(kept: str) -> CoverHours | None:
    """None: always."""
    words = kept.split()
    if len(words) != 3:
        return None
    return CoverHours(read_days(words[0]), *read_hours(words[1]), words[2])


def promised(hours: CoverHours | None, begins: datetime, ends: datetime) -> tuple[Stretch, ...]:
    """When somebody should be on call between two moments, in order; what touches is one."""
    if hours is None:
        return ((begins, ends),) if begins < ends else ()
    return merged(_of_days(hours, begins, ends))


def _of_days(hours: CoverHours, begins: datetime, ends: datetime) -> Iterator[Stretch]:
    zone = zone_of(hours.zone)
    day, last = begins.astimezone(zone).date() - _DAY, ends.astimezone(zone).date()
    while day <= last:
        if day.weekday() in hours.days:
            until = day + _DAY if hours.ends <= hours.starts else day
            opens = moment_of(datetime.combine(day, hours.starts), hours.zone)
            closes = moment_of(datetime.combine(until, hours.ends), hours.zone)
            if max(opens, begins) < min(closes, ends):
                yield max(opens, begins), min(closes, ends)
        day += _DAY
