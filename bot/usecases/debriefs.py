"""A supporter asks to talk it over; trainers take it, talk, and let them go on."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import debriefs
from bot.domain.awake import is_quiet, next_morning
from bot.domain.debriefs import Debrief, DebriefState
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Roster
from bot.domain.permissions import Act, require
from bot.domain.refusals import DebriefRequired, UnknownCard
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.members import home
from bot.usecases.working import as_supporter, retrying


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a debrief stands. ``nobody``: there is no one on the team who could take it."""

    debrief: Debrief
    nobody: bool = False


def ask(store: Store, now: datetime, by: Person) -> Standing:
    """The supporter asks. One that is open already is shown instead of making another."""

    def work(tx: Transaction) -> Standing:
        member = as_supporter(tx, by)
        debrief = ask_within(tx, member, now)
        return Standing(debrief, not debriefs.who_can(tx.roster(now), debrief))

    return retrying(store, work)


def ask_within(
    tx: Transaction, member: Member, now: datetime, *, required: bool = False
) -> Debrief:
    """Asks everybody who can take it; in the morning those for whom it is night."""
    there = tx.debrief_of(member.member_id)
    is_open = there is not None and there.state.is_open
    if there is not None and is_open and (there.required or not required):
        return there
    if there is None or not is_open:
        there = tx.new_debrief(member.member_id, now, required=required)
        tx.owe(_cards(there, tx.roster(now), now), now)
    else:
        there = replace(there, required=True)
        tx.put_debrief(there)
        tx.owe(_redraws(there, tx.roster(now)), now)
    tx.owe([home(member)], now)
    _record(tx, now, "debrief_required" if required else "debrief_asked", member, member)
    return there


def rest_after_crisis(tx: Transaction, member: Member, now: datetime) -> None:
    """A case of level C or D has ended: a debrief is asked for, and no new page comes before."""
    if member.profile is not None:
        member = replace(member, profile=replace(member.profile, resting=True))
        tx.put_member(member)
    ask_within(tx, member, now, required=True)
    tx.owe([_news(member)], now)


def withdraw(store: Store, now: datetime, by: Person) -> None:
    """The supporter takes it back; one that they must have stays. Twice is once."""

    def work(tx: Transaction) -> None:
        member = tx.member_of(by)
        there = tx.debrief_of(member.member_id) if member is not None else None
        if member is None or there is None or not there.state.is_open:
            return
        if there.required:
            raise DebriefRequired
        after = replace(there, state=DebriefState.WITHDRAWN)
        tx.put_debrief(after)
        tx.owe([*_redraws(after, tx.roster(now)), home(member)], now)
        _record(tx, now, "debrief_withdrawn", member, member)

    retrying(store, work)


def take(store: Store, now: datetime, by: Person, debrief_id: str) -> Debrief:
    """*I take this*: exactly one, however many press."""
    return _acted(store, now, by, debrief_id, debriefs.take)


def finish(store: Store, now: datetime, by: Person, debrief_id: str) -> Debrief:
    """*We have talked*: a supporter who rested can be asked again."""
    return _acted(store, now, by, debrief_id, debriefs.finish)


def release(store: Store, now: datetime, by: Person, debrief_id: str) -> Debrief:
    """*Release*: the same, without a talk."""
    return _acted(store, now, by, debrief_id, debriefs.release)


def standing(store: Store, by: Person) -> Debrief | None:
    """The supporter's own, while it is open."""
    with store.look() as tx:
        member = tx.member_of(by)
        found = tx.debrief_of(member.member_id) if member is not None else None
        return found if found is not None and found.state.is_open else None


def ask_again(store: Store, now: datetime) -> None:
    """Not taken for a day, or taken by somebody who is gone: everybody is asked once more."""
    with store.look() as tx:
        if not tx.open_debriefs():
            return

    def work(tx: Transaction) -> None:
        roster = tx.roster(now)
        for debrief in tx.open_debriefs():
            again = _again(debrief, roster, now)
            if again is None:
                continue
            tx.put_debrief(again)
            is_open = again.state.is_open
            tx.owe(_cards(again, roster, now) if is_open else _redraws(again, roster), now)
            if again.state is DebriefState.DONE:
                _rests_no_more(tx, now, tx.member(again.member_id))

    retrying(store, work)


def _again(debrief: Debrief, roster: Roster, now: datetime) -> Debrief | None:
    member = roster.get(debrief.member_id)
    if member is None or not member.account_active:
        return replace(debrief, state=DebriefState.WITHDRAWN)
    return debriefs.asked_again(debrief, roster, now)


def _acted(
    store: Store,
    now: datetime,
    by: Person,
    debrief_id: str,
    act: Callable[[Debrief, Member, Roster], Debrief],
) -> Debrief:
    def work(tx: Transaction) -> Debrief:
        before = tx.debrief(debrief_id)
        member = tx.member_of(by)
        if before is None or member is None:
            raise UnknownCard
        require(member, Act.DEBRIEF)
        roster = tx.roster(now)
        after = act(before, member, roster)
        if after == before:
            return before
        tx.put_debrief(after)
        _moves_on(tx, now, after, member, roster)
        return after

    return retrying(store, work)


def _moves_on(tx: Transaction, now: datetime, debrief: Debrief, by: Member, roster: Roster) -> None:
    tx.owe(_redraws(debrief, roster), now)
    subject = tx.member(debrief.member_id)
    if subject is None:
        return
    if debrief.state is DebriefState.DONE:
        _rests_no_more(tx, now, subject)
    else:
        tx.owe([_news(subject), home(subject)], now)
    _record(tx, now, f"debrief_{debrief.state}", by, subject)


def _rests_no_more(tx: Transaction, now: datetime, member: Member | None) -> None:
    if member is None:
        return
    if member.profile is not None:
        member = replace(member, profile=replace(member.profile, resting=False))
        tx.put_member(member)
    tx.owe([_news(member), home(member)], now)


def _cards(debrief: Debrief, roster: Roster, now: datetime) -> list[Notice]:
    return [
        Notice(
            Kind.DEBRIEF,
            member_id=m.member_id,
            subject_id=debrief.member_id,
            due_at=next_morning(m, now) if is_quiet(m, now) else None,
        )
        for m in debriefs.who_can(roster, debrief)
    ]


def _redraws(debrief: Debrief, roster: Roster) -> list[Notice]:
    return [
        Notice(Kind.DEBRIEF_REDRAW, member_id=m.member_id, subject_id=debrief.member_id)
        for m in debriefs.who_can(roster, debrief)
    ]


def _news(member: Member) -> Notice:
    return Notice(Kind.DEBRIEF_NEWS, member_id=member.member_id, subject_id=member.member_id)


def _record(tx: Transaction, now: datetime, action: str, by: Member, subject: Member) -> None:
    """Who did it and for whom; never after which case."""
    tx.audit(AuditRow(action, by.member_id, codes=(("subject", subject.member_id),)), now)
