"""How a use-case works on a case: read, decide, save, owe; again when somebody was faster."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from bot.domain import nudging
from bot.domain.cases import Case, Step
from bot.domain.notices import Kind, Notice
from bot.domain.parties import Party, PartyRole
from bot.domain.people import Member, Person, Role
from bot.domain.refusals import NotASupporterNow, NotForYou, UnknownCard
from bot.ports import AuditRow, Conflict, Store, Transaction

T = TypeVar("T")
_TRIES = 5


def retrying(store: Store, work: Callable[[Transaction], T]) -> T:
    """Runs ``work`` in a transaction, and again on a conflict: only the domain refuses.

    The fifth conflict in a row is raised: then something is wrong that waiting does not mend.
    """
    for _ in range(_TRIES - 1):
        try:
            with store.begin() as tx:
                return work(tx)
        except Conflict:
            continue
    with store.begin() as tx:
        return work(tx)


def keep(tx: Transaction, step: Step, at: datetime) -> Case:
    """Saves the step's case and owes what the step owes, in one transaction."""
    saved = tx.save(step.case)
    owe(tx, step, at)
    return saved


def owe(tx: Transaction, step: Step, at: datetime) -> None:
    """Owes what the step owes, with the nudges beside its pages, and notes who was paged, for
    fairness."""
    tx.owe((*step.owed, *_nudges(tx, step.owed, at)), at)
    paged = [n.member_id for n in step.owed if n.kind is Kind.PAGE and n.member_id is not None]
    if paged:
        tx.note_paged(paged, at)


def _nudges(tx: Transaction, owed: tuple[Notice, ...], at: datetime) -> tuple[Notice, ...]:
    if not nudging.may_need(owed):
        return ()
    return nudging.nudges(owed, reached_outside(tx), at)


def reached_outside(tx: Transaction) -> frozenset[str]:
    """Member ids of everybody whose second channel is proven."""
    channels = tx.second_channels().items()
    return frozenset(member_id for member_id, one in channels if one.proven is not None)


def as_requester(tx: Transaction, by: Person, party_id: str) -> Case:
    """The case, if ``party_id`` is its requester's and ``by`` is that requester."""
    case = tx.case_of_party(party_id)
    if case is None or case.requester.party_id != party_id:
        raise UnknownCard
    if case.asking.requester != by:
        raise NotForYou
    return case


def as_supporter(tx: Transaction, by: Person) -> Member:
    """The member, who supports now."""
    member = tx.member_of(by)
    if member is None or not member.holds(Role.SUPPORTER):
        raise NotASupporterNow
    return member


def as_member(
    tx: Transaction, by: Person, party_id: str, *roles: PartyRole
) -> tuple[Case, Party, Member]:
    """The case, the party and its member, if ``by`` is that member in one of ``roles``."""
    case = tx.case_of_party(party_id)
    party = case.party(party_id) if case is not None else None
    if case is None or party is None or party.role not in roles or party.member_id is None:
        raise UnknownCard
    member = tx.member(party.member_id)
    if member is None or member.person != by:
        raise NotForYou
    return case, party, member


def repeated(tx: Transaction, delivery: str, at: datetime) -> bool:
    """Whether Slack has delivered this before. It counts once what it did is committed."""
    return bool(delivery) and not tx.first_time(delivery, at)


def note(tx: Transaction, at: datetime, action: str, case: Case, member: Member | None) -> None:
    """One audit row about a case: its id, and the member where one acted. Never the requester."""
    tx.audit(AuditRow(action, member.member_id if member else None, case.case_id), at)
