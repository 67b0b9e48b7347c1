"""How a request ends, only ever by a person; and how it is raised or changed while it lives."""

from dataclasses import replace
from datetime import datetime

from bot.domain import alarms, followups, searching
from bot.domain.asking import Wishes
from bot.domain.cases import Case, CaseState, Step
from bot.domain.conflicts import has_conflict
from bot.domain.holding import release
from bot.domain.log import QUIET_ENDINGS, CaseLog
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Roster
from bot.domain.policy import Policy, Urgency
from bot.domain.refusals import CaseOver, MovedOn, NotLower


def cancel(case: Case, roster: Roster, at: datetime) -> Step:
    """The requester takes it back: pages stop at once. Where somebody feared for a life, they are
    asked whether they are safe, and the ending waits for a lead's word."""
    if not case.state.is_asking:
        raise CaseOver
    step = _stopped(case, CaseState.CANCELLED, roster, at, quiet=True)
    if case.is_grave:
        step = step.also(step.case.tell_requester(Kind.SAFE_CHECK))
    return step.also(step.case.tell_requester(Kind.CANCELLED), step.case.tell_requester(Kind.NET))


def not_me(case: Case, roster: Roster, at: datetime) -> Step:
    """Somebody else pressed: routing stops, nobody is told who. A lead's word is still needed."""
    if not case.state.is_asking:
        raise CaseOver
    step = _stopped(case, CaseState.CANCELLED, roster, at, quiet=True)
    return step.also(step.case.tell_requester(Kind.CANCELLED), step.case.tell_requester(Kind.NET))


def close(case: Case, party: Party, log: CaseLog, roster: Roster, at: datetime) -> Step:
    """The holder closes the case (see ``waits_for_lead``), and what the two agreed on begins.
    Twice is once."""
    if party.state is not PartyState.HOLDER:
        raise CaseOver if not case.state.is_asking else MovedOn
    if case.state is not CaseState.HELD:
        if case.ended_as is CaseState.CLOSED:
            return Step(case)
        raise CaseOver
    after = followups.begin(log, party.member_id, at, case.asking.zone)
    quiet = log.disposition in QUIET_ENDINGS
    step = _stopped(replace(case, after=after), CaseState.CLOSED, roster, at, quiet=quiet)
    return step.also(step.case.tell_requester(Kind.CLOSED), step.case.tell_requester(Kind.NET))


def waits_for_lead(case: Case, quiet: bool) -> bool:
    """Whether a lead must confirm before the case is over.

    A danger request always, and while a lead is still paged. A case with an action level where it
    would end quietly (withdrawn, not reached), and at C or D before any lead has acknowledged.
    """
    seen = case.alarm is not None and case.alarm.acknowledged
    paging = case.alarm is not None and not seen
    if case.is_danger or paging:
        return True
    return case.is_grave and (quiet or (case.name_may_be_shown and not seen))


def _stopped(case: Case, ended_as: CaseState, roster: Roster, at: datetime, *, quiet: bool) -> Step:
    waits = waits_for_lead(case, quiet)
    step = searching.withdraw(case)
    state = CaseState.ENDING if waits else ended_as
    ended = replace(step.case, state=state, ended_as=ended_as)
    owed = [*step.owed, ended.tell_requester(Kind.CHECK_REQUESTER_REDRAW)]
    holder = case.holder
    if holder is not None:
        owed += [
            ended.notice(Kind.PAGE_REDRAW, holder),
            ended.notice(Kind.CHECK_HOLDER_REDRAW, holder),
        ]
    if waits:
        return Step(ended, tuple(owed)).then(alarms.ask_for_confirmation(ended, roster, at))
    if not case.is_grave:
        ended = replace(ended, alarm=None)
    leads = case.of(PartyRole.LEAD, PartyState.ACKNOWLEDGED)
    return Step(ended, (*owed, *(ended.notice(Kind.LEAD_REDRAW, lead) for lead in leads)))


