"""From *Accept* to contact: one holder, the contact timer, hand-over and release. Pure steps."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain import alarms, searching
from bot.domain.awake import is_quiet, next_morning
from bot.domain.cases import Case, CaseState, Step, Watch
from bot.domain.conflicts import has_conflict
from bot.domain.matching import is_supporter
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Role, Roster
from bot.domain.policy import Plan, Urgency
from bot.domain.refusals import (
    AlreadyTaken,
    AnswerFirst,
    CaseOver,
    MovedOn,
    NotASupporterNow,
    NotTrainedNow,
)

LOG_REMINDER: Final = timedelta(hours=3)


def accept(case: Case, party: Party, member: Member, at: datetime) -> Step:
    """The first who presses holds the case. A second press by the same person changes nothing."""
    if party.state is PartyState.HOLDER and case.state is CaseState.HELD:
        return Step(case).also(case.notice(Kind.PAGE_REDRAW, party))
    _may_accept(case, party, member, at)
    step = searching.withdraw(case.with_party(replace(party, state=PartyState.HOLDER)))
    before = case.holder
    if before is not None:
        gone = replace(before, state=PartyState.MOVED_ON)
        step = Step(step.case.with_party(gone), step.owed)
        step = step.also(*_both_cards(case, gone), *_check_redrawn(case))
    watch = _watch(case, party, at)
    held = replace(step.case, state=CaseState.HELD, watch=watch)
    news = Kind.FOUND if watch.cleared else Kind.REQUEST_REDRAW
    mine = held.party(party.party_id) or party
    return Step(held, step.owed).also(
        held.notice(Kind.PAGE_REDRAW, mine), held.tell_requester(news), *_net(held)
    )


def _may_accept(case: Case, party: Party, member: Member, at: datetime) -> None:
    if case.state is CaseState.ENDING or case.state.is_over:
        raise CaseOver
    if party.state in (PartyState.MOVED_ON, PartyState.CONFLICTED) or has_conflict(case, member):
        raise MovedOn
    if not is_supporter(member, at):
        raise NotTrainedNow if member.holds(Role.SUPPORTER) else NotASupporterNow
    if case.search is None:
        raise AlreadyTaken


def _watch(case: Case, party: Party, at: datetime) -> Watch:
    booked = case.asking.when if case.urgency is Urgency.PLAN else None
    check = max(at, booked) if booked is not None else at + case.plan.contact
    asks = case.asking.wishes.unit is not None
    return Watch(party.party_id, at, check, check + case.plan.contact / 2, cleared=not asks)


def decline(case: Case, party: Party, roster: Roster, at: datetime) -> Step:
    """*Not now*: no reason, nobody told, the next person paged at once. Twice is once."""
    if party.state is not PartyState.PAGED:
        if party.state is PartyState.DECLINED:
            return Step(case).also(case.notice(Kind.PAGE_REDRAW, party))
        raise CaseOver if not case.state.is_asking else MovedOn
    gone = replace(party, state=PartyState.DECLINED)
    step = Step(case.with_party(gone)).also(case.notice(Kind.PAGE_REDRAW, gone))
    return step.then(searching.after_answer(step.case, roster, at))


def drop(case: Case, party: Party, roster: Roster, at: datetime) -> Step:
    """Slack says this person cannot be reached: out of the round, and on at once."""
    if party.state is not PartyState.PAGED:
        return Step(case)
    step = Step(case.with_party(replace(party, state=PartyState.DROPPED)))
    if party.role is PartyRole.SUPPORTER:
        return step.then(searching.after_answer(step.case, roster, at))
    if party.role is PartyRole.LEAD:
        return step.then(alarms.after_drop(step.case, roster, at))
    if not step.case.of(PartyRole.COORDINATOR, PartyState.PAGED):
        return step.then(searching.tell_coordinators(step.case, roster, at))
    return step


def clear(case: Case, party: Party, at: datetime) -> Step:
    """The holder answered *No*: they may see who asked, and the requester hears who is coming."""
    watch = _watch_of(case, party)
    if watch.cleared:
        return Step(case)
    held = replace(case, watch=replace(watch, cleared=True, acted_at=at))
    return Step(held).also(held.notice(Kind.PAGE_REDRAW, party), held.tell_requester(Kind.FOUND))


def show_contact(case: Case, party: Party, at: datetime) -> Step:
    """The holder opens who it is; kept, so that the requester can be told who saw their name.
    Of a masked person there is no name to see.
    """
    watch = _watch_of(case, party)
    if not watch.cleared:
        raise AnswerFirst
    acted = replace(case, watch=replace(watch, acted_at=at))
    member_id = party.member_id or ""
    if case.is_masked or member_id in case.name_seen_by:
        return Step(acted)
    return Step(replace(acted, name_seen_by=(*case.name_seen_by, member_id)))


def contact_made(case: Case, by_requester: bool, at: datetime) -> Step:
    """Either of the two says that they have spoken: the timer and the safety net stop."""
    holder, watch = case.holder, case.watch
    if case.state is not CaseState.HELD or holder is None or watch is None:
        raise CaseOver if not case.state.is_asking else MovedOn
    if watch.reached_at is not None:
        return Step(case)
    acted = watch.acted_at if by_requester else at
    watch = replace(
        watch, reached_at=at, acted_at=acted, remind_at=at + LOG_REMINDER, reminded=False
    )
    met = replace(case, watch=watch)
    return Step(met).also(
        met.tell_requester(Kind.REACHED),
        *_both_cards(met, holder),
        *_check_redrawn(met),
        *_net(met),
    )


def check_due(case: Case, at: datetime) -> Step:
    """The contact time has come without a yes: both are asked."""
    holder, watch = case.holder, case.watch
    if case.state is not CaseState.HELD or holder is None or watch is None:
        return Step(case)
    if watch.asked or watch.reached_at is not None:
        return Step(case)
    half = (watch.release_at - watch.check_at) or case.plan.contact / 2
    asked = replace(case, watch=replace(watch, asked=True, release_at=at + half))
    return Step(asked).also(
        asked.notice(Kind.CHECK_HOLDER, holder), asked.tell_requester(Kind.CHECK_REQUESTER)
    )


def silence(case: Case, roster: Roster, at: datetime) -> Step:
    """Nobody answered the question: the case is released, unless the supporter acts in it."""
    holder, watch = case.holder, case.watch
    if case.state is not CaseState.HELD or holder is None or watch is None:
        return Step(case)
    if watch.reached_at is not None or not watch.asked:
        return Step(case)
    half = case.plan.contact / 2
    if (
        watch.acted_at is not None
        and watch.acted_at > at - half
        and watch.acted_at > watch.check_at
    ):
        later = replace(watch, release_at=watch.acted_at + half)
        return Step(replace(case, watch=later))
    return release(case, roster, at)


def remind(case: Case, roster: Roster, at: datetime) -> Step:
    """Once, some hours after contact: the case still waits to be closed. Nobody is woken for it."""
    holder, watch = case.holder, case.watch
    if case.state is not CaseState.HELD or holder is None or watch is None:
        return Step(case)
    member = roster.get(holder.member_id)
    if member is not None and is_quiet(member, at):
        later = replace(watch, remind_at=next_morning(member, at))
        return Step(replace(case, watch=later))
    reminded = replace(case, watch=replace(watch, remind_at=None, reminded=True))
    return Step(reminded).also(reminded.notice(Kind.LOG_REMINDER, holder))


def release(
    case: Case, roster: Roster, at: datetime, left: PartyState = PartyState.MOVED_ON
) -> Step:
    """Takes the case from its holder at once and looks for somebody else from the start.

    A search that runs already, for a hand-over, is never slowed down by it. Where somebody feared
    for a life, the lead hears that nobody is with the person now.
    """
    holder, running = case.holder, case.search
    if holder is None:
        return Step(case)
    gone = replace(holder, state=left)
    opened = replace(case.with_party(gone), state=CaseState.OPEN, watch=None)
    step = Step(opened).also(*_both_cards(opened, gone), *_check_redrawn(opened))
    wakes = running is not None and running.wakes
    plan = running.plan if running is not None and wakes else opened.plan
    step = step.then(searching.begin(opened, roster, at, plan, wakes))
    if case.is_grave:
        step = step.then(alarms.reopen(step.case, roster, at))
    seen = holder.member_id in case.name_seen_by
    news = Kind.NAME_SEEN if seen else Kind.LOOKING_AGAIN
    return step.also(step.case.tell_requester(news), *_net(step.case))


def hand_over(
    case: Case, party: Party, roster: Roster, at: datetime, faster: Plan | None = None
) -> Step:
    """Looks for the next supporter; the first stays holder until one accepts.

    ``faster`` (*I cannot go on*): under that plan, and waking people; where somebody fears for a
    life, a lead is paged. Pressed once more it changes nothing.
    """
    watch, running = _watch_of(case, party), case.search
    says_so = faster is not None and not watch.cannot_go_on
    kept = replace(watch, acted_at=at, cannot_go_on=watch.cannot_go_on or says_so)
    step = Step(replace(case, watch=kept))
    starts = running is None or (faster is not None and not running.wakes)
    if starts:
        plan = faster or case.plan
        step = searching.begin(step.case, roster, at, plan, wakes=faster is not None)
    if case.is_grave and (starts or says_so):
        step = step.then(alarms.reopen(step.case, roster, at))
    if not starts:
        return step.also(case.notice(Kind.PAGE_REDRAW, party)) if says_so else step
    return step.also(
        case.notice(Kind.PAGE_REDRAW, party), step.case.tell_requester(Kind.SECOND_JOINING)
    )


def acting(case: Case, party: Party, at: datetime) -> Case:
    """The case, knowing that its holder did something in it just now."""
    watch = case.watch
    if watch is None or watch.party_id != party.party_id:
        return case
    return replace(case, watch=replace(watch, acted_at=at))


def _watch_of(case: Case, party: Party) -> Watch:
    if party.state is not PartyState.HOLDER or case.watch is None:
        raise CaseOver if case.state.is_over else MovedOn
    if case.state is not CaseState.HELD:
        raise CaseOver
    return case.watch


def _both_cards(case: Case, party: Party) -> tuple[Notice, Notice]:
    return case.notice(Kind.PAGE_REDRAW, party), case.notice(Kind.CHECK_HOLDER_REDRAW, party)


def _check_redrawn(case: Case) -> tuple[Notice]:
    return (case.tell_requester(Kind.CHECK_REQUESTER_REDRAW),)


def _net(case: Case) -> tuple[Notice]:
    return (case.tell_requester(Kind.NET),)
