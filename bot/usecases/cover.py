"""Cover of a shift: asked for, taken whole or in parts, withdrawn. Whoever is first has it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.cover import (
    AHEAD,
    ALARM_BEFORE,
    GRACE,
    Cover,
    Offerable,
    Piece,
    chosen,
    open_pieces,
    reminders_due,
    served_by,
    taken,
)
from bot.domain.cover_refusals import (
    NoShiftOfTheirs,
    NotFreeToTake,
    NotOpen,
    OfferedAlready,
    TrainingEndsBefore,
    UnknownCover,
    YourOwnShift,
)
from bot.domain.matching import is_supporter, may_be_asked
from bot.domain.notices import Kind
from bot.domain.people import Member, Person, Role
from bot.domain.permissions import Act, may, require
from bot.domain.refusals import NotASupporterNow, NotForYou
from bot.domain.rota_refusals import ReversedDates
from bot.domain.shifts import Override, Span
from bot.ports import AuditRow, Expand, Store, Transaction
from bot.usecases.cover_asking import ask, look, tell_soon
from bot.usecases.cover_cards import about, owners, redraw
from bot.usecases.shifts import stand_in
from bot.usecases.working import as_supporter, retrying


@dataclass(frozen=True, slots=True)
class Wanted:
    """One shift of somebody, as it was chosen from the list, and which part of it; None: all."""

    shift_id: str
    member_id: str
    begins: datetime
    part_begins: datetime | None = None
    part_ends: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taking:
    """``part`` None: all of what is open."""

    cover_id: str
    part: Piece | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """``able``: how many colleagues are asked."""

    cover: Cover
    able: int


def offerable(store: Store, now: datetime, by: Person) -> Offerable:
    """Shifts that run or come, soonest first; others' only for those who may ask for them."""
    with store.look() as tx:
        reader = require(tx.member_of(by), Act.SEE_SHIFTS)
        for_others = may(reader, Act.ASK_COVER_FOR_OTHERS)
        if not for_others and not reader.holds(Role.SUPPORTER):
            raise NotASupporterNow
        mine = {reader.member_id}
        spans = tx.spans(now, now + AHEAD, None if for_others else mine)
        return Offerable(
            reader,
            tuple(s for s in spans if s.member_id in mine),
            tuple(s for s in spans if s.member_id not in mine),
            {shift.shift_id: shift.name for shift in tx.shifts()},
            tx.roster(now),
        )


def offer(store: Store, now: datetime, by: Person, wanted: Wanted, new_id: str) -> Asked:
    """Asks those who could take it, a hundred at first; ``cover_asking.ask_rest`` asks the others.

    Whose shift it is stays on call until somebody takes it.
    """

    def work(tx: Transaction) -> Asked:
        author = require(tx.member_of(by), Act.SEE_SHIFTS)
        if author.member_id != wanted.member_id:
            require(author, Act.ASK_COVER_FOR_OTHERS)
        tx.shifts()
        theirs = tx.spans(now, now + AHEAD, [wanted.member_id])
        span = _span(theirs, wanted)
        piece = _part(span, wanted, now)
        made = Cover(new_id, span.shift_id, span.member_id, author.member_id, piece)
        _refuse_twice(tx, now, theirs, made)
        seen = look(tx, made, now)
        cover = tell_soon(tx, ask(tx, made, seen, now), seen, now, GRACE)
        tx.covers.put(cover)
        tx.owe(owners(cover, Kind.COVER_OWN), now)
        _record(tx, now, "cover_asked", author, cover)
        return Asked(cover, len(seen.able))

    return retrying(store, work)


def _span(theirs: Iterable[Span], wanted: Wanted) -> Span:
    """A begin is compared by the second: the form carries no more of it."""
    second = int(wanted.begins.timestamp())
    for span in theirs:
        if span.shift_id == wanted.shift_id and int(span.begins.timestamp()) == second:
            return span
    raise NoShiftOfTheirs


def _part(span: Span, wanted: Wanted, now: datetime) -> Piece:
    whole = Piece(max(span.begins, now), span.ends)
    begins, ends = wanted.part_begins or whole.begins, wanted.part_ends or whole.ends
    if ends <= begins:
        raise ReversedDates
    (part,) = chosen(Piece(begins, ends), (whole,), now)
    return part


def _refuse_twice(tx: Transaction, now: datetime, theirs: tuple[Span, ...], made: Cover) -> None:
    for other in tx.covers.since(now):
        if (other.out, other.shift_id) != (made.out, made.shift_id):
            continue
        if any(made.piece.within(one) for one in open_pieces(other, theirs, now)):
            raise OfferedAlready


