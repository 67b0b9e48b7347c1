"""The clinical lead is paged until one acknowledges, walking leads to directors.

For a danger request from its first moment; else from the moment a supporter asks for it.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.cases import Alarm, Case, CaseState, Step
from bot.domain.conflicts import has_conflict
from bot.domain.identity import party_id
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Role, Roster
from bot.domain.policy import DANGER_STEP


def raise_alarm(case: Case, roster: Roster, at: datetime) -> Step:
    """Pages the first lead (no lead: the directors) and keeps on until one acknowledges.

    One that runs already, or was acknowledged, goes on as something new.
    """
    if case.alarm is not None:
        return reopen(case, roster, at)
    alarm = Alarm(started_at=at, next_at=at + DANGER_STEP)
    return _add_next(replace(case, alarm=alarm), roster, at)


def due(case: Case, roster: Roster, at: datetime) -> Step:
    """Nobody acknowledged: those paged are paged again, and the next of the chain is added."""
    alarm = case.alarm
    if alarm is None or alarm.acknowledged or case.state.is_over:
        return Step(case)
    step = Step(replace(case, alarm=replace(alarm, next_at=at + DANGER_STEP)))
    for party in case.of(PartyRole.LEAD, PartyState.PAGED):
        step = step.then(_page(step.case, party.member_id or "", at))
    return step.then(_add_next(step.case, roster, at))


def after_drop(case: Case, roster: Roster, at: datetime) -> Step:
    """A lead cannot be reached: the next of the chain is paged at once."""
    if case.alarm is None or case.alarm.acknowledged or case.state.is_over:
        return Step(case)
    return _add_next(case, roster, at)


def holder_steps_out(case: Case, roster: Roster, at: datetime) -> Step:
    """Whoever holds the case is not its lead as well: somebody else of the chain is paged."""
    holder = case.holder
    lead = case.party_of(PartyRole.LEAD, holder.member_id or "") if holder is not None else None
    if lead is None or lead.state not in (PartyState.PAGED, PartyState.ACKNOWLEDGED):
        return Step(case)
    gone = replace(lead, state=PartyState.WITHDRAWN)
    step = Step(case.with_party(gone)).also(case.notice(Kind.LEAD_REDRAW, gone))
    anew = reopen if lead.state is PartyState.ACKNOWLEDGED else after_drop
    return step.then(anew(step.case, roster, at))


def chain(case: Case, roster: Roster) -> tuple[tuple[Member, ...], ...]:
    """Who is added at each step: each lead alone, then all directors together. No conflicts, and
    not the supporter who holds the case: nobody is their own clinical lead.

    With nobody whom Slack takes, those whom it has refused: it may have been wrong, or it is over.
    """
    holder = case.holder.member_id if case.holder is not None else None
    known = [
        m
        for m in roster.members
        if m.has_conversation and m.member_id != holder and not has_conflict(case, m)
    ]
    chain_roles = {Role.LEAD, Role.DIRECTOR}
    taken = [m for m in known if m.reachable]
    able = taken if any(m.roles & chain_roles for m in taken) else known
    leads = [(m,) for m in able if m.holds(Role.LEAD)]
    directors = tuple(m for m in able if m.holds(Role.DIRECTOR) and not m.holds(Role.LEAD))
    return (*leads, directors) if directors else tuple(leads)


def _add_next(case: Case, roster: Roster, at: datetime) -> Step:
    """Pages the first step of the chain that has somebody not in the case yet."""
    known = {p.member_id for p in case.of(PartyRole.LEAD) if p.state is not PartyState.WITHDRAWN}
    for members in chain(case, roster):
        new = [m for m in members if m.member_id not in known]
        if new:
            step = Step(case)
            for member in new:
                step = step.then(_page(step.case, member.member_id, at))
            return step
    return Step(case)


def _page(case: Case, member_id: str, at: datetime) -> Step:
    known = case.party_of(PartyRole.LEAD, member_id)
    if known is None:
        new_id = party_id(case.seed, PartyRole.LEAD, member_id)
        known = Party(new_id, PartyRole.LEAD, PartyState.PAGED, member_id)
    party = replace(known, state=PartyState.PAGED, paged_at=at, pages=known.pages + 1)
    changed = case.with_party(party)
    return Step(changed, (changed.notice(Kind.LEAD_PAGE, party),))


def acknowledge(case: Case, party: Party, at: datetime) -> Step:
    """One lead has seen it: no more leads are paged; a request that was ending ends."""
    if case.alarm is None or case.alarm.acknowledged:
        return Step(case)
    seen = replace(party, state=PartyState.ACKNOWLEDGED)
    alarm = replace(
        case.alarm, acknowledged=True, acknowledged_at=at, acknowledged_by=party.member_id
    )
    crisis = case.crisis.noting(at, "acknowledged", party.role) if case.crisis else None
    step = Step(replace(case, alarm=alarm, crisis=crisis).with_party(seen))
    step = step.also(case.notice(Kind.LEAD_REDRAW, seen))
    for other in case.of(PartyRole.LEAD, PartyState.PAGED):
        if other.party_id != party.party_id:
            gone = replace(other, state=PartyState.WITHDRAWN)
            step = Step(step.case.with_party(gone), step.owed)
            step = step.also(case.notice(Kind.LEAD_REDRAW, gone))
    if case.state is CaseState.ENDING:
        return step.then(_settled(step.case))
    holder = step.case.holder
    told = () if holder is None else (case.notice(Kind.PAGE_REDRAW, holder),)
    news = Kind.LEAD_SEEN if case.is_danger else Kind.REQUEST_REDRAW
    return step.also(case.tell_requester(news), *told)


def _settled(case: Case) -> Step:
    ended = replace(case, state=case.ended_as or CaseState.CLOSED)
    holder = ended.holder
    told = () if holder is None else (ended.notice(Kind.PAGE_REDRAW, holder),)
    return Step(ended, told)


def reopen(case: Case, roster: Roster, at: datetime) -> Step:
    """Something new that a lead must know: whoever had acknowledged is paged again, else the chain.

    Cards that nobody has answered yet are redrawn, since what they ask has changed.
    """
    alarm = case.alarm or Alarm(started_at=at, next_at=at)
    opened = replace(case, alarm=replace(alarm, acknowledged=False, next_at=at + DANGER_STEP))
    step = Step(opened)
    for party in case.of(PartyRole.LEAD, PartyState.ACKNOWLEDGED):
        step = step.then(_page(step.case, party.member_id or "", at))
    for party in case.of(PartyRole.LEAD, PartyState.PAGED):
        step = step.also(case.notice(Kind.LEAD_REDRAW, party))
    if not step.case.of(PartyRole.LEAD, PartyState.PAGED):
        step = step.then(_add_next(step.case, roster, at))
    return step


def ask_for_confirmation(case: Case, roster: Roster, at: datetime) -> Step:
    """It is ending, and a lead must say that they know before it is closed.

    With nobody in the chain at all it ends, since there is nobody who could confirm.
    """
    step = reopen(case, roster, at)
    if step.case.of(PartyRole.LEAD, PartyState.PAGED):
        return step
    return step.then(_settled(step.case))
