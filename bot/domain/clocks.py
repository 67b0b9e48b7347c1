"""What a clock on a wall means: zones, and hours that are skipped or come twice."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_SECOND = timedelta(seconds=1)


def zone_of(name: str) -> ZoneInfo:
    """The zone, or UTC for a name that this machine does not know: paging must not stop on it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment_of(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``wall`` (given without a zone).

    A time that comes twice means the first one; a time that is skipped, the first moment after
    the gap.
    """
    return moments_of(wall, zone)[0]


def moments_of(wall: datetime, zone: str) -> tuple[datetime, ...]:
    """As ``moment_of``; both of them, in order, for a time that comes twice."""
    place = zone_of(zone)
    first = wall.replace(tzinfo=place, fold=0).astimezone(UTC)
    if first.astimezone(place).replace(tzinfo=None, fold=0) != wall:
        return (_end_of_gap(wall, zone, first),)
    second = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    return (first,) if second == first else (first, second)


def _end_of_gap(wall: datetime, zone: str, after: datetime) -> datetime:
    """The change lies between what the offset after it and the one before it make of ``wall``."""
    place = zone_of(zone)
    before = wall.replace(tzinfo=place, fold=1).astimezone(UTC)
    new = after.astimezone(place).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) / 2
        if middle.astimezone(place).utcoffset() == new:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)
