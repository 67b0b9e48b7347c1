"""What the person answers to a check-in that was agreed: okay, talk, later, stop."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.domain import followups
from bot.domain.after import FollowUpState
from bot.domain.asking import Asking
from bot.domain.cases import Case, Step
from bot.domain.people import Person
from bot.domain.policy import Urgency
from bot.domain.refusals import CheckInOver
from bot.ports import Store, Transaction
from bot.usecases import asking
from bot.usecases.asking import Asked, Caller, NewId
from bot.usecases.working import as_requester, keep, retrying


def okay(store: Store, now: datetime, by: Person, party_id: str, number: int) -> Case:
    return _changed(store, now, by, party_id, lambda case: followups.okay(case, number))


def later(store: Store, now: datetime, by: Person, party_id: str, number: int) -> Case:
    return _changed(store, now, by, party_id, lambda case: followups.later(case, number, now))


def stop(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    return _changed(store, now, by, party_id, followups.stop)


def talk(
    store: Store, now: datetime, caller: Caller, card: tuple[str, int], new_id: NewId, delivery: str
) -> Asked:
    """A new request, for today, that asks the same supporter first; then the card is answered.

    Where a request is open already, that one is shown.
    """
    party_id, number = card
    asks = _asks(store, caller, party_id, number)
    asked = asking.ask(store, now, asks, new_id, "send_anyway", delivery)
    _changed(
        store, now, caller.person, party_id, lambda case: followups.wants_to_talk(case, number)
    )
    return asked


def _asks(store: Store, caller: Caller, party_id: str, number: int) -> Asking:
    """With the wishes of the case, how to connect, and whose lines; never a place, a reason or
    a note from then."""
    with store.look() as tx:
        case = as_requester(tx, caller.person, party_id)
        after, follow_up = followups.found(case, number)
        again = follow_up.state is FollowUpState.TALK and tx.open_case_of(caller.person) is not None
        if follow_up.state is not FollowUpState.ASKED and not again:
            raise CheckInOver
        before = case.asking
    return replace(
        before,
        dm=caller.dm,
        lang=caller.lang,
        zone=caller.zone,
        urgency=Urgency.TODAY,
        when=None,
        reasons=(),
        note="",
        contact=replace(before.contact, place=""),
        wishes=replace(before.wishes, first=after.closed_by),
    )


def _changed(
    store: Store, now: datetime, by: Person, party_id: str, change: Callable[[Case], Step]
) -> Case:
    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        step = change(case)
        return case if step.case == case else keep(tx, step, now)

    return retrying(store, work)
