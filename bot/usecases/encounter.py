"""What the supporter who holds a case does while the two talk: the checklist, and resources."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.domain import giving, holding, ticks
from bot.domain.cases import Case, CaseState, Step
from bot.domain.identity import tick_id
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Member, Person
from bot.domain.permissions import Act, require
from bot.domain.refusals import AnswerFirst, CaseOver, GoneResource, MovedOn
from bot.domain.resources import Library
from bot.domain.ticks import Tick
from bot.ports import AuditRow, Store, Transaction
from bot.usecases.working import as_member, keep, retrying


@dataclass(frozen=True, slots=True)
class Encounter:
    """A case as the one who holds it works on it."""

    case: Case
    party: Party
    member: Member
    ticks: tuple[Tick, ...]


def open_checklist(store: Store, now: datetime, by: Person, party_id: str) -> Encounter:
    """For the holder only, once the question about the unit is answered (else AnswerFirst)."""

    def work(tx: Transaction) -> Encounter:
        case, party, member = held_by(tx, by, party_id)
        return encounter_of(tx, acting(tx, case, party, now), party, member)

    return retrying(store, work)


def tick(
    store: Store, now: datetime, by: Person, party_id: str, step: str, chosen: Collection[str]
) -> Encounter:
    """What is chosen in one step from now on. Each tick is kept for itself; twice is once."""

    def work(tx: Transaction) -> Encounter:
        case, party, member = held_by(tx, by, party_id)
        there = tx.ticks(case.case_id)
        for gone in ticks.taken_back(there, step, chosen):
            tx.remove_tick(case.case_id, gone.tick_id)
        for item in chosen:
            made = Tick(tick_id(case.seed, step, item), step, item, party.party_id, now)
            tx.put_tick(case.case_id, made)
        return encounter_of(tx, acting(tx, case, party, now), party, member)

    return retrying(store, work)


@dataclass(frozen=True, slots=True)
class Given:
    """``again``: it had been sent before, and was not sent a second time."""

    encounter: Encounter
    again: bool


def give(
    store: Store, now: datetime, by: Person, party_id: str, resource_id: str, library: Library
) -> Given:
    """Owes one resource to the requester, once. ``library`` is that of the files.

    The audit row tells the category and nothing of the case or of who sent it.
    """

    def work(tx: Transaction) -> Given:
        case, party, member = held_by(tx, by, party_id)
        resource = library.with_own(tx.resources()).entries.get(resource_id)
        if resource is None:
            raise GoneResource
        again = resource_id in case.sent_ids
        step = giving.give(holding.acting(case, party, now), resource)
        if not again:
            tx.audit(AuditRow("resource_sent", codes=(("category", resource.category),)), now)
        return Given(encounter_of(tx, keep(tx, step, now), party, member), again)

    return retrying(store, work)


def held_by(tx: Transaction, by: Person, party_id: str) -> tuple[Case, Party, Member]:
    case, party, member = as_member(tx, by, party_id, PartyRole.SUPPORTER)
    require(member, Act.SEE_CASE_AS_HOLDER)
    if party.state is not PartyState.HOLDER or case.state is not CaseState.HELD:
        raise CaseOver if not case.state.is_asking else MovedOn
    if case.watch is None or not case.watch.cleared:
        raise AnswerFirst
    return case, party, member


def acting(tx: Transaction, case: Case, party: Party, now: datetime) -> Case:
    """Until the two have spoken, whoever works on the checklist is not taken off the case."""
    if case.watch is None or case.watch.reached_at is not None:
        return case
    return keep(tx, Step(holding.acting(case, party, now)), now)


def encounter_of(tx: Transaction, case: Case, party: Party, member: Member) -> Encounter:
    return Encounter(case, party, member, tx.ticks(case.case_id))
