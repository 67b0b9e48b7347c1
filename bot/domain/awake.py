"""When people are awake, and when their morning comes: wall-clock rules in their own zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.people import Member

MORNING = time(7, 0)
NIGHT = time(22, 0)


def zone_of(name: str) -> ZoneInfo:
    """The zone, or UTC for a name that this machine does not know: paging must not stop on it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def on_now(member: Member, at: datetime) -> bool:
    """Whether the member made themselves *available now* and that has not run out."""
    profile = member.profile
    if profile is None or profile.paused or not profile.available:
        return False
    return profile.available_until is None or at < profile.available_until


def on_duty(member: Member, at: datetime) -> bool:
    """On call by their shift or by their own word; nobody is who has paused."""
    profile = member.profile
    if profile is None or profile.paused:
        return False
    return member.on_call or on_now(member, at)


def is_awake(member: Member, at: datetime) -> bool:
    """On duty, or between 07:00 and 22:00 where they live."""
    return on_duty(member, at) or is_day(member.zone, at)


def is_day(zone: str, at: datetime) -> bool:
    """Between 07:00 and 22:00 on the clocks of ``zone``."""
    return MORNING <= at.astimezone(zone_of(zone)).time() < NIGHT


def next_awake(member: Member, at: datetime) -> datetime:
    """Their next shift or their next 07:00, whichever comes first."""
    morning = next_morning(member, at)
    return min(member.next_shift, morning) if member.next_shift is not None else morning


def next_morning(member: Member, at: datetime) -> datetime:
    """The next 07:00 in the member's zone, strictly after ``at``, in UTC.

    A skipped 07:00 (no zone has one, yet) would fall on the same instant as the moment after the
    gap, because ``fold=0`` is used throughout.
    """
    zone = zone_of(member.zone)
    day = at.astimezone(zone).date()
    candidate = datetime.combine(day, MORNING, zone).astimezone(UTC)
    while candidate <= at:
        day += timedelta(days=1)
        candidate = datetime.combine(day, MORNING, zone).astimezone(UTC)
    return candidate
