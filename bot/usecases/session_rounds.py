"""What the clock does for sessions: invite, remind, plan the next date, ask who was there."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Role, Roster
from bot.domain.topics import quarter_before, quarter_of
from bot.domain.training_sessions import (
    INVITED_BEFORE,
    REMINDED_BEFORE,
    TIMES_ASKED,
    Answer,
    Invited,
    TrainingSession,
    asked,
    following,
    is_to_ask,
)
from bot.ports import Store, Transaction
from bot.usecases.currency import when_awake

_BATCH: Final = 200
"""People in one transaction: nothing else that is written waits long."""
_KEPT: Final = timedelta(days=800)
"""A certificate looks back over twelve months, and a rule over twelve sessions."""


def look_after_sessions(store: Store, now: datetime) -> None:
    """Each hour. Every step sees for itself whether it was taken."""
    for session in _sessions(store):
        if session.is_ahead(now):
            if session.starts_at - INVITED_BEFORE <= now:
                _in_batches(store, now, session, _invite)
            if session.starts_at - REMINDED_BEFORE <= now:
                _in_batches(store, now, session, _remind)
        elif not session.followed or is_to_ask(session, now):
            with store.begin() as tx:
                _after(tx, session.session_id, now)


def forget_sessions(store: Store, now: datetime) -> None:
    """Each day: sessions of long ago, and topics of earlier quarters."""
    quarter = quarter_of(now)
    with store.begin() as tx:
        tx.training.forget(now - _KEPT)
        tx.training.forget_topics([quarter, quarter_before(quarter)])


def _sessions(store: Store) -> tuple[TrainingSession, ...]:
    with store.look() as tx:
        return tuple(one for one in tx.training.sessions() if not one.removed)


def _in_batches(store: Store, now: datetime, session: TrainingSession, step: "_Step") -> None:
    with store.look() as tx:
        if not step.wanted(tx, session, now):
            return
    more = True
    while more:
        with store.begin() as tx:
            # Locked first: a second process then finds them invited.
            fresh = tx.training.session(session.session_id)
            more = fresh is not None and fresh.is_ahead(now) and step.take(tx, fresh, now)


class _Step:
    """One kind of message before a session, to everybody who has not had it."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind

    def wanted(
        self, tx: Transaction, session: TrainingSession, now: datetime
    ) -> dict[str, Invited]:
        """By member id: how they stand once they have had it."""
        invited = tx.training.invited(session.session_id)
        if self._kind is Kind.SESSION_REMINDER:
            return {
                i: replace(one, reminded=True) for i, one in invited.items() if not one.reminded
            }
        team = (m for m in tx.roster(now).holding(Role.SUPPORTER) if m.can_be_paged)
        fresh = (m.member_id for m in team if m.member_id not in {*invited, session.trainer})
        return {member_id: Invited(Answer.NONE, now) for member_id in fresh}

    def take(self, tx: Transaction, session: TrainingSession, now: datetime) -> bool:
        """Whether there may be more."""
        batch = dict(list(self.wanted(tx, session, now).items())[:_BATCH])
        tx.training.put_invited(session.session_id, batch)
        roster = tx.roster(now)
        told = (roster.get(member_id) for member_id, one in batch.items() if self._tells(one, now))
        tx.owe(_to(self._kind, (m for m in told if m is not None), session, now), now)
        return len(batch) == _BATCH

    def _tells(self, one: Invited, now: datetime) -> bool:
        """No reminder for who does not come, or was invited only just now."""
        if self._kind is Kind.SESSION_INVITE:
            return True
        return one.answer is not Answer.NO and one.asked_at <= now - REMINDED_BEFORE


_invite: Final = _Step(Kind.SESSION_INVITE)
_remind: Final = _Step(Kind.SESSION_REMINDER)


def _after(tx: Transaction, session_id: str, now: datetime) -> None:
    """It has begun: the cards say so, and the next date is planned. It is over: who was there?"""
    session = tx.training.session(session_id)
    if session is None or session.removed:
        return
    if not session.followed:
        after = following(session, now)
        if after is not None:
            tx.training.add(after)
        cards = tx.training.invited(session_id)
        roster = tx.roster(now)
        invited = (m for m in roster.members if m.member_id in cards)
        tx.owe(_to(Kind.SESSION_REDRAW, invited, session, now, at_once=True), now)
        session = replace(session, followed=True)
    if is_to_ask(session, now):
        session = asked(session, now)
        tx.owe(_who(tx.roster(now), session, now), now)
    tx.training.put(session)


def _who(roster: Roster, session: TrainingSession, now: datetime) -> list[Notice]:
    """Whoever led it, twice; then the directors, once."""
    directors = roster.holding(Role.DIRECTOR)
    if session.asked >= TIMES_ASKED:
        return _to(Kind.SESSION_UNRECORDED, directors, session, now)
    trainer = roster.get(session.trainer)
    leads = trainer is not None and trainer.roles & {Role.TRAINER, Role.DIRECTOR}
    able = (trainer,) if trainer is not None and leads else roster.holding(Role.TRAINER)
    return _to(Kind.SESSION_WHO, able or directors, session, now)


def _to(
    kind: Kind,
    members: Iterable[Member],
    session: TrainingSession,
    now: datetime,
    *,
    at_once: bool = False,
) -> list[Notice]:
    return [
        Notice(
            kind,
            member_id=m.member_id,
            subject_id=session.session_id,
            due_at=None if at_once else when_awake(m, now),
        )
        for m in members
    ]
