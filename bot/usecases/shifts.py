"""``shift add|list|remove``, ``override`` and ``oncall``: who serves when, and who decides it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.domain.awake import zone_of
from bot.domain.oncall import Rota, look
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import Act, require
from bot.domain.rota_refusals import (
    NamedTwice,
    NotOnCallThen,
    NotServing,
    TooMany,
    UnknownShift,
)
from bot.domain.rotations import with_rules
from bot.domain.shift_fields import ShiftFields, checked_override
from bot.domain.shifts import HORIZON, MOST_SHIFTS, WRITTEN, Override, Shift, Span
from bot.domain.typed_times import first_after, read_moment
from bot.ports import AuditRow, Expand, Store, Transaction
from bot.usecases.rota import far_clash, rewrite, twice, worked_out, write_down
from bot.usecases.working import retrying

_AHEAD = timedelta(days=35)
"""How far the next turn of a shift is looked for."""


@dataclass(frozen=True, slots=True)
class TypedOverride:
    """Times as they were typed: they mean the clocks of whoever typed them."""

    out: Person
    stands_in: Person
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class StoodIn:
    """An override as it was made, for whoever made it."""

    override: Override
    out: Member
    stands_in: Member
    zone: str


def on_call(store: Store, now: datetime, by: Person, expand: Expand, typed: str = "") -> Rota:
    """``typed``: a moment up to 400 days ahead, ISO or ``HH:MM`` in the zone of whoever asks."""
    with store.look() as tx:
        reader = require(tx.member_of(by), Act.SEE_SHIFTS)
        at = read_moment(typed, now, reader.zone) if typed else now
        shifts = tx.shifts()
        written = now <= at < now + HORIZON - _AHEAD
        spans = (
            tx.spans(at, at + _AHEAD)
            if written
            else worked_out(tx, expand, at, at + _AHEAD, shifts)
        )
        return look(shifts, spans, at, tx.roster(now), reader, live=not typed)


def add(
    store: Store,
    now: datetime,
    by: Person,
    fields: ShiftFields,
    expand: Expand,
    new_id: str,
) -> Rota:
    """A new layer. Shifts of the same people are compared 400 days ahead before anything is kept.

    The shift comes back alone, with who serves it first; the very same once more is the one that
    is there already.
    """
    with store.look() as tx:
        _refuse_far_clashes(tx, now, _made(tx, now, by, fields, new_id), expand)

    def work(tx: Transaction) -> Rota:
        author = require(tx.member_of(by), Act.EDIT_SHIFTS)
        there, shift = tx.shifts(), _made(tx, now, by, fields, new_id)
        known = _known(there, shift)
        if known is None:
            if len(there) >= MOST_SHIFTS:
                raise TooMany(MOST_SHIFTS)
            tx.put_shift(shift, author.member_id, now)
            rewrite(tx, expand, now, {shift.shift_id})
            _record(tx, now, "shift_added", author, shift.shift_id)
        return _first(tx, now, author, known or shift, expand)

    return retrying(store, work)


def _known(there: tuple[Shift, ...], made: Shift) -> Shift | None:
    return next((one for one in there if replace(one, shift_id=made.shift_id) == made), None)


def _first(tx: Transaction, now: datetime, author: Member, shift: Shift, expand: Expand) -> Rota:
    begins = datetime.combine(shift.first, shift.starts, zone_of(shift.zone)).astimezone(UTC)
    opens = max(now, begins)
    spans = worked_out(tx, expand, opens, opens + _AHEAD, [shift])
    return look([shift], spans, now, tx.roster(now), author, live=True)


def _made(tx: Transaction, now: datetime, by: Person, fields: ShiftFields, new_id: str) -> Shift:
    author = require(tx.member_of(by), Act.EDIT_SHIFTS)
    who = tuple(serving(tx, person).member_id for person in fields.who)
    if len(set(who)) < len(who):
        raise NamedTwice
    return with_rules(replace(fields.shift(author.zone, now), shift_id=new_id[:6], who=who))


def serving(tx: Transaction, person: Person) -> Member:
    """The supporter, or a refusal for who left the roster or never joined it."""
    member = tx.member_of(person)
    if member is None or not member.holds(Role.SUPPORTER):
        raise NotServing(member.name if member is not None else "")
    return member


def _refuse_far_clashes(tx: Transaction, now: datetime, made: Shift, expand: Expand) -> None:
    if _known(tx.shifts(), made) is not None:
        return
    clash = far_clash(tx, now, made, expand)
    if clash is not None:
        raise clash


def zone_for_form(store: Store, by: Person) -> str:
    """The zone to begin with, for whoever may change shifts."""
    with store.look() as tx:
        return require(tx.member_of(by), Act.EDIT_SHIFTS).zone


def remove(store: Store, now: datetime, by: Person, shift_id: str) -> Shift:
    """Nobody is on call for it from now on; whoever was hears that their shift is over."""

    def work(tx: Transaction) -> Shift:
        author = require(tx.member_of(by), Act.EDIT_SHIFTS)
        shift = next((one for one in tx.shifts() if one.shift_id == shift_id), None)
        if shift is None:
            raise UnknownShift(shift_id)
        tx.put_shift(replace(shift, removed_at=now), author.member_id, now)
        write_down(tx, now, {shift_id}, ())
        _record(tx, now, "shift_removed", author, shift_id)
        return shift

    return retrying(store, work)


def override(
    store: Store,
    now: datetime,
    by: Person,
    typed: TypedOverride,
    expand: Expand,
    new_id: str,
) -> StoodIn:
    """One person stands in for another; the very same once more is the one that is there."""

    def work(tx: Transaction) -> StoodIn:
        author = require(tx.member_of(by), Act.EDIT_SHIFTS)
        begins = read_moment(typed.begins, now, author.zone)
        ends = first_after(typed.ends, begins, author.zone)
        out, stands_in = tx.member_of(typed.out), serving(tx, typed.stands_in)
        if out is None:
            raise NotServing("")
        made = Override(new_id, out.member_id, stands_in.member_id, begins, ends)
        checked_override(made, now)
        known = (replace(one, override_id=new_id) for one in tx.overrides(begins, ends))
        if made not in known:
            stand_in(tx, now, author, made, expand)
        return StoodIn(made, out, stands_in, author.zone)

    return retrying(store, work)


def stand_in(tx: Transaction, now: datetime, by: Member, made: Override, expand: Expand) -> None:
    """Keeps an override and writes down what comes of it, all or nothing.

    Refused where the one would not be on call at all, or the other would be twice at once.
    """
    shifts = tx.shifts()
    duty = _duty(tx, now, made, expand, shifts)
    theirs = [span for span in duty if span.member_id == made.out]
    if not theirs:
        raise NotOnCallThen(_name(tx.roster(now), made.out))
    _refuse_twice(tx, now, made, theirs, duty)
    tx.put_override(made, by.member_id, now)
    touched = {span.shift_id for span in theirs}
    rewrite(tx, expand, now, touched, (made.begins, made.ends))
    codes = (("out", made.out), ("stands_in", made.stands_in))
    tx.audit(AuditRow("override_made", by.member_id, codes=codes), now)


def _duty(
    tx: Transaction, now: datetime, made: Override, expand: Expand, shifts: tuple[Shift, ...]
) -> tuple[Span, ...]:
    """When either of the two is on call in that time: as written down, or, further ahead than
    that, from the rules."""
    people, begins = {made.out, made.stands_in}, max(now, made.begins)
    if made.ends <= now + WRITTEN:
        return tx.spans(begins, made.ends, people)
    found = worked_out(tx, expand, begins, made.ends, shifts)
    return tuple(span for span in found if span.member_id in people)


def _refuse_twice(
    tx: Transaction, now: datetime, made: Override, theirs: Iterable[Span], duty: Iterable[Span]
) -> None:
    """Whoever stands in may not be on call at that time already."""
    own = [span for span in duty if span.member_id == made.stands_in]
    for span in theirs:
        begins, ends = max(span.begins, made.begins), min(span.ends, made.ends)
        twice_then = next((one for one in own if one.overlaps(begins, ends)), None)
        if twice_then is not None:
            raise twice(tx.roster(now), tx.shifts(), twice_then, replace(span, begins=begins))


def _name(roster: Roster, member_id: str) -> str:
    member = roster.get(member_id)
    return member.name if member is not None else ""


def _record(tx: Transaction, now: datetime, action: str, by: Member, shift_id: str) -> None:
    tx.audit(AuditRow(action, by.member_id, codes=(("shift", shift_id),)), now)
