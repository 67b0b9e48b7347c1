"""What happens because time passed, or because Slack says that somebody cannot be reached."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.domain import alarms, checks, followups, holding, searching, worrying
from bot.domain.cases import Case, Step
from bot.domain.deadlines import DeadlineKind, deadlines
from bot.domain.notices import Notice
from bot.domain.parties import PartyRole
from bot.domain.people import Roster
from bot.ports import AuditRow, DueDeadline, Store, Transaction
from bot.usecases.aftercare import keep_and_care
from bot.usecases.working import keep, retrying

LEASE = timedelta(seconds=30)
HOLD = timedelta(seconds=60)
_BATCH = 100


def due(store: Store, now: datetime, held: bool = False) -> tuple[DueDeadline, ...]:
    """What is due now, leased to the caller, who takes each step with ``take``.

    Each step is a transaction of its own: a case that cannot be read holds up no other.
    """
    with store.begin() as tx:
        return tx.claim_deadlines(now, now + (HOLD if held else LEASE), _BATCH)


def take(store: Store, now: datetime, one: DueDeadline, held: bool = False) -> bool:
    """One step for one case; False where nothing was due any more, or where it can wait.

    ``held`` (the wall clock jumped): reminders and later tiers wait for HOLD; danger, leads and
    first pages never do. After a gap each request gets one step, not all missed ones, because a
    step counts its waiting time from now.
    """
    return retrying(store, lambda tx: _take(tx, one, now, held))


def _take(tx: Transaction, due: DueDeadline, now: datetime, held: bool) -> bool:
    case = tx.case(due.case_id)
    if case is None or (held and _can_wait(case, due.deadline.kind)):
        return False
    still = {d.kind for d in deadlines(case) if d.due_at <= now}
    step = Step(case)
    if due.deadline.kind in still:
        step = _STEPS[due.deadline.kind](case, tx.roster(now), now)
    keep_and_care(tx, case, step, now)
    return due.deadline.kind in still


def _can_wait(case: Case, kind: DeadlineKind) -> bool:
    if case.is_danger or kind is DeadlineKind.ALARM:
        return False
    first_page = case.search is not None and case.search.tier < 0
    return not (kind is DeadlineKind.SEARCH and first_page)


_STEPS: Final[Mapping[DeadlineKind, Callable[[Case, Roster, datetime], Step]]] = {
    DeadlineKind.SEARCH: searching.due,
    DeadlineKind.ALARM: alarms.due,
    DeadlineKind.CONTACT_CHECK: lambda case, roster, at: holding.check_due(case, at),
    DeadlineKind.CONTACT_RELEASE: holding.silence,
    DeadlineKind.LEAD_CHECK: checks.due,
    DeadlineKind.NAME_TOLD: lambda case, roster, at: worrying.tell_name(case, at),
    DeadlineKind.LOG_REMINDER: holding.remind,
    DeadlineKind.FOLLOW_UP: lambda case, roster, at: followups.due(case, at),
}
"""What each deadline brings."""


NOBODY_THERE: Final = frozenset(
    {
        "cannot_dm_bot",
        "channel_not_found",
        "user_deactivated",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)
"""Codes that speak of one person. What else is refused for good may be refused to everybody."""


def _lost(tx: Transaction, member_id: str | None, code: str) -> None:
    member = tx.member(member_id) if member_id is not None and code in NOBODY_THERE else None
    if member is not None and member.reachable:
        tx.put_member(replace(member, reachable=False))


def recipient_gone(store: Store, now: datetime, notice: Notice, code: str) -> None:
    """Slack refuses this recipient for good: out of this round, and the next is paged at once.

    A member who cannot be reached at all is asked no more until Slack opens a conversation with
    them again; their hours on call count as a gap.
    """

    def work(tx: Transaction) -> None:
        row = AuditRow("unreachable", notice.member_id, notice.case_id, (("error", code),))
        tx.audit(row, now)
        # The case before the member: every transaction goes in that order.
        case = tx.case(notice.case_id) if notice.case_id is not None else None
        _lost(tx, notice.member_id, code)
        party = case.party(notice.party_id) if case is not None and notice.party_id else None
        if case is None or party is None or party.role is PartyRole.REQUESTER:
            return
        keep(tx, holding.drop(case, party, tx.roster(now), now), now)

    retrying(store, work)
