"""Who is asked to take a shift: at once, again before it begins, and then the coordinators."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

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


def ask(tx: Transaction, cover: Cover, now: datetime) -> tuple[Cover, int]:
    """Owes a card to those who could take some of it and have none; how many can be asked.

    To a hundred at most in one transaction: a page must not wait for it. See ``ask_rest``.
    """
    pieces, members = _open_and_able(tx, cover, now)
    fresh = [m for m in members if m.member_id not in cover.asked][:_BATCH]
    tx.owe(_cards(Kind.COVER, fresh, cover, pieces, now), now)
    asked = (*cover.asked, *(m.member_id for m in fresh))
    begins = pieces[0].begins if pieces else cover.piece.begins
    due = reminders_due(cover, begins, now)
    return replace(cover, asked=asked, reminded=max(cover.reminded, due)), len(members)


def ask_rest(store: Store, now: datetime, cover_id: str) -> None:
    """Until everybody who can be asked has a card. What a crash leaves over, the hour does."""

    def work(tx: Transaction) -> bool:
        cover = tx.covers.one(cover_id)
        if cover is None or not cover.is_live(now):
            return False
        after, _ = ask(tx, cover, now)
        if after != cover:
            tx.covers.put(after)
        return len(after.asked) > len(cover.asked)

    while retrying(store, work):
        pass


def tell_soon(tx: Transaction, cover: Cover, now: datetime, grace: timedelta) -> Cover:
    """The coordinators, where it begins soon: after ``grace``, in which colleagues may answer."""
    pieces, members = _open_and_able(tx, cover, now)
    if cover.alarmed or not pieces or pieces[0].begins - now > ALARM_BEFORE:
        return cover
    due = now + grace if members else None
    notices = [
        about(cover, Kind.COVER_UNCLAIMED, one.member_id, due) for one in watchers(tx.roster(now))
    ]
    tx.owe(notices, now)
    return replace(cover, alarmed=True)


def watchers(roster: Roster) -> tuple[Member, ...]:
    """Coordinators, or the directors where there is none."""
    return roster.holding(Role.COORDINATOR) or roster.holding(Role.DIRECTOR)


def look_after(store: Store, now: datetime) -> None:
    """Each hour: asks again what nobody has taken, and settles what is over."""
    with store.look() as tx:
        there = [one.cover_id for one in tx.covers.since(now - _LATE) if not one.settled]
    for cover_id in there:

        def work(tx: Transaction, cover_id: str = cover_id) -> None:
            cover = tx.covers.one(cover_id)
            if cover is not None and not cover.settled:
                _look_after(tx, cover, now)

        retrying(store, work)
        ask_rest(store, now, cover_id)


def forget(store: Store, now: datetime) -> None:
    """Each day: requests of long ago, with the rota that they were about."""
    with store.begin() as tx:
        tx.covers.forget(now - FURTHEST)


def _look_after(tx: Transaction, cover: Cover, now: datetime) -> None:
    if not cover.is_live(now):
        tx.covers.put(replace(cover, settled=True))
        if not cover.withdrawn:
            redraw(tx, cover, now)
        return
    pieces, members = _open_and_able(tx, cover, now)
    if not pieces:
        return
    due = reminders_due(cover, pieces[0].begins, now)
    if due > cover.reminded:
        reminded = _to_remind(cover, pieces, members, now)
        tx.owe(_cards(Kind.COVER_AGAIN, reminded, cover, pieces, now), now)
    after, _ = ask(tx, cover, now)
    after = tell_soon(tx, after, now, timedelta(0))
    if after != cover:
        tx.covers.put(after)


def _to_remind(
    cover: Cover, pieces: tuple[Piece, ...], members: Iterable[Member], now: datetime
) -> list[Member]:
    """Not whose first card still waits for their morning."""
    waiting = frozenset(cover.waiting())
    begins = pieces[0].begins
    return [m for m in members if m.member_id in waiting and not when_to_ask(m, begins, now)]


def _open_and_able(
    tx: Transaction, cover: Cover, now: datetime
) -> tuple[tuple[Piece, ...], tuple[Member, ...]]:
    spans = tx.spans(now, cover.piece.ends)
    pieces = open_pieces(cover, spans, now)
    return pieces, able(tx.roster(now), cover, pieces, spans, now)


def _cards(
    kind: Kind, members: Iterable[Member], cover: Cover, pieces: tuple[Piece, ...], now: datetime
) -> list[Notice]:
    begins = pieces[0].begins if pieces else now
    return [
        about(cover, kind, member.member_id, when_to_ask(member, begins, now)) for member in members
    ]