def take(
    store: Store,
    now: datetime,
    by: Person,
    taking: Taking,
    expand: Expand,
    new_id: Callable[[], str],
) -> Cover:
    """They are on call for it from then on; of two people at once one is first.

    The same press once more changes nothing.
    """

    def work(tx: Transaction) -> Cover:
        member = _who_may_take(tx, by, now)
        cover = _known(tx, taking.cover_id)
        if cover.out == member.member_id:
            raise YourOwnShift
        tx.shifts()
        there = standing(tx, cover, now)
        if _has_it(cover, member.member_id, taking.part, there, now):
            return cover
        pieces = chosen(taking.part, there, now)
        if served_by(member, pieces) != pieces:
            raise TrainingEndsBefore
        for one in pieces:
            made = Override(new_id(), cover.out, member.member_id, one.begins, one.ends)
            stand_in(tx, now, member, made, expand)
        after = _reminds_again(tx, taken(cover, member.member_id, pieces), now)
        tx.covers.put(after)
        _end_own(tx, member.member_id, cover, pieces, now)
        tx.owe(owners(after, Kind.COVER_OWN), now)
        _record(tx, now, "cover_taken", member, after)
        return after

    return retrying(store, work)


def _has_it(
    cover: Cover, me: str, part: Piece | None, there: tuple[Piece, ...], now: datetime
) -> bool:
    """Whether what they want to take is theirs already."""
    if part is None:
        return not there and cover.has_taken(me)
    rest = Piece(max(part.begins, now), part.ends)
    mine = (take.piece for take in cover.takes if take.member_id == me)
    return any(rest.within(piece) == rest for piece in mine)


def _reminds_again(tx: Transaction, cover: Cover, now: datetime) -> Cover:
    """What is open begins later than before: its own reminders and its own alarm are to come."""
    left = standing(tx, cover, now)
    if not left:
        return cover
    near = left[0].begins - now <= ALARM_BEFORE
    due = reminders_due(left[0].begins, now)
    return replace(cover, reminded=due, alarmed=cover.alarmed and near)


def _end_own(
    tx: Transaction, member_id: str, took: Cover, pieces: tuple[Piece, ...], now: datetime
) -> None:
    """Whoever takes time of a shift back looks for nobody any more for that time; for what else
    they offered of that shift they still do."""
    for own in tx.covers.since(now):
        if (own.out, own.shift_id) != (member_id, took.shift_id) or not own.is_live(now):
            continue
        back = [part for one in pieces if (part := own.piece.within(one)) is not None]
        if not back:
            continue
        after = taken(own, member_id, back)
        after = replace(_reminds_again(tx, after, now), withdrawn=not standing(tx, after, now))
        tx.covers.put(after)
        redraw(tx, after, now)


def _who_may_take(tx: Transaction, by: Person, now: datetime) -> Member:
    member = as_supporter(tx, by)
    if not is_supporter(member, now):
        raise NotASupporterNow
    if not may_be_asked(member, now):
        raise NotFreeToTake
    return member


def open_of(store: Store, now: datetime, by: Person, cover_id: str) -> tuple[Member, Piece]:
    """For the form of a part: the first piece that is open."""
    with store.look() as tx:
        member = _who_may_take(tx, by, now)
        pieces = standing(tx, _known(tx, cover_id), now)
        if not pieces:
            raise NotOpen
        return member, pieces[0]


def decline(store: Store, now: datetime, by: Person, cover_id: str) -> None:
    """Their card says so; nobody is told, and they are not asked again."""

    def work(tx: Transaction) -> None:
        member = as_supporter(tx, by)
        cover = _known(tx, cover_id)
        if member.member_id not in cover.declined:
            tx.covers.put(replace(cover, declined=(*cover.declined, member.member_id)))
        tx.owe([about(cover, Kind.COVER_REDRAW, member.member_id)], now)

    retrying(store, work)


def withdraw(store: Store, now: datetime, by: Person, cover_id: str) -> Cover:
    """Nobody is asked any more; what was taken stays taken."""

    def work(tx: Transaction) -> Cover:
        author = require(tx.member_of(by), Act.SEE_SHIFTS)
        cover = _known(tx, cover_id)
        own = author.member_id in (cover.out, cover.asked_by)
        if not own and not may(author, Act.ASK_COVER_FOR_OTHERS):
            raise NotForYou
        if not cover.is_live(now):
            raise NotOpen
        after = replace(cover, withdrawn=True)
        tx.covers.put(after)
        redraw(tx, after, now)
        _record(tx, now, "cover_withdrawn", author, after)
        return after

    return retrying(store, work)


def standing(tx: Transaction, cover: Cover, now: datetime) -> tuple[Piece, ...]:
    """What of it is open now."""
    return open_pieces(cover, tx.spans(now, cover.piece.ends, [cover.out]), now)


def _known(tx: Transaction, cover_id: str) -> Cover:
    cover = tx.covers.one(cover_id)
    if cover is None:
        raise UnknownCover
    return cover


def _record(tx: Transaction, now: datetime, action: str, by: Member, cover: Cover) -> None:
    codes: Iterable[tuple[str, str]] = (("shift", cover.shift_id), ("out", cover.out))
    tx.audit(AuditRow(action, by.member_id, codes=tuple(codes)), now)
