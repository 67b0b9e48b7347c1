"""Who of those on call can really be asked, and from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from bot.domain.clocks import moment_of
from bot.domain.people import Member, Role, Roster
from bot.domain.shifts import Span

PAUSE_COUNTS = timedelta(hours=36)
"""Whoever has paused so long before their shift begins is not counted on for it. A day's digest, at
most 24 hours later, then tells of it 12 hours ahead at the latest, before it would wake anybody."""
_NEVER_ENDS = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Asked:
    """``able``: the parts of spans in which their person can be asked; ``not_able``: the rest."""

    able: tuple[Span, ...]
    not_able: tuple[Span, ...]


def in_service(member: Member) -> tuple[datetime, datetime] | None:
    """From the first day of their training to its last, on the calendar where they live; None for
    whoever can not be asked at all, pauses aside."""
    profile = member.profile
    if profile is None or not member.holds(Role.SUPPORTER) or not member.can_be_paged:
        return None
    trained, until = profile.trained_on, profile.record.until
    if trained is None or profile.record.stopped:
        return None
    opens = moment_of(datetime.combine(trained, time()), member.zone)
    if until is None:
        return opens, _NEVER_ENDS
    return opens, moment_of(datetime.combine(until + timedelta(days=1), time()), member.zone)


def asked(spans: Iterable[Span], roster: Roster, now: datetime) -> Asked:
    """Cuts spans where somebody can not be asked: not on the roster any more, not consented, no
    open account or conversation, training not current on that day.

    A pause, and a rest after a hard case, have no end that is known: they count for the shift
    that runs now or begins within 36 hours, and for no later one (see ``next_out``). How many
    cases somebody holds, or whether they ask for themselves, counts for nothing: it passes, and a
    gap must never tell it.
    """
    members = {one.member_id: one for one in roster.members}
    windows: dict[str, tuple[datetime, datetime] | None] = {}
    able, not_able = list[Span](), list[Span]()
    for span in spans:
        member = members.get(span.member_id)
        if span.member_id not in windows:
            windows[span.member_id] = in_service(member) if member is not None else None
        window = windows[span.member_id]
        if window is None or (_counts_now(span, now) and _is_out(member)):
            not_able.append(span)
            continue
        _cut(span, *window, able, not_able)
    return Asked(tuple(able), tuple(not_able))


def next_out(spans: Iterable[Span], roster: Roster, now: datetime) -> datetime | None:
    """When the next shift of somebody who has paused, or rests, begins to count as not covered."""
    out = {one.member_id for one in roster.members if _is_out(one)}
    theirs = (one.begins for one in spans if one.member_id in out)
    return min(
        (begins - PAUSE_COUNTS for begins in theirs if begins - PAUSE_COUNTS > now), default=None
    )


def _counts_now(span: Span, now: datetime) -> bool:
    return span.begins - PAUSE_COUNTS <= now < span.ends


def _cut(
    span: Span, opens: datetime, closes: datetime, able: list[Span], not_able: list[Span]
) -> None:
    if opens <= span.begins and span.ends <= closes:
        able.append(span)
        return
    begins, ends = max(span.begins, opens), min(span.ends, closes)
    if begins >= ends:
        not_able.append(span)
        return
    able.append(replace(span, begins=begins, ends=ends))
    if span.begins < begins:
        not_able.append(replace(span, ends=begins))
    if ends < span.ends:
        not_able.append(replace(span, begins=ends))


def _is_out(member: Member | None) -> bool:
    profile = member.profile if member is not None else None
    return profile is not None and (profile.paused or profile.resting)
