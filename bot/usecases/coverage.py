"""``coverage``, and the check that tells coordinators of gaps in the time ahead."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.able import next_out
from bot.domain.awake import is_awake, next_morning
from bot.domain.coverage import Coverage, coverage
from bot.domain.coverage_hours import COVER_HOURS, cover_hours_of, promised
from bot.domain.gap_news import AHEAD, SETTLING, Verdict, Watch, decide
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import Act, may, require
from bot.domain.shifts import LONGEST_SPAN, WRITTEN, Override, Shift, Span
from bot.domain.stretches import Stretch
from bot.ports import Expand, Store, Transaction
from bot.usecases.working import retrying

_KEEPERS: Final = frozenset({Role.DIRECTOR, Role.ADMINISTRATOR})
_MAY_HAVE_IT: Final = _KEEPERS | {Role.COORDINATOR}


@dataclass(frozen=True, slots=True)
class Looked:
    """Coverage for one reader, on their clocks."""

    found: Coverage
    roster: Roster
    zone: str
    hours: str
    """The hours that are promised, as the settings keep them."""
    may_edit: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """``overrides`` None: the period lies within what is written down as ``spans``."""

    period: Stretch
    shifts: tuple[Shift, ...]
    spans: tuple[Span, ...]
    overrides: tuple[Override, ...] | None
    roster: Roster
    hours: str
    reader: Member | None = None


def gather(store: Store, now: datetime, by: Person, period: timedelta) -> Gathered:
    """All that ``count`` needs of the database, for whoever may read it."""
    ahead = (now, now + period)
    with store.look() as tx:
        reader = require(tx.member_of(by), Act.SEE_COVERAGE)
        return _read(tx, now, ahead, reader)


def count(read: Gathered, expand: Expand) -> Looked:
    """Asks nobody anything. Further than the spans are written down, they are worked out from the
    rules, which takes seconds for a year of a large rota: keep it off the loop and the database."""
    spans = read.spans
    if read.overrides is not None:
        spans = expand(read.shifts, read.overrides, *read.period)
    reader = read.reader
    may_edit = reader is not None and may(reader, Act.EDIT_SHIFTS)
    zone = reader.zone if reader is not None else "UTC"
    return Looked(_found(read, spans), read.roster, zone, read.hours, may_edit)


def require_reader(store: Store, by: Person) -> Member:
    """For what is answered before it is worked out."""
    with store.look() as tx:
        return require(tx.member_of(by), Act.SEE_COVERAGE)


def gaps_ahead(tx: Transaction, now: datetime) -> tuple[Coverage, Gathered]:
    """Of the next two weeks, as things stand, and what it was found in."""
    read = _read(tx, now, (now, now + AHEAD))
    return _found(read, read.spans), read


def _read(
    tx: Transaction, now: datetime, period: Stretch, reader: Member | None = None
) -> Gathered:
    begins, ends = period
    far = ends - now > WRITTEN
    return Gathered(
        period,
        tx.shifts(),
        () if far else tx.spans(begins, ends),
        tx.overrides(begins - LONGEST_SPAN, ends + LONGEST_SPAN) if far else None,
        tx.roster(now),
        tx.program.settings.get(COVER_HOURS, ""),
        reader,
    )


def _found(read: Gathered, spans: tuple[Span, ...]) -> Coverage:
    wanted = promised(cover_hours_of(read.hours), *read.period)
    now, has_shifts = read.period[0], bool(read.shifts)
    return coverage(spans, read.roster, wanted, read.period, now, has_shifts=has_shifts)


def known_gaps(store: Store, now: datetime, by: Person) -> int:
    """How many the last check found that are not over; none for whoever may not see them."""
    with store.look() as tx:
        reader = tx.member_of(by)
        if reader is None or not may(reader, Act.SEE_COVERAGE):
            return 0
        return len(tx.coverage.watch().ahead(now))


def look_after(store: Store, now: datetime) -> None:
    """A change makes a check due some minutes later; one that is due is made. It is put off before
    it is made: should it fail, it is tried again by then, and not at every beat."""
    with store.look() as tx:
        seen = tx.coverage.watch()
    due = seen.due_at is not None and seen.due_at <= now
    if due or not _is_marked(seen, now):
        retrying(store, lambda tx: _put_off(tx, now))
    if due:
        check(store, now)


def next_check(tx: Transaction, now: datetime) -> datetime | None:
    """When ``look_after`` has something to do, for the alarm clock."""
    seen = tx.coverage.watch()
    return seen.due_at if _is_marked(seen, now) else now


def _is_marked(seen: Watch, now: datetime) -> bool:
    """Whether what has changed will be looked at soon enough."""
    soon = seen.due_at is not None and seen.due_at <= now + SETTLING
    return soon or not seen.is_behind


def _put_off(tx: Transaction, now: datetime) -> None:
    tx.coverage.put(replace(tx.coverage.watch(), due_at=now + SETTLING))


def check(store: Store, now: datetime) -> None:
    """Also once a day by itself: time alone brings gaps nearer, and lets training lapse. And when
    the shift of somebody who has paused comes near."""
    with store.look() as tx:
        changes, (found, read) = tx.coverage.watch().changes, gaps_ahead(tx, now)
    out = next_out(read.spans, read.roster, now)

    def work(tx: Transaction) -> None:
        verdict = decide(tx.coverage.watch(), found.gaps, now, changes)
        tx.coverage.put(_due_by(verdict.watch, out))
        if verdict.tells or verdict.redraws:
            tx.owe(_owed(tx.roster(now), verdict, now), now)

    retrying(store, work)


def _due_by(watch: Watch, at: datetime | None) -> Watch:
    due = min((one for one in (watch.due_at, at) if one is not None), default=None)
    return replace(watch, due_at=due)


def _owed(roster: Roster, verdict: Verdict, now: datetime) -> list[Notice]:
    """A redraw wakes nobody, and goes to whoever may have the card; the digest waits for the
    morning, but for a gap that begins too soon for that."""
    keepers = [m for m in roster.members if m.roles & _MAY_HAVE_IT]
    found = [Notice(Kind.HOME, member_id=m.member_id) for m in keepers]
    if not verdict.tells:
        return found + [Notice(Kind.GAPS_REDRAW, member_id=m.member_id) for m in keepers]
    for member in told_of_gaps(roster):
        wakes = verdict.urgent or is_awake(member, now)
        due = None if wakes else next_morning(member, now)
        found.append(Notice(Kind.GAPS, member_id=member.member_id, due_at=due))
    return found


def told_of_gaps(roster: Roster) -> tuple[Member, ...]:
    """Coordinators; where there is none, directors and administrators."""
    found = roster.holding(Role.COORDINATOR)
    return found or tuple(m for m in roster.members if m.roles & _KEEPERS)
