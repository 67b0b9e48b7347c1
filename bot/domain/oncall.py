"""Who is on call at a moment and who comes next: what ``oncall`` and Home show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.calendars import whole
from bot.domain.people import Member, Roster
from bot.domain.permissions import Act, may
from bot.domain.shifts import Shift, Span


@dataclass(frozen=True, slots=True)
class OnCall:
    """One shift at one moment: who serves it, and who comes next; several begin together."""

    shift: Shift
    present: tuple[Span, ...] = ()
    following: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rota:
    """Every shift at a moment, with everybody as they are now."""

    at: datetime
    shifts: tuple[OnCall, ...]
    roster: Roster
    zone: str
    """Of whoever looks."""
    live: bool = False
    """Whether it is of the present, so that states of now belong to it."""
    states: bool = False
    """Whether they may read who can be asked now."""


def look(
    shifts: Iterable[Shift],
    spans: Iterable[Span],
    at: datetime,
    roster: Roster,
    reader: Member,
    *,
    live: bool,
) -> Rota:
    """What ``reader`` may see of a moment; ``live``: of the present one."""
    listed, by_shift = tuple(shifts), dict[str, list[Span]]()
    for span in whole(spans, listed):
        if span.ends > at:
            by_shift.setdefault(span.shift_id, []).append(span)
    shown = tuple(_one(shift, by_shift.get(shift.shift_id, []), at) for shift in listed)
    return Rota(at, shown, roster, reader.zone, live, may(reader, Act.SEE_ROSTER))


def _one(shift: Shift, spans: list[Span], at: datetime) -> OnCall:
    later = [span for span in spans if span.begins > at]
    soonest = min((span.begins for span in later), default=None)
    return OnCall(
        shift,
        tuple(span for span in spans if span.begins <= at),
        tuple(span for span in later if span.begins == soonest),
    )
