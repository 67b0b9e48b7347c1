"""``session add|list|remove|topics``: when the program meets, and what it wants to talk about."""

import difflib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import Act, require
from bot.domain.refusals import (
    NotOnRoster,
    SessionKept,
    SessionPast,
    TooManySessions,
    UnknownSession,
)
from bot.domain.session_fields import Draft
from bot.domain.topics import ENOUGH, quarter_before, quarter_of, shuffled
from bot.domain.training import Word
from bot.domain.training_sessions import Answer, TrainingSession, following
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.currency import when_awake
from bot.usecases.working import retrying

MOST_PLANNED = 50
FURTHEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Listing:
    """``coming`` counts what the invited have said; ``lapsing`` are those with a word to hear."""

    upcoming: tuple[TrainingSession, ...]
    coming: Mapping[str, Mapping[Answer, int]]
    unrecorded: tuple[TrainingSession, ...]
    lapsing: tuple[Member, ...]
    roster: Roster


def found(tx: Transaction, typed: str) -> TrainingSession:
    """A session by its id, also one that is over; UnknownSession with the nearest otherwise."""
    session = tx.training.session(typed)
    if session is not None:
        return session
    names = [one.session_id for one in tx.training.sessions() if not one.removed]
    raise UnknownSession(typed[:40], *difflib.get_close_matches(typed[:40], names, n=1))


def add(
    store: Store,
    now: datetime,
    by: Person,
    draft: Draft,
    new_id: str,
    trainer: Person | None = None,
) -> TrainingSession:
    """The very same date typed again is the one that stands already."""

    def work(tx: Transaction) -> TrainingSession:
        author = require(tx.member_of(by), Act.EDIT_SESSIONS)
        leads = _trainer(tx.roster(now), author, trainer)
        made = draft.named(new_id[:6], author.zone, leads.member_id)
        if not now < made.starts_at <= now + FURTHEST:
            raise SessionPast
        planned = [one for one in tx.training.sessions() if one.is_ahead(now)]
        same = next((one for one in planned if _is_same(one, made)), None)
        if same is not None:
            return same
        if len(planned) >= MOST_PLANNED:
            raise TooManySessions(MOST_PLANNED)
        tx.training.add(made)
        _record(tx, now, "session_added", author, made)
        return made

    return retrying(store, work)


def _is_same(one: TrainingSession, other: TrainingSession) -> bool:
    return replace(one, session_id=other.session_id, followed=False) == other


def _trainer(roster: Roster, author: Member, named: Person | None) -> Member:
    """Whoever is named, else the author where they train, else the first trainer there is."""
    if named is not None:
        member = roster.of(named)
        if member is None or not member.roles & {Role.TRAINER, Role.DIRECTOR}:
            raise NotOnRoster
        return member
    if author.holds(Role.TRAINER):
        return author
    return next(iter(roster.holding(Role.TRAINER)), author)


def remove(store: Store, now: datetime, by: Person, typed: str) -> TrainingSession:
    """One ahead does not take place, nor what would follow it, and those who may have planned to
    come are told. One that has begun was not held: the dates that follow it stay. Twice is once;
    refused once it is recorded who was there."""

    def work(tx: Transaction) -> TrainingSession:
        author = require(tx.member_of(by), Act.EDIT_SESSIONS)
        session = found(tx, typed)
        if session.recorded_at is not None:
            raise SessionKept
        if session.removed:
            return session
        follows = None if session.is_ahead(now) or session.followed else following(session, now)
        if follows is not None:
            tx.training.add(follows)
        after = replace(session, removed=True, followed=True)
        tx.training.put(after)
        tx.owe(_called_off(tx, session, now), now)
        _record(tx, now, "session_removed", author, session)
        return after

    return retrying(store, work)


def _called_off(tx: Transaction, session: TrainingSession, now: datetime) -> list[Notice]:
    if not session.is_ahead(now):
        return [_about(Kind.SESSION_WHO_REDRAW, m.member_id, session) for m in _asked(tx, now)]
    roster, owed = tx.roster(now), list[Notice]()
    for member_id, one in tx.training.invited(session.session_id).items():
        member = roster.get(member_id)
        said_no = one.answer is Answer.NO
        kind = Kind.SESSION_REDRAW if said_no else Kind.SESSION_OFF
        if member is not None:
            due = None if said_no else when_awake(member, now)
            owed.append(replace(_about(kind, member_id, session), due_at=due))
    return owed


def _asked(tx: Transaction, now: datetime) -> tuple[Member, ...]:
    return tuple(m for m in tx.roster(now).members if m.roles & {Role.TRAINER, Role.DIRECTOR})


def _about(kind: Kind, member_id: str, session: TrainingSession) -> Notice:
    return Notice(kind, member_id=member_id, subject_id=session.session_id)


def listing(store: Store, now: datetime, by: Person) -> Listing:
    with store.look() as tx:
        require(tx.member_of(by), Act.SEE_SESSIONS)
        sessions, roster = tx.training.sessions(), tx.roster(now)
        upcoming = tuple(one for one in sessions if one.is_ahead(now))
        coming = {
            one.session_id: Counter(
                each.answer for each in tx.training.invited(one.session_id).values()
            )
            for one in upcoming
        }
        lapsing = tuple(m for m in roster.holding(Role.SUPPORTER) if _word(m) is not Word.NOTHING)
        unrecorded = tuple(one for one in sessions if one.lacks_record(now))
        return Listing(upcoming, coming, unrecorded, lapsing, roster)


def _word(member: Member) -> Word:
    return Word(member.profile.record.told) if member.profile is not None else Word.NOTHING


def topics(store: Store, now: datetime, by: Person, seed: str) -> tuple[str, ...]:
    """Of this quarter and the one before, in an order that ``seed`` makes and that tells nothing;
    none while there are too few to hide whose they are."""
    with store.look() as tx:
        require(tx.member_of(by), Act.EDIT_SESSIONS)
        quarter = quarter_of(now)
        kept = tx.training.topics([quarter, quarter_before(quarter)])
    return shuffled(kept, seed) if len(kept) >= ENOUGH else ()


def _record(
    tx: Transaction, now: datetime, action: str, by: Member, session: TrainingSession
) -> None:
    tx.audit(AuditRow(action, by.member_id, codes=(("session", session.session_id),)), now)
