"""Every change of clocks from 2020 to 2040 in every zone of the IANA database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 12, 31, tzinfo=UTC)
_STEP = timedelta(days=14)
"""Shorter than the shortest time between two changes (Morocco's are four weeks apart)."""


@cache
def transitions() -> tuple[tuple[str, datetime], ...]:
    """Zone and moment; zones that change alike (links and neighbours) stand here once."""
    found: dict[tuple[tuple[datetime, timedelta, timedelta], ...], str] = {}
    for name in sorted(available_timezones()):
        found.setdefault(tuple(_changes(ZoneInfo(name))), name)
    return tuple((name, change[0]) for changes, name in found.items() for change in changes)


def _changes(zone: ZoneInfo) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    at, before = BEGIN, _offset(zone, BEGIN)
    while at < END:
        later = at + _STEP
        after = _offset(zone, later)
        if after != before:
            yield _bisected(zone, at, later), before, after
        at, before = later, after


def _bisected(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    old = _offset(zone, low)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if _offset(zone, middle) == old else (low, middle)
    return high.replace(microsecond=0)


def _offset(zone: ZoneInfo, at: datetime) -> timedelta:
    offset = at.astimezone(zone).utcoffset()
    assert offset is not None
    return offset
