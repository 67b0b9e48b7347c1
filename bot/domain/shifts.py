"""Shifts, stand-ins and who is on call when: kept as rules of the wall clock, never as offsets.

Which rules a rotation becomes stands in ``bot.domain.rotations``; what they give, with clock
changes and stand-ins, in ``bot.rota``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As they are typed; a day of a shift is its place in here, Monday 0."""

MOST_PEOPLE: Final = 50
MOST_SHIFTS: Final = 250
MOST_SKIPPED: Final = 60
MOST_WEEKS: Final = 8
NAME_LIMIT: Final = 40
LONGEST_OVERRIDE: Final = timedelta(days=35)
FURTHEST: Final = timedelta(days=400)
"""How far ahead anything is worked out, ever."""
HORIZON: Final = timedelta(days=60)
"""How far ahead the spans stand written down; each day adds one."""
WRITTEN: Final = HORIZON - timedelta(days=2)
"""So far ahead they certainly do, also on a day whose round is still to come."""
LONGEST_SPAN: Final = timedelta(days=2)
"""No occurrence is longer, whatever the clocks do: the present is found without the past."""


SOON: Final = timedelta(days=1)
"""Within which the next shift of somebody decides when they can be asked."""


class Turn(StrEnum):
    """What decides who serves: everybody each time, or the next in the list."""

    NONE = "none"
    DAILY = "daily"
    """Each day that the shift has is the turn of the next person."""
    WEEKLY = "weekly"
    """Each so many weeks, counted from the first day, so that a turn begins on its weekday."""


@dataclass(frozen=True, slots=True)
class Rule:
    """When one person serves: an iCalendar rule and its start, both without a zone.

    The zone is the shift's. ``rrule`` is what stands after ``RRULE:``.
    """

    member_id: str
    starts: datetime
    rrule: str


@dataclass(frozen=True, slots=True, order=True)
class Fixed:
    """One time of an imported calendar (UTC): this person, then, and no rule behind it."""

    begins: datetime
    ends: datetime
    member_id: str


@dataclass(frozen=True, slots=True)
class Shift:
    """One layer of the roster. ``ends`` at or before ``starts`` is on the next day.

    ``who`` is in the order of the rotation; ``rules`` are all that is worked out, and everything
    else says how they came about.
    """

    shift_id: str
    name: str
    days: tuple[int, ...]
    starts: time
    ends: time
    zone: str
    who: tuple[str, ...]
    turn: Turn = Turn.NONE
    every: int = 1
    """Weeks that a weekly turn lasts."""
    first: date = date.min
    last: date | None = None
    skipped: tuple[date, ...] = ()
    """Days on which nobody serves. Nobody's turn moves."""
    holidays: str = ""
    """Where the public holidays are kept on which nobody serves either, as in ``US-NY``."""
    rules: tuple[Rule, ...] = field(default=(), repr=False)
    imported_on: date | None = None
    """Where it came from a calendar: then it has ``fixed`` times, sorted, and no rules, and days
    and hours mean nothing."""
    fixed: tuple[Fixed, ...] = field(default=(), repr=False)
    removed_at: datetime | None = None
    """From then on it is nobody's; kept for what was served and for those who went off."""

    @property
    def overnight(self) -> bool:
        return self.ends <= self.starts


@dataclass(frozen=True, slots=True)
class Override:
    """``stands_in`` serves wherever ``out`` would have, between two moments (UTC)."""

    override_id: str
    out: str
    stands_in: str
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One person on call for one shift, from one moment to another (UTC, end not included)."""

    begins: datetime
    ends: datetime
    shift_id: str
    member_id: str
    instead_of: str | None = None

    def overlaps(self, begins: datetime, ends: datetime) -> bool:
        return self.begins < ends and self.ends > begins


@dataclass(frozen=True, slots=True)
class Duty:
    """What routing knows of one person's shifts at a moment."""

    on_call: bool = False
    next_shift: datetime | None = None


def clashes(spans: Iterable[Span]) -> tuple[tuple[Span, Span], ...]:
    """Pairs in which one person would be on call twice at the same time, earliest first."""
    found, busy = [], dict[str, Span]()
    for span in sorted(spans):
        before = busy.get(span.member_id)
        if before is not None and before.ends > span.begins:
            found.append((before, span))
        if before is None or span.ends > before.ends:
            busy[span.member_id] = span
    return tuple(found)


def without_clashes(spans: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Those of ``spans`` whose person is free: of ``others``, and of the ones that come before."""
    busy: dict[str, list[Span]] = {}
    for other in others:
        busy.setdefault(other.member_id, []).append(other)
    kept = []
    for span in sorted(spans, key=by_time):
        mine = busy.setdefault(span.member_id, [])
        if not any(other.overlaps(span.begins, span.ends) for other in mine):
            mine.append(span)
            kept.append(span)
    return tuple(kept)


def stood_in(spans: Iterable[Span], overrides: Iterable[Override]) -> tuple[Span, ...]:
    """``spans`` with stand-ins in place, cut where they come and go.

    Overrides are taken in the order in which they were made: a later one may move what an earlier
    one gave, and never the other way round.
    """
    by_out: dict[str, list[tuple[int, Override]]] = {}
    for number, one in enumerate(overrides):
        by_out.setdefault(one.out, []).append((number, one))
    done, open_ = list[Span](), [(span, -1) for span in spans]
    while open_:
        span, after = open_.pop()
        which = next(
            (
                (number, one)
                for number, one in by_out.get(span.member_id, ())
                if number > after and span.overlaps(one.begins, one.ends)
            ),
            None,
        )
        if which is None:
            done.append(span)
            continue
        number, one = which
        open_ += [(piece, number) for piece in _cut(span, one)]
    return tuple(sorted(done, key=by_time))


def _cut(span: Span, one: Override) -> tuple[Span, ...]:
    begins, ends = max(span.begins, one.begins), min(span.ends, one.ends)
    pieces = [
        replace(
            span,
            begins=begins,
            ends=ends,
            member_id=one.stands_in,
            instead_of=span.instead_of or span.member_id,
        )
    ]
    if span.begins < begins:
        pieces.append(replace(span, ends=begins))
    if ends < span.ends:
        pieces.append(replace(span, begins=ends))
    return tuple(pieces)


def by_time(span: Span) -> tuple[datetime, datetime, str, str]:
    return span.begins, span.ends, span.shift_id, span.member_id
