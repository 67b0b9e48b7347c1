"""What is done where a supporter is worried about safety: level, lead, consent, name, checks."""

from collections.abc import Callable
from datetime import datetime

from bot.domain import checks, worrying
from bot.domain.cases import Case, Step
from bot.domain.crisis import Agreed, Checked
from bot.domain.flow import LevelCode
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Person
from bot.domain.permissions import Act, require
from bot.domain.refusals import CaseOver, MovedOn, NobodyAtRisk, UnknownCard
from bot.ports import Store, Transaction
from bot.usecases.answering import Answered, talk_now
from bot.usecases.encounter import Encounter, acting, encounter_of, held_by
from bot.usecases.working import as_member, keep, note, retrying


def choose_level(
    store: Store, now: datetime, by: Person, party_id: str, level: LevelCode
) -> Encounter:
    """For the holder: what to do from now on. The audit trail does not keep which level."""

    def step(tx: Transaction, case: Case) -> Step:
        return worrying.choose_level(case, level, tx.roster(now), now, talk_now(tx, case))

    return _by_holder(store, now, by, party_id, step, "level_chosen")


def page_lead(store: Store, now: datetime, by: Person, party_id: str) -> Encounter:
    """For the holder: leads, then directors, until one acknowledges. Twice is once."""

    def step(tx: Transaction, case: Case) -> Step:
        return worrying.page_lead(case, tx.roster(now), now)

    return _by_holder(store, now, by, party_id, step, "lead_paged")


def note_agreed(
    store: Store, now: datetime, by: Person, party_id: str, agreed: Agreed
) -> Encounter:
    """For the holder: whether the person agrees that the lead is told and checks in."""

    def step(tx: Transaction, case: Case) -> Step:
        return worrying.note_agreed(case, agreed, now)

    return _by_holder(store, now, by, party_id, step, "consent_noted")


def _by_holder(
    store: Store,
    now: datetime,
    by: Person,
    party_id: str,
    decide: Callable[[Transaction, Case], Step],
    action: str,
) -> Encounter:
    def work(tx: Transaction) -> Encounter:
        case, party, member = held_by(tx, by, party_id)
        step = decide(tx, case)
        if step.case != case:
            note(tx, now, action, case, member)
            case = keep(tx, step, now)
        return encounter_of(tx, acting(tx, case, party, now), party, member)

    return retrying(store, work)


def asks_for_name(store: Store, by: Person, party_id: str) -> Answered:
    """Whoever may press *Show the name to save a life*; else a refusal."""
    with store.look() as tx:
        case, party, member = _may_show_name(tx, by, party_id)
        return Answered(case, party, member, tx.program)


def show_name(store: Store, now: datetime, by: Person, party_id: str, tell_now: bool) -> Answered:
    """The supporter who holds the case, or the lead who acknowledged. Audited; twice is once."""

    def work(tx: Transaction) -> Answered:
        case, party, member = _may_show_name(tx, by, party_id)
        step = worrying.show_name(case, party, tx.roster(now), tell_now, now)
        if step.case != case:
            note(tx, now, "name_shown", case, member)
        saved = keep(tx, step, now)
        return Answered(saved, saved.party(party_id) or party, member, tx.program)

    return retrying(store, work)


def tell_name(store: Store, now: datetime, by: Person, party_id: str) -> Answered:
    """*It is safe to tell them now*: for whoever may see the name."""

    def work(tx: Transaction) -> Answered:
        case, party, member = _may_show_name(tx, by, party_id)
        saved = keep(tx, worrying.tell_name(case, now), now)
        return Answered(saved, saved.party(party_id) or party, member, tx.program)

    return retrying(store, work)


def _may_show_name(tx: Transaction, by: Person, party_id: str) -> tuple[Case, Party, Member]:
    case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER, PartyRole.LEAD)
    if party.role is PartyRole.LEAD:
        require(member, Act.SEE_CASE_AS_LEAD)
        allowed = party.state is PartyState.ACKNOWLEDGED
    else:
        require(member, Act.SEE_CASE_AS_HOLDER)
        allowed = party.state is PartyState.HOLDER
        if not case.state.is_asking:
            raise CaseOver
    if not allowed:
        raise MovedOn
    if not case.name_may_be_shown:
        raise NobodyAtRisk
    return case, party, member


def check_answered(
    store: Store, now: datetime, by: Person, party_id: str, after: str, what: Checked
) -> Answered:
    """The lead has checked in, could not reach the person, or was told to stop."""

    def work(tx: Transaction) -> Answered:
        case, party, member = as_member(tx, by, party_id, PartyRole.LEAD)
        require(member, Act.SEE_CASE_AS_LEAD)
        if case.crisis is None or party.state is PartyState.DROPPED:
            raise UnknownCard
        step = checks.answered(case, after, what, now)
        if step.case != case:
            note(tx, now, f"check_{what}", case, member)
        saved = keep(tx, step, now)
        return Answered(saved, saved.party(party_id) or party, member, tx.program)

    return retrying(store, work)
