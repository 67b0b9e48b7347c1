"""Who was at a session: written down by whoever led it, and an absence that does not count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Role, Roster
from bot.domain.permissions import Act, require
from bot.domain.refusals import NotOnRoster, NotSupporters, NotYourself, SessionAhead, SessionOver
from bot.domain.training import Mark
from bot.domain.training_sessions import Answer, TrainingSession
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.currency import recount
from bot.usecases.sessions import found
from bot.usecases.working import retrying


@dataclass(frozen=True, slots=True)
class Sheet:
    """What *Who was there?* begins with: those recorded, else those who said they would come."""

    session: TrainingSession
    chosen: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    session: TrainingSession
    present: tuple[Member, ...]


def sheet(store: Store, now: datetime, by: Person, typed: str) -> Sheet:
    with store.look() as tx:
        require(tx.member_of(by), Act.EDIT_SESSIONS)
        session = _over(tx, typed, now)
        marks, roster = tx.training.marks(session.session_id), tx.roster(now)
        if session.recorded_at is not None:
            there = {member_id for member_id, mark in marks.items() if mark is Mark.PRESENT}
        else:
            invited = tx.training.invited(session.session_id).items()
            there = {member_id for member_id, one in invited if one.answer is Answer.YES}
        chosen = (m for m in roster.holding(Role.SUPPORTER) if m.member_id in there)
        return Sheet(session, tuple(m.person for m in chosen))


def attended(
    store: Store, now: datetime, by: Person, typed: str, users: Iterable[Person]
) -> Recorded:
    """These supporters were there, and whoever led it if they are one; all others were not.

    Written down again it takes the place of what stood there; an excuse stays an excuse.
    """
    people = tuple(dict.fromkeys(users))

    def work(tx: Transaction) -> Recorded:
        author = require(tx.member_of(by), Act.EDIT_SESSIONS)
        session, before = _over(tx, typed, now), tx.roster(now)
        present = _present(before, session, people)
        tx.training.put_marks(session.session_id, _marks(tx, before, session, present))
        done = replace(session, recorded_at=session.recorded_at or now)
        tx.training.put(done)
        recount(tx, now, author, before)
        tx.owe(_redraws(before, session), now)
        _record(tx, now, "session_attended", author, session)
        return Recorded(done, present)

    return retrying(store, work)


def _over(tx: Transaction, typed: str, now: datetime) -> TrainingSession:
    session = found(tx, typed)
    if session.removed:
        raise SessionOver
    if now < session.starts_at:
        raise SessionAhead
    return session


def _present(
    roster: Roster, session: TrainingSession, people: tuple[Person, ...]
) -> tuple[Member, ...]:
    named = {person: roster.of(person) for person in people}
    strangers = [
        m.name if m is not None else p.user
        for p, m in named.items()
        if m is None or not m.holds(Role.SUPPORTER)
    ]
    if strangers:
        raise NotSupporters(*strangers)
    here = set(people)
    return tuple(
        m
        for m in roster.holding(Role.SUPPORTER)
        if m.person in here or m.member_id == session.trainer
    )


def _marks(
    tx: Transaction, roster: Roster, session: TrainingSession, present: tuple[Member, ...]
) -> dict[str, Mark]:
    before, there = tx.training.marks(session.session_id), {m.member_id for m in present}
    marks = {
        m.member_id: Mark.PRESENT if m.member_id in there else Mark.ABSENT
        for m in roster.holding(Role.SUPPORTER)
    }
    excused = {i for i, mark in before.items() if mark is Mark.EXCUSED} - there
    return {**marks, **dict.fromkeys(excused, Mark.EXCUSED)}


def excuse(store: Store, now: datetime, by: Person, typed: str, user: Person) -> Member:
    """For somebody else, also before the session. Who was there needs no excuse."""

    def work(tx: Transaction) -> Member:
        author = require(tx.member_of(by), Act.EDIT_SESSIONS)
        if user == by:
            raise NotYourself
        session, before = found(tx, typed), tx.roster(now)
        member = before.of(user)
        if member is None or not member.holds(Role.SUPPORTER):
            raise NotOnRoster
        marks = tx.training.marks(session.session_id)
        if marks.get(member.member_id) is not Mark.PRESENT:
            tx.training.put_marks(session.session_id, {member.member_id: Mark.EXCUSED})
            recount(tx, now, author, before, member)
            _record(tx, now, "session_excused", author, session, member)
        return tx.member(member.member_id) or member

    return retrying(store, work)


def _redraws(roster: Roster, session: TrainingSession) -> list[Notice]:
    asked = (m for m in roster.members if m.roles & {Role.TRAINER, Role.DIRECTOR})
    return [
        Notice(Kind.SESSION_WHO_REDRAW, member_id=m.member_id, subject_id=session.session_id)
        for m in asked
    ]


def _record(
    tx: Transaction,
    now: datetime,
    action: str,
    by: Member,
    session: TrainingSession,
    subject: Member | None = None,
) -> None:
    codes = [("session", session.session_id)]
    if subject is not None:
        codes.append(("subject", subject.member_id))
    tx.audit(AuditRow(action, by.member_id, codes=tuple(codes)), now)
