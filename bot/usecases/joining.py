"""*I am in*, *No, thank you* and *Confirm*: how a role comes to count, and how a removal does."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import grants
from bot.domain.awake import today_of
from bot.domain.notices import Kind, Notice
from bot.domain.people import Member, Person, Profile, Role, Roster, Standing, StandingState
from bot.domain.refusals import NotForYou, UnknownCard
from bot.domain.training import Training, training_of
from bot.ports import Store, Transaction
from bot.usecases.currency import keep_joined
from bot.usecases.members import (
    about,
    asked_to_confirm,
    carry_out,
    confirm_settled,
    home,
    joined,
    record,
    told,
    without_profile,
)
from bot.usecases.working import retrying


@dataclass(frozen=True, slots=True)
class Joined:
    """Where the role stands after the press; ``training`` for supporters only."""

    member: Member
    role: Role
    state: StandingState
    training: Training | None = None


@dataclass(frozen=True, slots=True)
class Confirmed:
    """``ended``: what was confirmed is that the role ends; else that it counts."""

    member: Member
    role: Role
    ended: bool = False


def consent(store: Store, now: datetime, by: Person, member_id: str, role: Role) -> Joined:
    """*I am in*: only the person themselves. The press proves that messages reach them."""

    def work(tx: Transaction) -> Joined:
        before, was = _own(tx, by, member_id, role)
        roster = tx.roster(now)
        member = replace(grants.consent(before, role, roster), reachable=True)
        member = keep_joined(tx, before, member, now)
        state = (member.standing(role) or was).state
        if state is not was.state:
            tx.owe(_after_consent(roster.with_member(member), member, role, state), now)
            record(tx, now, "consented", member, member, role)
        return Joined(member, role, state, _training(member, role, now))

    return retrying(store, work)


def decline(store: Store, now: datetime, by: Person, member_id: str, role: Role) -> Member:
    """*No, thank you*: the invitation is gone. No reason is asked, and none is kept."""

    def work(tx: Transaction) -> Member:
        before, was = _own(tx, by, member_id, role)
        if was.state.counts:
            raise UnknownCard
        roster = tx.roster(now)
        member = without_profile(grants.remove(before, role, roster))
        tx.put_member(member)
        after = roster.with_member(member)
        tx.owe(
            [
                *_answered(member, role),
                *confirm_settled(roster, member, role),
                *told(after, member, role, member),
            ],
            now,
        )
        record(tx, now, "declined", member, member, role)
        return member

    return retrying(store, work)


def confirm(store: Store, now: datetime, by: Person, member_id: str, role: Role) -> Confirmed:
    """*Confirm* of a second person, for a grant or for a removal. Pressing twice is once."""

    def work(tx: Transaction) -> Confirmed:
        roster = tx.roster(now)
        author, member = roster.of(by), roster.get(member_id)
        standing = member.standing(role) if member is not None else None
        if author is None or not author.roles & {Role.DIRECTOR, Role.LEAD}:
            raise NotForYou
        if member is None or standing is None or standing.state is StandingState.INVITED:
            raise UnknownCard
        if standing.state is StandingState.ACTIVE:
            return Confirmed(member, role)
        if author not in grants.deciders(standing, member, roster):
            raise NotForYou
        if standing.state is StandingState.REMOVAL_PENDING:
            return Confirmed(carry_out(tx, now, author, member, role), role, ended=True)
        return Confirmed(_counts_now(tx, now, author, member, role), role)

    return retrying(store, work)


def _counts_now(
    tx: Transaction, now: datetime, author: Member, subject: Member, role: Role
) -> Member:
    before = tx.roster(now)
    member = keep_joined(tx, subject, grants.confirm(author, subject, role, before), now)
    after = before.with_member(member)
    tx.owe(
        [
            *confirm_settled(before, member, role),
            *_answered(member, role),
            *joined(member, role),
            *told(after, member, role, author),
        ],
        now,
    )
    record(tx, now, "confirmed", author, member, role)
    return member


def _own(tx: Transaction, by: Person, member_id: str, role: Role) -> tuple[Member, Standing]:
    member = tx.member_of(by)
    if member is None or member.member_id != member_id:
        raise NotForYou
    standing = member.standing(role)
    if standing is None or not member.account_active:
        raise UnknownCard
    return member, standing


def _after_consent(after: Roster, member: Member, role: Role, state: StandingState) -> list[Notice]:
    if state is StandingState.AWAITING_CONFIRM:
        return [*_answered(member, role), *asked_to_confirm(after, member, role)]
    news = told(after, member, role, member)
    return [*_answered(member, role), *joined(member, role), *news]


def _answered(member: Member, role: Role) -> list[Notice]:
    """The card shows the answer; invitations to other roles keep their own."""
    return [about(Kind.JOIN_REDRAW, member, member, role), home(member)]


def _training(member: Member, role: Role, now: datetime) -> Training | None:
    if role is not Role.SUPPORTER:
        return None
    return training_of(member.profile or Profile(), today_of(member, now))
