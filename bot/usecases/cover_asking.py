"""Who is asked to take a shift: at once, again before it begins, and then the coordinators."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.awake import is_awake, next_morning
from bot.domain.cover import (
    ALARM_BEFORE,
    Cover,
    Piece,
    able,
    open_pieces,
    reminders_due,
    when_to_ask,
)
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Role, Roster
from bot.domain.shifts import FURTHEST
from bot.ports import Store, Transaction
from bot.usecases.cover_cards import about, redraw
from bot.usecases.working import retrying

_BATCH = 100
_LATE = timedelta(days=3)
"""A request that ended that long ago was looked after in time, or never will be."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stand: what is open, who could take some of it, and everybody.

    ``gave_it``: who gave that time away before. They may be ill, and are never woken for it.
    """

    pieces: tuple[Piece, ...]
    able: tuple[Member, ...]
    roster: Roster
    gave_it: frozenset[str] = frozenset()

    def unasked(self, cover: Cover) -> list[Member]:
        return [one for one in self.able if one.member_id not in cover.asked]


def look(tx: Transaction, cover: Cover, now: datetime) -> Seen:
    spans, roster = tx.spans(now, cover.piece.ends), tx.roster(now)
    pieces = open_pieces(cover, spans, now)
    gave_it = frozenset(
        one.out
        for one in tx.covers.since(now)
        if one.shift_id == cover.shift_id and one.takes and one.piece.within(cover.piece)
    )
    return Seen(pieces, able(roster, cover, pieces, spans, now), roster, gave_it)


def ask(tx: Transaction, cover: Cover, seen: Seen, now: datetime) -> Cover:
    """Owes a card to those who could take some of it and have none.

    To a hundred at most in one transaction: a page must not wait for it. See ``ask_rest``.
    """
    fresh = seen.unasked(cover)[:_BATCH]
    tx.owe(_cards(Kind.COVER, fresh, cover, seen, now), now)
    asked = (*cover.asked, *(m.member_id for m in fresh))
    begins = seen.pieces[0].begins if seen.pieces else cover.piece.begins
    return replace(cover, asked=asked, reminded=max(cover.reminded, reminders_due(begins, now)))


def ask_rest(store: Store, now: datetime, cover_id: str) -> None:
    """Until everybody who can be asked has a card. What a crash leaves over, the hour does."""

    def work(tx: Transaction) -> bool:
        cover = tx.covers.one(cover_id)
        if cover is None or not cover.is_live(now):
            return False
        seen = look(tx, cover, now)
        after = ask(tx, cover, seen, now)
        if after != cover:
            tx.covers.put(after)
        return bool(seen.unasked(after))

    while retrying(store, work):
        pass


def tell_soon(tx: Transaction, cover: Cover, seen: Seen, now: datetime, grace: timedelta) -> Cover:
    """The coordinators, where it begins soon: after ``grace``, in which colleagues may answer."""
    if cover.alarmed or not seen.pieces or seen.pieces[0].begins - now > ALARM_BEFORE:
        return cover
    due = now + grace if seen.able else None
    told = (about(cover, Kind.COVER_UNCLAIMED, m.member_id, due) for m in watchers(seen.roster))
    tx.owe(told, now)
    return replace(cover, alarmed=True)


def watchers(roster: Roster) -> tuple[Member, ...]:
    """Coordinators, or the directors where there is none."""
    return roster.holding(Role.COORDINATOR) or roster.holding(Role.DIRECTOR)


def look_after(store: Store, now: datetime) -> None:
    """Each hour: asks again what nobody has taken, and settles what is over."""
    with store.look() as tx:
        there = [one.cover_id for one in tx.covers.since(now - _LATE) if not one.settled]
    for cover_id in there:

        def work(tx: Transaction, cover_id: str = cover_id) -> bool:
            cover = tx.covers.one(cover_id)
            return cover is not None and not cover.settled and _look_after(tx, cover, now)

        if retrying(store, work):
            ask_rest(store, now, cover_id)


def forget(store: Store, now: datetime) -> None:
    """Each day: requests of long ago, with the rota that they were about."""
    with store.begin() as tx:
        tx.covers.forget(now - FURTHEST)


def _look_after(tx: Transaction, cover: Cover, now: datetime) -> bool:
    """Whether there are more to be asked than one transaction takes."""
    if not cover.is_live(now):
        tx.covers.put(replace(cover, settled=True))
        if not cover.withdrawn:
            redraw(tx, cover, now)
        return False
    seen = look(tx, cover, now)
    if not seen.pieces:
        return False
    if reminders_due(seen.pieces[0].begins, now) > cover.reminded:
        reminded = _to_remind(cover, seen, now)
        tx.owe(_cards(Kind.COVER_AGAIN, reminded, cover, seen, now), now)
    after = tell_soon(tx, ask(tx, cover, seen, now), seen, now, timedelta(0))
    if after != cover:
        tx.covers.put(after)
    return bool(seen.unasked(after))


def _to_remind(cover: Cover, seen: Seen, now: datetime) -> list[Member]:
    """Not whose first card still waits for their morning, nor who gave it away."""
    waiting, begins = frozenset(cover.waiting()) - seen.gave_it, seen.pieces[0].begins
    return [m for m in seen.able if m.member_id in waiting and not when_to_ask(m, begins, now)]


def _cards(
    kind: Kind, members: Iterable[Member], cover: Cover, seen: Seen, now: datetime
) -> list[Notice]:
    begins = seen.pieces[0].begins if seen.pieces else now
    return [about(cover, kind, one.member_id, _due(one, seen, begins, now)) for one in members]


def _due(member: Member, seen: Seen, begins: datetime, now: datetime) -> datetime | None:
    if member.member_id in seen.gave_it and not is_awake(member, now):
        return next_morning(member, now)
    return when_to_ask(member, begins, now)
