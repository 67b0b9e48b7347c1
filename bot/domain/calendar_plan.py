"""What importing a calendar would do to its layer: decided whole, before anything is changed."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from bot.domain.awake import zone_of
from bot.domain.calendar_refusals import NothingAhead
from bot.domain.calendars import CalendarFile, Difference, EventProblem, Named, cut, differences
from bot.domain.people import Person, Roster
from bot.domain.rota_refusals import LongName, TooMany
from bot.domain.shifts import MOST_PEOPLE, NAME_LIMIT, Shift

_MIDNIGHT: Final = time()


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form says. ``shift_id``: the imported layer that the calendar takes the place of,
    empty for a new one; ``whose``: of whom every event is, None where each names somebody."""

    name: str
    zone: str
    shift_id: str = ""
    whose: Person | None = None
    leave_out: bool = False


@dataclass(frozen=True, slots=True)
class CalendarPlan:
    """``shift`` is the layer as it would be, without the past; ``known``: it is there already."""

    shift: Shift
    known: bool
    roster: Roster
    differences: tuple[Difference, ...] = ()
    problems: tuple[EventProblem, ...] = ()
    clash: Exception | None = None
    unnamed: int = 0
    cancelled: int = 0
    free: int = 0

    @property
    def wrong(self) -> bool:
        return bool(self.problems) or self.clash is not None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing wrong and nothing left to do."""
        return not self.wrong and not self.differences

    @property
    def fingerprint(self) -> str:
        """The same for the same changes from the same state, and for nothing else."""
        told = (self.shift.shift_id if self.known else "", self.shift.name, self.shift.zone)
        changes = [
            [
                (one.begins.isoformat(), one.ends.isoformat(), one.member_id) if one else None
                for one in (difference.before, difference.after)
            ]
            for difference in self.differences
        ]
        return hashlib.sha256(repr((told, changes)).encode()).hexdigest()[:32]


def layer(asked: Asked, known: Shift | None, named: Named, now: datetime, new_id: str) -> Shift:
    """From now on; refused where there is nothing in it, or too much."""
    name = known.name if known is not None else " ".join(asked.name.split())
    if not 1 <= len(name) <= NAME_LIMIT:
        raise LongName
    fixed = tuple(one for one in cut(named.fixed) if one.ends > now)
    if not fixed and not named.problems:
        raise NothingAhead
    who = tuple(dict.fromkeys(one.member_id for one in fixed))
    if len(who) > MOST_PEOPLE:
        raise TooMany(MOST_PEOPLE)
    today = now.astimezone(zone_of(asked.zone)).date()
    return Shift(
        shift_id=known.shift_id if known is not None else new_id,
        name=name,
        days=(),
        starts=_MIDNIGHT,
        ends=_MIDNIGHT,
        zone=asked.zone,
        who=who,
        first=today,
        imported_on=today,
        fixed=fixed,
    )


def known_layer(asked: Asked, there: Iterable[Shift]) -> Shift | None:
    """The imported layer that is meant: chosen, or called the same."""
    imported = [one for one in there if one.imported_on is not None]
    if asked.shift_id:
        return next((one for one in imported if one.shift_id == asked.shift_id), None)
    name = " ".join(asked.name.split()).casefold()
    return next((one for one in imported if one.name.casefold() == name), None)


def plan(
    known: Shift | None,
    made: Shift,
    file: CalendarFile,
    named: Named,
    now: datetime,
    roster: Roster,
) -> CalendarPlan:
    return CalendarPlan(
        shift=made,
        known=known is not None,
        roster=roster,
        differences=differences(known.fixed if known is not None else (), made.fixed, now),
        problems=(*file.problems, *named.problems),
        unnamed=named.unnamed,
        cancelled=file.cancelled,
        free=file.free,
    )
