"""``coordinator|lead|trainer|director|administrator add|remove`` and ``roles``."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain import grants
from bot.domain.notices import Kind, Notice
from bot.domain.people import Account, Member, Person, Role, Roster, StandingState
from bot.domain.permissions import Act, may, require
from bot.domain.refusals import NotOnRoster
from bot.ports import Store, Transaction
from bot.usecases.members import (
    Ended,
    about,
    asked_to_confirm,
    confirm_settled,
    end_standing,
    joined,
    known_or_new,
    record,
    told,
)
from bot.usecases.working import reached_outside, retrying


@dataclass(frozen=True, slots=True)
class Granted:
    """Where the role stands now. ``already``: it stood there before, and nothing has changed."""

    member: Member
    role: Role
    state: StandingState
    already: bool = False


def grant(
    store: Store, now: datetime, by: Person, account: Account, role: Role, new_id: str
) -> Granted:
    """Asks somebody to take a role; it counts when they consent (and a second director confirms).

    Granting again sends the open card again, or takes back a removal that waits. ``new_id`` is
    random and used only for somebody the program does not know yet.
    """
    if role is Role.SUPPORTER:
        raise ValueError("supporters join by the roster")

    def work(tx: Transaction) -> Granted:
        author = require(tx.member_of(by), Act.GRANT_ROLES)
        before = known_or_new(tx, account, new_id)
        member = grants.invite(author, role, before)
        member = grants.renew(author, role, member, tx.roster(now))
        tx.put_member(member)
        was, state = before.standing(role), _state(member, role)
        changed = was is None or was.state is not state
        tx.owe(_owed(tx.roster(now).with_member(before), author, member, role, changed), now)
        if changed:
            record(tx, now, "role_granted", author, member, role)
        return Granted(member, role, state, already=not changed)

    return retrying(store, work)


def revoke(store: Store, now: datetime, by: Person, user: Person, role: Role) -> Ended:
    """Ends a role at once, or asks a second person where its author would be left alone."""
    if role is Role.SUPPORTER:
        raise ValueError("supporters leave by the roster")

    def work(tx: Transaction) -> Ended:
        author = require(tx.member_of(by), Act.GRANT_ROLES)
        member = tx.member_of(user)
        if member is None:
            raise NotOnRoster
        return end_standing(tx, now, author, member, role)

    return retrying(store, work)


@dataclass(frozen=True, slots=True)
class Listed:
    """Everybody with a role, and which leads and coordinators only Slack can reach; the latter
    for those who keep the roster, empty for everybody else."""

    roster: Roster
    lacking: tuple[Member, ...] = ()


def listing(store: Store, now: datetime, by: Person) -> Listed:
    """For ``roles``."""
    with store.look() as tx:
        author = require(tx.member_of(by), Act.SEE_ROLES)
        roster = tx.roster(now)
        if not may(author, Act.SEE_WHO_LACKS_ONE):
            return Listed(roster)
        reached = reached_outside(tx)
        watch = (m for m in roster.members if m.roles & {Role.LEAD, Role.COORDINATOR})
        return Listed(roster, tuple(m for m in watch if m.member_id not in reached))


def _state(member: Member, role: Role) -> StandingState:
    standing = member.standing(role)
    if standing is None:
        raise NotOnRoster
    return standing.state


def _owed(
    before: Roster, author: Member, member: Member, role: Role, changed: bool
) -> list[Notice]:
    """The card that waits for an answer, or the news that the role counts."""
    after = before.with_member(member)
    state = _state(member, role)
    news = told(after, member, role, author) if changed else []
    if state is StandingState.INVITED:
        return [about(Kind.JOIN, member, member, role), *news]
    if state is StandingState.AWAITING_CONFIRM:
        return asked_to_confirm(after, member, role)
    if not changed:
        return []
    settled = confirm_settled(before, member, role)
    was = before.get(member.member_id)
    first_time = was is None or not was.holds(role)
    return [*settled, *news, *(joined(member, role) if first_time else [])]