def raise_urgency(
    case: Case, urgency: Urgency, policy: Policy, roster: Roster, at: datetime
) -> Step:
    """More urgent, never less. Already paged people are paged again at the new pace."""
    if not case.state.is_asking:
        raise CaseOver
    if urgency.rank >= case.urgency.rank:
        raise NotLower
    asking = replace(case.asking, urgency=urgency, when=None)
    plan, running = policy.plan(urgency), case.search
    hurries = running is not None and running.wakes
    if running is not None and hurries and not urgency.wakes:
        plan = replace(plan, tiers=running.plan.tiers)
    elif case.wakes and not urgency.wakes:
        plan = replace(plan, tiers=case.plan.tiers)
    raised = replace(case, asking=asking, plan=plan, policy_version=policy.version)
    step = _held(raised, at) if raised.state is CaseState.HELD else Step(raised)
    if step.case.state is CaseState.OPEN or step.case.search is not None:
        step = step.then(searching.start_over(step.case, roster, at, hurries))
    if urgency is Urgency.DANGER:
        step = step.then(alarms.raise_alarm(step.case, roster, at))
    return step.also(
        step.case.tell_requester(Kind.URGENCY_RAISED), step.case.tell_requester(Kind.NET)
    )


def call_again(case: Case, roster: Roster, at: datetime) -> Step:
    """*Get me a person* where danger was said already: whoever can come is paged once more.

    That is everyone who has not said *not now*, or the one who holds it; and the leads, also one
    who had acknowledged.
    """
    if not case.state.is_asking:
        raise CaseOver
    step = searching.ask_again(case, roster, at)
    if case.state is CaseState.HELD:
        step = step.then(_held(step.case, at))
    seen = case.alarm is not None and case.alarm.acknowledged
    page_leads = alarms.reopen if seen else alarms.due
    step = step.then(page_leads(step.case, roster, at))
    return step.also(
        step.case.tell_requester(Kind.REQUEST_SHOWN), step.case.tell_requester(Kind.NET)
    )


def _held(case: Case, at: datetime) -> Step:
    """Somebody is there: they are paged, and make contact within the shorter time; anew, where
    contact was made or asked about before."""
    watch, holder = case.watch, case.holder
    if watch is None or holder is None:
        return Step(case)
    anew = watch.asked or watch.reached_at is not None
    soon = at + case.plan.contact
    check = soon if anew else min(watch.check_at, soon)
    release_at = check + case.plan.contact / 2
    again = replace(watch, check_at=check, release_at=release_at, asked=False, reached_at=None)
    step = Step(replace(case, watch=again)).also(case.notice(Kind.PAGE, holder))
    if not anew:
        return step
    return step.also(
        case.notice(Kind.CHECK_HOLDER_REDRAW, holder),
        case.tell_requester(Kind.CHECK_REQUESTER_REDRAW),
    )


def change_wishes(case: Case, wishes: Wishes, roster: Roster, at: datetime) -> Step:
    """New wishes hold from now on: whoever they exclude loses the card, and the case, at once."""
    if not case.state.is_asking:
        raise CaseOver
    changed = replace(case, asking=replace(case.asking, wishes=wishes))
    step = _excluded_leave(changed, roster)
    freed = len(changed.paged) - len(step.case.paged)
    if _lead_left(changed, step.case):
        step = step.then(alarms.reopen(step.case, roster, at))
    elif case.alarm is not None:
        step = step.then(alarms.after_drop(step.case, roster, at))
    holder = changed.holder
    held_by = roster.get(holder.member_id) if holder is not None else None
    if held_by is not None and has_conflict(changed, held_by):
        step = step.then(release(step.case, roster, at))
    # Where nobody has a card, the new wishes may let somebody be asked at last.
    for _ in range(freed or int(not step.case.paged)):
        step = step.then(searching.after_answer(step.case, roster, at))
    return step.also(step.case.tell_requester(Kind.WISHES_CHANGED))


_REDRAWN = {
    PartyRole.SUPPORTER: Kind.PAGE_REDRAW,
    PartyRole.COORDINATOR: Kind.COORDINATOR_REDRAW,
    PartyRole.LEAD: Kind.LEAD_REDRAW,
}


def _excluded_leave(case: Case, roster: Roster) -> Step:
    step = Step(case)
    for party in case.parties:
        member = roster.get(party.member_id)
        if party.state not in (PartyState.PAGED, PartyState.ACKNOWLEDGED):
            continue
        if member is None or has_conflict(case, member):
            gone = replace(party, state=PartyState.WITHDRAWN)
            step = Step(step.case.with_party(gone), step.owed)
            step = step.also(case.notice(_REDRAWN[party.role], gone))
    return step


def _lead_left(before: Case, after: Case) -> bool:
    seen = PartyState.ACKNOWLEDGED
    return bool(before.of(PartyRole.LEAD, seen)) and not after.of(PartyRole.LEAD, seen)
