"""When people are awake, and when their morning comes: wall-clock rules in their own zone."""

from datetime import date, datetime, timedelta

from bot.domain.clocks import moments_of
from bot.domain.clocks import zone_of as zone_of
from bot.domain.people import USUAL_QUIET, Member, Quiet


def today_of(member: Member, at: datetime) -> date:
    """The day that their calendar shows."""
    return at.astimezone(zone_of(member.zone)).date()


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
    """On duty, or outside their quiet hours."""
    return on_duty(member, at) or not is_quiet(member, at)


def is_quiet(member: Member, at: datetime) -> bool:
    """Whether the clocks where they live stand in their quiet hours.

    What the clock shows decides: an hour that comes twice is quiet both times, or neither.
    """
    return quiet_of(member).holds(at.astimezone(zone_of(member.zone)).time())


def quiet_of(member: Member) -> Quiet:
    profile = member.profile
    return USUAL_QUIET if profile is None or profile.quiet is None else profile.quiet


def is_day(zone: str, at: datetime) -> bool:
    """Between 07:00 and 22:00 on the clocks of ``zone``: for those of whom no hours are known."""
    return not USUAL_QUIET.holds(at.astimezone(zone_of(zone)).time())


def next_awake(member: Member, at: datetime) -> datetime:
    """Their next shift or their next 07:00, whichever comes first."""
    morning = next_morning(member, at)
    return min(member.next_shift, morning) if member.next_shift is not None else morning


def next_morning(member: Member, at: datetime) -> datetime:
    """The next end of the member's quiet hours, strictly after ``at``, in UTC.

    An end that the clocks skip is the first moment after the gap, and none where the next quiet
    hours have begun by then. An end that comes twice ends them twice.
    """
    quiet, zone = quiet_of(member), member.zone
    day = at.astimezone(zone_of(zone)).date() - timedelta(days=1)
    while True:
        for moment in moments_of(datetime.combine(day, quiet.end), zone):
            if moment > at and not is_quiet(member, moment):
                return moment
        day += timedelta(days=1)
