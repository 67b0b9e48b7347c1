"""How a request comes to be: asked in the form, at once, or as *Get me a person*."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain import alarms, ending, searching
from bot.domain.asking import Asking, Wishes
from bot.domain.cases import Case, CaseState
from bot.domain.identity import party_id
from bot.domain.notices import Kind
from bot.domain.parties import Party, PartyRole, PartyState
from bot.domain.people import Lang, Person, Roster
from bot.domain.policy import Policy, Urgency
from bot.domain.refusals import NothingOpen, WishesLeaveNobody
from bot.ports import Program, Store, Transaction
from bot.usecases.wishes import leave_nobody
from bot.usecases.working import keep, note, owe, repeated, retrying

NewId = Callable[[], str]
"""Random, unguessable, 16 bytes or more as text; comes in through the door."""


@dataclass(frozen=True, slots=True)
class Caller:
    """The person asking, with what Slack says of them and the conversation to answer in."""

    person: Person
    dm: str
    lang: Lang
    zone: str

    def asks(
        self, urgency: Urgency, wishes: Wishes | None = None, country: str | None = None
    ) -> Asking:
        who = (self.person, self.dm, self.lang, self.zone)
        return Asking(*who, urgency, wishes=wishes or Wishes(), country=country)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that is stored. ``already``: it was there before and is shown instead."""

    case: Case
    program: Program
    already: bool = False


def ask(
    store: Store,
    now: datetime,
    asking: Asking,
    new_id: NewId,
    choice: str | None = None,
    delivery: str = "",
) -> Asked:
    """Stores the request, pages the first tier and owes the confirmation, in one transaction.

    Refuses with WishesLeaveNobody until ``choice`` says *widen* or *send_anyway*; with
    MissingAnswer or BadTime when a needed field is empty. Danger is never held up by wishes.
    A repeated ``delivery`` opens nothing again, also long after the request has ended.
    """
    checked = asking.checked(now)
    if choice == "widen":
        checked = replace(checked, wishes=checked.wishes.widened())
    ids = (new_id(), new_id())

    def work(tx: Transaction) -> Asked:
        again = repeated(tx, delivery, now)
        there = tx.open_case_of(checked.requester)
        if there is not None:
            return Asked(there, tx.program, already=True)
        if again:
            raise NothingOpen
        roster = tx.roster(now)
        case = _new(checked, ids, tx.policy(), tx.program.program_id, now)
        if choice is None and leave_nobody(case, roster, now):
            raise WishesLeaveNobody
        return Asked(_store(tx, case, roster, now), tx.program)

    return retrying(store, work)


def ask_now(
    store: Store, now: datetime, caller: Caller, new_id: NewId, delivery: str = ""
) -> Asked:
    """``/peersupport now``: talk now, with the wishes of a case of theirs that still exists.
    Whoever stayed masked in it does so again."""
    with store.look() as tx:
        last = _last_asking(tx, caller.person)
    asks = caller.asks(Urgency.NOW, last.wishes if last is not None else None)
    asks = replace(asks, masked=last is not None and last.masked)
    return ask(store, now, asks, new_id, "send_anyway", delivery)


def get_person(
    store: Store,
    now: datetime,
    caller: Caller,
    new_id: NewId,
    country: str | None = None,
    delivery: str = "",
) -> Asked:
    """*Get me a person*: people are paged now, whether or not a request is open. Above the button
    stands that whoever answers sees the name: so a mask ends here.

    ``country``: whose lines they had before them; None changes nothing.
    """

    def work(tx: Transaction) -> Asked | None:
        case = tx.open_case_of(caller.person)
        if case is None:
            return None
        if repeated(tx, delivery, now):
            return Asked(case, tx.program, already=True)
        if country is not None:
            case = replace(case, asking=replace(case.asking, country=country))
        if case.seems_masked:
            case = replace(case, unmasked_at=now)
            note(tx, now, "revealed", case, None)
        roster = tx.roster(now)
        if case.is_danger:
            step = ending.call_again(case, roster, now)
        else:
            step = ending.raise_urgency(case, Urgency.DANGER, tx.policy(), roster, now)
        saved = keep(tx, step, now)
        note(tx, now, "danger_asked", saved, None)
        return Asked(saved, tx.program, already=True)

    raised = retrying(store, work)
    if raised is not None:
        return raised
    with store.look() as tx:
        last = _last_asking(tx, caller.person)
    asks = caller.asks(Urgency.DANGER, last.wishes if last is not None else None, country)
    return ask(store, now, asks, new_id, "send_anyway", delivery)


def _new(
    asking: Asking, ids: tuple[str, str], policy: Policy, program_id: str, now: datetime
) -> Case:
    case_id, seed = ids
    requester = Party(party_id(seed, PartyRole.REQUESTER), PartyRole.REQUESTER, PartyState.ASKING)
    return Case(
        case_id=case_id,
        program_id=program_id,
        state=CaseState.OPEN,
        asking=asking,
        asked_at=now,
        plan=policy.plan(asking.urgency),
        policy_version=policy.version,
        parties=(requester,),
        seed=seed,
    )


def _store(tx: Transaction, case: Case, roster: Roster, now: datetime) -> Case:
    step = searching.begin(case, roster, now, case.plan)
    if case.is_danger:
        step = step.then(alarms.raise_alarm(step.case, roster, now))
    tx.add_case(step.case)
    told = step.also(
        step.case.tell_requester(Kind.NET), step.case.tell_requester(Kind.CONFIRMATION)
    )
    owe(tx, told, now)
    note(tx, now, "asked", step.case, None)
    return step.case


def _last_asking(tx: Transaction, person: Person) -> Asking | None:
    """Of the newest case of theirs whose key still exists: the few live ones are opened in turn.

    No index leads from a person to a closed case, on purpose. Whom they met before is no wish:
    only *I would like to talk* asks that person first.
    """
    mine = (c.asking for c in tx.live_cases() if c.asking.requester == person)
    found = next(mine, None)
    return None if found is None else replace(found, wishes=replace(found.wishes, first=None))
