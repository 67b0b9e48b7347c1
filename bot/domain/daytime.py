"""Wall-clock days in somebody's zone: agreed times, clock changes, and the hours of the night."""

from datetime import UTC, datetime, time, timedelta

from bot.domain.awake import is_day, zone_of

LATE_MORNING = time(9, 0)
"""What would fall into the night comes at this hour of the morning that ends it."""
_SECOND = timedelta(seconds=1)


def moment_of(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, at which clocks in ``zone`` show ``wall`` (given without a zone).

    A time that comes twice means the first one; a time that is skipped, the first moment after
    the gap.
    """
    place = zone_of(zone)
    first = wall.replace(tzinfo=place, fold=0).astimezone(UTC)
    if first.astimezone(place).replace(tzinfo=None) == wall:
        return first
    return _end_of_gap(wall, zone, first)


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


def days_later(at: datetime, days: int, zone: str) -> datetime:
    """The same time on the clock, so many days later, in daylight (see ``by_day``)."""
    wall = at.astimezone(zone_of(zone)).replace(tzinfo=None, fold=0) + timedelta(days=days)
    return by_day(moment_of(wall, zone), zone)


def by_day(moment: datetime, zone: str) -> datetime:
    """``moment``, or, between 22:00 and 07:00, 09:00 of the morning that ends that night."""
    while not is_day(zone, moment):
        local = moment.astimezone(zone_of(zone))
        # From 22:00 on the night belongs to the next day's morning.
        day = local.date() if local.time() < LATE_MORNING else local.date() + timedelta(days=1)
        moment = moment_of(datetime.combine(day, LATE_MORNING), zone)
    return moment
