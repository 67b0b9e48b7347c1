"""``shift import`` and ``shift export``: a calendar in as one layer of the rota, and out again."""

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.domain.calendar_plan import Asked, CalendarPlan, known_layer, layer, plan
from bot.domain.calendar_refusals import NothingToExport
from bot.domain.calendars import CalendarFile, all_of, by_name, whole
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import Act, require
from bot.domain.refusals import ChangedMeanwhile
from bot.domain.rota_refusals import TooMany, UnknownShift
from bot.domain.shifts import FURTHEST, LONGEST_SPAN, MOST_SHIFTS, Shift, Span
from bot.ports import AuditRow, Expand, Store, Transaction
from bot.usecases.rota import far_clash, rewrite, worked_out
from bot.usecases.shifts import serving
from bot.usecases.working import retrying

EXPORTED: Final = timedelta(days=180)
MOST_EXPORTED: Final = 500
"""As many as a file may bring back in."""


@dataclass(frozen=True, slots=True)
class ImportForm:
    zone: str
    layers: tuple[Shift, ...]


def form(store: Store, by: Person) -> ImportForm:
    """What the form begins with, for whoever may change shifts."""
    with store.look() as tx:
        author = require(tx.member_of(by), Act.EDIT_SHIFTS)
        layers = tuple(one for one in tx.shifts() if one.imported_on is not None)
        return ImportForm(author.zone, layers)


def period(now: datetime) -> tuple[datetime, datetime]:
    """What of a calendar is worked out: what is under way, and what comes."""
    return now - LONGEST_SPAN, now + FURTHEST


def preview(
    store: Store, now: datetime, by: Person, asked: Asked, file: CalendarFile, expand: Expand
) -> CalendarPlan:
    """What importing would do now. Changes nothing."""
    with store.look() as tx:
        planned = _plan(tx, now, by, asked, file, "")[1]
        if planned.wrong:
            return planned
        return replace(planned, clash=far_clash(tx, now, planned.shift, expand))


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person had in front of them when they pressed *Import*."""

    asked: Asked
    file: CalendarFile
    fingerprint: str


def apply(
    store: Store,
    now: datetime,
    by: Person,
    seen: Seen,
    expand: Expand,
    new_id: str,
) -> CalendarPlan:
    """Does exactly what was shown, in one transaction, or nothing.

    Refused with ChangedMeanwhile where it would do anything else than the preview said.
    """
    far = preview(store, now, by, seen.asked, seen.file, expand)
    if far.wrong:
        raise ChangedMeanwhile

    def work(tx: Transaction) -> CalendarPlan:
        author, planned = _plan(tx, now, by, seen.asked, seen.file, new_id[:6])
        if planned.is_empty:
            return planned
        if planned.wrong or planned.fingerprint != seen.fingerprint:
            raise ChangedMeanwhile
        tx.put_shift(planned.shift, author.member_id, now)
        rewrite(tx, expand, now, {planned.shift.shift_id})
        _record(tx, now, author, planned)
        return planned

    return retrying(store, work)


def _plan(
    tx: Transaction, now: datetime, by: Person, asked: Asked, file: CalendarFile, new_id: str
) -> tuple[Member, CalendarPlan]:
    author = require(tx.member_of(by), Act.EDIT_SHIFTS)
    there, roster = tx.shifts(), tx.roster(now)
    known = known_layer(asked, there)
    if asked.shift_id and known is None:
        raise UnknownShift(asked.shift_id)
    if known is None and len(there) >= MOST_SHIFTS:
        raise TooMany(MOST_SHIFTS)
    if asked.whose is not None:
        named = all_of(file.events, serving(tx, asked.whose))
    else:
        supporters = roster.holding(Role.SUPPORTER)
        named = by_name(file.events, supporters, leave_out=asked.leave_out)
    wrong = replace(named, problems=(*file.problems, *named.problems))
    made = layer(asked, known, wrong, now, new_id)
    return author, plan(known, made, file, named, now, roster)


def _record(tx: Transaction, now: datetime, author: Member, done: CalendarPlan) -> None:
    codes = (("shift", done.shift.shift_id), ("changes", str(len(done.differences))))
    tx.audit(AuditRow("calendar_imported", author.member_id, codes=codes), now)


@dataclass(frozen=True, slots=True)
class Exported:
    """``spans`` in order, joined where they touch; ``whose`` is None for the whole program."""

    spans: tuple[Span, ...]
    shifts: tuple[Shift, ...]
    roster: Roster
    reader: Member
    whose: Member | None = None


def export(
    store: Store, now: datetime, by: Person, expand: Expand, whose: Person | None = None
) -> Exported:
    """Of oneself for every supporter; of others and of everybody for whoever may change shifts."""
    act = Act.SEE_SHIFTS if whose == by else Act.EDIT_SHIFTS
    with store.look() as tx:
        reader = require(tx.member_of(by), act)
        member = None if whose is None else serving(tx, whose)
        shifts = tx.shifts()
        spans = worked_out(tx, expand, now, now + EXPORTED, shifts)
        if member is not None:
            spans = tuple(one for one in spans if one.member_id == member.member_id)
        if not spans:
            raise NothingToExport
        listed = whole(spans, shifts)[:MOST_EXPORTED]
        return Exported(listed, shifts, tx.roster(now), reader, member)


def uid(span: Span) -> str:
    """The same for the same time of the same person, so that a calendar knows it again."""
    told = f"{span.shift_id}:{span.member_id}:{span.begins.astimezone(UTC).isoformat()}"
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@peer-support"
