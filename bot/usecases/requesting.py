"""What a requester does with the request they have: raise, cancel, say where they are, see it."""

from dataclasses import replace
from datetime import datetime

from bot.domain import ending, giving, holding, worrying
from bot.domain.asking import Contact
from bot.domain.cases import Case, CaseState, Step
from bot.domain.notices import Kind
from bot.domain.parties import PartyRole, PartyState
from bot.domain.people import Person
from bot.domain.policy import Urgency
from bot.domain.refusals import AlreadyAsking, CaseOver, NothingOpen
from bot.ports import Store, Transaction
from bot.usecases.aftercare import keep_and_care
from bot.usecases.working import as_requester, keep, note, repeated, retrying


def raise_urgency(
    store: Store, now: datetime, by: Person, party_id: str | None, urgency: Urgency
) -> Case:
    """*Make it talk now* or *Make it danger now*, from a card or (None) for the open request."""

    def work(tx: Transaction) -> Case:
        case = _mine(tx, by, party_id)
        step = ending.raise_urgency(case, urgency, tx.policy(), tx.roster(now), now)
        note(tx, now, f"raised_{urgency}", case, None)
        return keep(tx, step, now)

    return retrying(store, work)


def cancel(
    store: Store, now: datetime, by: Person, party_id: str | None, delivery: str = ""
) -> Case:
    """*Cancel my request*: pages stop at once.

    A repeated ``delivery`` of the command never takes back a request that was made after it.
    """

    def work(tx: Transaction) -> Case:
        again = repeated(tx, delivery, now)
        case = _mine(tx, by, party_id)
        if again:
            raise AlreadyAsking
        note(tx, now, "cancelled", case, None)
        return keep_and_care(tx, case, ending.cancel(case, tx.roster(now), now), now)

    return retrying(store, work)


def not_me(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    """*This was not me*: routing stops and nobody is told who."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        note(tx, now, "not_me", case, None)
        return keep_and_care(tx, case, ending.not_me(case, tx.roster(now), now), now)

    return retrying(store, work)


def someone_else(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    """*Someone else, please*: the first reads only that it has moved on."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        step = holding.release(_held(case), tx.roster(now), now)
        return keep_and_care(tx, case, step, now)

    return retrying(store, work)


def reached(store: Store, now: datetime, by: Person, party_id: str, yes: bool) -> Case:
    """*Somebody has reached me* stops the timer; *Nobody has reached me* releases at once."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        if yes:
            return keep(tx, holding.contact_made(case, True, now), now)
        released = holding.release(_held(case), tx.roster(now), now)
        return keep_and_care(tx, case, released, now)

    return retrying(store, work)


def tell_where(store: Store, now: datetime, by: Person, party_id: str, contact: Contact) -> Case:
    """*Where are you? What number?*: what was left empty keeps what was known.

    Refuses once nobody reads it any more.
    """

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        if case.state.is_over:
            raise CaseOver
        known = case.asking.contact
        merged = replace(
            known, number=contact.number or known.number, place=contact.place or known.place
        )
        changed = replace(case, asking=replace(case.asking, contact=merged))
        redraws = tuple(
            changed.notice(kind, party)
            for kind, role in (
                (Kind.PAGE_REDRAW, PartyRole.SUPPORTER),
                (Kind.LEAD_REDRAW, PartyRole.LEAD),
            )
            for party in changed.of(role, PartyState.HOLDER, PartyState.ACKNOWLEDGED)
        )
        return keep(tx, Step(changed, redraws), now)

    return retrying(store, work)


def hide(store: Store, now: datetime, by: Person, party_id: str) -> Case:
    """*Hide this conversation*: the bot's own messages go from the screen; *status* brings back."""

    def work(tx: Transaction) -> Case:
        case = as_requester(tx, by, party_id)
        hidden = replace(case, hidden=True)
        return keep(tx, Step(hidden, (hidden.tell_requester(Kind.HIDE),)), now)

    return retrying(store, work)


def show_again(store: Store, now: datetime, by: Person, party_id: str | None) -> Case:
    """*status*: the card comes again, at the bottom of the conversation; after *Hide this
    conversation* with everything else that was told."""

    def work(tx: Transaction) -> Case:
        case = _mine(tx, by, party_id)
        shown = replace(case, hidden=False)
        sent = (*giving.again(shown), *worrying.again(shown)) if case.hidden else ()
        return keep(tx, Step(shown, (*sent, shown.tell_requester(Kind.REQUEST_SHOWN))), now)

    return retrying(store, work)


def open_case(store: Store, by: Person) -> Case | None:
    """The person's open request; one indexed read."""
    with store.look() as tx:
        return tx.open_case_of(by)


def wishes_of(store: Store, by: Person, party_id: str) -> Case:
    """The case whose wishes its requester wants to change."""
    with store.look() as tx:
        return as_requester(tx, by, party_id)


def _mine(tx: Transaction, by: Person, party_id: str | None) -> Case:
    if party_id is not None:
        return as_requester(tx, by, party_id)
    case = tx.open_case_of(by)
    if case is None:
        raise NothingOpen
    return case


def _held(case: Case) -> Case:
    if case.holder is None or case.state is not CaseState.HELD:
        raise NothingOpen if not case.state.is_asking else AlreadyAsking
    return case
