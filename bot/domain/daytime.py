"""Wall-clock days in somebody's zone: agreed times, clock changes, and the hours of the night."""

from datetime import datetime, time, timedelta

from bot.domain.awake import is_day, zone_of
from bot.domain.clocks import moment_of as moment_of

LATE_MORNING = time(9, 0)
"""What would fall into the night comes at this hour of the morning that ends it."""


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
