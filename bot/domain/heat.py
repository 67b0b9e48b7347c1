"""What the picture of coverage shows: how few people can be asked, by hour or by day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.clocks import moment_of
from bot.domain.coverage import SLIVER, Coverage, Level

MOST_DAYS_BY_HOUR: Final = 35
"""A longer picture has a square for each day."""
_DAY: Final = timedelta(days=1)

Cell = int | None
"""The fewest people at any time in it; None: nothing is promised then."""


@dataclass(frozen=True, slots=True)
class Heat:
    """``by_hour``: a row for each day and 24 columns; else a row for each week, from Monday on."""

    by_hour: bool
    rows: tuple[date, ...]
    cells: tuple[tuple[Cell, ...], ...]


def heat(found: Coverage, zone: str) -> Heat:
    """On the clocks of whoever looks. An hour that is skipped is empty, and one that comes twice
    is one square."""
    first = found.begins.astimezone(zone_of(zone)).date()
    last = (found.ends - timedelta(microseconds=1)).astimezone(zone_of(zone)).date()
    fewest = _Fewest(found.levels)
    if (last - first).days <= MOST_DAYS_BY_HOUR:
        days = tuple(first + _DAY * number for number in range((last - first).days + 1))
        return Heat(True, days, tuple(_hours(fewest, day, zone) for day in days))
    monday = first - _DAY * first.weekday()
    weeks = tuple(monday + 7 * _DAY * n for n in range((last - monday).days // 7 + 1))
    return Heat(False, weeks, tuple(_days(fewest, week, zone) for week in weeks))


def _hours(fewest: "_Fewest", day: date, zone: str) -> tuple[Cell, ...]:
    edges = [moment_of(datetime.combine(day, time(hour)), zone) for hour in range(24)]
    edges.append(moment_of(datetime.combine(day + _DAY, time()), zone))
    return tuple(fewest.between(edges[hour], edges[hour + 1]) for hour in range(24))


def _days(fewest: "_Fewest", monday: date, zone: str) -> tuple[Cell, ...]:
    edges = [moment_of(datetime.combine(monday + _DAY * n, time()), zone) for n in range(8)]
    return tuple(fewest.between(edges[n], edges[n + 1]) for n in range(7))


class _Fewest:
    """Levels that are asked often: by their beginnings."""

    def __init__(self, levels: Sequence[Level]) -> None:
        self._levels = levels
        self._begins = [one.begins for one in levels]

    def between(self, begins: datetime, ends: datetime) -> Cell:
        at, found = max(bisect_right(self._begins, begins) - 1, 0), None
        while at < len(self._levels) and self._levels[at].begins < ends:
            one = self._levels[at]
            if min(one.ends, ends) - max(one.begins, begins) >= SLIVER:
                found = one.people if found is None else min(found, one.people)
            at += 1
        return found
