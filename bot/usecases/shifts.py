"""``shift list`` and ``oncall``: which shifts there are, and who is on call now and next."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.people import Person, Roster
from bot.domain.permissions import Act, require
from bot.domain.shifts import LONGEST_SPAN, Shift, Span, now_and_next
from bot.ports import Expand, Store
from bot.usecases.rota import worked_out

_AHEAD = timedelta(days=35)
"""How far the next turn of a shift is looked for."""


@dataclass(frozen=True, slots=True)
class OnCall:
    """One shift at one moment: who serves it, and who comes next."""

    shift: Shift
    present: tuple[Span, ...]
    following: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rota:
    """Every shift at a moment, with everybody on the roster as they are now."""

    at: datetime
    shifts: tuple[OnCall, ...]
    roster: Roster
    zone: str
    """Of whoever looks."""


def on_call(store: Store, now: datetime, by: Person, expand: Expand, at: datetime) -> Rota:
    """``at`` may lie up to 400 days ahead, or in the past as the rules and stand-ins tell it."""
    with store.look() as tx:
        reader = require(tx.member_of(by), Act.SEE_SHIFTS)
        spans = worked_out(tx, expand, at - LONGEST_SPAN, at + _AHEAD)
        shown = tuple(OnCall(one, *now_and_next(spans, one.shift_id, at)) for one in tx.shifts())
        return Rota(at, shown, tx.roster(now), reader.zone)
