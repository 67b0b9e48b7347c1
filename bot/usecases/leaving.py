"""What happens to live cases when somebody loses a role or an account: each moves on at once."""

from dataclasses import replace
from datetime import datetime

from bot.domain import alarms, holding
from bot.domain.cases import Case, Step
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Role, Roster
from bot.domain.permissions import Act, may
from bot.ports import Transaction
from bot.usecases.working import keep

_TAKEN_BY = {
    PartyRole.SUPPORTER: frozenset({Role.SUPPORTER}),
    PartyRole.COORDINATOR: frozenset({Role.COORDINATOR, Role.DIRECTOR}),
    PartyRole.LEAD: frozenset({Role.LEAD, Role.DIRECTOR}),
}
"""Which roles let a member take each part: directors stand in for coordinators and leads."""

_REDRAWN = {
    PartyRole.SUPPORTER: Kind.PAGE_REDRAW,
    PartyRole.COORDINATOR: Kind.COORDINATOR_REDRAW,
    PartyRole.LEAD: Kind.LEAD_REDRAW,
}
_LIVE = frozenset({PartyState.PAGED, PartyState.HOLDER, PartyState.ACKNOWLEDGED})


def member_left(tx: Transaction, member: Member, now: datetime) -> None:
    """Stores ``member`` and takes them out of every live part that their roles no longer allow.

    Whoever has no role left that a second channel is for loses that too. The cases are read, and
    so locked, before the member is written: every transaction goes in that order. The roster is
    read last, so that whoever is asked next is asked under what is true.
    """
    live = (tx.case(case_id) for case_id in tx.open_case_ids())
    theirs = [case for case in live if case is not None and _ended(case, member)]
    tx.put_member(member)
    if not may(member, Act.HAVE_SECOND_CHANNEL):
        tx.remove_second_channel(member.member_id)
    roster = tx.roster(now)
    for case in theirs:
        _leave(tx, case, member, roster, now)


def _leave(tx: Transaction, case: Case, member: Member, roster: Roster, now: datetime) -> None:
    step = Step(case)
    for party in _ended(case, member):
        step = step.then(_without(step.case, party, roster, now))
        if member.account_active and party.state is not PartyState.HOLDER:
            step = step.also(step.case.notice(_REDRAWN[party.role], party))
    keep(tx, step, now)


def _ended(case: Case, member: Member) -> list[Party]:
    """Live parts of ``member`` that none of the roles that count now allows."""
    return [
        party
        for party in case.parties
        if party.member_id == member.member_id
        and party.state in _LIVE
        and not member.roles & _TAKEN_BY.get(party.role, frozenset(Role))
    ]


def _without(case: Case, party: Party, roster: Roster, now: datetime) -> Step:
    if party.state is PartyState.PAGED:
        return holding.drop(case, party, roster, now)
    if not case.state.is_asking:
        return Step(case)
    if party.state is PartyState.HOLDER:
        return holding.release(case, roster, now)
    # The one lead who knew of a danger request is gone: another must come to know of it.
    gone = case.with_party(replace(party, state=PartyState.DROPPED))
    return alarms.reopen(gone, roster, now)
