"""Rules on granting roles: consent, never oneself, a second director for leads and directors."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.awake import today_of
from bot.domain.people import Member, Role, Roster, Standing, StandingState
from bot.domain.refusals import FixedDirector, LastDirector, NotOnRoster, NotYourself
from bot.domain.training import is_trained

_NEEDS_SECOND = frozenset({Role.LEAD, Role.DIRECTOR})


def invite(granter: Member, role: Role, member: Member) -> Member:
    """``member`` with an invitation to ``role``; one who holds it already stays as they are."""
    if granter.member_id == member.member_id:
        raise NotYourself
    if member.standing(role) is not None:
        return member
    return with_standing(member, Standing(role, StandingState.INVITED, granter.member_id))


def renew(granter: Member, role: Role, member: Member, roster: Roster) -> Member:
    """The same grant again: takes back a removal that waits, and is the word of a second director
    where that is what the grant waits for (or where there is nobody else left to give it)."""
    if granter.member_id == member.member_id:
        raise NotYourself
    standing = member.standing(role)
    if standing is None or standing.state in (StandingState.INVITED, StandingState.ACTIVE):
        return member
    ids = {m.member_id for m in confirmers(standing, member, roster)}
    waits = standing.state is StandingState.AWAITING_CONFIRM
    if waits and ids and granter.member_id not in ids:
        return member
    return with_standing(member, Standing(role, StandingState.ACTIVE, granter.member_id))


def consent(member: Member, role: Role, roster: Roster) -> Member:
    """*I am in*: the role counts now, or waits for the *Confirm* that it needs."""
    standing = member.standing(role)
    if standing is None:
        raise NotOnRoster
    if standing.state is not StandingState.INVITED:
        return member
    state = StandingState.ACTIVE
    if confirmers(standing, member, roster):
        state = StandingState.AWAITING_CONFIRM
    return with_standing(member, replace(standing, state=state))


def confirmers(standing: Standing, member: Member, roster: Roster) -> tuple[Member, ...]:
    """Who may press *Confirm*: for a lead or director, directors other than granter and member.

    Empty when consent is enough: other roles, or a program with one director.
    """
    if standing.role not in _NEEDS_SECOND:
        return ()
    return tuple(
        m
        for m in roster.holding(Role.DIRECTOR)
        if m.member_id not in (standing.granted_by, member.member_id)
    )


def confirm(by: Member, member: Member, role: Role, roster: Roster) -> Member:
    """Another director agrees; pressing twice changes nothing."""
    standing = member.standing(role)
    if standing is None:
        raise NotOnRoster
    if standing.state is StandingState.ACTIVE:
        return member
    if by not in confirmers(standing, member, roster):
        raise NotYourself
    return with_standing(member, replace(standing, state=StandingState.ACTIVE))


def remove(member: Member, role: Role, roster: Roster) -> Member:
    """Without ``role``; directors of the environment stay, and so does the last director."""
    standing = member.standing(role)
    if standing is None:
        raise NotOnRoster
    if standing.fixed:
        raise FixedDirector
    holders = {m.member_id for m in roster.holding(role)}
    if role is Role.DIRECTOR and holders == {member.member_id}:
        raise LastDirector
    return replace(member, standings=tuple(s for s in member.standings if s.role is not role))


def ask_removal(by: Member, member: Member, role: Role) -> Member:
    """``role`` still counts, and ends when a second person confirms what ``by`` asked for."""
    return with_standing(member, Standing(role, StandingState.REMOVAL_PENDING, by.member_id))


def second_persons(asker_id: str | None, roster: Roster) -> tuple[Member, ...]:
    """Who may confirm a removal that leaves its author alone: another director, or a lead.

    The one whose role would end may be among them: their word is a second word too.
    """
    return tuple(
        m
        for m in roster.members
        if m.roles & {Role.DIRECTOR, Role.LEAD} and m.member_id != asker_id
    )


def leaves_alone(by: Member, before: Roster, after: Roster, at: datetime) -> bool:
    """Whether the change makes its author the only candidate for anything about a request.

    Without this rule one person could arrange that every request comes to them.
    """
    alone = frozenset({by.member_id})
    groups = zip(_candidates(before, at), _candidates(after, at), strict=True)
    return any(now == alone and was != alone for was, now in groups)


def _candidates(roster: Roster, at: datetime) -> tuple[frozenset[str], ...]:
    """The groups that a page, an alarm, a stuck request or a debrief can go to.

    Supporters count twice, since those who lead a unit are asked for few requests; the alarm of a
    danger request goes to the directors where there is no lead.
    """
    able = tuple(m for m in roster.members if m.can_be_paged)
    supporters = tuple(m for m in able if _takes_pages(m, at))
    leads_none = tuple(m for m in supporters if m.profile is not None and not m.profile.leads)
    leads, directors, coordinators, trainers = (
        tuple(m for m in able if m.holds(role))
        for role in (Role.LEAD, Role.DIRECTOR, Role.COORDINATOR, Role.TRAINER)
    )
    groups = (supporters, leads_none, leads or directors, directors, coordinators, trainers)
    return tuple(frozenset(m.member_id for m in group) for group in groups)


def _takes_pages(member: Member, at: datetime) -> bool:
    """Whether the member takes pages in general, leaving aside how busy they are just now."""
    profile = member.profile
    if profile is None or profile.paused or profile.resting or not member.holds(Role.SUPPORTER):
        return False
    return is_trained(profile, today_of(member, at))


@dataclass(frozen=True, slots=True)
class Pending:
    """One *Confirm* that is waited for: who may press it, and about whom."""

    recipient: Member
    subject: Member
    role: Role


def pending(roster: Roster) -> tuple[Pending, ...]:
    """Every *Confirm* that somebody on the roster may press now."""
    return tuple(
        Pending(recipient, subject, standing.role)
        for subject in roster.members
        for standing in subject.standings
        for recipient in deciders(standing, subject, roster)
    )


def deciders(standing: Standing, member: Member, roster: Roster) -> tuple[Member, ...]:
    """Who may press *Confirm* on this standing as it is now; nobody where nothing waits."""
    if standing.state is StandingState.AWAITING_CONFIRM:
        return confirmers(standing, member, roster)
    if standing.state is StandingState.REMOVAL_PENDING:
        return second_persons(standing.granted_by, roster)
    return ()


def with_standing(member: Member, standing: Standing) -> Member:
    others = tuple(s for s in member.standings if s.role is not standing.role)
    return replace(member, standings=(*others, standing))
