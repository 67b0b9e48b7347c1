"""What supporters, leads and coordinators do with a case that they were asked about."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import alarms, holding, searching
from bot.domain.cases import Case, CaseState, Step
from bot.domain.conflicts import has_conflict
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Person
from bot.domain.permissions import Act, require
from bot.domain.policy import Plan, Urgency
from bot.domain.refusals import CaseOver, EndingMeanwhile, MovedOn, UnknownCard
from bot.ports import Program, Store, Transaction
from bot.usecases.aftercare import keep_and_care
from bot.usecases.working import as_member, as_supporter, keep, note, retrying


@dataclass(frozen=True, slots=True)
class Answered:
    """The case after the press, and the presser's own part in it."""

    case: Case
    party: Party
    member: Member
    program: Program


def _answered(tx: Transaction, case: Case, party: Party, member: Member) -> Answered:
    return Answered(case, case.party(party.party_id) or party, member, tx.program)


def accept(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """Exactly one accepter, however many press; never a refusal on a free case."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        step = holding.accept(case, party, member, now)
        step = step.then(alarms.holder_steps_out(step.case, tx.roster(now), now))
        note(tx, now, "accepted", case, member)
        return _answered(tx, keep_and_care(tx, case, step, now), party, member)

    return retrying(store, work)


def not_now(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """No reason asked, nobody told; the next person is paged in the same step."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        step = holding.decline(case, party, tx.roster(now), now)
        return _answered(tx, keep(tx, step, now), party, member)

    return retrying(store, work)


def no_conflict(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """*No* to the one question: the requester hears who is coming."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        return _answered(tx, keep(tx, holding.clear(case, party, now), now), party, member)

    return retrying(store, work)


def too_close(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """*I am too close to this* and *Yes, pass it on*: released at once, no reason, no mark."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        _holds(case, party)
        step = holding.release(case, tx.roster(now), now, left=PartyState.CONFLICTED)
        note(tx, now, "too_close", case, member)
        return _answered(tx, keep_and_care(tx, case, step, now), party, member)

    return retrying(store, work)


def contact_made(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        _holds(case, party)
        step = holding.contact_made(case, False, now)
        note(tx, now, "contact_made", case, member)
        return _answered(tx, keep(tx, step, now), party, member)

    return retrying(store, work)


def hand_over(
    store: Store, now: datetime, by: Person, party_id: str, cannot_go_on: bool
) -> Answered:
    """Pages the next supporter; *I cannot go on* does it at talk-now pace. The holder stays."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        _holds(case, party)
        faster = talk_now(tx, case) if cannot_go_on else None
        step = holding.hand_over(case, party, tx.roster(now), now, faster)
        note(tx, now, "cannot_go_on" if cannot_go_on else "hand_over", case, member)
        return _answered(tx, keep(tx, step, now), party, member)

    return retrying(store, work)


def talk_now(tx: Transaction, case: Case) -> Plan:
    """The pace of *talk now*, with the contact time of the case. Danger is faster already."""
    if case.is_danger:
        return case.plan
    return Plan(tx.policy().plan(Urgency.NOW).tiers, case.plan.contact)


def show_contact(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """Who asked and how to reach them, for the holder or, where a life is feared for, the lead.

    The holder who has not answered the question about the unit is refused with AnswerFirst.
    """

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER, PartyRole.LEAD)
        note(tx, now, "contact_shown", case, member)
        if party.role is PartyRole.LEAD:
            _may_see_as_lead(case, party, member)
            return _answered(tx, case, party, member)
        require(member, Act.SEE_CASE_AS_HOLDER)
        step = Step(holding.show_contact(case, party, now).case)
        return _answered(tx, keep(tx, step, now), party, member)

    return retrying(store, work)


def _may_see_as_lead(case: Case, party: Party, member: Member) -> None:
    """Also after the end: whoever confirms that it is over can still check on the person. Never
    somebody whom the person has excluded meanwhile."""
    require(member, Act.SEE_CASE_AS_LEAD)
    if not case.lead_sees_contact(party) or has_conflict(case, member):
        raise UnknownCard


def _checks_in(case: Case, party: Party, member: Member) -> bool:
    """Whether this lead is asked to check in on the person, perhaps long after the end."""
    waiting = case.crisis is not None and bool(case.crisis.checks)
    part = party.role is PartyRole.LEAD and party.state is not PartyState.DROPPED
    return waiting and part and not has_conflict(case, member)


def question(store: Store, by: Person, party_id: str) -> Answered:
    """The holder's part, to ask the one question about the unit once more."""
    with store.look() as tx:
        case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        return _answered(tx, case, party, member)


def details(store: Store, by: Person, party_id: str) -> Answered:
    """What the card says, in a modal that a screen reader can read; only while it is theirs."""
    with store.look() as tx:
        case, party, member = as_member(
            tx, by, party_id, PartyRole.SUPPORTER, PartyRole.LEAD, PartyRole.COORDINATOR
        )
        alive = (PartyState.PAGED, PartyState.HOLDER, PartyState.ACKNOWLEDGED)
        live = party.state in alive and not case.state.is_over
        if not (live or _checks_in(case, party, member)) or not member.roles:
            raise UnknownCard
        return _answered(tx, case, party, member)


def acknowledge(
    store: Store, now: datetime, by: Person, party_id: str, ending: bool = False
) -> Answered:
    """The lead has seen it: no more leads are paged. A second press changes nothing.

    ``ending``: pressed on the card that says that it ends. Where it ends meanwhile, a press on the
    card from before is refused: nobody confirms what they have not read.
    """

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.LEAD)
        require(member, Act.SEE_CASE_AS_LEAD)
        if party.state is PartyState.WITHDRAWN:
            raise MovedOn
        if case.state.is_over:
            raise CaseOver
        if case.state is CaseState.ENDING and not ending:
            raise EndingMeanwhile
        note(tx, now, "acknowledged", case, member)
        saved = keep(tx, alarms.acknowledge(case, party, now), now)
        return _answered(tx, saved, party, member)

    return retrying(store, work)


def ask_again(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """The coordinator pages everyone who has not declined, once more; it stops nothing."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.COORDINATOR)
        require(member, Act.SEE_WAITING)
        if not case.state.is_asking:
            raise CaseOver
        if party.state is not PartyState.PAGED:
            raise MovedOn
        step = searching.ask_again(case, tx.roster(now), now)
        note(tx, now, "asked_again", case, member)
        redraw = step.case.notice(Kind.COORDINATOR_REDRAW, party)
        return _answered(tx, keep(tx, step.also(redraw), now), party, member)

    return retrying(store, work)


def acting(store: Store, now: datetime, by: Person, party_id: str) -> None:
    """The holder did something in the case: the contact timer does not take it from them."""

    def work(tx: Transaction) -> None:
        case, party, _ = as_member(tx, by, party_id, PartyRole.SUPPORTER)
        changed = holding.acting(case, party, now)
        if changed != case:
            keep(tx, Step(replace(changed)), now)

    retrying(store, work)


def my_cases(store: Store, by: Person) -> tuple[Answered, ...]:
    """Cases that this supporter holds now, without names."""
    with store.look() as tx:
        member = as_supporter(tx, by)
        cases = (tx.case(case_id) for case_id in tx.open_case_ids())
        held = [c for c in cases if c is not None and c.state is CaseState.HELD]
        return tuple(
            _answered(tx, case, holder, member)
            for case in held
            if (holder := case.holder) is not None and holder.member_id == member.member_id
        )


def _holds(case: Case, party: Party) -> None:
    if party.state is not PartyState.HOLDER or case.state is not CaseState.HELD:
        raise CaseOver if not case.state.is_asking else MovedOn
